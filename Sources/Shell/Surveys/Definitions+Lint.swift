internal import SourceDiagnostics
internal import SurveyLinting

extension Definitions {
    /// Finds everything about a survey or guide, from its YAML to its method.
    ///
    /// - Parameters:
    ///   - name: Its name, or the path of its file, which needs no workspace.
    ///   - session: The session.
    /// - Returns: What was found, in the order of the file.
    /// - Throws: `CommandFailure` with exit code 66 and a suggestion when there is no such file.
    static func lint(_ name: String, in session: Session) throws -> CheckedDefinition {
        let (_, path, text) = try source(of: name, in: session)
        let found = SurveyLint(text, file: path, themes: themes(in: session))
        return CheckedDefinition(
            name: name, path: path, text: text, survey: found.survey, diagnostics: found.diagnostics)
    }

    /// The path, the path to show and the bytes of a survey or guide.
    static func source(of name: String, in session: Session) throws
        -> (path: String, shown: String, text: [UInt8])
    {
        let files = session.surroundings.files
        if session.workspace == nil, files.isFile(name) {
            return (name, shown(name, in: session), try files.read(name))
        }
        let folder = try session.requireWorkspace().surveys
        let candidates = ["\(folder)/\(name).yaml"] + (name.contains("/") || name.hasSuffix(".yaml") ? [name] : [])
        guard let path = candidates.first(where: files.isFile) else {
            var failure = CommandFailure.unknown("survey", name, among: try names(in: session), exitCode: .missingFile)
            if failure.hint == nil { failure.hint = "'survey list' shows them" }
            throw failure
        }
        return (path, shown(path, in: session), try files.read(path))
    }
}
