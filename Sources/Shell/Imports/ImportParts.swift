internal import Archives
internal import Importing

/// The files of a folder, or of an archive that holds several.
struct ImportParts {
    struct Part {
        /// As it is shown and logged: with the folder or the archive before it.
        var name: String
        var open: () throws -> ByteSource
    }

    let parts: [Part]
    /// Folders in the folder, which are not looked into.
    private(set) var folders: [String] = []

    /// Looks at what was named; `nil` for a single file, standard input, and what is not there.
    ///
    /// - Throws: What is wrong with an archive, and with a folder that cannot be read.
    init?(_ path: String, in surroundings: Surroundings) throws {
        let files = surroundings.files
        guard path != "-" else { return nil }
        if files.isFolder(path) {
            let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
            // Hidden files are the system's and the editor's.
            let names = try files.list(path).filter { !$0.hasPrefix(".") }
                .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            parts = names.filter { files.isFile("\(folder)/\($0)") }.map { name in
                Part(name: "\(folder)/\(name)", open: { try files.open("\(folder)/\(name)") })
            }
            folders = names.filter { files.isFolder("\(folder)/\($0)") }
            return
        }
        guard files.isFile(path), let head = try files.open(path)(), PackedFile.isPacked(head),
            let packed = try PackedFolder(try files.open(path))
        else { return nil }
        parts = packed.names.indices.map { place in
            Part(name: "\(path)/\(packed.names[place])", open: { try packed.open(place) })
        }
    }
}
