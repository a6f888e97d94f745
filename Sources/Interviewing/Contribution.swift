package import Journal

/// What somebody wrote down at a console beside the interviewer's.
///
/// It stands beside the answers and changes neither them nor the path.
package struct Contribution: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// The respondent's own words.
        case said
        /// What the respondent said, in the words of who wrote it down.
        case gist
        case note
        /// What the interviewer could ask or do.
        case suggestion
    }

    package let kind: Kind
    /// The number of the console.
    package let console: Int
    /// The question that it is about; `nil` for the interview as a whole.
    package let question: String?
    package let words: Words
    package let mark: EventMark
    /// Whether who wrote it has taken it back.
    package internal(set) var isTakenBack = false

    var remark: QuestionRecord.Remark { .init(words: words, mark: mark, console: console) }
}

extension Contribution {
    /// Reads what an event brings; `nil` for one that nobody can bring beside the interviewer.
    init?(_ event: InterviewEvent, from console: Int, mark: EventMark) {
        self.console = console
        self.mark = mark
        switch event {
        case .said(let question, let words): (kind, self.question, self.words) = (.said, question, words)
        case .gist(let question, let words): (kind, self.question, self.words) = (.gist, question, words)
        case .noted(let question, let words): (kind, self.question, self.words) = (.note, question, words)
        case .suggested(let question, let words): (kind, self.question, self.words) = (.suggestion, question, words)
        default: return nil
        }
    }
}
