internal import Interviewing
internal import Statistics
package import SurveyModel

/// Lines that lead to a question, as they are typed into an interview one by one.
///
/// They were typed: into the reducer that an interview has, from its opening to the question.
package struct TypedRoute: Sendable {
    package struct Line: Hashable, Sendable {
        /// What was asked, as `gaps.1.cost`; of a remark or a correction, the question that it is about.
        package var item: String
        package var text: String
    }

    package private(set) var lines: [Line] = []
    /// What must be known before, by field.
    package let fields: [Field]

    package struct Field: Hashable, Sendable {
        /// As `plan`.
        package var name: String
        package var value: Value
    }

    /// Longer than any real interview.
    private static let most = 5_000
    /// How many respondents are tried where the answers that are known do not lead there.
    private static let respondents = 300

    /// Types answers that are known to lead to a question; `nil` where they do not.
    ///
    /// - Parameters:
    ///   - place: The question, as a place in the survey.
    ///   - survey: The survey; no discussion guide.
    ///   - fields: What is known before, by field.
    ///   - answers: What is answered, by question; the rounds of a repeat are answered alike.
    package init?(to place: Int, in survey: Survey, fields: [String: Value], answers: [String: Answer]) {
        self.init(to: place, in: survey, fields: survey.fields(fields)) { plan, fields in
            let plain = RespondentProfile("plain", refuses: 0, doesNotKnow: 0, skips: 0, changes: 0, quits: 0)
            var respondent = Respondent(
                profile: plain, hints: AnswerHints(survey), chance: .init(seed: 1, name: "route"))
            let target = survey.rounds(around: place)
            return Self.lead(to: place, plan: plan, fields: fields) { position, interview in
                let item = interview.plan.items[position]
                let name = survey.questions[item.source].id
                if case .again(let after) = item.role {
                    return [after == 0 && (target.contains(item.source) || answers[name] != nil) ? "yes" : "no", "yes"]
                }
                let known = (answers[item.id] ?? answers[name]).flatMap { $0.line(for: item) }
                return [known, item.question.kind == .statement ? "" : nil].compactMap(\.self)
                    + respondent.candidates(at: position, in: interview)
                    + respondent.withoutAnswer(at: position, in: interview)
            }
        }
    }

    /// Lets respondents answer by chance until one is asked the question; `nil` where none is.
    package init?(to place: Int, in survey: Survey) {
        let plain = RespondentProfile("plain", refuses: 0.03, doesNotKnow: 0.03, skips: 0.03, changes: 0, quits: 0)
        let plan = SurveyPlan(survey)
        let hints = AnswerHints(survey)
        for number in 0..<Self.respondents {
            var respondent = Respondent(
                profile: plain, hints: hints, chance: .init(seed: 1, name: "route \(number)"))
            let fields = respondent.fields(of: survey, fixed: FixedAnswers())
            let lines = Self.lead(to: place, plan: plan, fields: fields) { position, interview in
                (0..<4).map { _ in respondent.line(at: position, in: interview) }
                    + respondent.candidates(at: position, in: interview)
                    + respondent.withoutAnswer(at: position, in: interview)
            }
            guard let lines else { continue }
            self.lines = lines
            self.fields = fields.map { Field(name: $0.name, value: $0.value.value) }
            return
        }
        return nil
    }

    private init?(
        to place: Int, in survey: Survey, fields: [Opening.Field],
        _ lead: (SurveyPlan, [Opening.Field]) -> [Line]?
    ) {
        guard let lines = lead(SurveyPlan(survey), fields) else { return nil }
        self.lines = lines
        self.fields = fields.map { Field(name: $0.name, value: $0.value.value) }
    }

    /// Types the first line that is taken at each item, until the question is put.
    private static func lead(
        to place: Int, plan: SurveyPlan, fields: [Opening.Field], _ choices: (Int, Interview) -> [String]
    ) -> [Line]? {
        let opening = Opening(
            survey: plan.survey.id, definition: "", fields: fields, seed: 1, day: .usual)
        var sitting = Sitting(plan, opening: opening)
        var lines: [Line] = []
        while lines.count < most {
            let interview = sitting.interview
            let taken: (item: Int, text: String)?
            switch interview.phase {
            case .unopened, .ended, .closing, .checking: return nil
            case .specifying(let position, _), .hearing(let position):
                taken = type([""], in: &sitting).map { (position, $0) }
            case .asking(let position):
                // A matrix is reached with its first row, and what is computed as soon as it has a value.
                if interview.plan.items[position].source == place || interview.hasComputed(place) { return lines }
                taken = type(choices(position, interview), in: &sitting).map { (position, $0) }
            }
            guard let taken else { return nil }
            lines.append(Line(item: interview.questions[taken.item].id, text: taken.text))
            if case .repetition = plan.survey.questions[place].kind, sitting.hasBegun(place) { return lines }
        }
        return nil
    }

    /// The first of some lines that is taken and leaves no check open; it is typed.
    private static func type(_ lines: [String], in sitting: inout Sitting) -> String? {
        for line in lines {
            var next = sitting
            do throws(InterviewComplaint) { try next.type(line) } catch { continue }
            if case .checking = next.interview.phase { continue }
            sitting = next
            return line
        }
        return nil
    }
}

