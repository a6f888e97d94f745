import Interviewing
import Journal
import SurveyLinting
import SurveyModel

/// Gives the answers of a witness to an interview with the real reducer.
struct WitnessFollower {
    private var interview: Interview
    private var rest: ArraySlice<Witness.Entry>
    /// What was given, for further parts and rounds of the same question.
    private var given: [String: Answer] = [:]
    private let target: Int

    /// - Returns: `nil` when the question is then asked or computed, or else what went wrong.
    static func follow(_ witness: Witness, to name: String, in survey: Survey) -> String? {
        guard let target = survey.questions.firstIndex(where: { $0.id == name }),
            let day = CalendarDate(year: 2026, month: 3, day: 2)
        else { return "no question" }
        let fields = witness.caseFields.compactMap { entry in
            entry.answer.value.flatMap(RecordedValue.init).map {
                Opening.Field(name: String(entry.name.dropFirst(5)), value: $0)
            }
        }
        var follower = WitnessFollower(interview: Interview(survey: survey), rest: witness.answers[...], target: target)
        let opening = Opening(survey: survey.id, definition: "0", fields: fields, seed: 1, day: day)
        for event in follower.interview.beginning(opening) { _ = follower.interview.reduce(event) }
        return follower.run()
    }

    private init(interview: Interview, rest: ArraySlice<Witness.Entry>, target: Int) {
        self.interview = interview
        self.rest = rest
        self.target = target
    }

    private mutating func run() -> String? {
        for _ in 0..<2_000 {
            guard case .asking(let place) = interview.phase else { break }
            let item = interview.plan.items[place]
            if item.source == target { return nil }
            let event: InterviewEvent
            switch answer(item) {
            case .missing(let reason): event = .missing(question: item.id, reason: reason)
            case .value(let value):
                guard let recorded = RecordedValue(value) else { return "'\(item.id)' cannot be \(value)" }
                event = .answered(question: item.id, value: recorded)
            case nil:
                // What is computed stands without anybody having been asked.
                return isComputed ? nil : "'\(item.id)' is asked, and next is \(rest.first?.name ?? "nothing")"
            }
            for effect in interview.reduce(event) {
                if case .ignored(let complaint) = effect { return "\(item.id): \(complaint)" }
            }
            if let next = interview.phase.position {
                _ = interview.reduce(.asked(question: interview.questions[next].id))
            }
        }
        return isComputed ? nil : "asked is \(interview.phase)"
    }

    /// Whether the question is one that is not asked, and is on the path.
    private var isComputed: Bool {
        let question = interview.survey.questions[target]
        guard !question.kind.takesAnswer, question.kind != .statement else { return false }
        return interview.plan.items.indices.contains {
            interview.plan.items[$0].source == target && interview.onPath[$0]
        }
    }

    private mutating func answer(_ item: PlanItem) -> Answer? {
        if case .again(let round) = item.role { return .value(.choice(goesOn(item, after: round) ? "yes" : "no")) }
        if case .statement = item.question.kind { return .value(.boolean(true)) }
        let name = interview.survey.questions[item.source].id
        if rest.first?.name == name, !isFurtherPart(item) { given[name] = rest.removeFirst().answer }
        guard let answer = given[name], case .value(let value) = answer else { return given[name] }
        switch (item.role, value) {
        case (.row(let code), .matrix(let rows)): return rows[code]
        case (.feeling(let isWith), .kano(let pair)):
            return .value(.choice((isWith ? pair.with : pair.without).rawValue))
        case (.price(let point), .pricePoints(let points)):
            return .value(.money(Money(points[point], points.currency)))
        default: return answer
        }
    }

    /// Whether this is a later part of a question whose first part was answered in the same round.
    private func isFurtherPart(_ item: PlanItem) -> Bool {
        guard let place = interview.phase.position, place > 0 else { return false }
        let before = interview.plan.items[place - 1]
        return before.source == item.source && item.part != nil && before.part != nil
    }

    /// A round is wanted where the witness, or the question to reach, lies in it.
    private func goesOn(_ item: PlanItem, after round: Int) -> Bool {
        guard round == 0, let block = interview.survey.blocks.first(where: { $0.repetition == item.source }) else {
            return false
        }
        let inside = Set(interview.survey.questions[block.questions].map(\.id))
        return block.questions.contains(target) || rest.first.map { inside.contains($0.name) } ?? false
    }
}
