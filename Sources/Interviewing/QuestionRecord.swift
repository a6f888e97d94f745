package import Journal
package import SurveyModel

/// All that the journal says about one question.
package struct QuestionRecord: Hashable, Sendable {
    /// What was answered last, whether or not it counts now.
    package enum Given: Hashable, Sendable {
        case value(RecordedValue)
        case missing(MissingReason)

        package var answer: Answer {
            switch self {
            case .value(let value): .value(value.value)
            case .missing(let reason): .missing(reason)
            }
        }
    }

    /// Somebody's words on the question, and where they stand.
    package struct Remark: Hashable, Sendable {
        package var words: Words
        package var mark: EventMark
        /// The event by which the respondent said that a summary is right; `nil` for words that were not read back.
        package var confirmed: EventMark?
        /// The console beside the interviewer's at which they were written down; `nil` for the interviewer's own.
        package var console: Int?

        package init(words: Words, mark: EventMark, confirmed: EventMark? = nil, console: Int? = nil) {
            self.words = words
            self.mark = mark
            self.confirmed = confirmed
            self.console = console
        }
    }

    package internal(set) var given: Given?
    /// The event that gave it.
    package internal(set) var givenAt = EventMark()
    /// When it was first put.
    package internal(set) var askedAt: EventMark?
    /// The respondent's own words, in order.
    package internal(set) var said: [Remark] = []
    /// The agent's summaries, in order.
    package internal(set) var gists: [Remark] = []
    /// Which one, by option.
    package internal(set) var specified: [String: Remark] = [:]
    /// Whether the respondent's words were asked for and not given.
    package internal(set) var hasPassedWords = false
    /// The options of which the respondent did not say which one.
    package internal(set) var passedOptions: Set<String> = []
    /// The probes that were read out, counted from 1, in the order of use.
    package internal(set) var probes: [Int] = []
    /// What was shown beyond the definition when it was put last.
    package internal(set) var shown: Shown?
    /// Points that were given out while some are still left.
    package internal(set) var partial: [String: Int]?
    /// Whether the condition that resets the answer was true already when it was given.
    package internal(set) var wasReset = false
    /// How long it was on the screen whenever it was answered, in milliseconds; without pauses and idle time.
    package internal(set) var milliseconds = 0
    /// How often another answer took the place of one.
    package internal(set) var changes = 0
}

/// What chance and the choice of a language made of a question on the screen.
package struct Shown: Codable, Hashable, Sendable {
    /// The codes of the options in the order in which they were shown, where that differs between sessions.
    package var order: [String]?
    /// The language, in a survey that has several.
    package var language: String?

    package init(order: [String]? = nil, language: String? = nil) {
        self.order = order
        self.language = language
    }
}

/// A remark by whoever types.
package struct InterviewNote: Hashable, Sendable {
    /// The question on the screen; `nil` for the interview as a whole.
    package var question: String?
    package var words: Words
    package var mark: EventMark
    /// The console beside the interviewer's at which it was written; `nil` for the interviewer's own.
    package var console: Int?
}
