package import SurveyModel

/// One session of a survey as data: who, when, and what counts of what was answered.
///
/// What was set aside because the path left it is not in it, and words that were withdrawn are gone from it.
package struct SurveyResponse: Sendable {
    package var session: String
    package var kind: String
    package var status: String
    package var outcome: String?
    package var account: String?
    package var ticket: String?
    /// Milliseconds since 1970-01-01 UTC.
    package var startedAt: Int64
    package var isWithdrawn = false
    /// The definition that the session was opened with.
    package var survey: Survey
    /// SHA-256 of that definition's text.
    package var definition: String
    package var caseFields: [String: Value] = [:]
    /// What counts of each question, by id; a repeat is a list of records.
    ///
    /// What is absent was not asked.
    package var answers: [String: Answer] = [:]
    /// What counts of each part of the questions that are asked in parts, by the part's name, as `best.3` or `seat.cheap`.
    ///
    /// A question of which only some parts were answered may have no answer as a whole.
    package var parts: [String: Answer] = [:]
    /// What else the journal says, by the name under which something was asked, as `gaps.2.cost`.
    package var traces: [String: Trace] = [:]

    /// How something was asked, and the words beside its answer.
    package struct Trace: Hashable, Sendable {
        /// Milliseconds since 1970-01-01 UTC.
        package var answeredAt: Int64?
        /// Its place in the order in which this session asked, from 1.
        package var order: Int?
        package var language: String?
        /// The codes in the order in which they were shown, where that differs between sessions, and those of a set.
        package var shown: [String] = []
        /// Which one, by option.
        package var specified: [String: String] = [:]
        package var said: [String] = []
        package var gists: [String] = []
        /// The answer was words, and they were withdrawn.
        package var isErased = false

        package init() {}
    }

    package init(
        session: String, kind: String = "interview", status: String = "ended", outcome: String? = nil,
        account: String? = nil, ticket: String? = nil, startedAt: Int64 = 0, survey: Survey, definition: String = ""
    ) {
        self.session = session
        self.kind = kind
        self.status = status
        self.outcome = outcome
        self.account = account
        self.ticket = ticket
        self.startedAt = startedAt
        self.survey = survey
        self.definition = definition
    }
}
