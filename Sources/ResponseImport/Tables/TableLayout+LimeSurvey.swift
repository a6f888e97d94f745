internal import Importing

extension TableLayout {
    private static let limeMetas: [String: Meta] = [
        "id": .id, "response id": .id, "submitdate": .submitted, "startdate": .started, "startlanguage": .language,
        "token": .contact,
    ]
    private static let limeRest: Set<String> = [
        "lastpage", "seed", "datestamp", "firstname", "lastname", "email", "ipaddr", "refurl",
    ]

    static func isLimeSurvey(_ names: [String]) -> Bool {
        let codes = names.compactMap(LimeColumn.init)
        if Set(names).intersection(["submitdate", "lastpage", "startlanguage", "seed"]).count >= 2 { return true }
        // Headings of code and text.
        return codes.count(where: { !$0.text.isEmpty }) * 2 > names.count
    }

    /// LimeSurvey with headings of codes, or of codes and texts: `G01Q01`, `Q3[SQ001]. Which? [Mail]`, `Q3[other]`.
    static func limeSurvey(_ rows: [[String]]) -> TableLayout {
        var layout = TableLayout()
        for (column, name) in (rows.first ?? []).enumerated() {
            let folded = ColumnName(name).folded
            if folded.isEmpty { continue }
            let code = LimeColumn(ColumnName(name).display)
            let head = code?.code.lowercased() ?? folded
            if let meta = limeMetas[head], code?.parts.isEmpty ?? true {
                layout.note(meta, column)
                continue
            }
            if limeRest.contains(head) {
                if personal.contains(head) || head.hasSuffix("name") { layout.personal.append(head) }
                continue
            }
            guard let code else {
                layout.groups.append(Group(key: ColumnName(name).display, text: name, whole: column))
                continue
            }
            layout.add(column, code)
        }
        return layout
    }

    private mutating func add(_ column: Int, _ code: LimeColumn) {
        guard let last = code.parts.last else {
            groups.append(Group(key: code.code, text: code.text.isEmpty ? code.code : code.text, whole: column))
            return
        }
        let key = ([code.code] + code.parts.dropLast()).joined(separator: "_")
        if last == "other" || last == "comment" {
            if last == "other", groups.last?.key == key {
                groups[groups.count - 1].other = column
            } else {
                groups.append(Group(key: "\(key)_\(last)", text: code.text.isEmpty ? key : code.text, whole: column))
            }
            return
        }
        let label = code.label.isEmpty ? last : code.label
        add(
            Member(column: column, key: last, label: label), toGroup: key,
            asking: code.text.isEmpty ? code.code : code.text)
    }
}

/// A heading of LimeSurvey, taken apart.
struct LimeColumn {
    var code: String
    /// The subquestion and what is within it.
    var parts: [String] = []
    var text = ""
    /// What the subquestion says.
    var label = ""

    /// - Returns: `nil` for what begins with no code.
    init?(_ heading: String) {
        let code = heading.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        guard code.first?.isLetter == true else { return nil }
        self.code = String(code)
        var rest = heading[code.endIndex...]
        if rest.hasPrefix("["), let close = rest.firstIndex(of: "]") {
            parts = rest[rest.index(after: rest.startIndex)..<close].split { $0 == "_" || $0 == "#" }.map(String.init)
            rest = rest[rest.index(after: close)...]
        }
        guard !rest.isEmpty else { return }
        guard rest.hasPrefix(".") else { return nil }
        var text = String(rest.dropFirst()).trimmed
        if !parts.isEmpty, text.hasSuffix("]"), let open = Self.opening(text) {
            label = String(text[text.index(after: open)...].dropLast()).trimmed
            text = String(text[..<open]).trimmed
        }
        self.text = text
    }

    /// The bracket that the last one closes.
    private static func opening(_ text: String) -> String.Index? {
        var depth = 0
        for place in text.indices.reversed() {
            if text[place] == "]" { depth += 1 }
            if text[place] == "[" {
                depth -= 1
                if depth == 0 { return place }
            }
        }
        return nil
    }
}
