/// Weights of sessions or of accounts, as a file has them.
///
/// The file is CSV with a header that names `session` or `account`, and `weight`; other columns are passed over.
package struct WeightTable: Hashable, Sendable {
    package enum Key: String, Hashable, Sendable { case session, account }

    /// Something wrong with the file.
    package struct Mistake: Error, Hashable, Sendable {
        /// From 1.
        package var line: Int
        package var message: String
    }

    /// All mistakes of a file at once.
    package struct Mistakes: Error, Hashable, Sendable {
        package var all: [Mistake]
    }

    package let key: Key
    package let weights: [String: Double]

    /// Reads a file; a weight is a number from 0 to 1 000 000 000.
    package init(_ text: String) throws(Mistakes) {
        var rows = Self.rows(text)[...]
        guard let header = rows.popFirst() else {
            throw Mistakes(all: [.init(line: 1, message: "the file has no header")])
        }
        let names = header.cells
        guard let weight = names.firstIndex(of: "weight"),
            let (key, place) = [Key.session, .account].lazy.compactMap({ key in
                names.firstIndex(of: key.rawValue).map { (key, $0) }
            }).first
        else {
            throw Mistakes(all: [
                .init(line: 1, message: "the header must name 'weight', and 'session' or 'account'")
            ])
        }
        var weights: [String: Double] = [:]
        var mistakes: [Mistake] = []
        for row in rows {
            guard row.cells.count > max(weight, place) else {
                mistakes.append(.init(line: row.line, message: "the row has too few cells"))
                continue
            }
            let name = row.cells[place]
            guard let number = Double(row.cells[weight]), number.isFinite, number >= 0, number <= 1e9 else {
                mistakes.append(.init(line: row.line, message: "the weight is not a number from 0 to 1000000000"))
                continue
            }
            guard weights.updateValue(number, forKey: name) == nil else {
                mistakes.append(.init(line: row.line, message: "this \(key.rawValue) has a weight already"))
                continue
            }
        }
        guard mistakes.isEmpty else { throw Mistakes(all: mistakes) }
        self.key = key
        self.weights = weights
    }

    /// Rows and cells after RFC 4180; rows without anything are passed over.
    private static func rows(_ text: String) -> [(line: Int, cells: [String])] {
        var rows: [(Int, [String])] = []
        var cells: [String] = []
        var cell = String.UnicodeScalarView()
        var (isQuoted, wasQuoted) = (false, false)
        var (line, start) = (1, 1)
        func endRow() {
            cells.append(String(cell))
            if cells != [""] || wasQuoted { rows.append((start, cells)) }
            (cells, cell, wasQuoted, start) = ([], String.UnicodeScalarView(), false, line)
        }
        var scalars = text.unicodeScalars[...]
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"" where isQuoted:
                if scalars.first == "\"" {
                    cell.append(scalar)
                    scalars.removeFirst()
                } else {
                    isQuoted = false
                }
            case "\"" where cell.isEmpty: (isQuoted, wasQuoted) = (true, true)
            case "," where !isQuoted:
                cells.append(String(cell))
                cell = String.UnicodeScalarView()
            case "\n" where !isQuoted:
                line += 1
                endRow()
            case "\r" where !isQuoted && (scalars.first == "\n" || scalars.isEmpty): break
            default:
                if scalar == "\n" { line += 1 }
                cell.append(scalar)
            }
        }
        if !cell.isEmpty || !cells.isEmpty || wasQuoted { endRow() }
        return rows
    }
}
