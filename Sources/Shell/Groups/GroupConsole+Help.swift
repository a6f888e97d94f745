internal import FocusGroups
internal import LineEditing
internal import TerminalText

/// `/help`: the commands, the lines, and the row at the bottom.
extension GroupConsole {
    func help() {
        for (form, meaning) in Self.lines { explain(form, meaning) }
        for form in GroupCommand.forms {
            let short = form.short.map { ", /\($0)" } ?? ""
            explain("/\(form.name)\(short) \(form.arguments)", form.summary)
        }
        guard editor.isInteractive else { return }
        for (form, meaning) in statusLines { explain(form, meaning) }
    }

    /// What the row at the bottom shows.
    private var statusLines: [(String, String)] {
        let (quiet, dominant) = isUnicode ? ("·", "▲") : (".", "^")
        return [
            ("the bottom row", "section, its time and plan, total minutes and plan, shares of the talk, who is in"),
            ("B40", "B has 40 % of what the participants said"),
            ("B!  B\(quiet)4  B\(dominant)70", "B was not heard in this section; is heard little; is heard much"),
            ("worst 3/5", "three of five have answered the question at hand, 'worst'"),
            ("suggested 2", "two suggestions of observers wait: /probe list"),
            ("OVER  PAUSED", "the section is longer than planned; the clock stands"),
        ]
    }

    /// One line of help: what to type, and beside or below it what that means.
    private func explain(_ form: String, _ meaning: String) {
        let column = 22
        guard DisplayWidth.of(form) < column, output.width() >= 60 else {
            remark(form)
            return remark("    \(meaning)")
        }
        let width = max(20, min(output.width(), 100) - 2 - column)
        for (number, line) in Fitting.wrapped(meaning, to: width).enumerated() {
            remark(Fitting.padded(number == 0 ? form : "", to: column) + line)
        }
    }

    /// The line grammar for people.
    private static let lines = [
        ("b: words", "what B said, in your words; b\" words: in B's own words"),
        ("b>a: words", "B answers A; a,c: several at once; m: moderator; ?: unknown; all: everybody"),
        ("b   Alt-b", "B is talking now; with Alt without leaving the line"),
        ("Alt-.  Alt-,", "the next probe; those before it"),
        ("a+ c- d~ b0", "A agrees, C dissents, D nods, B is neutral about the last one"),
        (". words", "more of the last one"),
        ("#theme ! !! ?p", "theme, highlight, must quote, parking lot: alone or after the words"),
        ("{laughs} ^12 @a", "something seen; an answer to 12; said to A"),
        ("b=2 c=1", "answers of B and C to the question at hand; ?=2: a slip without a letter"),
        ("* words  b* words", "an idea that was written in silence"),
        ("=c  =12c  =12: words", "it was C; these were the words"),
        ("; words  > words", "private note; to the observers"),
        ("?p words  u", "parking lot; undo"),
    ]
}
