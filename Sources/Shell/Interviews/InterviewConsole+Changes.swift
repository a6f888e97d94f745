internal import LineEditing
internal import FeedbackModel
internal import Interviewing
internal import TerminalText

extension InterviewConsole {
    /// Shows the ticket's words: in the pager where they are longer than the screen.
    func showTicket() {
        guard let ticket = facts.ticket else { return say("no ticket belongs to this interview") }
        let width = max(20, min(output.width(), 100) - 2)
        let lines =
            ["\(ticket.id), \(ticket.status): \(ticket.subject)", ""] + [
                ticket.body.isEmpty ? "(no text)" : ticket.body
            ]
        let shown = lines.flatMap {
            Fitting.wrapped(PrintableText($0, keepsLineBreaks: true).description, to: width).map { "  \($0)" }
        }
        if isInteractive, let page = output.page, output.height() > 0, shown.count >= output.height() - 1 {
            // The pager gets the whole screen.
            editor.setStatus(nil)
            page(shown.joined(separator: "\n") + "\n")
        } else {
            shown.forEach(output.remark)
        }
    }
}
