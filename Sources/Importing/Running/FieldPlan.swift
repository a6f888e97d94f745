internal import FoundationEssentials

/// A field's rule after it met the file: which slots it reads, and how.
final class FieldPlan {
    let rule: FieldRule
    /// The slots that may hold the value, in order.
    let slots: [Int]
    let privacy: Mapping.Privacy
    private let constant: String?
    private let values: [(from: [UInt8], to: String?)]
    private let pseudonyms: Pseudonyms
    /// How dates may be written; narrowed when the whole column has been seen.
    var formats: [DateFormat]
    private let zone: Int?
    /// The separator of a list, where it is one ASCII character.
    private let separatorByte: UInt8?
    /// Values that `values` does not list, with how often they came.
    private(set) var unknown: [String: Int] = [:]
    private(set) var unlistedUnknown = 0

    init(
        _ rule: FieldRule, slots: [Int], privacy: Mapping.Privacy, dates: DateOptions, pseudonyms: Pseudonyms
    ) {
        self.rule = rule
        self.slots = slots
        self.privacy = privacy
        self.pseudonyms = pseudonyms
        if case .constant(let text) = rule.reference { constant = text } else { constant = nil }
        values = rule.values.sorted { $0.key < $1.key }.map { (Array($0.key.utf8), $0.value) }
        formats = dates.formats
        zone = dates.zone
        if case .list(let separator) = rule.transform, separator.utf8.count == 1 {
            separatorByte = separator.utf8.first
        } else {
            separatorByte = nil
        }
    }

    private func fault(_ reason: String) -> RowFault { RowFault(reason: "\(reason) (\(rule.target))") }

    /// The slot that counts in this record.
    func slot(in record: RecordBytes) -> Slot? {
        for index in slots where index < record.slots.count {
            let slot = record.slots[index]
            if !record.isEmpty(slot) { return slot }
        }
        return nil
    }

    /// The value as text after `values` and the privacy rule; `nil` where there is none.
    ///
    /// Unknown values are counted when a record is made, not when a condition looks at the field.
    func text(in record: RecordBytes, countsUnknown: Bool = true) throws(RowFault) -> String? {
        guard privacy != .drop else { return nil }
        guard let raw = try rawText(in: record, countsUnknown) else {
            if rule.isRequired { throw RowFault(reason: "has no \(rule.target)") }
            return nil
        }
        return privacy == .pseudonym ? pseudonyms.pseudonym(of: raw) : raw
    }

    private func rawText(in record: RecordBytes, _ countsUnknown: Bool) throws(RowFault) -> String? {
        if let constant { return constant }
        guard let slot = slot(in: record) else { return nil }
        if slot.kind == .list || slot.kind == .object {
            throw fault("holds a \(slot.kind == .list ? "list" : "group of values") where a text belongs")
        }
        if !values.isEmpty { return try translated(record.trimmed(slot), countsUnknown) }
        switch rule.transform {
        case .text:
            // What is short is a name, a code or a key; white space around it comes from the export.
            return try String(checking: rule.target == "body" ? record.content(slot) : record.trimmed(slot))
        case .html: return HTMLText.text(try String(checking: record.content(slot)))
        case .boolean(let yes, let no):
            let word = try String(checking: record.trimmed(slot))
            if yes.contains(where: { $0.lowercased() == word.lowercased() }) { return "true" }
            if no.contains(where: { $0.lowercased() == word.lowercased() }) { return "false" }
            throw fault("has neither a yes nor a no")
        case .integer:
            let word = try String(checking: record.trimmed(slot))
            guard let number = Int(word) else { throw fault("has no whole number") }
            return String(number)
        case .decimal:
            let word = try String(checking: record.trimmed(slot))
            guard Self.number(word) != nil else { throw fault("has no number") }
            return word
        default: return try String(checking: record.trimmed(slot))
        }
    }

    private func translated(_ word: UnsafeBufferPointer<UInt8>, _ countsUnknown: Bool) throws(RowFault) -> String? {
        for (from, to) in values where Self.isEqual(from, word) { return to }
        let text = try String(checking: word)
        for (from, to) in values where String(decoding: from, as: UTF8.self).lowercased() == text.lowercased() {
            return to
        }
        if countsUnknown { count(unknown: text) }
        return rule.otherwise == .keep ? text : nil
    }

