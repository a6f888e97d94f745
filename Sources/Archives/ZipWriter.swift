internal import CZlib

/// Writes ZIP archives (PKWARE's APPNOTE.TXT 6.3.9), the same bytes for the same files.
///
/// Every file has the first day that the form knows, 1980-01-01, so that nothing in it tells when it was written.
package struct ZipWriter {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    package init() {}

    /// Adds a file; deflated where that makes it shorter.
    ///
    /// Files of 4 GiB and more have no place in this form; the caller keeps what it writes far below.
    package mutating func add(_ name: String, _ content: [UInt8]) {
        let name = Array(name.utf8)
        let packed = Deflater.packed(content)
        var facts: [UInt8] = []
        // Bit 11: the name is UTF-8. Then how it is packed, the time and the day.
        facts.add(1 << 11, 2)
        facts.add(packed == nil ? 0 : 8, 2)
        facts.add(0, 2)
        facts.add(1 << 5 | 1, 2)
        facts.add(Int(crc32(0, content, UInt32(content.count))), 4)
        facts.add(packed?.count ?? content.count, 4)
        facts.add(content.count, 4)
        facts.add(name.count, 2)
        facts.add(0, 2)
        directory.add(0x0201_4B50, 4)
        directory.add(20, 2)
        directory.add(20, 2)
        directory += facts
        // No comment, first disk, no attributes.
        directory.add(0, 10)
        directory.add(bytes.count, 4)
        directory += name
        bytes.add(0x0403_4B50, 4)
        bytes.add(20, 2)
        bytes += facts
        bytes += name
        bytes += packed ?? content
        count += 1
    }

    /// The archive with its directory.
    package var archive: [UInt8] {
        var archive = bytes + directory
        archive.add(0x0605_4B50, 4)
        archive.add(0, 4)
        archive.add(count, 2)
        archive.add(count, 2)
        archive.add(directory.count, 4)
        archive.add(bytes.count, 4)
        archive.add(0, 2)
        return archive
    }
}

extension [UInt8] {
    /// Adds a number of so many bytes, the lowest first.
    fileprivate mutating func add(_ value: Int, _ length: Int) {
        for index in 0..<length { append(UInt8(value >> (8 * index) & 0xFF)) }
    }
}
