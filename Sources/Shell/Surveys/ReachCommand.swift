package import ArgumentParser
internal import SourceDiagnostics
internal import SurveyLinting
internal import SurveyModel
internal import SurveySimulation
internal import Tabulation

package struct SurveyReachCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "reach", abstract: "Show answers that lead to a question.",
        discussion: """
            They are found by solving the conditions on the way, or else by trying, and are typed into an interview to see \
            that they lead there. So each row is one line that can be typed: the rows of a matrix one by one, 'yes' or 'no' \
            where a repeat asks for another round, and an empty line at a statement. What must be known before stands \
            first, as case.plan. What no answers lead to is said to be unreachable; where conditions compute with several \
            answers, it may be that none are found. JSON has the keys question, reach (reached, never or unknown), case \
            and answers, each of these with name and answer, and missing where there is no answer but a reason.

            Examples:
              canvass survey reach churn-followup top_reason
              canvass survey reach churn-followup seats_left --format json

            Exits 1 when no answers lead to the question or none were found, 65 when the survey has mistakes, and 66 when \
            there is no such survey or question.
            """)

    @Argument(help: "The survey.") package var survey: String
    @Argument(help: "The question.") package var question: String
    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let definition = try Definitions.survey(named: survey, in: session).survey
        guard let reach = Reach.of(question, in: definition) else {
            throw CommandFailure.unknown(
                "question", question, among: definition.questions.map(\.id), exitCode: .missingFile)
        }
        let place = definition.questions.firstIndex { $0.id == question } ?? 0
        let route = Self.route(to: place, in: definition, reach)
        let isJSON = session.form(output.output) == .json
        if isJSON { session.show(json(reach, route).text(indented: true) + "\n") }
        switch (route, reach) {
        case (let route?, _):
            if !isJSON { show(route, in: &session) }
        case (nil, .never):
            throw CommandFailure(
                .failed, "no answers lead to '\(question)'", hint: "'survey lint \(survey)' says what excludes it")
        case (nil, _):
            throw CommandFailure(
                .failed, "no answers were found that lead to '\(question)'",
                hint: "that proves nothing: conditions or checks on the way may compute with several answers")
        }
    }

    /// Lines that lead there: those of the solver, and where it found none, those of somebody who answers by chance.
    private static func route(to place: Int, in survey: Survey, _ reach: Reach) -> TypedRoute? {
        guard survey.mode != .group, reach != .never else { return nil }
        if case .reached(let witness) = reach {
            let fields = witness.caseFields.compactMap { entry in
                entry.answer.value.map { (String(entry.name.dropFirst(5)), $0) }
            }
            let answers = witness.answers.map { ($0.name, $0.answer) }
            let route = TypedRoute(
                to: place, in: survey, fields: Dictionary(fields, uniquingKeysWith: { first, _ in first }),
                answers: Dictionary(answers, uniquingKeysWith: { first, _ in first }))
            if let route { return route }
        }
        return TypedRoute(to: place, in: survey)
    }

    @MainActor private func show(_ route: TypedRoute, in session: inout Session) {
        var table = Table(columns: [.init("name"), .init("answer")])
        for field in route.fields {
            table.rows.append([.untrusted("case.\(field.name)"), .untrusted(field.value.shown)])
        }
        for line in route.lines { table.rows.append([.untrusted(line.item), .untrusted(line.text)]) }
        session.show(table, output)
    }

    private func json(_ reach: Reach, _ route: TypedRoute?) -> JSONValue {
        let name = route != nil ? "reached" : reach == .never ? "never" : "unknown"
        let reasons = ["/dk": "dont_know", "/refuse": "refused", "/skip": "skipped"]
        let fields = route?.fields.map { field in
            JSONValue.object([
                "name": .string("case.\(field.name)"), "answer": .string(field.value.shown), "missing": .null,
            ])
        }
        let lines = route?.lines.map { line in
            JSONValue.object([
                "name": .string(line.item), "answer": reasons[line.text] == nil ? .string(line.text) : .null,
                "missing": JSONValue(reasons[line.text]),
            ])
        }
        return .object([
            "question": .string(question), "reach": .string(name), "case": fields.map(JSONValue.array) ?? .null,
            "answers": lines.map(JSONValue.array) ?? .null,
        ])
    }
}
