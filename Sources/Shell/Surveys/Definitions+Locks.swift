internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyVersions

/// What a file of the workspace calls itself.
struct DefinitionIdentity {
    /// What stands behind `survey`: data, journals and the lock go by it.
    var id: String
    var place: SourceSpan
    var path: String
}

extension Definitions {
    /// What each survey and guide of the workspace calls itself, as far as its file can be read; none without one.
    static func identities(in session: Session) throws -> [DefinitionIdentity] {
        guard let folder = session.workspace?.surveys else { return [] }
        return try names(in: session).compactMap { name in
            let path = "\(folder)/\(name).yaml"
            let text = try session.surroundings.files.read(path)
            return identity(DefinitionSource(path: path, shown: shown(path, in: session), text: text))
        }
    }

    static func identity(_ source: DefinitionSource) -> DefinitionIdentity? {
        value(of: "survey", in: source).map { DefinitionIdentity(id: $0.text, place: $0.span, path: source.path) }
    }

    /// A word behind a key of the first level.
    private static func value(of key: String, in source: DefinitionSource) -> SourceText? {
        guard let root = YAMLNode.read(source.text, file: source.shown, log: DiagnosticLog()),
            case .map(let entries) = root.content,
            case .scalar(let text, _)? = entries.first(where: { $0.key.text == key })?.value.content
        else { return nil }
        return text
    }

    /// A mistake for each other file of the workspace that calls itself the same; they would share data and lock.
    static func clashes(of source: DefinitionSource, among identities: [DefinitionIdentity]) -> [Diagnostic] {
        guard let own = identity(source) else { return [] }
        // Some file systems do not tell 'Plan.lock.yaml' from 'plan.lock.yaml'.
        return identities.filter { other in
            other.id.lowercased() == own.id.lowercased() && other.place.location.file != source.shown
        }.map { other in
            Diagnostic(
                .error, .surveyTwice, at: own.place,
                "'\(own.id)' is the survey at \(other.place.location) too; they would share answers and lock",
                hint: "give one of them another name, or keep only one in surveys/")
        }
    }

    /// Advice where commands that take the survey's name would not find its file.
    static func notNamedAsFile(_ identity: DefinitionIdentity) -> Diagnostic? {
        let file = identity.path.split(separator: "/").last.map(String.init) ?? ""
        guard file != identity.id + ".yaml" else { return nil }
        return Diagnostic(
            .warning, .notNameOfFile, at: identity.place, "the survey '\(identity.id)' is not called as its file",
            label: "the file is \(file)", hint: "rename one of the two; commands look for \(identity.id).yaml")
    }

    /// The lock of a survey: beside its file, or else where the workspace keeps it.
    ///
    /// - Parameters:
    ///   - survey: The survey's id.
    ///   - source: The survey's file.
    ///   - session: The session.
    /// - Returns: The lock, which is `nil` where it has mistakes, and its file; `nil` where there is no such file.
    static func lock(
        of survey: String, beside source: DefinitionSource, in session: Session
    ) -> (lock: DefinitionLock?, file: CheckedDefinition)? {
        let name = survey + ".lock.yaml"
        let folder = source.path.lastIndex(of: "/").map { source.path[...$0] } ?? ""
        let places = [folder + name] + (session.workspace.map { ["\($0.surveys)/\(name)"] } ?? [])
        return places.first(where: session.surroundings.files.isFile).flatMap { try? lock(at: $0, in: session) }
    }

    private static func lock(
        at path: String, in session: Session
    ) throws -> (lock: DefinitionLock?, file: CheckedDefinition) {
        let text = try session.surroundings.files.read(path)
        let shown = shown(path, in: session)
        let (lock, diagnostics) = DefinitionLock.parse(text, file: shown)
        return (lock, CheckedDefinition(name: shown, path: shown, text: text, diagnostics: diagnostics))
    }

    /// The lock of a survey's file, where it cannot be read.
    static func wrongLock(of source: DefinitionSource, in session: Session) -> CheckedDefinition? {
        guard let file = identity(source).flatMap({ lock(of: $0.id, beside: source, in: session) })?.file else {
            return nil
        }
        return file.diagnostics.isEmpty ? nil : file
    }

    /// The locks of the workspace that cannot be read, or whose survey is gone.
    static func wrongLocks(in session: Session, among identities: [DefinitionIdentity]) throws -> [CheckedDefinition] {
        let folder = try session.requireWorkspace().surveys
        let names = try session.surroundings.files.list(folder)
        return try names.filter { $0.hasSuffix(".lock.yaml") && !$0.hasPrefix(".") }.sorted().compactMap { name in
            var file = try lock(at: "\(folder)/\(name)", in: session).file
            let survey = name.dropLast(10)
            if file.diagnostics.isEmpty, !identities.contains(where: { $0.id == survey }),
                let locked = value(
                    of: "lock", in: DefinitionSource(path: file.path, shown: file.path, text: file.text))
            {
                file.diagnostics.append(
                    Diagnostic(
                        .error, .wrongLock, at: locked.span, "no file in surveys/ is the survey '\(survey)'",
                        hint: "name the survey so again, or remove the lock if nothing is kept of it"))
            }
            return file.diagnostics.isEmpty ? nil : file
        }
    }
}
