/// The names of a table's columns, from no header row, one, two or three.
struct TableHeader: Equatable {
    /// By the columns' places; may repeat, and may be empty.
    let names: [String]
    /// Other names by which a column is found where no column has it for a name and no other one has it too.
    let aliases: [[String]]

    /// Names for a table without a header: `column 1` and so on.
    init(width: Int) {
        names = (0..<width).map { "column \($0 + 1)" }
        aliases = names.map { _ in [] }
    }

    /// Puts the rows together.
    ///
    /// - Parameter rows: One to three rows of texts. Of two, the first may stand over the beginning of a group only, and
    ///   the second names what is in the group, as SurveyMonkey writes them: `Which? :: Other (please specify)`. Of
    ///   three, the first holds names, the second labels in anybody's language, and the third the ids that never
    ///   change, as Qualtrics writes them: `{"ImportId":"QID1"}`, in older exports with single quotes.
    init(_ rows: [[String]]) {
        let width = rows.map(\.count).max() ?? 0
        func cell(_ row: Int, _ column: Int) -> String {
            rows.indices.contains(row) && rows[row].indices.contains(column) ? rows[row][column] : ""
        }
        guard rows.count == 2 else {
            names = (0..<width).map { cell(0, $0) }
            aliases = (0..<width).map { column in
                rows.count < 3 ? [] : [Self.importID(cell(2, column)), cell(1, column)].compactMap(\.self)
            }
            return
        }
        var group = ""
        var names: [String] = []
        for column in 0..<width {
            let (first, second) = (cell(0, column), cell(1, column))
            if !first.isEmpty || second.isEmpty { group = first }
            names.append(second.isEmpty || second == group ? group : group.isEmpty ? second : "\(group) :: \(second)")
        }
        self.names = names
        aliases = (0..<width).map { [cell(0, $0), cell(1, $0)].filter { !$0.isEmpty } }
    }

    /// The id in `{"ImportId":"QID1"}`.
    private static func importID(_ cell: String) -> String? {
        guard let key = cell.firstRange(of: "ImportId") else { return nil }
        let rest = cell[key.upperBound...].drop { "\"': ".contains($0) }
        let id = rest.prefix { $0 != "\"" && $0 != "'" }
        return id.isEmpty ? nil : String(id)
    }

    /// How many header rows a table is likely to have, by its second and third rows: a proposal.
    static func likelyRows(_ rows: [[String]]) -> Int {
        if rows.count > 1, rows[1].contains(where: { importID($0) != nil }) { return 3 }
        let marks: Set = ["Response", "Open-Ended Response", "Other (please specify)"]
        if let first = rows.first, first.contains(where: marks.contains) { return 2 }
        return 1
    }
}
