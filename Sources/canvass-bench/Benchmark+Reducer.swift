internal import Interviewing
internal import Journal
internal import SurveyModel
internal import SurveyYAML
internal import Tabulation

extension Benchmark {
    /// One answer in a survey of 1,000 questions: what a line comes to, and the state after it.
    static let reducer = Benchmark(
        name: "reducer", summary: "one answer in a survey of 1,000 questions, evaluated (budget: p99 of 0.1 ms)"
    ) { settings in
        var table = Table(columns: ["survey", "answers", "median_ms", "p99_ms", "max_ms"].map { Table.Column($0) })
        var worst = 0.0
        for shape in Shape.allCases {
            let (survey, diagnostics) = SurveyParser.parse(shape.definition(1_000), file: shape.rawValue + ".yaml")
            guard let survey else { throw BenchmarkFailure("the survey '\(shape)' is wrong: \(diagnostics.prefix(1))") }
            let plan = SurveyPlan(survey)
            var figures = Figures()
            for _ in 0..<max(1, settings.repetitions / 3) { try answer(plan, &figures) }
            worst = max(worst, figures.quantile(0.99))
            table.rows.append(
                [.text(shape.rawValue), .integer(figures.values.count)]
                    + [0.5, 0.99, 1].map { .decimal(figures.quantile($0), fractionDigits: 4) })
        }
        print(table.text(as: .table), terminator: "")
        print("p99 of the slowest: \(verdict(worst / 0.1, budget: 1)); \(machine())")
    }

    /// Answers a whole survey, from the first question to the last.
    private static func answer(_ plan: SurveyPlan, _ figures: inout Figures) throws {
        guard let day = CalendarDate(year: 2026, month: 3, day: 2) else { return }
        var interview = Interview(plan: plan)
        let opening = Opening(
            survey: plan.survey.id, definition: "", fields: [.init(name: "plan", value: .text("pro"))], day: day)
        for event in interview.beginning(opening) { _ = interview.reduce(event) }
        var sequence = 1
        while case .asking(let position) = interview.phase {
            let line: String
            if case .text = plan.questions[position].kind {
                line = "some words of an answer"
            } else {
                line = "7"
            }
            try figures.time {
                let mark = EventMark(sequence: sequence + 1, time: 0, actor: "bench")
                let line = try InterviewLine(line, mode: plan.survey.mode)
                let (act, prospect) = try interview.step(on: line, at: .init(mark))
                guard case .record(let events) = act else { return }
                let recorded = events.enumerated().map { place, event in
                    (event: event, mark: EventMark(sequence: sequence + 1 + place, time: 0, actor: "bench"))
                }
                _ = interview.take(recorded, foreseen: prospect)
                sequence += events.count
            }
        }
        guard case .closing = interview.phase else { throw BenchmarkFailure("the interview did not come to its end") }
    }

    /// How the questions of a survey hang together.
    private enum Shape: String, CaseIterable {
        /// Each question stands alone.
        case plain
        /// Each question is asked because of the one before it.
        case chained
        /// Each answer may jump over a few, and a tenth are calculations over many.
        case jumping
        /// Free text decides whether the next question is asked.
        case worded

        func definition(_ count: Int) -> String {
            var text = "survey: bench\ntitle: Bench\nmode: interviewer\ncase:\n  plan: text\nquestions:\n"
            for number in 1...count {
                switch self {
                case .plain: text += "  - q\(number): scale(0..10)\n    text: Question \(number)?\n"
                case .chained:
                    text += "  - q\(number): scale(0..10)\n    text: Question \(number)?\n"
                    if number > 1 { text += "    if: q\(number - 1) > 3\n" }
                case .jumping:
                    if number > 10, number.isMultiple(of: 10) {
                        let names = (number - 9..<number).map { "q\($0)" }.joined(separator: ", ")
                        text += "  - q\(number):\n      calc: sum(\(names))\n"
                    } else {
                        text += "  - q\(number): scale(0..10)\n    text: Question \(number)?\n"
                        if number + 3 <= count, (number + 3) % 10 != 0 {
                            text += "    go:\n      - if: q\(number) < 3\n        goto: q\(number + 3)\n"
                        }
                    }
                case .worded:
                    if number.isMultiple(of: 10) {
                        text += "  - q\(number): text\n    text: Question \(number)?\n    probes: [Why?]\n"
                    } else {
                        text += "  - q\(number): scale(0..10)\n    text: Question \(number)?\n"
                        if number > 10 { text += "    if: len(q\(number / 10 * 10)) > 3 and case.plan != 'free'\n" }
                    }
                }
            }
            return text
        }
    }
}
