internal import FeedbackModel
internal import FoundationEssentials

/// A field's rule after it met the file: which slots it reads, and how.
final class FieldPlan {
    let rule: FieldRule
    /// The slots that may hold the value, in order.
    let slots: [Int]
    let privacy: Mapping.Privacy
    /// What must hold for the field to have a value.
    private let only: ConditionPlan?
    /// Whether several columns, or the elements of a list of objects, are its items.
    private let isList: Bool
    private let constant: String?
    private let values: [Translation]
    private let pseudonyms: Pseudonyms

    /// What one value becomes.
    private struct Translation {
        let from: [UInt8]
        /// The value without regard to case.
        let folded: String
        let to: FieldText
    }

    /// How dates may be written; narrowed when the whole column has been seen.
    var formats: [DateFormat]
    private let zone: ZoneRule
    private let offset: ZoneOffset?
    /// The path within each element of a list of objects, by slot.
    private let inner: [Int: JSONPath]
    /// Whether white space at the ends belongs to the text.
    private let isBody: Bool
    /// The separator of a list, where it is one ASCII character.
    private let separatorByte: UInt8?
    /// Values that `values` does not list, with how often they came.
    private(set) var unknown: [String: Int] = [:]
    private(set) var unlistedUnknown = 0

    init(
        _ rule: FieldRule, only: ConditionPlan?, slots: [Int], privacy: Mapping.Privacy, dates: DateOptions,
        offset: ZoneOffset?,
        pseudonyms: Pseudonyms
    ) {
        self.rule = rule
        self.only = only
        isList = rule.reference.isList
        self.slots = slots
        self.privacy = privacy
        self.pseudonyms = pseudonyms
        if case .constant(let text) = rule.reference { constant = text } else { constant = nil }
        values = rule.values.sorted { $0.key < $1.key }.map {
            Translation(from: Array($0.key.utf8), folded: $0.key.lowercased(), to: FieldText($0.value))
        }
        formats = dates.formats
        zone = dates.zone
        self.offset = offset
        var inner: [Int: JSONPath] = [:]
        if case .paths(let paths) = rule.reference {
            for (slot, path) in zip(slots, paths) { inner[slot] = path.inner }
        }
        self.inner = inner
        isBody = rule.target == "body"
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

    /// The value after `values` and the privacy rule; none where there is none.
    ///
    /// Unknown values are counted when a record is made, not when a condition looks at the field.
    func value(in record: RecordBytes, countsUnknown: Bool = true) throws(RowFault) -> FieldText {
        guard privacy != .drop else { return .none }
        if let only, try !only.holds(record) { return .none }
        let raw = try rawValue(in: record, countsUnknown)
        if raw.isNone {
            if rule.isRequired { throw RowFault(reason: "has no \(rule.target)") }
            return .none
        }
        guard privacy.isPseudonym else { return raw }
        return .made(raw.withBytes { pseudonyms.pseudonymBytes(of: $0, withDomain: privacy == .domain) })
    }

    /// The same as a text of its own.
    func text(in record: RecordBytes) throws(RowFault) -> String? { try value(in: record).string }

    private func rawValue(in record: RecordBytes, _ countsUnknown: Bool) throws(RowFault) -> FieldText {
        if let constant { return FieldText(constant) }
        guard let slot = slot(in: record) else { return .none }
        if slot.kind == .list || slot.kind == .object {
            throw fault("holds a \(slot.kind == .list ? "list" : "group of values") where a text belongs")
        }
        if !values.isEmpty { return try translated(slot, record, countsUnknown) }
        switch rule.transform {
        // What is short is a name, a code or a key; white space around it comes from the export.
        case .text: return try record.text(slot, trims: !isBody)
        case .html: return FieldText(HTMLText.text(try String(checking: record.content(slot))))
        case .boolean(let yes, let no):
            let word = try String(checking: record.trimmed(slot))
            if yes.contains(where: { $0.lowercased() == word.lowercased() }) { return FieldText("true") }
            if no.contains(where: { $0.lowercased() == word.lowercased() }) { return FieldText("false") }
            throw fault("has neither a yes nor a no")
        case .integer:
            let word = try String(checking: record.trimmed(slot))
            guard let number = Int(word) else { throw fault("has no whole number") }
            return FieldText(String(number))
        case .decimal:
            let word = try String(checking: record.trimmed(slot))
            guard let number = Self.number(word) else { throw fault("has no number") }
            guard number.isFinite else { throw fault("has a number that is too large") }
            return FieldText(word)
        case .markdown: return FieldText(MarkedWords.markdown(try String(checking: record.content(slot))))
        case .jiraWiki: return FieldText(MarkedWords.jiraWiki(try String(checking: record.content(slot))))
        case .parameter(let name):
            let address = try String(checking: record.trimmed(slot))
            return FieldText(Self.parameter(name, of: address))
        case .email: return FieldText(EmailAddress.compared(try String(checking: record.trimmed(slot))))
        case .salesforceID:
            let id = try String(checking: record.trimmed(slot))
            guard let long = SalesforceID.long(id) else { throw fault("has no id of Salesforce's kind") }
            return FieldText(long)
        default: return try record.text(slot)
        }
    }

    /// What stands behind `name=` in a page's address; `nil` where nothing does.
    private static func parameter(_ name: String, of address: String) -> String? {
        guard let query = address.split(separator: "?", maxSplits: 1).dropFirst().first else { return nil }
        for part in query.prefix(while: { $0 != "#" }).split(separator: "&") where part.hasPrefix(name + "=") {
            let value = part.dropFirst(name.count + 1)
            return value.isEmpty ? nil : String(value)
        }
        return nil
    }

    private func translated(
        _ slot: Slot, _ record: RecordBytes, _ countsUnknown: Bool
    ) throws(RowFault) -> FieldText {
        let word = record.trimmed(slot)
        for value in values where ByteSearch.isEqual(value.from, word) { return value.to }
        let text = try String(checking: word)
        let folded = text.lowercased()
        for value in values where value.folded == folded { return value.to }
        if countsUnknown { count(unknown: text) }
        return rule.otherwise == .keep ? FieldText(text) : .none
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
    ///
    /// `created` is when the record was made, from which a duration counts; without it a duration says nothing.
    func time(in record: RecordBytes, since created: Int64? = nil) throws(RowFault) -> Int64? {
        switch rule.transform {
        case .minutesAfterCreated, .clockAfterCreated: return try timeAfter(created, in: record)
        default: break
        }
        guard privacy != .drop else { return nil }
        if let only, try !only.holds(record) { return nil }
        guard let slot = slot(in: record), slot.kind == .text || slot.kind == .literal else {
            if let constant { return try time(constant) }
            if rule.isRequired { throw RowFault(reason: "has no \(rule.target)") }
            return nil
        }
        // Some products write a dash where there is no time.
        if !values.isEmpty, try translated(slot, record, false).isNone { return nil }
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
        case .unix: return try reading(bytes, [.unix])
        case .unixLocal: return try local(try reading(bytes, [.unix]))
        default: return try reading(bytes, formats)
        }
    }

    private func reading(_ bytes: UnsafeBufferPointer<UInt8>, _ formats: [DateFormat]) throws(RowFault) -> Int64 {
        var lacksZone = false
        let fixed: Int? = if case .fixed(let seconds) = zone { seconds } else { nil }
        for format in formats {
            switch format.seconds(bytes, zone: fixed) {
            case .time(let time): return time
            case .withoutZone:
                lacksZone = true
                guard let offset, let shown = format.seconds(bytes, zone: 0).time else { continue }
                return shown - Int64(offset(shown))
            case .unreadable: break
            }
        }
        if lacksZone, zone == .ask { throw RowFault(reason: "", isQuestion: true) }
        throw fault(lacksZone ? "has a time without a zone, and the mapping names none" : "has a date of another form")
    }

    /// What a time is in UTC that a clock in the mapping's zone has shown, as if that were UTC.
    private func local(_ shown: Int64) throws(RowFault) -> Int64 {
        switch zone {
        case .ask: throw RowFault(reason: "", isQuestion: true)
        case .none: throw fault("has a time without a zone, and the mapping names none")
        case .fixed(let seconds): return shown - Int64(seconds)
        case .named: return shown - Int64(offset?(shown) ?? 0)
        }
    }

    /// The value, or the first of several where it is a list.
    func firstText(in record: RecordBytes) throws(RowFault) -> String? {
        guard let slot = slot(in: record), slot.kind == .list, constant == nil else { return try text(in: record) }
        guard privacy != .drop else { return nil }
        guard let items = JSONList.texts(record.content(slot)) else {
            throw fault("has a list of something else than texts")
        }
        return items.first.map(named)
    }

    /// Adds the value as a list.
    func addList(_ record: RecordBytes, to fields: inout FieldBytes) throws(RowFault) {
        if privacy == .keep, only == nil, values.isEmpty, !isList, let separatorByte,
            let slot = slot(in: record), slot.kind != .list
        {
            return try addWords(of: slot, record, between: separatorByte, to: &fields)
        }
        fields.add(list: try list(in: record))
    }

    /// The value as a list.
    func list(in record: RecordBytes) throws(RowFault) -> [String] {
        guard privacy != .drop else { return [] }
        if let only, try !only.holds(record) { return [] }
        switch rule.reference {
        case .everyNamed, .everyMatching: return try cells(in: record)
        default: break
        }
        if !inner.isEmpty { return try innerTexts(in: record) }
        if let slot = slot(in: record), slot.kind == .list {
            guard let items = JSONList.texts(record.content(slot)) else {
                throw fault("has a list of something else than texts")
            }
            return items.map(named)
        }
        guard let text = try text(in: record) else { return [] }
        guard case .list(let separator) = rule.transform, !text.isEmpty else { return [text] }
        return text.split(separator: separator, omittingEmptySubsequences: true).map { part in
            let trimmed = part.drop { $0 == " " }
            return String(trimmed.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }

    /// What stands in each of several columns.
    private func cells(in record: RecordBytes) throws(RowFault) -> [String] {
        var items: [String] = []
        for index in slots where index < record.slots.count && !record.isEmpty(record.slots[index]) {
            items.append(named(try String(checking: record.trimmed(record.slots[index]))))
        }
        return items
    }

    /// What each element of a list of objects has at a path.
    private func innerTexts(in record: RecordBytes) throws(RowFault) -> [String] {
        for index in slots where index < record.slots.count && !record.isEmpty(record.slots[index]) {
            let slot = record.slots[index]
            guard slot.kind == .list, let path = inner[index],
                let items = JSONList.texts(record.content(slot), at: path)
            else { throw fault("has something else than a list of what the mapping names") }
            return items.map(named)
        }
        return []
    }

    /// The name that the rules for personal data leave of an item.
    private func named(_ item: String) -> String {
        privacy.isPseudonym ? pseudonyms.pseudonym(of: item, withDomain: privacy == .domain) : item
    }

    /// Adds the stretches between separators, without white space at their ends; empty ones are left out.
    private func addWords(
        of slot: Slot, _ record: RecordBytes, between separator: UInt8, to fields: inout FieldBytes
    ) throws(RowFault) {
        let bytes = record.content(slot)
        let place = fields.beginText()
        fields.append(.openBracket)
        var isFirst = true
        var start = 0
        while start < bytes.count {
            let end = ByteSearch.first(separator, in: bytes, from: start, to: bytes.count)
            let word = RecordBytes.trimmed(bytes, start, end)
            if !word.isEmpty {
                if !isFirst { fields.append(.comma) }
                isFirst = false
                try FieldText(checking: word, isClean: record.isClean).withBytes { fields.append(quoted: $0) }
            }
            start = end + 1
        }
        fields.append(.closeBracket)
        fields.endText(place)
    }

    func number(in record: RecordBytes) throws(RowFault) -> Double? {
        guard let text = try text(in: record) else { return nil }
        guard let number = Self.number(text) else { throw fault("has no number") }
        guard number.isFinite else { throw fault("has a number that is too large") }
        guard case .scale(let low, let high) = rule.transform else { return number }
        guard number >= low, number <= high else { throw fault("has a number outside the scale") }
        return (number - low) / (high - low)
    }

    func integer(in record: RecordBytes) throws(RowFault) -> Int? {
        guard let text = try text(in: record) else { return nil }
        guard let number = Int(text) else { throw fault("has no whole number") }
        return number
    }

    /// Reads `-12.5` and `1e3`, and `1e400` as infinity; no separators, no words such as `nan`.
    static func number(_ text: String) -> Double? {
        let isPlain = text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+")
                || $0 | 0x20 == UInt8(ascii: "e")
        }
        return isPlain ? Double(text) : nil
    }
}
