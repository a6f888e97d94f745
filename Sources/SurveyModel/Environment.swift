/// What an expression is evaluated in: the answers so far, the case, the day, and what a session knows about itself.
package struct Environment: Sendable {
    /// By question; what is not in it was not asked.
    ///
    /// Calculations stand here too, put in by whoever drives the survey, in the order of the survey, so that each is
    /// computed once. The answer of a repeat is a list of records.
    package var answers: AnswerSheet
    /// By field, without `case.`.
    package var caseFields: [String: Value]
    /// The day of the session's start, in the zone of the case: it does not change at midnight.
    package var today: CalendarDate?
    /// The moment of the act that is looked at, in the same zone.
    package var now: CalendarMoment?
    /// The option or member that `it` stands for.
    package var it: Value?
    /// The rounds that are open, the innermost last: in a repeat, and in a `where` that goes over records.
    package var rounds: [Round] = []
    /// The options behind each name, for `label`: questions by name, case fields as `case.plan`; of a matrix, those of
    /// its cells.
    package var optionLists: [String: OptionList]
    /// The points of each scale, by question.
    package var scales: [String: ClosedRange<Int>] = [:]
    /// The language in which labels are shown; `nil` for the survey's first one.
    package var language: String?
    /// What is known of the session, by field; see ``SessionField``.
    package var session: [String: Value] = [:]
    /// The answers of the same respondent in an earlier wave, by question.
    package var prior: [String: Answer] = [:]
    /// By name.
    package var quotas: [String: QuotaCount] = [:]
    /// How questions were answered, by name.
    package var traces: [String: AnswerTrace] = [:]
    /// The participants of a group, in the order of the roster.
    package var people: [Participation] = []
    /// What chance draws from.
    package var seed: UInt64 = 0
    /// What was drawn, or computed once, and so stays.
    package var kept: [Draw: Answer] = [:]

    /// One round of a repeat, or one record that a `where` looks at.
    package struct Round: Sendable {
        /// By question.
        package var fields: [String: Answer]
        /// Counted from 1.
        package var number: Int

        package init(_ fields: [String: Answer], number: Int) {
            self.fields = fields
            self.number = number
        }
    }

    package init(
        answers: AnswerSheet = [:], caseFields: [String: Value] = [:], today: CalendarDate? = nil,
        it: Value? = nil, optionLists: [String: OptionList] = [:]
    ) {
        self.answers = answers
        self.caseFields = caseFields
        self.today = today
        self.it = it
        self.optionLists = optionLists
    }

    /// The environment at the beginning of a session.
    package init(_ survey: Survey, caseFields: [String: Value] = [:], today: CalendarDate? = nil) {
        var lists: [String: OptionList] = [:]
        for field in survey.caseFields {
            if let list = field.type.options { lists["case.\(field.name)"] = list }
        }
        for question in survey.questions {
            if let list = question.kind.labels { lists[question.id] = list }
        }
        self.init(
            answers: AnswerSheet(survey.questions.map(\.id)), caseFields: caseFields, today: today, optionLists: lists)
        for question in survey.questions {
            if case .scale(let range) = question.kind { scales[question.id] = range }
        }
        for quota in survey.quotas { quotas[quota.id] = QuotaCount(limit: quota.limit, taken: 0) }
    }

    package subscript(question: String) -> Answer {
        get { answers[question] }
        set { answers[question] = newValue }
    }
}

/// How far a quota is filled.
package struct QuotaCount: Hashable, Sendable {
    package var limit: Int
    package var taken: Int

    package init(limit: Int, taken: Int) {
        self.limit = limit
        self.taken = taken
    }
}

/// What is known about the giving of an answer, apart from the answer.
package struct AnswerTrace: Hashable, Sendable {
    /// How long the question was on the screen, in milliseconds.
    package var milliseconds: Int
    /// How often an answer that was there was replaced by another.
    package var changes: Int
    /// The codes of the options in the order in which they were shown.
    package var order: [String]?

    package init(milliseconds: Int = 0, changes: Int = 0, order: [String]? = nil) {
        self.milliseconds = milliseconds
        self.changes = changes
        self.order = order
    }
}

/// One participant of a group, with what they answered for themselves.
package struct Participation: Hashable, Sendable {
    /// The pseudonym.
    package var alias: String
    /// By question.
    package var answers: [String: Answer]
    /// How long they spoke, in milliseconds.
    package var airTime: Int

    package init(alias: String, answers: [String: Answer] = [:], airTime: Int = 0) {
        self.alias = alias
        self.answers = answers
        self.airTime = airTime
    }
}

extension Question.Kind {
    /// The options behind its values: of a matrix, those of its cells.
    fileprivate var labels: OptionList? {
        if case .matrix(_, let cell) = self { return cell.options }
        return options
    }
}
