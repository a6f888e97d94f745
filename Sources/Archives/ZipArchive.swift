internal import CZlib
package import Importing

/// The files in a ZIP archive that is in memory.
///
/// After PKWARE's APPNOTE.TXT 6.3.9: the directory at the end counts, not what stands before the files. It is read here,
/// since the library for it brings cryptography along that every start of the program would pay for; what unpacks is
/// zlib. Every offset comes from outside, so each is checked.
package struct ZipArchive {
    package struct Entry: Hashable, Sendable {
        /// With `/` between folders; bytes that are no UTF-8 are replaced, since names are only compared and shown.
        package var name: String
        package var isFolder: Bool { name.hasSuffix("/") }
        /// Bytes when unpacked, as the directory says; more is a fault.
        package var size: Int
        fileprivate var packedSize: Int
        fileprivate var method: Int
        fileprivate var checksum: UInt32
        fileprivate var isEncrypted: Bool
        fileprivate var offset: Int
    }

    /// More files than any export has.
    private static let entryLimit = 10_000

    private let bytes: [UInt8]
    package let entries: [Entry]

    /// Whether a file begins as ZIP archives do.
    package static func isArchive(_ head: [UInt8]) -> Bool { head.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

    /// Reads the directory.
    ///
    /// - Parameter bytes: The whole archive.
    /// - Throws: ``ImportFailure`` for one that is cut off, spread over several files, or larger than 4 GiB.
    package init(_ bytes: [UInt8]) throws {
        self.bytes = bytes
        guard let end = Self.directoryEnd(bytes) else {
            throw ImportFailure(
                .damaged, "the archive has no directory at its end", hint: "it may be cut off: fetch it again")
        }
        let count = bytes.number(at: end + 10, 2)
        var place = bytes.number(at: end + 16, 4)
        guard let count, let start = place, count != 0xFFFF, start != 0xFFFF_FFFF, bytes.number(at: end + 4, 2) == 0,
            count <= Self.entryLimit
        else {
            throw ImportFailure(
                .unfit, "the archive is of a kind that is not read: larger than 4 GiB, or in several files",
                hint: "unpack it, and import what is in it")
        }
        var entries: [Entry] = []
        for _ in 0..<count {
            guard let at = place, let (entry, after) = Self.entry(bytes, at: at) else {
                throw ImportFailure(.damaged, "the archive's directory is damaged")
            }
            entries.append(entry)
            place = after
        }
        self.entries = entries
    }

    /// The record that ends the directory; a comment may follow it.
    private static func directoryEnd(_ bytes: [UInt8]) -> Int? {
        var index = bytes.count - 22
        let lowest = max(0, bytes.count - 22 - 0xFFFF)
        while index >= lowest {
            if bytes.number(at: index, 4) == 0x0605_4B50 { return index }
            index -= 1
        }
        return nil
    }

    private static func entry(_ bytes: [UInt8], at start: Int) -> (Entry, after: Int)? {
        guard bytes.number(at: start, 4) == 0x0201_4B50, let flags = bytes.number(at: start + 8, 2),
            let method = bytes.number(at: start + 10, 2), let checksum = bytes.number(at: start + 16, 4),
            let packed = bytes.number(at: start + 20, 4), let size = bytes.number(at: start + 24, 4),
            let nameLength = bytes.number(at: start + 28, 2), let extraLength = bytes.number(at: start + 30, 2),
            let commentLength = bytes.number(at: start + 32, 2), let offset = bytes.number(at: start + 42, 4)
        else { return nil }
        let nameEnd = start + 46 + nameLength
        guard nameEnd <= bytes.count else { return nil }
        let entry = Entry(
            name: String(decoding: bytes[start + 46..<nameEnd], as: UTF8.self), size: size, packedSize: packed,
            method: method, checksum: UInt32(truncatingIfNeeded: checksum), isEncrypted: flags & 1 != 0, offset: offset)
        return (entry, nameEnd + extraLength + commentLength)
    }

    /// The files that somebody put into it: what the Mac's packer adds for itself is left out.
    var files: [Entry] {
        entries.filter { entry in
            !entry.isFolder && !entry.name.hasPrefix("__MACOSX/") && !entry.name.hasSuffix("/.DS_Store")
                && entry.name != ".DS_Store"
        }
    }

    /// Whether two files share bytes: a few of them would unpack to a great many.
    var hasOverlaps: Bool {
        let sorted = entries.sorted { $0.offset < $1.offset }
        return zip(sorted, sorted.dropFirst()).contains { $0.offset + 30 + $0.packedSize > $1.offset }
    }

    package func entry(named name: String) -> Entry? { entries.first { $0.name == name } }

    /// Unpacks a file piece by piece; that it is whole is known at its end.
    ///
    /// - Throws: ``ImportFailure`` for one that is encrypted or packed in a way that is not read.
    package func open(_ entry: Entry) throws -> ByteSource {
        guard !entry.isEncrypted else {
            throw ImportFailure(.unfit, "the archive needs a password", hint: "unpack it, and import what is in it")
        }
        guard bytes.number(at: entry.offset, 4) == 0x0403_4B50, let nameLength = bytes.number(at: entry.offset + 26, 2),
            let extraLength = bytes.number(at: entry.offset + 28, 2)
        else { throw damage() }
        let start = entry.offset + 30 + nameLength + extraLength
        guard start + entry.packedSize <= bytes.count else { throw damage() }
        let packed = pieces(start..<start + entry.packedSize)
        switch entry.method {
        case 0: return checked(entry, packed)
        case 8:
            let inflater = Inflater(.bare, packed)
            return checked(entry, { try inflater.next() })
        default:
            throw ImportFailure(
                .unfit, "the archive is packed in a way that is not read (method \(entry.method))",
                hint: "unpack it, and import what is in it")
        }
    }

    private func pieces(_ range: Range<Int>) -> ByteSource {
        var start = range.lowerBound
        return { [bytes] in
            guard start < range.upperBound else { return nil }
            let end = min(range.upperBound, start + 1 << 16)
            defer { start = end }
            return Array(bytes[start..<end])
        }
    }

    /// Lets no more through than the directory says, and compares the checksum at the end.
    private func checked(_ entry: Entry, _ source: @escaping ByteSource) -> ByteSource {
        var count = 0
        var sum: UInt = 0
        return {
            guard let piece = try source() else {
                guard count == entry.size, UInt32(truncatingIfNeeded: sum) == entry.checksum else { throw damage() }
                return nil
            }
            count += piece.count
            guard count <= entry.size else { throw damage() }
            sum = crc32(sum, piece, UInt32(piece.count))
            return piece
        }
    }

    private func damage() -> ImportFailure {
        ImportFailure(.damaged, "a file in the archive is damaged", hint: "fetch the archive again")
    }
}

extension [UInt8] {
    /// The number of so many bytes, the lowest first; `nil` beyond the end.
    fileprivate func number(at start: Int, _ length: Int) -> Int? {
        guard start >= 0, start <= count - length else { return nil }
        return (0..<length).reduce(0) { $0 | Int(self[start + $1]) << (8 * $1) }
    }
}
