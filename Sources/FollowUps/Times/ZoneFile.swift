/// Reads the files of the time zone database, after RFC 8536, "The Time Zone Information Format (TZif)" (2019).
///
/// It is given bytes from wherever, so every count is checked against what is there, and whatever does not fit gives
/// `nil`. Leap seconds are passed over, as POSIX time does.
package struct ZoneFile {
    private let bytes: [UInt8]
    private var place = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The rules in a file; `nil` where it is none of its kind or is damaged.
    package static func rules(_ bytes: [UInt8], name: String) -> ZoneRules? {
        var file = ZoneFile(bytes)
        guard let head = file.head() else { return nil }
        guard head.version >= UInt8(ascii: "2") else { return file.block(head, width: 4).map { $0.rules(name, nil) } }
        // What comes first is for readers from before 2008; the same follows with room for all years.
        guard let skipped = head.length(width: 4), file.skip(skipped), let second = file.head(),
            let block = file.block(second, width: 8)
        else { return nil }
        guard file.byte() == UInt8(ascii: "\n") else { return nil }
        let footer = file.bytes[file.place...].prefix { $0 != UInt8(ascii: "\n") }
        guard file.place + footer.count < file.bytes.count else { return nil }
        return block.rules(name, footer.isEmpty ? nil : YearlyChange(String(decoding: footer, as: UTF8.self)))
    }

    /// The counts of a data block, RFC 8536 section 3.1.
    private struct Head {
        var version: UInt8
        var ut = 0
        var standard = 0
        var leaps = 0
        var changes = 0
        var kinds = 0
        var letters = 0

        /// How many bytes the block takes; `nil` where the counts are absurd.
        func length(width: Int) -> Int? {
            guard [ut, standard, leaps, changes, kinds, letters].allSatisfy({ $0 <= 1_000_000 }) else { return nil }
            return changes * (width + 1) + kinds * 6 + letters + leaps * (width + 4) + standard + ut
        }
    }

    private struct Block {
        var changes: [Int64] = []
        var kinds: [Int] = []
        var settings: [ZoneRules.Setting] = []

        func rules(_ name: String, _ rest: YearlyChange?) -> ZoneRules {
            // RFC 8536 section 3.2: before the first change, the first kind holds.
            ZoneRules(
                name: name, changes: changes, settings: kinds.map { settings[$0] }, first: settings[0], rest: rest)
        }
    }

    private mutating func head() -> Head? {
        guard bytes.count - place >= 44, bytes[place..<place + 4].elementsEqual("TZif".utf8) else { return nil }
        var head = Head(version: bytes[place + 4])
        place += 20
        head.ut = Int(number(4) ?? 0)
        head.standard = Int(number(4) ?? 0)
        head.leaps = Int(number(4) ?? 0)
        head.changes = Int(number(4) ?? 0)
        head.kinds = Int(number(4) ?? 0)
        head.letters = Int(number(4) ?? 0)
        let counts = [head.ut, head.standard, head.leaps, head.changes, head.kinds, head.letters]
        return counts.allSatisfy { $0 >= 0 } && head.kinds > 0 ? head : nil
    }

    private mutating func block(_ head: Head, width: Int) -> Block? {
        guard let length = head.length(width: width), bytes.count - place >= length else { return nil }
        var block = Block()
        for _ in 0..<head.changes { block.changes.append(number(width) ?? 0) }
        for _ in 0..<head.changes { block.kinds.append(Int(byte() ?? 0)) }
        let kinds = (0..<head.kinds).map { _ in (Int(number(4) ?? 0), byte() ?? 0, Int(byte() ?? 0)) }
        let letters = bytes[place..<place + head.letters]
        _ = skip(head.letters + head.leaps * (width + 4) + head.standard + head.ut)
        block.settings = kinds.map { offset, isDaylight, index in
            let name = letters.dropFirst(index).prefix { $0 != 0 }
            return ZoneRules.Setting(
                offset: offset, isDaylight: isDaylight != 0, abbreviation: String(decoding: name, as: UTF8.self))
        }
        guard block.kinds.allSatisfy({ $0 < block.settings.count }),
            zip(block.changes, block.changes.dropFirst()).allSatisfy({ $0 < $1 }),
            block.settings.allSatisfy({ abs($0.offset) < 172_800 })
        else { return nil }
        return block
    }

    private mutating func byte() -> UInt8? {
        guard place < bytes.count else { return nil }
        defer { place += 1 }
        return bytes[place]
    }

    private mutating func skip(_ count: Int) -> Bool {
        guard count <= bytes.count - place else { return false }
        place += count
        return true
    }

    /// A signed number, the highest byte first.
    private mutating func number(_ width: Int) -> Int64? {
        guard bytes.count - place >= width else { return nil }
        var number = UInt64(0)
        for byte in bytes[place..<place + width] { number = number << 8 | UInt64(byte) }
        place += width
        return width == 4 ? Int64(Int32(truncatingIfNeeded: number)) : Int64(bitPattern: number)
    }
}
