internal import Archives
internal import Importing

/// The file of an import: unpacked, read in pieces, and from the beginning again where that is needed.
///
/// Standard input can be read only once: what was looked at is handed out again, and all of it goes to a private file
/// first where it must be read twice.
final class ImportInput {
    private let files: Files
    private let path: String
    /// Opens the file from its beginning, as it lies; not for standard input.
    private let source: () throws -> ByteSource
    /// Bytes as it lies, where that is known.
    private let storedSize: Int?
    /// The sheet of a workbook that was named, by a person or by the mapping.
    private var sheet: String?
    private let isPacked: Bool
    /// How the file was packed, once it was opened.
    private(set) var packing = PackedFile.Packing.none
    private(set) var otherSheets: [String] = []
    /// Standard input in a private file, once it was read.
    private var spool: Spool?
    private var spooledBytes = 0
    /// Of what is read now, or was read last.
    private var digest: SourceDigest?
    /// What was read of standard input to look at it.
    private var looked: [[UInt8]] = []
    private var rest: (() throws(FileFailure) -> [UInt8]?)?

    init(_ path: String, sheet: String? = nil, in surroundings: Surroundings) throws {
        let files = surroundings.files
        self.files = files
        self.path = path
        self.sheet = sheet
        source = { try files.open(path) }
        storedSize = path == "-" ? nil : files.size(path)
        guard path != "-" else {
            rest = try files.open("-")
            isPacked = false
            return
        }
        guard !files.isFolder(path) else {
            throw CommandFailure(.badData, "\(path) is a folder", hint: "name one file")
        }
        // A file that is not there should be said before anything else.
        let first = try files.open(path)() ?? []
        isPacked = PackedFile.isPacked(first)
    }

    /// A file in an archive.
    init(_ part: ImportParts.Part, sheet: String? = nil, in surroundings: Surroundings) throws {
        files = surroundings.files
        path = part.name
        self.sheet = sheet
        source = part.open
        storedSize = nil
        isPacked = false
    }

    /// Bytes in all, where that is known: of a packed file it is not.
    var size: Int? { spool != nil ? spooledBytes : isPacked ? nil : storedSize }

    /// The file from its beginning.
    func open() throws -> ByteSource {
        // What is spooled was unpacked before.
        if let spool { return spool.open() }
        guard let rest else { return try unpacked(digested(source())) }
        var first = looked[...]
        looked = []
        self.rest = nil
        return try unpacked(
            digested {
                if let piece = first.popFirst() { return piece }
                return try rest()
            })
    }

    private func digested(_ source: @escaping ByteSource) -> ByteSource {
        let digest = SourceDigest(source)
        self.digest = digest
        return { try digest.next() }
    }

    /// The SHA-256 of the file that was opened last, as it lies on disk; reads what is left of it.
    func sha256() throws -> String { try digest?.finish() ?? "" }

    /// The file from its beginning, to be looked at.
    func head() throws -> ByteSource {
        guard let rest else { return try unpacked(source()) }
        var known = looked[...]
        return try unpacked { [self] in
            if let piece = known.popFirst() { return piece }
            let piece = try rest()
            if let piece { looked.append(piece) }
            return piece
        }
    }

    private func unpacked(_ source: @escaping ByteSource) throws -> ByteSource {
        let file = try PackedFile(source, sheet: sheet)
        (packing, otherSheets) = (file.packing, file.otherSheets)
        return file.source
    }

    /// The mapping as it is for what was unpacked: a sheet is read as CSV, whatever the mapping says of delimiters.
    func adapted(_ mapping: Mapping) throws -> Mapping {
        _ = try head()
        guard case .sheet = packing, mapping.reading.format.isTable else { return mapping }
        if sheet == nil, let named = mapping.reading.sheet {
            sheet = named
            _ = try head()
        }
        var mapping = mapping
        mapping.reading.delimiter = UInt8(ascii: ",")
        mapping.reading.encoding = .utf8
        return mapping
    }

    /// What to say about how the file was packed; `nil` where it was not.
    var remark: String? {
        switch packing {
        case .none, .feed: nil
        case .gzip: "note: the file was compressed with gzip"
        case .archive: "note: the file was in a ZIP archive"
        case .archiveOfLines(let count): "note: the \(count) files in the ZIP archive were read one after another"
        case .sheet(let name):
            "note: the sheet '\(name)' was read"
                + (otherSheets.isEmpty
                    ? "" : "; others can be named with --sheet: \(otherSheets.prefix(20).joined(separator: ", "))")
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
