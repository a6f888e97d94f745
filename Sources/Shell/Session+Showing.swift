internal import LineEditing
package import SourceDiagnostics
package import Tabulation
internal import TerminalText

extension Session {
    /// Whether a table of several columns has no room on the terminal; its rows are then shown one after another.
    var isNarrow: Bool { layout.width.map { $0 < 60 } ?? false }

    /// The form for a table: the command's own wish, else the session's, else box on a terminal and TSV off it.
    package func form(_ wish: OutputOptions? = nil) -> OutputFormat {
        wish?.format ?? format ?? (output.isTerminal ? .box : .tsv)
    }

    /// Shows a table as a result, in the form that was asked for.
    ///
    /// In a box on a terminal it has the columns that fit; which do not is said.
    package func show(_ table: Table, _ wish: OutputOptions? = nil) {
        show(table, form(wish), keepsAll: false, advice: "'--format lines' shows them")
    }

    /// Shows a list as a result, with all its columns where that was asked for.
    package func show(_ table: Table, _ wish: ListOptions) {
        show(table, form(wish.output), keepsAll: wish.allColumns, advice: "--all-columns shows them")
    }

    private func show(_ table: Table, _ form: TableForm, keepsAll: Bool, advice: String) {
        guard form == .box else { return show(table.withoutPictures.text(as: form, layout: layout)) }
        let fitted = table.fitted(to: layout, keepsAll: keepsAll)
        show(fitted.table.text(as: form, layout: layout))
        tellHidden(fitted.hidden, advice: advice)
    }

    /// Says which columns had no room.
    func tellHidden(_ columns: [Table.Column], advice: String) {
        guard !columns.isEmpty else { return }
        let names = columns.map { PrintableText($0.title).description }.joined(separator: ", ")
        output.tell("not shown: \(names); \(advice)")
    }

    /// Shows one thing as a result: a JSON object where JSON was asked for, otherwise a table of names and values.
    ///
    /// `value` is what JSON gets; `table` is what every other form gets.
    package func show(_ value: @autoclosure () -> JSONValue, or table: @autoclosure () -> Table, _ wish: OutputOptions?)
    {
        switch form(wish) {
        case .json: show(value().text(indented: true) + "\n")
        case .jsonl: show(value().text() + "\n")
        default: show(table(), wish)
        }
    }

    /// Shows text as a result, through the pager where it is taller than the screen.
    ///
    /// The text ends with a line break and is safe to show already.
    package func show(_ text: String) {
        guard output.isTerminal, editor.isInteractive, let page = output.page, output.height() > 0,
            text.utf8.lazy.filter({ $0 == UInt8(ascii: "\n") }).count >= output.height()
        else { return output.result(text) }
        page(text)
    }

    /// How tables are laid out on standard output.
    package var layout: TableLayout {
        TableLayout(
            width: output.isTerminal ? output.width() : nil, isTerminal: output.isTerminal,
            allowsColor: output.hasColor)
    }

    /// A diagnostic as text: with the source line and a caret where a person reads it.
    package func rendered(_ diagnostic: Diagnostic) -> String {
        let text = diagnostic.description
        guard output.remarkIsTerminal, let bytes = try? surroundings.files.read(diagnostic.location.file) else {
            return PrintableText(text, keepsLineBreaks: true).description
        }
        return diagnostic.rendered(in: SourceLines(bytes), width: output.width(), wrapped: Fitting.wrapped)
    }
}
