internal import Importing

extension TableLayout {
    private static let qualtricsMetas: [String: Meta] = [
        "responseid": .id, "_recordid": .id, "startdate": .started, "enddate": .submitted, "status": .status,
        "finished": .finished, "distributionchannel": .channel, "userlanguage": .language, "recipientemail": .email,
        "emailaddress": .email, "externalreference": .contact, "externaldatareference": .contact,
    ]
    private static let qualtricsRest: Set<String> = [
        "responseset", "progress", "duration", "duration (in seconds)", "recordeddate", "name",
    ]

    static func isQualtrics(_ rows: [[String]]) -> Bool {
        if rows.count > 2, rows[2].contains(where: { importID($0) != nil }) { return true }
        guard rows.count > 1 else { return false }
        let second = rows[1].map { ColumnName($0).folded }
        return ColumnName(rows[0].first ?? "").folded == "v1" && second.contains("responseid")
    }

    /// The id in `{"ImportId":"QID1"}`, in older exports with single quotes.
    static func importID(_ cell: String) -> String? {
        guard let key = cell.firstRange(of: "ImportId") else { return nil }
        let rest = cell[key.upperBound...].drop { "\"': ".contains($0) }
        let id = rest.prefix { $0 != "\"" && $0 != "'" }
        return id.isEmpty ? nil : String(id)
    }

    /// Qualtrics with three header rows, or two in its old form; what the account's language writes is never looked at.
    static func qualtrics(_ rows: [[String]]) -> TableLayout {
        let isLegacy = rows.count < 3 || !rows[2].contains { importID($0) != nil }
        var layout = TableLayout(headerRows: isLegacy ? 2 : 3)
        guard rows.count > 1 else { return layout }
        var labels: [String: String] = [:]
        for (column, tag) in rows[0].enumerated() {
            func cell(_ row: Int) -> String { rows[row].indices.contains(column) ? rows[row][column] : "" }
            let label = ColumnName(cell(1)).display
            // In the old form, the first row calls what is about the response V1, V2 and so on.
            let isNumbered = isLegacy && tag.first == "V" && Int(tag.dropFirst()) != nil
            let id = isLegacy ? (isNumbered ? cell(1) : tag) : importID(cell(2)) ?? tag
            if layout.takeQualtricsMeta(tag, column) || layout.takeQualtricsMeta(id, column) || id.isEmpty { continue }
            // Topics that the tool found in the texts are its own opinion.
            if tag.contains(" - ") && id.contains("_TEXT_") { continue }
            layout.add(column, QualtricsColumn(id), label, &labels)
        }
        layout.nameQualtricsGroups(labels)
        return layout
    }

    private mutating func takeQualtricsMeta(_ name: String, _ column: Int) -> Bool {
        let folded = ColumnName(name).folded
        let isPersonal = Self.personal.contains(folded)
        if isPersonal, !personal.contains(name) { personal.append(name) }
        if let meta = Self.qualtricsMetas[folded] {
            note(meta, column)
            return true
        }
        return isPersonal || Self.qualtricsRest.contains(folded)
    }

    private mutating func add(_ column: Int, _ id: QualtricsColumn, _ label: String, _ labels: inout [String: String]) {
        let place = groups.firstIndex { $0.key == id.question } ?? groups.count
        if place == groups.count { groups.append(Group(key: id.question, text: label)) }
        switch id.part {
        case .whole: groups[place].whole = column
        case .member(let member):
            groups[place].members.append(Member(column: column, key: member, label: label))
        case .words:
            if groups[place].whole == nil, groups[place].members.isEmpty {
                groups[place].whole = column
            } else {
                groups[place].other = column
            }
        }
        if case .words = id.part {} else { labels[id.question] = label }
    }

    /// Divides `Question-Option` where the labels of a question have the same beginning.
    private mutating func nameQualtricsGroups(_ labels: [String: String]) {
        for place in groups.indices where !groups[place].members.isEmpty {
            let members = groups[place].members
            let all = members.map(\.label)
            guard let first = all.first else { continue }
            var common = first.prefix { _ in true }
            for label in all { common = common.commonPrefix(with: label) }
            // A question with one column has the option behind the last hyphen.
            let cut = (all.count == 1 ? first[...] : common).lastIndex(of: "-")
            guard let cut else { continue }
            groups[place].text = String(first[..<cut]).trimmed
            for member in members.indices {
                groups[place].members[member].label = String(all[member].dropFirst(first[...cut].count)).trimmed
            }
        }
    }
}

extension Substring {
    fileprivate func commonPrefix(with other: String) -> Substring {
        self.prefix(zip(self, other).prefix { $0 == $1 }.count)
    }
}

/// What `QID4-1-1`, `QID2_TEXT` or `Q10#1_2` says of a column.
private struct QualtricsColumn {
    enum Part {
        case whole
        /// An option or a row, by the tool's number.
        case member(String)
        /// What was written beside an option.
        case words
    }

    var question: String
    var part = Part.whole

    init(_ id: String) {
        // The number of a question is what follows its letters; `#1` is one of the sides of a side by side.
        let letters = id.prefix { $0.isLetter }
        let digits = id[letters.endIndex...].prefix { $0.isNumber }
        let isNumbered = (letters == "QID" || letters == "Q") && !digits.isEmpty
        let rest = id[digits.endIndex...]
        let side = rest.hasPrefix("#") ? rest.prefix { $0 != "_" && $0 != "-" } : rest.prefix(0)
        let all = (isNumbered ? rest[side.endIndex...] : id[...]).split { $0 == "_" || $0 == "-" }.map(String.init)
        // Of a name that somebody gave, the numbers at its end are parts.
        let count = isNumbered ? all.count : all.reversed().prefix { $0 == "TEXT" || Int($0) != nil }.count
        let name = isNumbered ? String(id[..<side.endIndex]) : all.dropLast(count).joined(separator: "_")
        question = count == 0 && !isNumbered ? id : name
        take(all.suffix(count))
    }

    private mutating func take(_ parts: [String]) {
        let numbers = parts.filter { $0 != "TEXT" }
        if parts.last == "TEXT" {
            part = .words
            if numbers.count > 1 { question += "_" + numbers.dropLast().joined(separator: "_") }
        } else if let last = numbers.last {
            question += numbers.dropLast().map { "_" + $0 }.joined()
            part = .member(last)
        }
    }
}
