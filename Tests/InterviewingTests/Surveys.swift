import FoundationEssentials
import Interviewing
import Journal
import SourceDiagnostics
import SurveyModel

/// Definitions made in code, so that these tests need no YAML.
enum Surveys {
    static let reasons = OptionList(
        name: "reason",
        options: [
            .init(code: "price", label: "Price or budget"),
            .init(code: "bugs", label: "Bugs or reliability"),
            .init(code: "missing", label: "A feature is missing"),
            .init(code: "other", label: "Something else", specify: true),
            .init(code: "none", label: "No particular reason", isExclusive: true),
        ])

    /// A survey with everything that moves the path: conditions, a calculation, filtered options, two jumps.
    static let churn = Survey(
        id: "churn", title: "Churn", mode: .interviewer,
        caseFields: [
            CaseField(name: "account", type: .text), CaseField(name: "seats", type: .integer, isOptional: true),
        ],
        questions: [
            Question(
                id: "consent", kind: .yesNo(.yesNo), text: text("Do you look after ${case.account}?"),
                jumps: [Jump(condition: expression("consent = 'no'"), target: .end(outcome: "refused"))], missing: []),
            Question(id: "nps", kind: .scale(0...10), text: text("How likely?")),
            Question(
                id: "group",
                kind: .calculation(
                    expression("if nps >= 9 then 'promoter' else if nps >= 7 then 'passive' else 'detractor'"))),
            Question(
                id: "why", kind: .multi(reasons), text: text("Why?"), condition: expression("group != 'promoter'"),
                probes: ["Anything else?", "What happened?"], words: .verbatim),
            Question(
                id: "top", kind: .choice(reasons), text: text("Which weighed most?"),
                condition: expression("count(why) > 1"), optionCondition: expression("why has it")),
            Question(
                id: "story", kind: .text, text: text("Tell me more."),
                jumps: [Jump(condition: expression("nps = 0"), target: .question("close"))], words: .verbatim),
            Question(
                id: "cost", kind: .decimal(minimum: 0, maximum: 500), text: text("What does it cost?"),
                condition: expression("why has 'missing'")),
            Question(id: "seats_left", kind: .integer(minimum: 0, maximum: nil), text: text("How many are left?")),
            Question(
                id: "close", kind: .yesNo(.yesNo),
                text: text("May we call when ${label(top ?? first(why)) ?? 'this'} is done?"),
                isRequired: true),
        ],
        outcomes: ["refused": "aapor 2.112", "complete": "aapor 1.1", "partial": "aapor 1.2"])

    static let opening = Opening(
        survey: "churn", definition: "0", fields: [.init(name: "account", value: .text("Acme"))], day: day)

    static var day: CalendarDate {
        guard let day = CalendarDate(year: 2026, month: 3, day: 2) else { preconditionFailure("a day that exists") }
        return day
    }

    static func expression(_ source: String) -> SurveyModel.Expression {
        let log = DiagnosticLog()
        let place = SourceText(source, at: SourceLocation(file: "test", line: 1, column: 1))
        guard let expression = SurveyModel.Expression.parse(place, log: log) else {
            preconditionFailure("\(log.diagnostics)")
        }
        return expression
    }

    static func text(_ source: String) -> Template {
        let log = DiagnosticLog()
        guard
            let template = Template.parse(
                SourceText(source, at: SourceLocation(file: "test", line: 1, column: 1)), log: log)
        else {
            preconditionFailure("\(log.diagnostics)")
        }
        return template
    }
}
