/// What the file holds beside the mapping's fields, after the privacy rules.
///
/// It is kept so that it can be used later without the file. Empty values are left out.
struct UnmappedColumns {
    private struct Column {
        var slot: Int
        var name: String
        /// `"name":`, ready to be written.
        var prefix: [UInt8]
        var privacy: Mapping.Privacy
    }

    private let columns: [Column]
    /// Members of JSON records that are kept though a field is made of them, by the paths they are known by.
    private let members: [(path: String, slot: Int)]
    private let privacy: [String: Mapping.Privacy]
    private let pseudonyms: Pseudonyms
    private let isTable: Bool

    init(_ map: SlotMap, mapping: Mapping, pseudonyms: Pseudonyms) {
        self.pseudonyms = pseudonyms
        privacy = mapping.privacy
        isTable = mapping.reading.format.isTable
        let kept = Set(mapping.kept.flatMap { map.slots(lookingAt: $0, of: "'keep'") })
        members = mapping.kept.compactMap { reference in
            guard case .paths(let paths) = reference, let path = paths.first,
                let slot = map.slots(lookingAt: reference, of: "'keep'").first
            else { return nil }
            return (path.description, slot)
        }
        var taken: Set<String> = []
        var columns: [Column] = []
        for (slot, written) in map.columns.enumerated()
        where kept.contains(slot) || !map.used.contains(slot) && !map.withheld.contains(slot) {
            let rule = mapping.privacy[ColumnName(written).folded] ?? .keep
            guard rule != .drop else { continue }
            var name = mapping.kind == .account ? Self.snakeCase(written) : ColumnName(written).display
            if name.isEmpty { name = "column_\(slot + 1)" }
            if !taken.insert(name).inserted {
                name += "_\(slot + 1)"
                taken.insert(name)
            }
            columns.append(
                Column(slot: slot, name: name, prefix: JSONString.quotedBytes(name) + [.colon], privacy: rule))
        }
        self.columns = columns.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    var names: [String] { columns.map(\.name) }

    /// The names under which columns are kept, by slot.
    var namesBySlot: [Int: String] { Dictionary(uniqueKeysWithValues: columns.map { ($0.slot, $0.name) }) }

    /// Adds them as one JSON object with sorted names, or nothing where none is left.
    func add(_ record: RecordBytes, to fields: inout FieldBytes) throws(RowFault) {
        let place = fields.beginText()
        var isFirst = true
        if isTable {
            for column in columns where column.slot < record.slots.count {
                let slot = record.slots[column.slot]
                if record.isEmpty(slot) { continue }
                fields.append(isFirst ? .openBrace : .comma)
                isFirst = false
                fields.append(column.prefix)
                let text = try record.text(slot, trims: false)
                if column.privacy.isPseudonym {
                    let isOfDomain = column.privacy == .domain
                    text.withBytes {
                        fields.append(JSONString.quotedBytes(pseudonyms.pseudonym(of: $0, withDomain: isOfDomain)))
                    }
                } else {
                    text.withBytes { fields.append(quoted: $0) }
                }
            }
        } else {
            for (name, value) in try members(record) {
                fields.append(isFirst ? .openBrace : .comma)
                isFirst = false
                fields.append(JSONString.quotedBytes(name))
                fields.append(.colon)
                let text = try value.withUnsafeBufferPointer { bytes throws(RowFault) in
                    Array(try String(checking: bytes).utf8)
                }
                fields.append(text)
            }
        }
        guard !isFirst else {
            fields.truncate(to: place)
            return fields.addNull()
        }
        fields.append(.closeBrace)
        fields.endText(place)
    }

    /// As attributes of an account.
    func attributes(_ record: RecordBytes) throws(RowFault) -> [String: String] {
        var result: [String: String] = [:]
        if isTable {
            for column in columns where column.slot < record.slots.count {
                let slot = record.slots[column.slot]
                if record.isEmpty(slot) { continue }
                let text = try String(checking: record.trimmed(slot))
                result[column.name] =
                    column.privacy.isPseudonym
                    ? pseudonyms.pseudonym(of: text, withDomain: column.privacy == .domain) : text
            }
        } else {
            for (name, value) in try members(record) {
                let isText = value.first == .quote
                let texts =
                    isText ? ([.openBracket] + value + [.closeBracket]).withUnsafeBufferPointer(JSONList.texts) : nil
                result[Self.snakeCase(name)] = texts?.first ?? String(decoding: value, as: UTF8.self)
            }
        }
        return result
    }

    /// The names of the members that are kept, in any order.
    func memberNames(_ record: RecordBytes) throws(RowFault) -> [String] { try members(record).map(\.0) }

    private func members(_ record: RecordBytes) throws(RowFault) -> [(String, [UInt8])] {
        var result: [(String, [UInt8])] = []
        for extra in record.extras {
            let name = try String(checking: record.content(extra.name))
            let rule = privacy[ColumnName(name).folded] ?? .keep
            guard rule != .drop else { continue }
            var value = Self.compact(record.content(extra.value))
            if value.elementsEqual("null".utf8) || value.elementsEqual("\"\"".utf8) || value.elementsEqual("[]".utf8)
                || value.elementsEqual("{}".utf8)
            {
                continue
            }
            if rule.isPseudonym {
                let text = String(decoding: value, as: UTF8.self)
                value = JSONString.quotedBytes(pseudonyms.pseudonym(of: text, withDomain: rule == .domain))
            }
            result.append((name, value))
        }
        for (path, slot) in members where slot < record.slots.count && !record.isEmpty(record.slots[slot]) {
            let content = record.content(record.slots[slot])
            let text = try String(checking: content)
            result.append((path, record.slots[slot].kind == .text ? JSONString.quotedBytes(text) : Array(content)))
        }
        return result.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    }

    /// JSON without the white space between its tokens.
    private static func compact(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var isInString = false
        var isEscaped = false
        for byte in bytes {
            if isInString {
                isInString = byte != .quote || isEscaped
                isEscaped = byte == .backslash && !isEscaped
            } else if byte == .space || byte == .tab || byte == .lineFeed || byte == .carriageReturn {
                continue
            } else {
                isInString = byte == .quote
            }
            result.append(byte)
        }
        return result
    }

    /// `Size Band (EU)` becomes `size_band_eu`.
    static func snakeCase(_ name: String) -> String {
        var result = ""
        for character in name.lowercased() where character != "\u{FEFF}" {
            if character.isLetter || character.isNumber {
                result.append(character)
            } else if !result.isEmpty, result.last != "_" {
                result.append("_")
            }
        }
        if result.last == "_" { result.removeLast() }
        return result
    }
}
