package import Importing

/// A file as it comes: as it is, compressed with gzip, in a ZIP archive, as a workbook, or as a feed of issues.
package struct PackedFile {
    /// How a file is packed.
    package enum Packing: Hashable, Sendable {
        case none, gzip, archive
        /// Files of lines in a ZIP archive, each compressed with gzip, and how many.
        case archiveOfLines(Int)
        /// A workbook, and the name of the sheet that is read.
        case sheet(String)
        /// The XML that Jira exports; the source is then one JSON object a line.
        case feed
    }

    /// An archive is held in memory, so it has at most so many bytes.
    private static let archiveLimit = 1 << 30

    /// What was packed, from its beginning.
    package let source: ByteSource
    package let packing: Packing
    /// The sheets of a workbook that are not read and not hidden.
    package var otherSheets: [String] = []

    /// Looks at how a file begins, and unpacks it.
    ///
    /// - Parameters:
    ///   - source: The file from its beginning.
    ///   - sheet: A sheet's name, or its number from 1; `nil` for the first that is not hidden.
    /// - Throws: ``ImportFailure`` for archives that hold several files or are damaged, and what `source` throws.
    package init(_ source: @escaping ByteSource, sheet: String? = nil) throws {
        try self.init(source, sheet: sheet, depth: 0)
    }

    /// Whether a file that begins so is packed.
    package static func isPacked(_ head: [UInt8]) -> Bool {
        head.starts(with: [0x1F, 0x8B]) || ZipArchive.isArchive(head)
    }

    private init(_ source: @escaping ByteSource, sheet: String?, depth: Int) throws {
        var head: [UInt8] = []
        while head.count < ForeignFormat.headLength, let piece = try source() { head += piece }
        var first: [UInt8]? = head
        let whole: ByteSource = {
            if let piece = first {
                first = nil
                return piece
            }
            return try source()
        }
        // Files are packed twice at most: lines compressed within an archive.
        guard Self.isPacked(head), depth < 2 else {
            guard sheet == nil else {
                throw ImportFailure(.unfit, "a sheet is named, and the file is no workbook")
            }
            if let foreign = ForeignFormat(head) { throw foreign.failure }
            (self.source, packing) = try Self.plain(head, source)
            return
        }
        guard ZipArchive.isArchive(head) else {
            let inflater = Inflater(.gzip, whole)
            let inner = try PackedFile({ try inflater.next() }, sheet: sheet, depth: depth + 1)
            self.source = inner.source
            packing = inner.packing == .none ? .gzip : inner.packing
            otherSheets = inner.otherSheets
            return
        }
        let archive = try ZipArchive(try Self.whole(whole, after: []))
        if Workbook.isWorkbook(archive) {
            let workbook = try Workbook(archive)
            let chosen = try Self.choose(sheet, of: workbook)
            self.source = try workbook.csv(of: chosen)
            packing = .sheet(chosen.name)
            otherSheets = workbook.sheets.filter { $0 != chosen && !$0.isHidden }.map(\.name)
            return
        }
        if let foreign = ForeignFormat(archive) { throw foreign.failure }
        let files = archive.files
        if Self.holdsLines(files) {
            self.source = Self.lines(of: files.sorted { $0.name < $1.name }, in: archive)
            packing = .archiveOfLines(files.count)
            return
        }
        guard files.count == 1, let only = files.first else {
            throw ImportFailure(
                .unfit, "the archive holds \(files.count) files", hint: "unpack it, and import each of them")
        }
        let inner = try PackedFile(try archive.open(only), sheet: sheet, depth: depth + 1)
        self.source = inner.source
        packing = inner.packing == .none ? .archive : inner.packing
        otherSheets = inner.otherSheets
    }

    /// All bytes of an archive.
    static func whole(_ source: ByteSource, after start: [UInt8]) throws -> [UInt8] {
        var bytes = start
        while let piece = try source() {
            bytes += piece
            guard bytes.count <= archiveLimit else {
                throw ImportFailure(
                    .unfit, "the archive is larger than 1 GiB", hint: "unpack it, and import what is in it")
            }
        }
        return bytes
    }

    /// Whether the files in an archive are parts of one: lines, each part compressed by itself.
    static func holdsLines(_ files: [ZipArchive.Entry]) -> Bool {
        files.count > 1 && files.allSatisfy { $0.name.hasSuffix(".json.gz") || $0.name.hasSuffix(".jsonl.gz") }
    }

    /// What is not packed: as it is, or the issues in a feed.
    private static func plain(
        _ start: [UInt8], _ source: @escaping ByteSource
    ) throws -> (source: ByteSource, packing: Packing) {
        var head = start
        var isFeed = IssueFeed.isFeed(head)
        // Remarks may stand before the root; no export has so many.
        while isFeed == nil, head.count < 1 << 16, let piece = try source() {
            head += piece
            isFeed = IssueFeed.isFeed(head)
        }
        var first: [UInt8]? = head
        let whole: ByteSource = {
            defer { first = nil }
            return try first ?? source()
        }
        return isFeed == true ? (IssueFeed.lines(of: whole), .feed) : (whole, .none)
    }

    /// The lines of several files, one after another: the next file is opened when the one before is at its end.
    private static func lines(of entries: [ZipArchive.Entry], in archive: ZipArchive) -> ByteSource {
        var rest = entries[...]
        var current: Inflater?
        return {
            while true {
                if let piece = try current?.next() { return piece }
                // The last line of a file need not end.
                let hadOne = current != nil
                guard let next = rest.popFirst() else { return nil }
                current = Inflater(.gzip, try archive.open(next))
                if hadOne { return [0x0A] }
            }
        }
    }

    private static func choose(_ wish: String?, of workbook: Workbook) throws -> Workbook.Sheet {
        let shown = workbook.sheets.filter { !$0.isHidden }
        guard let wish else {
            guard let first = shown.first ?? workbook.sheets.first else {
                throw ImportFailure(.damaged, "the workbook has no sheets")
            }
            return first
        }
        if let named = workbook.sheets.first(where: { $0.name == wish }) { return named }
        if let place = Int(wish), workbook.sheets.indices.contains(place - 1) { return workbook.sheets[place - 1] }
        throw ImportFailure(
            .unfit, "the workbook has no such sheet",
            hint: "its sheets: \(workbook.sheets.map(\.name).joined(separator: ", "))")
    }
}
