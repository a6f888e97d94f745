package import ArgumentParser
internal import SurveyModel
internal import SurveyRoutes
internal import Tabulation

package struct SurveyPathsCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "paths", abstract: "Count the routes through a survey, with the shortest and the longest.",
        discussion: """
            A route is a sequence of questions that somebody is asked; a repeat counts as one round. All combinations of \
            answers that conditions tell apart are tried at once, so the number is exact; where there are too many, it says \
            'more than'. Conditions that cannot be tried, such as those on a repeat, count as true and as false, and then the \
            number is an upper bound. Minutes are estimated: 183 words a minute read aloud, 238 read silently, and a few \
            seconds for an answer by its type.

            Examples:
              canvass survey paths churn-followup
              canvass survey paths churn-followup --format json

            JSON has the keys survey, routes, is_stopped, certainty ('exact', 'at_least', 'at_most' or 'about'), untried, \
            shortest and longest, each with questions, minutes and outcome. Exits 65 when the survey has mistakes, and 66 when \
            there is none of that name.
            """)

    @Argument(help: "The survey or guide.") package var survey: String
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let definition = try Definitions.survey(named: survey, in: session)
        let paths = RouteCount(definition.survey)
        session.show(Self.json(paths, of: definition.survey.id), or: Self.table(paths), output)
        if !paths.untried.isEmpty {
            session.output.tell(
                "conditions that could not be tried, at: \(paths.untried.joined(separator: ", "))")
        }
    }

    private static func table(_ paths: RouteCount) -> Table {
        let number = grouped(paths.isStopped ? paths.count - min(1, paths.count) : paths.count)
        let words =
            switch paths.certainty {
            case _ where paths.isStopped: "more than \(number)"
            case .exact: number
            case .atLeast: "at least \(number)"
            case .atMost: "at most \(number)"
            case .about: "about \(number)"
            }
        var table = Table(columns: [.init("what"), .init("value")], rows: [["routes", .text(words)]])
        for (name, route) in [("shortest", paths.shortest), ("longest", paths.longest)] {
            guard let route else { continue }
            table.rows += [
                [.text(name), .text("\(counted(route.questions.count, "question")), \(minutes(route)) min")],
                [.text("\(name) ends as"), .untrusted(route.outcome)],
                [.text("\(name) route"), .untrusted(route.questions.joined(separator: ", "))],
            ]
        }
        return table
    }

    private static func json(_ paths: RouteCount, of survey: String) -> JSONValue {
        func described(_ route: RouteCount.Route?) -> JSONValue {
            guard let route else { return .null }
            return .object([
                "questions": .array(route.questions.map(JSONValue.string)),
                "minutes": .number((Double(route.seconds) / 6).rounded() / 10), "outcome": .string(route.outcome),
            ])
        }
        return .object([
            "survey": .string(survey), "routes": Int(exactly: paths.count).map(JSONValue.integer) ?? .null,
            "is_stopped": .boolean(paths.isStopped), "certainty": .string(paths.certainty.rawValue),
            "untried": .array(paths.untried.map(JSONValue.string)), "shortest": described(paths.shortest),
            "longest": described(paths.longest),
        ])
    }

    private static func minutes(_ route: RouteCount.Route) -> String {
        fixedPoint(Double(route.seconds) / 60, fractionDigits: 1)
    }

    /// Digits in threes: `12,345`.
    private static func grouped(_ number: UInt64) -> String {
        var result = ""
        for (place, digit) in String(number).reversed().enumerated() {
            if place > 0, place % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return String(result.reversed())
    }
}
