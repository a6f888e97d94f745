internal import Importing

/// A form of ODK or Kobo: the sheets `survey`, `choices` and `settings` of an XLSForm.
package enum XLSForm {
    /// Rows of texts, of which the first names the columns.
    package typealias Sheet = [[String]]

    /// The sheets of a form that stands in one CSV, with a sheet's name in the first column; `nil` for any other table.
    package static func sheets(inRows rows: [[String]]) -> [String: Sheet]? {
        guard rows.first?.first?.trimmed.lowercased() == "survey" else { return nil }
        var sheets: [String: Sheet] = [:]
        var name = ""
        for row in rows {
            guard let first = row.first?.trimmed.lowercased() else { continue }
            if first.isEmpty {
                sheets[name, default: []].append(Array(row.dropFirst()))
            } else {
                name = first
                sheets[name] = []
            }
        }
        return sheets
    }

    package static func form(_ sheets: [String: Sheet]) throws -> ForeignForm {
        let survey = records(sheets["survey"] ?? [])
        guard !survey.isEmpty, survey.contains(where: { $0["type"] != nil }) else {
            throw ImportFailure(.unfit, "the form has no sheet 'survey' with a column 'type'")
        }
        var lists: [String: [ForeignQuestion.Option]] = [:]
        for row in records(sheets["choices"] ?? []) {
            guard let list = row["list_name"] ?? row["list name"], let name = row["name"] ?? row["value"] else {
                continue
            }
            lists[list, default: []].append(.init(key: name, label: label(row) ?? name))
        }
        let settings = records(sheets["settings"] ?? []).first ?? [:]
        return ForeignForm(
            title: settings["form_title"] ?? settings["title"],
            language: settings["default_language"].flatMap(code),
            questions: survey.compactMap { question($0, lists) })
    }

    /// The language in `English (en)`.
    private static func code(_ language: String) -> String? {
        guard let open = language.lastIndex(of: "("), language.hasSuffix(")") else { return nil }
        return String(language[language.index(after: open)...].dropLast()).lowercased()
    }

    private static func records(_ rows: Sheet) -> [[String: String]] {
        guard let header = rows.first else { return [] }
        let names = header.map { $0.trimmed.lowercased() }
        return rows.dropFirst().map { row in
            var record: [String: String] = [:]
            for (name, cell) in zip(names, row) where !name.isEmpty && !cell.isBlank && record[name] == nil {
                record[name] = cell.trimmed
            }
            return record
        }
    }

    /// The label, or that of the first language.
    private static func label(_ row: [String: String]) -> String? {
        row["label"] ?? row.keys.filter { $0.hasPrefix("label::") || $0.hasPrefix("label:") }.min().flatMap { row[$0] }
    }

    private static func question(
        _ row: [String: String], _ lists: [String: [ForeignQuestion.Option]]
    ) -> ForeignQuestion? {
        guard let type = row["type"], let name = row["name"] else { return nil }
        guard let kind = kind(type, lists) else { return nil }
        return ForeignQuestion(key: name, text: label(row) ?? name, kind: kind)
    }

    /// - Returns: `nil` for what asks nothing, as groups, notes of the device, and what is computed.
    private static func kind(_ type: String, _ lists: [String: [ForeignQuestion.Option]]) -> ForeignQuestion.Kind? {
        let words = type.lowercased().split(whereSeparator: { $0.isWhitespace || $0 == "_" }).map(String.init)
        let hasOther = words.suffix(2) == ["or", "other"]
        let original = type.split(whereSeparator: \.isWhitespace).map(String.init)
        if words.first == "select" || words.first == "rank" {
            // `select_one list`, and in old forms `select one from list` and `select all that apply from list`.
            let name = original.last { !["or_other", "other", "or"].contains($0.lowercased()) } ?? ""
            var options = lists[name] ?? []
            guard !options.isEmpty else { return .text }
            if words.first == "rank" { return options.count > 1 ? .ranking(options) : .text }
            if hasOther { options.append(.init(key: "other", label: "Other", asksWhich: true)) }
            return words.contains("multiple") || words.contains("all") ? .multi(options) : .single(options)
        }
        switch words.joined(separator: "_") {
        case "text", "string", "barcode", "geopoint", "geotrace", "geoshape", "image", "audio", "video", "file",
            "photo",
            "datetime", "location", "gps":
            return .text
        case "integer", "int": return .integer
        case "decimal": return .decimal
        case "range": return .decimal
        case "date": return .date
        case "time": return .time
        case "acknowledge", "trigger": return .single([.init(key: "OK", label: "OK")])
        case "note": return .statement
        default: return nil
        }
    }
}
