internal import Importing

/// The file of an import: read in pieces, and from the beginning again where that is needed.
///
/// Standard input can be read only once: what was looked at is handed out again, and all of it goes to a private file
/// first where it must be read twice.
final class ImportInput {
    private let files: Files
    private let processID: Int32
    private var path: String
    private var spoolPath: String?
    /// What was read of standard input to look at it.
    private var looked: [[UInt8]] = []
    private var rest: (() throws(FileFailure) -> [UInt8]?)?

    init(_ path: String, in surroundings: Surroundings) throws {
        files = surroundings.files
        processID = surroundings.process.id
        self.path = path
        guard path != "-" else {
            rest = try files.open("-")
            return
        }
        guard !files.isFolder(path) else {
            throw CommandFailure(.badData, "\(path) is a folder", hint: "name one file")
        }
        // A file that is not there should be said before anything else.
        _ = try files.open(path)
    }

    /// Bytes in all, where that is known.
    var size: Int? { path == "-" ? nil : files.size(path) }

    /// The file from its beginning.
    func open() throws -> ByteSource {
        guard let rest else { return try files.open(path) }
        var first = looked[...]
        looked = []
        self.rest = nil
        return {
            if let piece = first.popFirst() { return piece }
            return try rest()
        }
    }

    /// The file from its beginning, to be looked at.
    func head() throws -> ByteSource {
        guard let rest else { return try files.open(path) }
        return { [self] in
            let piece = try rest()
            if let piece { looked.append(piece) }
            return piece
        }
    }

    /// Makes it possible to read standard input twice.
    func spool(in folder: String) throws {
        guard path == "-" else { return }
        let target = "\(folder)/canvass.sqlite-import-\(processID)"
        if files.isFile(target) { try files.remove(target) }
        spoolPath = target
        let next = try open()
        try files.append(target, [])
        while let piece = try next() { try files.append(target, piece) }
        path = target
    }

    /// Removes what was spooled.
    func finish() {
        guard let spoolPath else { return }
        try? files.remove(spoolPath)
    }
}