extension Interview {
    /// Whether a place of the survey is a calculation that has a value.
    fileprivate func hasComputed(_ place: Int) -> Bool {
        guard case .calculation = survey.questions[place].kind else { return false }
        return plan.items.indices.contains { plan.items[$0].source == place && answer(at: $0).value != nil }
    }
}

extension Sitting {
    /// Whether a question of a repeat's rounds is on the screen.
    fileprivate func hasBegun(_ repetition: Int) -> Bool {
        guard case .asking(let position) = interview.phase else { return false }
        let place = interview.plan.items[position].source
        return interview.survey.rounds(around: place).contains(repetition)
    }
}

extension Survey {
    /// The repeats around a question, as places of their questions.
    fileprivate func rounds(around place: Int) -> Set<Int> {
        Set(blocks.filter { $0.questions.contains(place) }.compactMap(\.repetition))
    }

    /// What is known before, in the order of the survey.
    fileprivate func fields(_ known: [String: Value]) -> [Opening.Field] {
        caseFields.compactMap { field in
            known[field.name].flatMap(RecordedValue.init).map { Opening.Field(name: field.name, value: $0) }
        }
    }
}

extension Answer {
    /// What is typed at an item to give this answer to its question; `nil` where it says nothing of the item.
    fileprivate func line(for item: PlanItem) -> String? {
        switch self {
        case .missing(.dontKnow): return "/dk"
        case .missing(.refused): return "/refuse"
        case .missing(.skipped): return "/skip"
        case .missing: return nil
        case .value(let value):
            switch (item.role, value) {
            case (.row(let code), .matrix(let rows)): return rows[code]?.line
            case (.set(let number), .maxDiff(let picks)):
                return picks.indices.contains(number) ? "\(picks[number].most),\(picks[number].least)" : nil
            case (.feeling(let isWith), .kano(let answer)):
                return (isWith ? answer.with : answer.without).rawValue
            case (.price(let point), .pricePoints(let points)): return "\(points[point])"
            default: return line
            }
        }
    }

    private var line: String? {
        switch self {
        case .missing(.dontKnow): "/dk"
        case .missing(.refused): "/refuse"
        case .missing(.skipped): "/skip"
        case .missing: nil
        case .value(let value): value.line
        }
    }
}

extension Value {
    /// What is typed to give it; `nil` for what is answered in parts.
    fileprivate var line: String? {
        switch self {
        case .choice(let code): code
        case .multi(let codes): codes.joined(separator: ",")
        case .rank(let codes): codes.joined(separator: ">")
        case .allocation(let points):
            points.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
        case .integer(let number): String(number)
        case .decimal(let number): "\(number)"
        case .money(let money): "\(money.amount)"
        case .text(let text): text.hasPrefix("/") ? "/" + text : text
        case .date(let day): day.description
        case .time(let time): time.description
        case .dateTime(let moment): moment.description
        case .duration(let span): span.description
        default: nil
        }
    }
}
