extension MappingDraft {
    /// The formats that are tried on a column of dates, the usual ones first.
    private static let patterns = [
        "iso", "yyyy-MM-dd H:mm:ss", "yyyy-MM-dd H:mm", "yyyy/MM/dd H:mm:ss", "yyyy/MM/dd h:mm:ss a z", "yyyy/MM/dd",
        "d/M/yyyy H:mm:ss", "M/d/yyyy H:mm:ss", "d/M/yyyy H:mm", "M/d/yyyy H:mm", "d/M/yyyy", "M/d/yyyy",
        "d/M/yyyy h:mm:ss a", "M/d/yyyy h:mm:ss a", "d/M/yyyy h:mm a", "M/d/yyyy h:mm a", "d/M/yy H:mm", "M/d/yy H:mm",
        "d/M/yy", "M/d/yy", "d.M.yyyy H:mm:ss", "d.M.yyyy H:mm", "d.M.yyyy", "d.M.yy", "dd/MMM/yy h:mm a",
        "dd/MMM/yy H:mm", "d MMM yyyy H:mm", "d MMM yyyy", "EEE, dd MMM yyyy HH:mm:ss Z",
    ].compactMap { DateFormat($0) }

    /// Starts a mapping for a file that none fits, from what its columns are called.
    ///
    /// Every column stands in it: with the field that it is likely to fill, or commented out.
    ///
    /// - Parameters:
    ///   - shape: What the file's beginning shows.
    ///   - kind: What its records are.
    ///   - name: What the mapping is to be called; it becomes the source as well.
    ///   - answers: What was said about zone and encoding.
    /// - Returns: `nil` for a file without columns or members to name.
    package static func starter(
        for shape: FileShape, kind: Mapping.Kind, name: String, answers: Answers
    ) -> MappingDraft? {
        let table = shape.forms.contains(.table)
        let records = table ? nil : RecordPlace(shape)
        let headerRows = table ? TableHeader.likelyRows(shape.rows) : 1
        let header = TableHeader([shape.columns] + shape.rows.prefix(headerRows - 1))
        let columns = table ? header.names.map { ColumnName($0).display } : records?.members ?? []
        guard columns.contains(where: { !$0.isEmpty }) else { return nil }
        let key = table ? "column" : "path"
        var guesses: [String] = headerRows == 1 ? [] : ["the first \(headerRows) rows are the header"]
        var fields: [String] = []
        var taken: Set<String> = []
        var hasID = false
        var dated: [String] = []
        for role in ColumnRole.roles(of: kind) {
            guard let column = role.column(among: unique(columns), taken: taken) else { continue }
            taken.insert(column)
            hasID = hasID || role.target == "id"
            let isDate = [.time, .laterTime].contains(TargetType(of: role.target))
            if isDate { dated.append(column) }
            let isPerson = role.target == "requester"
            fields.append(
                "  \(role.target): {\(key): \(quoted(column))\(isDate ? ", as: date" : "")\(isPerson ? ", pii: pseudonym" : "")}"
            )
            guesses.append("\(role.target) comes from '\(column)'")
        }
        guard !fields.isEmpty else { return nil }
        let source = UnmappedColumns.snakeCase(name).replacing("_", with: "-")
        var lines = ["mapping: 1", "name: \(quoted(name))", "kind: \(kind.rawValue)", "source: \(quoted(source))"]
        // A file is recognised by its first row alone.
        let first = Set((table ? shape.columns : columns).map { ColumnName($0).display })
        // One common name, such as 'status', would fit every other file too.
        let known = unique(columns).filter { !$0.isEmpty && first.contains($0) }
        let required = (known.filter(taken.contains) + known.filter { !taken.contains($0) }).prefix(4)
        if !required.isEmpty {
            let prefix = records?.prefix ?? ""
            lines += [
                "match:",
                "  require: [\(required.map { "{\(key): \(quoted(prefix + $0))}" }.joined(separator: ", "))]",
            ]
        }
        lines.append(readLine(records, answers, headerRows: headerRows))
        if kind == .ticket || kind == .event {
            let (formats, needsZone) = formats(of: dated, in: shape, headerRows: headerRows)
            let zone = answers.zone ?? (needsZone ? .ask : .fixed(0))
            lines.append(
                "dates: {formats: [\(formats.map { quoted($0.pattern) }.joined(separator: ", "))], timezone: \(quoted(zone.written))}"
            )
            if !dated.isEmpty {
                guesses.append("dates are written as \(formats.map(\.pattern).joined(separator: " or "))")
            }
        }
        if !hasID, kind != .event, kind != .vote {
            lines.append("# No column looks like an id: equal rows are one record.\nkey: {from: hash}")
        }
        lines.append("fields:")
        lines += fields
        let rest = columns.filter { !$0.isEmpty && !taken.contains($0) }
        if !rest.isEmpty {
            lines.append(
                "# No field uses these; they are \(Mapping.keepsOthers(kind) ? "kept beside the record" : "not kept"):")
            lines += rest.prefix(500).map { "#  \($0.split(whereSeparator: \.isNewline).joined(separator: " "))" }
        }
        return MappingDraft(text: lines.joined(separator: "\n") + "\n", guesses: guesses)
    }

