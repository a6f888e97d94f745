/// What came when a line was asked for.
package enum LineInput: Hashable, Sendable {
    case line(String)
    /// Ctrl-C: give up this line, not the program.
    case interrupted
    case endOfInput
    /// Nobody typed for as long as the request allows.
    case expired
    /// The terminal is gone, or the process was told to end: save and leave.
    case hangup
}

/// What is asked of an editor.
package struct LineRequest {
    package var prompt: String
    /// What the line holds at first: the half-typed line of a session that was cut off.
    package var initial: String
    /// Whether the line may be recalled later.
    ///
    /// Never for answers: they are a customer's words.
    package var keepsHistory: Bool
    /// What may be recalled instead of commands: lines that live in memory only, as long as who asks keeps them.
    package var recallable: [String] = []
    /// Whether the next line is asked for at once: the terminal is not given back in between, which spares it the
    /// change and shows what is typed meanwhile only once, where it belongs.
    package var keepsTerminal = false
    /// Whether quotation marks hold words together for completion, as in commands; in prose they do not.
    package var quotesWords = true
    /// Keys that do something at once with Alt, and leave the line as it is: ASCII characters.
    package var altKeys: [Character] = []
    /// Called when one of them was pressed with Alt, with the line as it stands.
    package var altPressed: @MainActor (Character, String) -> Void = { _, _ in }
    /// What the word before the cursor may become, given the line up to the cursor.
    package var complete: @MainActor (String) -> [String]
    /// Called once the prompt is shown, before the first key: what is done here keeps nobody waiting.
    package var shown: @MainActor () -> Void = {}
    /// Called about five times a second while somebody types, with the line as it stands.
    package var idle: @MainActor (String) -> Void
    /// Asked after each idle call: whether nobody is waited for any longer.
    package var isOver: @MainActor () -> Bool
    /// Called when somebody has cleared the screen (Ctrl-L), to show again what is asked.
    package var cleared: @MainActor () -> Void = {}

    package init(
        prompt: String, initial: String = "", keepsHistory: Bool = false,
        complete: @escaping @MainActor (String) -> [String] = { _ in [] },
        idle: @escaping @MainActor (String) -> Void = { _ in }, isOver: @escaping @MainActor () -> Bool = { false }
    ) {
        self.prompt = prompt
        self.initial = initial
        self.keepsHistory = keepsHistory
        self.complete = complete
        self.idle = idle
        self.isOver = isOver
    }
}

/// Reads lines from a terminal, a pipe or a script.
@MainActor
package protocol LineEditor: AnyObject {
    /// Whether a person sits there: both ends are terminals.
    var isInteractive: Bool { get }

    /// The number of the line that was read last, from 1, where lines come from a pipe or a file; `nil` at a terminal.
    var lineNumber: Int? { get }

    /// Why the line that was read last is no text as it came, such as bytes that are not UTF-8.
    ///
    /// It was made readable then, which is good enough for a command and never for somebody's words.
    var defect: String? { get }

    /// Reads a line.
    func next(_ request: LineRequest) -> LineInput

    /// Whether lines that are there already were not read: blank ones do not count, and nothing is waited for.
    func hasUnreadLines() -> Bool

    /// Shows text above the line that is being typed, without disturbing it.
    func show(_ text: String)

    /// Whether ``show(_:)`` leaves a half-typed line as it is: a terminal that is not drawn on mixes the two.
    var showsAbove: Bool { get }

    /// Fills the reserved row at the bottom of the screen; `nil` gives the row back. Does nothing off a terminal.
    func setStatus(_ text: String?)

    /// Clears the screen with its scroll-back and forgets every line, so that the next person sees nothing of the last.
    ///
    /// - Returns: Whether the terminal can be cleared.
    func forget() -> Bool

    /// Forgets what was cut from lines, so that one person's words cannot be put into the lines about the next.
    func forgetCuts()

    /// From here on no key leaves the program, stops it, or brings back what was typed in an earlier line.
    func lock()
}

extension LineEditor {
    /// Nothing: what a person types is text.
    package var defect: String? { nil }

    /// The line is drawn anew below what is shown.
    package var showsAbove: Bool { true }

    /// What a person has not typed yet is nowhere.
    package func hasUnreadLines() -> Bool { false }

    /// Nothing can be cleared.
    package func forget() -> Bool { false }

    /// Nothing can be cut.
    package func forgetCuts() {}

    /// There are no keys.
    package func lock() {}
}
