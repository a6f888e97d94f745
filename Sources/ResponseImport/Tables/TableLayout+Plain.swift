internal import Importing

extension TableLayout {
    private static let metas: [String: Meta] = [
        "id": .id, "response id": .id, "respondent id": .id, "submission id": .id, "respondent": .id, "#": .id,
        "timestamp": .submitted, "submitted at": .submitted, "submitted": .submitted, "end date": .submitted,
        "started at": .started, "start date": .started, "created at": .started, "language": .language,
        "channel": .channel, "account": .account, "account id": .account, "contact": .contact, "contact id": .contact,
    ]

    /// Columns that hold personal data in files of any tool, by their names.
    static let personal: Set<String> = [
        "ip", "ip address", "ipaddress", "ipaddr", "email address", "e-mail address", "email", "e-mail", "first name",
        "last name", "name", "full name", "username", "phone", "phone number", "network id", "locationlatitude",
        "locationlongitude", "locationaccuracy", "recipientlastname", "recipientfirstname", "recipientemail",
        "emailaddress", "refurl", "deviceid", "_submitted_by", "submittername", "submitterid",
    ]

    /// A table with one row for each response, of no tool that is known.
    static func plain(_ rows: [[String]]) -> TableLayout {
        var layout = TableLayout()
        for (column, name) in (rows.first ?? []).enumerated() {
            let folded = ColumnName(name).folded
            let words = folded.split { $0 == "_" || $0 == " " }.joined(separator: " ")
            if let meta = metas[words] {
                layout.note(meta, column)
            } else if personal.contains(folded) {
                if folded.contains("mail") { layout.note(.email, column) }
                layout.personal.append(name)
            } else if folded.isEmpty {
                continue
            } else if let (question, row) = gridColumn(name) {
                layout.add(Member(column: column, key: row, label: row), toGroup: question, asking: question)
            } else {
                layout.groups.append(Group(key: ColumnName(name).display, text: name, whole: column))
            }
        }
        return layout
    }
}
