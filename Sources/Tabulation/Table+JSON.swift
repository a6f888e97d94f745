extension Table {
    /// One array of objects, with the keys in the order of the columns.
    package var json: JSONValue { .array(objects) }

    /// Each row as an object.
    package var objects: [JSONValue] {
        rows.map { row in
            .object(zip(columns, cells(of: row)).map { JSONValue.Member($0.key, $1.json) })
        }
    }
}

extension Cell {
    /// The value as JSON: numbers as numbers and whole, words as they came.
    package var json: JSONValue {
        switch self {
        case .text(let text), .untrusted(let text): .string(text)
        case .integer(let number): .integer(number)
        case .decimal(let number, _): .number(number)
        case .exact(let text): exact(text)
        case .boolean(let flag): .boolean(flag)
        case .list(let cells): .array(cells.map(\.json))
        case .null: .null
        }
    }

    /// A number where none of its digits is lost in the numbers that readers of JSON have, else a text.
    private func exact(_ text: String) -> JSONValue {
        if let whole = Int(text) { return .integer(whole) }
        guard let number = Double(text), number.isFinite, "\(number)" == text else { return .string(text) }
        return .number(number)
    }
}
