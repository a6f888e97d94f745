internal import Importing

extension TableLayout {
    /// What Google calls the column with the time, in the languages of its forms.
    static let timestamps: Set<String> = [
        "timestamp", "horodateur", "zeitstempel", "marca temporal", "marca de tiempo", "carimbo de data/hora",
        "informazioni cronologiche", "tijdstempel",
    ]
    private static let addresses: Set<String> = [
        "email address", "e-mail address", "email", "username", "adresse e-mail", "e-mail-adresse",
        "dirección de correo electrónico", "endereço de e-mail", "indirizzo email", "e-mailadres", "nom d'utilisateur",
        "nutzername", "nombre de usuario",
    ]

    /// Google Forms and Sheets: the time, maybe an address, and the questions by their texts; grids as `Question  [Row]`.
    static func googleForms(_ rows: [[String]]) -> TableLayout {
        var layout = TableLayout()
        for (column, name) in (rows.first ?? []).enumerated() {
            let folded = ColumnName(name).folded
            if timestamps.contains(folded) {
                layout.note(.submitted, column)
            } else if addresses.contains(folded) {
                layout.note(.email, column)
                layout.personal.append(name)
            } else if column == 1 && folded == "score" || folded.isEmpty {
                continue
            } else if let (question, row) = gridColumn(name) {
                layout.add(Member(column: column, key: row, label: row), toGroup: question, asking: question)
            } else {
                layout.groups.append(Group(key: ColumnName(name).display, text: name, whole: column))
            }
        }
        return layout
    }

    /// The question and the row in `Question  [Row]`.
    static func gridColumn(_ name: String) -> (question: String, row: String)? {
        let name = ColumnName(name).display
        guard name.hasSuffix("]"), let open = name.lastIndex(of: "["), open > name.startIndex else { return nil }
        let question = String(name[..<open]).trimmed
        let row = String(name[name.index(after: open)...].dropLast()).trimmed
        return question.isEmpty || row.isEmpty ? nil : (question, row)
    }
}