    @inline(__always)
    private static func isEqual(_ known: [UInt8], _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard known.count == word.count else { return false }
        for index in 0..<known.count where known[index] != word[index] { return false }
        return true
    }

    private func count(unknown text: String) {
        let shown = String(text.prefix(40))
        if unknown[shown] != nil || unknown.count < ImportReport.listedValues {
            unknown[shown, default: 0] += 1
        } else {
            unlistedUnknown += 1
        }
    }

    /// The value as a point in time, in seconds since 1970-01-01 UTC.
    func time(in record: RecordBytes) throws(RowFault) -> Int64? {
        guard privacy != .drop else { return nil }
        guard let slot = slot(in: record), slot.kind == .text || slot.kind == .literal else {
            if let constant { return try time(constant) }
            if rule.isRequired { throw RowFault(reason: "has no \(rule.target)") }
            return nil
        }
        return try time(record.trimmed(slot))
    }

    private func time(_ text: String) throws(RowFault) -> Int64? {
        let bytes = Array(text.utf8)
        return try bytes.withUnsafeBufferPointer { bytes throws(RowFault) in try time(bytes) }
    }

    private func time(_ bytes: UnsafeBufferPointer<UInt8>) throws(RowFault) -> Int64? {
        switch rule.transform {
        case .unixSeconds: return try reading(bytes, [.unixSeconds])
        case .unixMilliseconds: return try reading(bytes, [.unixMilliseconds])
        default: return try reading(bytes, formats)
        }
    }

    private func reading(_ bytes: UnsafeBufferPointer<UInt8>, _ formats: [DateFormat]) throws(RowFault) -> Int64 {
        var lacksZone = false
        for format in formats {
            switch format.seconds(bytes, zone: zone) {
            case .time(let time): return time
            case .withoutZone: lacksZone = true
            case .unreadable: break
            }
        }
        throw fault(lacksZone ? "has a time without a zone, and the mapping names none" : "has a date of another form")
    }

    func list(in record: RecordBytes) throws(RowFault) -> [String] {
        guard privacy != .drop else { return [] }
        if let slot = slot(in: record), slot.kind == .list {
            guard let items = JSONList.texts(record.content(slot)) else {
                throw fault("has a list of something else than texts")
            }
            return items
        }
        if values.isEmpty, privacy == .keep, let separatorByte, let slot = slot(in: record) {
            return try words(record.content(slot), between: separatorByte)
        }
        guard let text = try text(in: record) else { return [] }
        guard case .list(let separator) = rule.transform, !text.isEmpty else { return [text] }
        return text.split(separator: separator, omittingEmptySubsequences: true).map { part in
            let trimmed = part.drop { $0 == " " }
            return String(trimmed.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }

    /// The stretches between separators, without white space at their ends; empty ones are left out.
    private func words(
        _ bytes: UnsafeBufferPointer<UInt8>, between separator: UInt8
    ) throws(RowFault) -> [String] {
        var words: [String] = []
        var start = 0
        while start < bytes.count {
            let end = ByteSearch.first(separator, in: bytes, from: start, to: bytes.count)
            let word = RecordBytes.trimmed(bytes, start, end)
            if !word.isEmpty { words.append(try String(checking: word)) }
            start = end + 1
        }
        return words
    }

    func number(in record: RecordBytes) throws(RowFault) -> Double? {
        guard let text = try text(in: record) else { return nil }
        guard let number = Self.number(text) else { throw fault("has no number") }
        guard case .scale(let low, let high) = rule.transform else { return number }
        guard number >= low, number <= high else { throw fault("has a number outside the scale") }
        return (number - low) / (high - low)
    }

    func integer(in record: RecordBytes) throws(RowFault) -> Int? {
        guard let text = try text(in: record) else { return nil }
        guard let number = Int(text) else { throw fault("has no whole number") }
        return number
    }

    /// Reads `-12.5` and `1e3`; no separators, no words such as `nan`.
    private static func number(_ text: String) -> Double? {
        let isPlain = text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+")
                || $0 | 0x20 == UInt8(ascii: "e")
        }
        guard isPlain, let number = Double(text), number.isFinite else { return nil }
        return number
    }
}
