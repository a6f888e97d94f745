package import ArgumentParser
internal import SourceDiagnostics
internal import SurveyLinting
internal import SurveyModel
internal import Tabulation

package struct SurveyReachCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "reach", abstract: "Show answers that lead to a question.",
        discussion: """
            They are found by solving the conditions on the way, and tried out from the first question on, so they can be \
            typed as they stand. What no answers lead to is said to be unreachable; where conditions compute with several \
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
        let isJSON = session.form(output.output) == .json
        if isJSON { session.show(json(reach).text(indented: true) + "\n") }
        switch reach {
        case .reached(let witness):
            if !isJSON { show(witness, in: &session) }
        case .never:
            throw CommandFailure(
                .failed, "no answers lead to '\(question)'", hint: "'survey lint \(survey)' says what excludes it")
        case .unknown:
            throw CommandFailure(
                .failed, "no answers were found that lead to '\(question)'",
                hint: "that proves nothing: its conditions may compute with several answers")
        }
    }

    @MainActor private func show(_ witness: Witness, in session: inout Session) {
        var table = Table(columns: [.init("name"), .init("answer")])
        for entry in witness.caseFields + witness.answers {
            table.rows.append([.untrusted(entry.name), .untrusted(entry.answer.inWords)])
        }
        session.show(table, output)
    }

    private func json(_ reach: Reach) -> JSONValue {
        let name: String
        var witness: Witness?
        switch reach {
        case .reached(let found): (name, witness) = ("reached", found)
        case .never: name = "never"
        case .unknown: name = "unknown"
        }
        let list = { (entries: [Witness.Entry]?) -> JSONValue in
            guard let entries else { return .null }
            return .array(
                entries.map { entry in
                    let missing: String? = if case .missing(let reason) = entry.answer { reason.rawValue } else { nil }
                    return .object([
                        "name": .string(entry.name),
                        "answer": entry.answer.value == nil ? .null : .string(entry.answer.inWords),
                        "missing": JSONValue(missing),
                    ])
                })
        }
        return .object([
            "question": .string(question), "reach": .string(name), "case": list(witness?.caseFields),
            "answers": list(witness?.answers),
        ])
    }
}

extension Answer {
    /// What would be typed to give it.
    fileprivate var inWords: String {
        switch self {
        case .missing(let reason):
            switch reason {
            case .dontKnow: "/dk"
            case .refused: "/refuse"
            case .skipped: "/skip"
            default: reason.rawValue
            }
        case .value(let value): value.inWords
        }
    }
}

extension Value {
    fileprivate var inWords: String {
        switch self {
        case .boolean(let value): value ? "true" : "false"
        case .integer(let number): String(number)
        case .decimal(let number): "\(number)"
        case .money(let money): "\(money.amount)"
        case .text(let text): text
        case .choice(let code): code
        case .multi(let codes), .rank(let codes): codes.joined(separator: ",")
        case .allocation(let points):
            points.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
        case .date(let date): "\(date)"
        case .duration(let span): "\(span)"
        case .kano(let answer): "\(answer.with.rawValue),\(answer.without.rawValue)"
        case .matrix(let rows):
            rows.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.inWords)" }.joined(separator: ",")
        case .pricePoints(let points):
            PriceSensitivity.Point.allCases.map { "\(points[$0])" }.joined(separator: ",")
        default: "…"
        }
    }
}
