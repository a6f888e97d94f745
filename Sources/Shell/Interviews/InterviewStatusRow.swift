package import Interviewing
internal import Journal
internal import SurveyModel
internal import TerminalText

/// The reserved row at the bottom of an interviewer's screen.
///
/// How long it has taken of the time it may take, and whom it is with; how far it is stands in the prompt. Minutes only, so that nothing moves
/// while somebody speaks. What does not fit is left out from the end: what was said at the beginning can be looked up.
package struct InterviewStatusRow: Hashable {
    private let time: String
    private let facts: [String]

    /// Reads the row off the interview.
    ///
    /// `worked` is the time so far in milliseconds, `news` how much of what was written beside waits to be shown.
    package init(_ interview: Interview, worked: Int64, account: String?, ticket: String?, news: Int = 0) {
        let mark = interview.isPractice ? "PRACTICE  " : ""
        let minutes = max(0, worked) / 60_000
        if let budget = interview.survey.timeBudget {
            time = mark + "\(minutes) of \(budget) min\(minutes >= budget ? " OVER" : "")"
        } else {
            time = mark + "\(minutes) min"
        }
        let known = (interview.opening?.fields ?? []).compactMap { field -> String? in
            let shown = interview.shown(field)
            guard let shown, shown != account, !shown.contains(where: \.isNewline) else { return nil }
            return "\(field.name) \(shown)"
        }
        facts = [news == 0 ? nil : "\(news) new", account, ticket].compactMap(\.self) + known
    }

    /// The row in so many columns.
    package func text(width: Int) -> String {
        let fields = ([time] + facts).map { PrintableText($0).description }
        for count in stride(from: fields.count, to: 1, by: -1) {
            let row = " " + fields.prefix(count).joined(separator: "  ")
            if DisplayWidth.of(row) <= width { return row }
        }
        return Fitting.truncated(" " + fields.prefix(1).joined(separator: "  "), to: width)
    }
}

extension Interview {
    /// A field of the case as people read it; `nil` for words that were erased.
    package func shown(_ field: Opening.Field) -> String? {
        if case .text(let words) = field.value { return words.text }
        let type = survey.caseFields.first { $0.name == field.name }?.type
        if case .choice(let code) = field.value.value, case .choice(let list)? = type {
            return list[code]?.label(in: language) ?? code
        }
        return field.value.value.shown
    }
}
