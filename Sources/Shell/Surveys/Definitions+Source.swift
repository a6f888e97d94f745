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
    ///   - name: Its name, or the path of its file, which needs no workspace.
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
        var failure = CommandFailure.unknown(noun, name, among: try names(in: session), exitCode: .missingFile)
        if failure.hint == nil { failure.hint = "'survey list' shows them" }
        throw failure
    }

    private static func read(_ path: String, in session: Session) throws -> DefinitionSource {
        DefinitionSource(
            path: path, shown: shown(path, in: session), text: try session.surroundings.files.read(path))
    }
}
