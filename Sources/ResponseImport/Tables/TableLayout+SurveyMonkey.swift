internal import Importing

extension TableLayout {
    private static let surveyMonkeyMetas: [String: Meta] = [
        "respondent id": .id, "respondentid": .id, "collector id": .channel, "collectorid": .channel,
        "start date": .started, "startdate": .started, "date created": .started, "end date": .submitted,
        "enddate": .submitted, "date modified": .submitted, "email address": .email, "custom data 1": .contact,
        "response status": .status,
    ]
    private static let secondRow: Set<String> = ["response", "open-ended response", "other (please specify)"]

    /// The second row tells, since anonymisers take the names of the first away.
    static func isSurveyMonkey(_ rows: [[String]]) -> Bool {
        guard let first = rows.first else { return false }
        let names = first.map { ColumnName($0).folded }
        if names.contains(where: { ["respondent id", "respondentid"].contains($0) }) { return true }
        return hasSecondRow(rows)
    }

    private static func hasSecondRow(_ rows: [[String]]) -> Bool {
        guard rows.count > 1 else { return false }
        return rows[1].contains { secondRow.contains(ColumnName($0).folded) }
    }

    /// SurveyMonkey's "All responses", with a column for each option and two header rows, or condensed with one.
    static func surveyMonkey(_ rows: [[String]]) -> TableLayout {
        hasSecondRow(rows) ? expanded(rows) : condensed(rows)
    }

    private static func expanded(_ rows: [[String]]) -> TableLayout {
        var layout = TableLayout(headerRows: 2)
        let (first, second) = (rows[0], rows[1])
        for column in first.indices {
            let name = ColumnName(first[column]).display
            let label = second.indices.contains(column) ? ColumnName(second[column]).display : ""
            if label.isEmpty, layout.takeMeta(name, column) || name.isEmpty { continue }
            let isMore = name.isEmpty && !layout.groups.isEmpty
            let isAnswer = ["response", "open-ended response"].contains(label.lowercased())
            if !isMore {
                layout.groups.append(Group(key: name.isEmpty ? "column \(column + 1)" : name, text: name))
            }
            let last = layout.groups.count - 1
            if isAnswer || label.isEmpty {
                layout.groups[last].whole = column
            } else if Group.isOther(label), layout.groups[last].other == nil {
                layout.groups[last].other = column
            } else if layout.groups[last].whole != nil {
                layout.groups[last].remarks.append(Member(column: column, key: label, label: label))
            } else {
                layout.groups[last].members.append(Member(column: column, key: label, label: label))
            }
        }
        return layout
    }

    private static func condensed(_ rows: [[String]]) -> TableLayout {
        var layout = TableLayout()
        let names = (rows.first ?? []).map { ColumnName($0).display }
        let stems = names.map { name in name.firstRange(of: " - ").map { String(name[..<$0.lowerBound]) } }
        for (column, name) in names.enumerated() {
            if layout.takeMeta(name, column) || name.isEmpty { continue }
            let near = [column - 1, column + 1].filter(names.indices.contains)
            if let stem = stems[column], near.contains(where: { stems[$0] == stem }) {
                let label = String(name.dropFirst(stem.count + 3))
                layout.add(Member(column: column, key: label, label: label), toGroup: stem, asking: stem)
            } else {
                layout.groups.append(Group(key: name, text: name, whole: column))
            }
        }
        return layout
    }

    private mutating func takeMeta(_ name: String, _ column: Int) -> Bool {
        let folded = name.lowercased()
        let isPersonal = Self.personal.contains(folded)
        if isPersonal { personal.append(name) }
        if let meta = Self.surveyMonkeyMetas[folded] {
            note(meta, column)
            return true
        }
        return isPersonal || folded.hasPrefix("custom data ")
    }
}
