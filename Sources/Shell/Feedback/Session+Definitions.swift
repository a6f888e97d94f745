package import FeedbackModel
internal import SourceDiagnostics

extension Session {
    /// The codebook as `surveys/themes.yaml` has it now.
    package func codebook() throws -> Codebook {
        let path = try requireWorkspace().surveys + "/themes.yaml"
        guard surroundings.files.isFile(path) else {
            throw CommandFailure(
                .missingFile, "there is no codebook: \(path)", hint: "write the themes that feedback is about into it")
        }
        return try definition(path) { CodebookParser.parse($0, file: $1, log: $2) }
    }

    /// What `surveys/canvass.yaml` says, or `nil` where there is no such file.
    package func settings() throws -> WorkspaceSettings? {
        let path = try requireWorkspace().surveys + "/canvass.yaml"
        guard surroundings.files.isFile(path) else { return nil }
        return try definition(path) { WorkspaceSettings.parse($0, file: $1, log: $2) }
    }

    /// What `surveys/audit.yaml` says was found when records were looked at again, or `nil` where there is no such file.
    package func audit(in codebook: Codebook) throws -> Audit? {
        let path = try requireWorkspace().surveys + "/audit.yaml"
        guard surroundings.files.isFile(path) else { return nil }
        return try definition(path) { Audit.parse($0, file: $1, codebook: codebook, log: $2) }
    }

    /// Reads a file of the workspace; its mistakes become one failure with exit code 65.
    func definition<Value>(
        _ path: String, _ parse: (_ bytes: [UInt8], _ file: String, _ log: DiagnosticLog) -> Value?
    ) throws -> Value {
        let log = DiagnosticLog()
        let value = parse(try surroundings.files.read(path), Definitions.shown(path, in: self), log)
        guard let value, !log.hasErrors else { throw CommandFailure(.badData, "", diagnostics: log.sorted) }
        return value
    }
}
