internal import LineEditing
internal import TerminalText

/// Types a script, and shows what was asked and typed as it would stand on a terminal.
@MainActor
final class DemoEditor: LineEditor {
    let isInteractive: Bool
    private(set) var lineNumber: Int?
    private var lines: ArraySlice<String>
    private let clock: DemoClock
    /// How many times slower than at a keyboard people go on: in a group most of the time is talk.
    private let slowness: Int64
    private let echo: @MainActor (String) -> Void

    /// An editor for one command; `echo` takes what would stand on the screen, without a line break at the end.
    ///
    /// An interactive one is talked to as a person at a terminal is.
    init(
        lines: [String], isInteractive: Bool, clock: DemoClock, slowness: Int64,
        echo: @escaping @MainActor (String) -> Void
    ) {
        self.lines = lines[...]
        self.isInteractive = isInteractive
        self.clock = clock
        self.slowness = slowness
        // A person presses Enter once more where the end of a file would do.
        if isInteractive { self.lines.append("") }
        self.echo = echo
    }

    func next(_ request: LineRequest) -> LineInput {
        guard let line = lines.popFirst() else { return .endOfInput }
        if !isInteractive { lineNumber = (lineNumber ?? 0) + 1 }
        clock.pass(typing: line, slowness: slowness)
        echo(request.prompt + PrintableText(line).description)
        return .line(line)
    }

    func show(_ text: String) { echo(text) }

    func setStatus(_ text: String?) {}
}
