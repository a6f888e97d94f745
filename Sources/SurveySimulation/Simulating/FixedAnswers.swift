internal import Interviewing
package import SurveyModel

/// What simulated respondents answer whatever chance says, all of them or a share.
package struct FixedAnswers: Hashable, Sendable {
    private struct Choice: Hashable, Sendable {
        var line: String
        /// Of 100 respondents.
        var percent: Int
    }

    /// By the name of the question or part, or `case.plan`.
    private var choices: [String: [Choice]] = [:]

    package init() {}

    /// The names that are fixed, in order.
    package var names: [String] { choices.keys.sorted() }

    /// Why a fixed answer cannot be.
    package enum Mistake: Error, Hashable {
        /// It is not written as `NAME=ANSWER` or `NAME=ANSWER@PERCENT`.
        case shape
        case unknown(name: String, known: [String])
        /// A field of the case cannot have the value.
        case value(field: String)
        /// The shares for one name come to more than 100.
        case share(name: String)
    }

    /// Fixes an answer, as `consent=yes`, or `consent=yes@90` for nine of ten respondents.
    package mutating func fix(_ text: String, in survey: Survey) throws(Mistake) {
        guard let sign = text.firstIndex(of: "="), sign > text.startIndex else { throw .shape }
        let name = String(text[..<sign])
        var line = String(text[text.index(after: sign)...])
        var percent = 100
        if let mark = line.lastIndex(of: "@"), let share = Int(line[line.index(after: mark)...]),
            (0...100).contains(share)
        {
            percent = share
            line = String(line[..<mark])
        }
        let fields = survey.caseFields.map { "case.\($0.name)" }
        let items = SurveyPlan(survey).items.filter { item in
            if case .calculation = item.question.kind { false } else { true }
        }
        let known = Set(items.map(\.id) + items.map { survey.questions[$0.source].id } + fields)
        guard known.contains(name) else { throw .unknown(name: name, known: known.sorted()) }
        if let field = survey.caseFields.first(where: { "case.\($0.name)" == name }),
            Value(reading: line, as: field.type) == nil
        {
            throw .value(field: field.name)
        }
        choices[name, default: []].append(Choice(line: line, percent: percent))
        guard choices[name, default: []].reduce(0, { $0 + $1.percent }) <= 100 else { throw .share(name: name) }
    }

    /// What is to be typed at an item, and under which name that was fixed; `nil` where chance decides.
    func line(at item: PlanItem, of survey: Survey, _ respondent: inout Respondent) -> (name: String, line: String)? {
        guard let name = name(of: item, in: survey) else { return nil }
        return line(named: name, &respondent).map { (name, $0) }
    }

    /// The name under which the answers to an item are fixed: its own, or that of the question that it is a part of.
    private func name(of item: PlanItem, in survey: Survey) -> String? {
        [item.id, survey.questions[item.source].id].first { choices[$0] != nil }
    }

    /// What a share of the respondents is to type at an item, and the others do not; empty where everybody does.
    func lines(at item: PlanItem, of survey: Survey) -> [String] {
        name(of: item, in: survey).flatMap { choices[$0] }?.map(\.line) ?? []
    }

    /// The values that a share of the cases has in a field, and the others do not.
    func values(of field: CaseField) -> [Value] {
        choices["case.\(field.name)"]?.compactMap { Value(reading: $0.line, as: field.type) } ?? []
    }

    func line(named name: String, _ respondent: inout Respondent) -> String? {
        guard let choices = choices[name] else { return nil }
        var left = respondent.below(100)
        for choice in choices {
            if left < choice.percent { return choice.line }
            left -= choice.percent
        }
        return nil
    }
}
