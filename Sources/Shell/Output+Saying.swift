internal import Tabulation
internal import TerminalText

extension Output {
    /// Says something on standard error; words from outside are made safe, and long lines are broken.
    ///
    /// What follows a lead stays beside it, line under line; below it where the screen is too narrow for both.
    func say(_ text: String, after lead: String = "", isBold: Bool = false) {
        let safe = PrintableText(text, keepsLineBreaks: true).description
        var lead = PrintableText(lead).description
        var indent = String(repeating: " ", count: DisplayWidth.of(lead))
        let room = min(width(), 100) - 2
        if !lead.isEmpty, room - indent.count < 24, DisplayWidth.of(safe) > room - indent.count {
            remark("  " + lead)
            (lead, indent) = ("    ", "    ")
        }
        let width = max(20, room - indent.count)
        for (number, line) in Fitting.wrapped(safe, to: width).enumerated() {
            let styled = Style.bold.applied(to: line, when: isBold && remarkHasColor)
            remark("  " + (number == 0 ? lead : indent) + styled)
        }
    }
}
