package import Tabulation
internal import TerminalText

/// Results go to standard output, where a pipe can take them; talk goes to standard error.
package struct Output: Sendable {
    /// Writes to standard output as it is, line breaks included.
    package var result: @Sendable (String) -> Void
    /// Writes one line to standard error.
    package var remark: @Sendable (String) -> Void
    /// Whether standard output is a terminal.
    package var isTerminal: Bool
    /// Columns of the terminal, 80 off a terminal.
    package var width: @Sendable () -> Int
    /// Rows of the terminal, 0 off a terminal.
    package var height: @Sendable () -> Int = { 0 }
    /// Whether results may be coloured.
    package var hasColor: Bool
    /// Whether standard error is a terminal: then errors show the source line and a caret.
    package var remarkIsTerminal = false
    /// Shows a line on standard error in place of the one shown before it; an empty one takes it away.
    package var status: @Sendable (String) -> Void = { _ in }
    /// Whether talk may be coloured.
    package var remarkHasColor = false
    /// Shows a long text in the pager, where there is one.
    package var page: (@Sendable (String) -> Void)?
    /// Lets somebody write a text in the editor of their choice, where there is a terminal for it.
    package var edit: (@Sendable (_ text: String) -> EditedText)?

    package init(
        result: @escaping @Sendable (String) -> Void, remark: @escaping @Sendable (String) -> Void,
        isTerminal: Bool = false, width: @escaping @Sendable () -> Int = { 80 }, hasColor: Bool = false
    ) {
        self.result = result
        self.remark = remark
        self.isTerminal = isTerminal
        self.width = width
        self.hasColor = hasColor
    }
}

extension Output {
    /// Says a sentence on standard error, broken between words where a terminal reads it.
    ///
    /// What is set in stays set in, line under line.
    package func tell(_ sentence: String) {
        guard remarkIsTerminal else { return remark(sentence) }
        let indent = String(sentence.prefix { $0 == " " })
        let rows = Fitting.wrapped(String(sentence.dropFirst(indent.count)), to: max(20, width() - indent.count))
        rows.forEach { remark(indent + $0) }
    }
}

/// A form that a table can take.
package typealias OutputFormat = TableForm
