internal import SourceDiagnostics
internal import SurveyLinting
internal import SurveyModel
internal import SurveyVersions

extension Definitions {
    /// Finds everything about a survey or guide, from its YAML to its method, and what its lock has against it.
    ///
    /// - Parameters:
    ///   - name: Its name, or the path of its file, which needs no workspace.
    ///   - identities: What the files of the workspace call themselves.
    ///   - session: The session.
    /// - Returns: What was found, in the order of the file.
    /// - Throws: `CommandFailure` with exit code 66 and a suggestion when there is no such file.
    static func lint(
        _ name: String, among identities: [DefinitionIdentity], in session: Session
    ) throws -> CheckedDefinition {
        let source = try source(of: name, in: session)
        let isInWorkspace = identities.contains { $0.place.location.file == source.shown }
        let found = SurveyLint(source.text, file: source.shown, themes: themes(in: session)) { survey, places in
            // Of two files that are the same survey, nobody knows which one the lock is of.
            let clashes = isInWorkspace ? clashes(of: source, among: identities) : []
            guard clashes.isEmpty else { return clashes }
            let unlike = isInWorkspace ? identity(source).flatMap(notNamedAsFile) : nil
            return [unlike].compactMap(\.self)
                + (lock(of: survey.id, beside: source, in: session)?.lock?.diagnostics(for: survey, places: places)
                    ?? [])
        }
        return CheckedDefinition(
            name: name, path: source.shown, text: source.text, survey: found.survey, diagnostics: found.diagnostics)
    }
}
