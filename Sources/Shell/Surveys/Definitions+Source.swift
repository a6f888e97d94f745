/// The file of a survey or guide.
struct DefinitionSource {
    var path: String
    /// The path to show.
    var shown: String
    var text: [UInt8]
}

extension Definitions {
    /// Finds and reads the file of a survey or guide.
    ///
    /// - Parameters:
    ///   - name: The name of its file, or else of the survey in it, or the path of its file, which needs no workspace.
    ///   - noun: What it should be, for the failure.
    ///   - session: The session.
    /// - Returns: The file.
    /// - Throws: `CommandFailure` with exit code 66 and a suggestion when there is no such file.
    static func source(of name: String, as noun: String = "survey", in session: Session) throws -> DefinitionSource {
        let files = session.surroundings.files
        let isPath = name.contains("/") || name.hasSuffix(".yaml")
        if session.workspace == nil, files.isFile(name) { return try read(name, in: session) }
        let folder = try session.requireWorkspace().surveys
        if let path = (["\(folder)/\(name).yaml"] + (isPath ? [name] : [])).first(where: files.isFile) {
            return try read(path, in: session)
        }
        let called = try identities(in: session).filter { $0.id == name }
        if called.count == 1 { return try read(called[0].path, in: session) }
        var failure = CommandFailure.unknown(noun, name, among: try names(in: session), exitCode: .missingFile)
        if failure.hint == nil { failure.hint = "'survey list' shows them" }
        throw failure
    }

    /// What commands find the survey by that data and journals call so: its file, whatever the name of that is.
    static func file(ofSurvey id: String, in session: Session) throws -> String {
        let called = try identities(in: session).filter { $0.id == id }
        return called.count == 1 ? called[0].path : id
    }

    private static let largest = 4_000_000

    private static func read(_ path: String, in session: Session) throws -> DefinitionSource {
        let files = session.surroundings.files
        // What is much too large is refused before it is read; the reader says the same of what is not.
        guard files.size(path) ?? 0 <= largest else {
            throw CommandFailure(
                .badData, "'\(shown(path, in: session))' is larger than 4 MB, which no definition is")
        }
        return DefinitionSource(path: path, shown: shown(path, in: session), text: try files.read(path))
    }
}
