package import Interviewing
internal import SurveyModel
internal import TerminalText

extension Interview {
    /// A change as `/undo`, `/redo` and a replay name it: which question, and what was recorded.
    package func inWords(_ change: InterviewEvent) -> String {
        switch change {
        case .answered(let question, let value):
            guard let position = place(of: question) else { return "the answer to '\(question)'" }
            let label = PrintableText(label(of: value.value, at: position)).description
            return "the answer to '\(question)', \(Fitting.truncated(label, to: 40))"
        case .missing(let question, let reason): return "the answer to '\(question)', \(reason.phrase)"
        case .specified(let question, _, _): return "which one was meant in '\(question)'"
        case .said(let question, _): return "the words on '\(question)'"
        case .gist(let question, _): return "the summary on '\(question)'"
        case .confirmed(let question, _): return "that the summary on '\(question)' is right"
        case .passed(let question, _): return "leaving the words on '\(question)' out"
        case .allotted(let question, _): return "points of '\(question)'"
        case .overridden(let check, _, _): return "leaving '\(check)' as it is"
        case .noted(let question?, _): return "the note on '\(question)'"
        case .noted(nil, _): return "a note"
        case .probeUsed(let question, let probe): return "probe \(probe) of '\(question)'"
        case .kept(let question): return "keeping the answer to '\(question)'"
        case .wentBack(let question), .wentTo(let question): return "the way to '\(question)'"
        case .appointed: return "the appointment"
        case .promised: return "the promise"
        case .inquired(let theme, _): return "the answer about '\(PrintableText(theme))'"
        case .filed(let record): return "that it is about \(record.kind.rawValue) \(record.id)"
        case .tried: return "the last change"
        case .opened, .practised, .recalled, .counted, .asked, .decided, .undone, .redone, .idled, .paused, .resumed,
            .ended, .reopened,
            .switched,
            .withdrawn, .attached, .detached, .dismissed, .written, .suggested:
            return "the last change"
        }
    }
}
