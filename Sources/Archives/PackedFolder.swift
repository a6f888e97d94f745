package import Importing

/// A ZIP archive that holds several files, each to be read by itself.
package struct PackedFolder {
    /// More files than anybody imports at once.
    private static let fileLimit = 1_000

    private let archive: ZipArchive
    private let entries: [ZipArchive.Entry]

    /// The files' names with their folders, sorted; one may come twice.
    package var names: [String] { entries.map(\.name) }

    /// Looks into a file; `nil` for everything but an archive whose files are to be read one by one.
    ///
    /// - Parameter source: The file from its beginning.
    /// - Throws: ``ImportFailure`` for archives that are damaged, too large or made to harm, and what `source` throws.
    package init?(_ source: @escaping ByteSource) throws {
        var bytes: [UInt8] = []
        while bytes.count < 4, let piece = try source() { bytes += piece }
        guard ZipArchive.isArchive(bytes) else { return nil }
        let archive = try ZipArchive(try PackedFile.whole(source, after: bytes))
        let files = archive.files
        guard files.count > 1, !Workbook.isWorkbook(archive), ForeignFormat(archive) == nil,
            !PackedFile.holdsLines(files)
        else { return nil }
        guard files.count <= Self.fileLimit else {
            throw ImportFailure(
                .unfit, "the archive holds \(files.count) files", hint: "unpack it, and import the folder in parts")
        }
        guard !archive.hasOverlaps else {
            throw ImportFailure(.damaged, "files in the archive lie over each other, which no packer does")
        }
        self.archive = archive
        entries = files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// The file at a place among `names`, unpacked, from its beginning.
    ///
    /// - Throws: ``ImportFailure`` for one that is encrypted or packed in a way that is not read.
    package func open(_ place: Int) throws -> ByteSource { try archive.open(entries[place]) }
}
