internal import Importing

/// The file of an import: read in pieces, and from the beginning again where that is needed.
///
/// Standard input can be read only once: what was looked at is handed out again, and all of it goes to a private file
/// first where it must be read twice.
final class ImportInput {
    private let files: Files
    private let path: String
    /// Standard input in a private file, once it was read.
    private var spool: Spool?
    private var spooledBytes = 0
    /// What was read of standard input to look at it.
    private var looked: [[UInt8]] = []
    private var rest: (() throws(FileFailure) -> [UInt8]?)?

    init(_ path: String, in surroundings: Surroundings) throws {
        files = surroundings.files
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
    var size: Int? { spool != nil ? spooledBytes : path == "-" ? nil : files.size(path) }

    /// The file from its beginning.
    func open() throws -> ByteSource {
        if let spool { return spool.open() }
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
    ///
    /// - Parameters:
    ///   - folder: Where the file lies, which nobody can find there.
    ///   - watch: Called now and then; throws to stop.
    /// - Throws: What reading, writing and `watch` throw.
    func spool(in folder: String, watch: () throws -> Void) throws {
        guard path == "-" else { return }
        let next = try open()
        let spool = try files.spool(folder)
        while let piece = try next() {
            try watch()
            try spool.append(piece)
            spooledBytes += piece.count
        }
        self.spool = spool
    }
}