    /// The columns that can be named: those whose names stand once.
    private static func unique(_ columns: [String]) -> [String] {
        var counts: [String: Int] = [:]
        for column in columns { counts[ColumnName(column).folded, default: 0] += 1 }
        return columns.filter { counts[ColumnName($0).folded] == 1 }
    }

    private static func readLine(_ records: RecordPlace?, _ answers: Answers, headerRows: Int) -> String {
        var parts = ["format: \(records?.format.rawValue ?? "csv")"]
        if let path = records?.path { parts.append("records: \(JSONString.quoted(path))") }
        if headerRows != 1 { parts.append("header_rows: \(headerRows)") }
        if let encoding = answers.encoding { parts.append("encoding: \(encoding.rawValue)") }
        if let sheet = answers.sheet { parts.append("sheet: \(quoted(sheet))") }
        return "read: {\(parts.joined(separator: ", "))}"
    }

    /// The formats that read every value at hand, and whether the values name no zone.
    private static func formats(
        of dated: [String], in shape: FileShape, headerRows: Int
    ) -> ([DateFormat], needsZone: Bool) {
        let places = shape.columns.indices.filter { dated.contains(ColumnName(shape.columns[$0]).display) }
        let values = shape.rows.dropFirst(headerRows - 1).flatMap { row in
            places.compactMap { row.indices.contains($0) ? row[$0] : nil }
        }
        .filter { !$0.isEmpty }
        guard !values.isEmpty else { return ([.iso], true) }
        func reading(_ value: String, _ format: DateFormat, zone: Int?) -> DateReading {
            Array(value.utf8).withUnsafeBufferPointer { format.seconds($0, zone: zone) }
        }
        if values.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) {
            return ([values[0].utf8.count > 11 ? .unixMilliseconds : .unixSeconds], false)
        }
        var found: [DateFormat] = []
        var left = values
        for format in patterns {
            let others = left.filter { reading($0, format, zone: 0).time == nil }
            guard others.count < left.count else { continue }
            left = others
            // Both orders of days and months stay, so that the whole column decides.
            found += [format, otherOrder(of: format)].compactMap(\.self)
        }
        let needsZone = values.contains { value in
            found.contains { reading(value, $0, zone: nil) == .withoutZone }
        }
        return (found.isEmpty ? [.iso] : found, needsZone || found.isEmpty)
    }

    /// `M/d/yyyy` for `d/M/yyyy`, and the other way around.
    private static func otherOrder(of format: DateFormat) -> DateFormat? {
        for (one, other) in [("d/M/", "M/d/"), ("M/d/", "d/M/")] where format.pattern.hasPrefix(one) {
            return DateFormat(other + format.pattern.dropFirst(4))
        }
        return nil
    }
}

/// Where the records of a JSON file are likely to stand, and what they have.
private struct RecordPlace {
    let format: ReadingOptions.Format
    /// As `records` names it; `nil` for lines.
    let path: String?
    /// What stands before a member in the paths of the file's shape.
    let prefix: String
    let members: [String]

    init(_ shape: FileShape) {
        let paths = shape.paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        /// The members of what a path leads to that hold no others.
        func values(of prefix: String) -> [String] {
            paths.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
                .filter { name in
                    !name.isEmpty && !name.contains("[") && !name.contains(".")
                        && !paths.contains { $0.hasPrefix("\(prefix)\(name).") || $0.hasPrefix("\(prefix)\(name)[") }
                }
        }
        let own = values(of: "")
        let lists = shape.forms.contains(.document) ? paths.filter { $0.hasSuffix("[0]") } : []
        let longest = lists.map { (path: $0, values: values(of: $0 + ".")) }.filter { list in
            // A list within a list is not reached by one path.
            list.path.count { $0 == "[" } == 1 && list.values.count > own.count
        }.max { $0.values.count < $1.values.count }
        if let longest {
            let outer = longest.path.dropLast(3)
            (format, path, prefix) = (.json, "$\(outer.isEmpty ? "" : ".\(outer)")[*]", longest.path + ".")
            members = longest.values
        } else {
            format = shape.forms.contains(.lines) ? .ndjson : .json
            path = format == .json ? "$" : nil
            (prefix, members) = ("", own)
        }
    }
}
