internal import Interviewing
package import SurveyModel

/// A survey of ours with what another tool's questions are in it.
package struct BoundSurvey: Sendable {
    package let survey: Survey
    /// SHA-256 of the definition's text, in hexadecimal digits.
    package let definition: String
    /// The definition's text, which sessions keep.
    package let text: String
    /// The keys of the tool's questions that the survey does not ask, in their order.
    package let unasked: [String]
    let plan: SurveyPlan
    /// The id of the survey's question for each key of the tool's.
    let ids: [String: String]
    /// How the answers are read at each place of the plan.
    private let readings: [AnswerReading?]
    /// The rows of the tool's grids by the survey's question and the row's code there.
    private let rows: [String: [String: Set<String>]]

    package init(_ survey: Survey, definition: String, text: String, form: ForeignForm) {
        self.survey = survey
        self.definition = definition
        self.text = text
        plan = SurveyPlan(survey)
        var own: [String: String] = [:]
        for question in survey.questions {
            for name in question.was { own[name] = question.id }
        }
        for question in survey.questions { own[question.id] = question.id }
        var ids: [String: String] = [:]
        var unasked: [String] = []
        var foreign: [String: ForeignQuestion] = [:]
        for (question, name) in zip(form.questions, FormNames(form).questions) {
            if let id = own[name] ?? own[question.key] {
                ids[question.key] = id
                foreign[id] = question
            } else if question.kind != .statement {
                unasked.append(question.key)
            }
        }
        self.ids = ids
        self.unasked = unasked
        readings = plan.items.map { item in
            guard item.question.kind.takesAnswer else { return nil }
            let question = foreign[survey.questions[item.source].id]
            return AnswerReading(item.question, options: question?.kind.options ?? [])
        }
        var rows: [String: [String: Set<String>]] = [:]
        for question in survey.questions {
            guard case .matrix(let list, _) = question.kind else { continue }
            var names: [String: Set<String>] = [:]
            for row in list.options {
                names[row.code] = Set(([row.code, row.label] + row.was).map(AnswerReading.folded))
            }
            let options = foreign[question.id]?.kind.rows ?? []
            for (option, code) in zip(options, FormNames.codes(options)) where names[code] != nil {
                names[code]?.formUnion([option.key, option.label].map(AnswerReading.folded))
            }
            rows[question.id] = names
        }
        self.rows = rows
    }

    /// The id of the question that a place of the plan belongs to.
    func question(at position: Int) -> String { survey.questions[plan.items[position].source].id }

    func reading(at position: Int) -> AnswerReading? { readings[position] }

    /// What of an answer is for one place: all of it, or that of one row.
    func part(of answer: ForeignAnswer, at position: Int) -> ForeignAnswer? {
        switch (plan.items[position].role, answer) {
        case (.whole, _): return answer
        case (.row(let code), .rows(let given)):
            let names = rows[question(at: position)]?[code] ?? []
            return given.keys.sorted().first { names.contains(AnswerReading.folded($0)) }
                .flatMap { given[$0] }.map(ForeignAnswer.text)
        default: return nil
        }
    }
}
