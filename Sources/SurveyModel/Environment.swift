/// What an expression is evaluated in: the answers so far, the case, and the day.
package struct Environment: Sendable {
    /// By question; what is not in it was not asked.
    ///
    /// Calculations stand here too, put in by whoever drives the survey, in the order of the survey, so that each is
    /// computed once.
    package var answers: AnswerSheet
    /// By field, without `case.`.
    package var caseFields: [String: Value]
    package var today: CalendarDate?
    /// The option that `it` stands for.
    package var it: Value?
    /// The options behind each name, for `label`: questions by name, case fields as `case.plan`.
    package var optionLists: [String: OptionList]

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
            if let list = question.kind.options { lists[question.id] = list }
        }
        self.init(
            answers: AnswerSheet(survey.questions.map(\.id)), caseFields: caseFields, today: today, optionLists: lists)
    }

    package subscript(question: String) -> Answer {
        get { answers[question] }
        set { answers[question] = newValue }
    }
}
