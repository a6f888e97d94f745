internal import FeedbackModel
internal import Journal
internal import RoadmapScoring
package import SourceDiagnostics
package import SurveyModel
internal import SurveyYAML

/// A survey or guide as its file says it now.
package struct Definition: Hashable, Sendable {
    package var survey: Survey
    /// Where it was read from.
    package var path: String
    /// The bytes of the file, which a session keeps so that it can always be read with its own definition.
    package var text: [UInt8]
    /// SHA-256 of the bytes, in 64 hexadecimal digits, by which a session names its definition.
    package var hash: String
    /// Advice about it; there are no errors.
    package var warnings: [Diagnostic]
}

/// A file of the workspace that should be a survey or a guide, right or wrong.
package struct CheckedDefinition: Sendable {
    package var name: String
    package var path: String
    package var text: [UInt8]
    /// `nil` when there are errors.
    package var survey: Survey?
    package var diagnostics: [Diagnostic]

    package var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
}

/// The surveys and guides in `surveys/`.
@MainActor
package enum Definitions {
    /// The other files that people write there.
    static let reserved = ["canvass", "themes", "roadmap", "audit", "features", "accounts"]

    /// Whether a survey's file can have this name.
    static func canBeName(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count) && name.utf8.first != UInt8(ascii: "-") && !reserved.contains(name)
            && name.utf8.allSatisfy { byte in
                byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte)
                    || (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
            }
    }

    /// The names of all surveys and guides, sorted.
    package static func names(in session: Session) throws -> [String] {
        let folder = try session.requireWorkspace().surveys
        return try session.surroundings.files.list(folder)
            .filter { $0.hasSuffix(".yaml") }
            .map { String($0.dropLast(5)) }
            .filter { !reserved.contains($0) && !$0.hasSuffix(".test") && !$0.hasSuffix(".lock") && !$0.hasPrefix(".") }
            .sorted()
    }

    /// Loads a survey or guide by its name, or by the path of its file.
    ///
    /// - Parameters:
    ///   - name: The name, as `churn-followup`.
    ///   - noun: What it should be, for the failure.
    ///   - session: The session with its workspace.
    /// - Returns: The definition, without errors.
    /// - Throws: `CommandFailure` with exit code 66 and a suggestion when there is no such file, and with 65 and all
    ///   mistakes when it is wrong.
    package static func survey(named name: String, as noun: String = "survey", in session: Session) throws -> Definition
    {
        let checked = try check(name, as: noun, in: session)
        guard let survey = checked.survey else {
            throw CommandFailure(.badData, "", diagnostics: checked.diagnostics)
        }
        let hash = Self.hash(checked.text)
        return Definition(
            survey: survey, path: checked.path, text: checked.text, hash: hash, warnings: checked.diagnostics)
    }

    /// Reads a definition again from the text that a session kept.
    ///
    /// - Parameters:
    ///   - text: The bytes as they were when the session began.
    ///   - path: The path to show in errors.
    /// - Returns: The definition, without errors.
    /// - Throws: `CommandFailure` with exit code 65 when this version of the program cannot read it.
    package static func survey(keptAs text: [UInt8], path: String) throws -> Definition {
        let (survey, diagnostics) = SurveyParser.parse(text, file: path)
        guard let survey else { throw CommandFailure(.badData, "", diagnostics: diagnostics) }
        return Definition(survey: survey, path: path, text: text, hash: hash(text), warnings: diagnostics)
    }

    /// Reads a definition and finds its mistakes.
    package static func check(_ name: String, as noun: String = "survey", in session: Session) throws
        -> CheckedDefinition
    {
        let source = try source(of: name, as: noun, in: session)
        let (survey, diagnostics) = SurveyParser.parse(
            source.text, file: source.shown, themes: themes(in: session))
        return CheckedDefinition(
            name: name, path: source.shown, text: source.text, survey: survey, diagnostics: diagnostics)
    }

    /// Reads the files that all commands share and finds their mistakes, as far as they are there.
    ///
    /// A roadmap, an audit and a map of features are passed over while the codebook they refer to is wrong itself.
    package static func checkShared(in session: Session) throws -> [CheckedDefinition] {
        let folder = try session.requireWorkspace().surveys
        var settings: WorkspaceSettings?
        var codebook: Codebook? = Codebook(name: "", themes: [])
        var checked: [CheckedDefinition] = []
        for name in reserved where session.surroundings.files.isFile("\(folder)/\(name).yaml") {
            let file = shown("\(folder)/\(name).yaml", in: session)
            let text = try session.surroundings.files.read("\(folder)/\(name).yaml")
            let log = DiagnosticLog()
            switch name {
            case "canvass": settings = WorkspaceSettings.parse(text, file: file, log: log)
            case "themes": codebook = CodebookParser.parse(text, file: file, log: log)
            case "audit":
                guard let codebook else { continue }
                _ = Audit.parse(text, file: file, codebook: codebook, log: log)
            case "features":
                guard let codebook else { continue }
                _ = FeatureMap.parse(text, file: file, codebook: codebook, log: log)
            case "accounts": _ = AccountRules.parse(text, file: file, log: log)
            default:
                guard let codebook else { continue }
                let teams = settings?.teams.map(\.name) ?? []
                _ = RoadmapParser.parse(
                    text, file: file, codebook: codebook, teams: teams.isEmpty ? nil : teams, log: log)
            }
            if log.hasErrors, name == "themes" { codebook = nil }
            checked.append(
                CheckedDefinition(name: name, path: file, text: text, survey: nil, diagnostics: log.sorted))
        }
        return checked
    }

    static func hash(_ text: [UInt8]) -> String { Journal.Digest.of([text]).description }

    /// The path from the current folder, where it is below it.
    static func shown(_ path: String, in session: Session) -> String {
        let here = session.surroundings.files.currentFolder() + "/"
        return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
    }

    /// The themes of the codebook; `nil` when there is none or it is wrong itself, which other commands tell.
    static func themes(in session: Session) -> [String]? {
        guard let workspace = session.workspace else { return nil }
        let path = workspace.surveys + "/themes.yaml"
        guard session.surroundings.files.isFile(path), let bytes = try? session.surroundings.files.read(path),
            let codebook = CodebookParser.parse(bytes, file: path, log: DiagnosticLog())
        else { return nil }
        return codebook.themes.map(\.id)
    }
}
