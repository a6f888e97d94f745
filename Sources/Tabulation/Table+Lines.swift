internal import TerminalText

extension Table {
    /// One block of `key: value` lines a row, with an empty line between: for narrow screens and screen readers.
    func linesText(_ layout: TableLayout) -> String {
        let keyWidth = columns.map { DisplayWidth.of($0.key) }.max() ?? 0
        let blocks = rows.map { row in
            zip(columns, cells(of: row)).map { column, cell in
                let key = Fitting.padded(column.key + ":", to: keyWidth + 1)
                let styledKey = Style.bold.applied(to: key, when: layout.allowsColor)
                let indentation = "\n" + String(repeating: " ", count: keyWidth + 2)
                let value = cell.shown(keepsLineBreaks: true)
                let lines =
                    layout.width.map { Fitting.wrapped(value, to: max(20, $0 - keyWidth - 2)) }
                    ?? value.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                return styledKey + " " + lines.joined(separator: indentation) + "\n"
            }
            .joined()
        }
        return blocks.joined(separator: "\n")
    }
}
