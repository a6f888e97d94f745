/// Where one value of a record stands in the window's bytes: a cell, or what a JSON path leads to.
struct Slot {
    enum Kind: UInt8 {
        /// The record has no such member.
        case missing
        case null
        /// Text, with quotes and escapes already taken away.
        case text
        /// A JSON number, `true` or `false`, as it is written.
        case literal
        /// A JSON array, as it is written.
        case list
        /// A JSON object, as it is written.
        case object
    }

    var start: Int
    var count: Int
    var kind: Kind

    static let missing = Slot(start: 0, count: 0, kind: .missing)
}

/// A member of a JSON record that no field of the mapping uses.
struct ExtraMember {
    var name: Slot
    /// The value as it is written.
    var value: Slot
}

/// What became of reading one more record.
enum ReadOutcome {
    /// The reader's slots are filled.
    case record
    /// A record that cannot be read; the next one can.
    case fault(String)
    case end
}

/// Reads one record after another into slots.
///
/// Slots and the bytes they point to are valid until the next call of `next()`.
protocol RecordReader: AnyObject {
    var window: ByteWindow { get }
    var slots: [Slot] { get }
    /// Members that no slot is for; always empty for tables.
    var extras: [ExtraMember] { get }
    /// Whether all that the slots hold is known to be text as we keep it: see `TextCheck`.
    var isClean: Bool { get }
    /// Where the record that was read last begins, counted from 1.
    var line: Int { get }
    /// Paths of members that stand beside those that are looked for, within objects, and are kept nowhere.
    var unusedPaths: [String] { get }
    /// What is to be said of the file as a whole, once it is read.
    var notes: [String] { get }

    /// - Throws: ``ImportFailure`` where nothing after this place can be trusted, or what the source throws.
    func next() throws -> ReadOutcome
}

extension RecordReader {
    /// What escapes stand for is known only when they are decoded.
    var isClean: Bool { false }

    var unusedPaths: [String] { [] }

    var notes: [String] { [] }
}
