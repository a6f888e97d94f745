import Interviewing
import SurveyModel
import TestSupport

/// Surveys with conditions that often contradict one another, made from a seed.
enum RandomSurvey {
    private struct Made {
        var name: String
        var kind: Int
    }

    static func text(using random: inout SplitMix64) -> String {
        var text = """
            survey: r
            title: R
            mode: self
            case:
              plan: choice(free, team, big)
              seats: integer?
            lists:
              few: [a, b, c]
              many: [u, v, w, {x: {label: X, exclusive: true}}]
            questions:

            """
        var made: [Made] = []
        let count = Int.random(in: 4...9, using: &random)
        let kinds = (0..<count).map { _ in Int.random(in: 0...5, using: &random) }
        for (place, kind) in kinds.enumerated() {
            let name = "q\(place)"
            if kind == 5, let condition = condition(made, using: &random) {
                text += "  - \(name):\n      calc: if \(condition) then 'p' else 'n'\n"
                made.append(Made(name: name, kind: 5))
                continue
            }
            let type = ["yes_no", "choice(few)", "multi(many)", "scale(0..6)", "integer(0..500)", "yes_no"][kind]
            text += "  - \(name): \(type)\n    text: What now?\n"
            if Int.random(in: 0...2, using: &random) == 0 { text += "    missing: none\n" }
            if Int.random(in: 0...3, using: &random) > 0, let condition = condition(made, using: &random) {
                text += "    if: \(condition)\n"
            }
            if kind == 1, Int.random(in: 0...2, using: &random) == 0, let multi = made.first(where: { $0.kind == 2 }) {
                text += "    options_if: it = 'a' or \(multi.name) has 'u'\n"
            }
            made.append(Made(name: name, kind: kind == 5 ? 0 : kind))
            if Int.random(in: 0...4, using: &random) == 0, place + 2 < count,
                let condition = condition(made, using: &random)
            {
                let target = Int.random(in: (place + 1)...(count - 1), using: &random)
                let isAsked = kinds[target] != 5 || target > 0
                text += "    go:\n      - if: \(condition)\n"
                text += isAsked ? "        goto: q\(target)\n" : "        end: complete\n"
            }
        }
        return text
    }

    private static func condition(_ made: [Made], using random: inout SplitMix64) -> String? {
        guard !made.isEmpty else { return nil }
        var parts: [String] = []
        for _ in 0...Int.random(in: 0...2, using: &random) {
            var part = atom(made[Int.random(in: 0..<made.count, using: &random)], using: &random)
            if Int.random(in: 0...4, using: &random) == 0 { part = "not (\(part))" }
            parts.append(part)
        }
        return parts.joined(separator: Bool.random(using: &random) ? " and " : " or ")
    }

    private static func atom(_ made: Made, using random: inout SplitMix64) -> String {
        let pick = { (options: [String], random: inout SplitMix64) in
            options[Int.random(in: 0..<options.count, using: &random)]
        }
        if Int.random(in: 0...7, using: &random) == 0 {
            return pick(
                ["case.plan = 'free'", "case.plan != 'team'", "case.seats > 20", "case.seats is missing"], &random)
        }
        let name = made.name
        switch made.kind {
        case 0: return pick(["\(name) = 'yes'", "\(name) = 'no'", "\(name) != 'no'", "\(name) is refused"], &random)
        case 1:
            return pick(["\(name) = 'a'", "\(name) in ['b', 'c']", "\(name) != 'b'", "\(name) is answered"], &random)
        case 2:
            return pick(
                [
                    "\(name) has 'u'", "\(name) has any ['v', 'x']", "\(name) has all ['u', 'w']", "count(\(name)) > 2",
                    "\(name) has none ['u', 'v']", "\(name) has 'x'", "count(\(name)) = 1",
                ], &random)
        case 3: return pick(["\(name) >= 4", "\(name) < 2", "\(name) * 2 = 6", "(\(name) ?? 0) > 5"], &random)
        case 4: return pick(["\(name) > 100", "\(name) <= 100", "\(name) between 50 and 200", "\(name) = 7"], &random)
        default: return pick(["\(name) = 'p'", "\(name) != 'p'", "\(name) is missing"], &random)
        }
    }

    /// An answer that the question takes now.
    static func answer(
        to question: Question, _ interview: Interview, using random: inout SplitMix64
    ) -> InterviewEvent {
        let reasons = [MissingReason.dontKnow, .refused, .skipped].filter { question.admits($0) }
        let place = interview.survey.questions.firstIndex { $0.id == question.id } ?? 0
        let offered = interview.offered(at: place).map(\.code)
        let canAnswer = question.kind.options == nil || !offered.isEmpty
        if !reasons.isEmpty, !canAnswer || Int.random(in: 0...4, using: &random) == 0 {
            return .missing(question: question.id, reason: reasons[Int.random(in: 0..<reasons.count, using: &random)])
        }
        let code = { (random: inout SplitMix64) in
            offered.isEmpty ? "" : offered[Int.random(in: 0..<offered.count, using: &random)]
        }
        let value: Value =
            switch question.kind {
            case .yesNo, .choice: .choice(code(&random))
            case .multi:
                {
                    let chosen = offered.filter { $0 != "x" && Bool.random(using: &random) }
                    return .multi(chosen.isEmpty ? [code(&random)] : chosen)
                }()
            case .scale(let range): .integer(Int.random(in: range, using: &random))
            default: .integer([0, 7, 50, 60, 100, 101, 200, 201, 500][Int.random(in: 0...8, using: &random)])
            }
        return .answered(question: question.id, value: RecordedValue(value) ?? .code(""))
    }
}
