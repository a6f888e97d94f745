internal import Journal
package import SurveyModel

/// One guided interview as a value: the fold of its journal.
///
/// ``reduce(_:at:)`` is the only way to change it, so replaying a journal gives the same state, always. The position is
/// never stored: it follows from the answers, the conditions and the jumps, and from how far somebody went back.
/// An answer that is no longer on the path is set aside: it counts nowhere, and it counts again when the path returns.
///
/// Looking at one answer costs time in the number of questions that depend on it, not in the length of the survey; only a
/// jump that changes has all the questions looked at that it passes over.
package struct Interview: Sendable {
    /// Where the interview stands.
    package enum Phase: Hashable, Sendable {
        case unopened
        case asking(Int)
        /// An option was chosen that asks which one.
        case specifying(Int, option: String)
        /// The question has its answer, and the respondent's own words are wanted.
        case hearing(Int)
        /// Answers do not go together: the check, by its place among the plan's, is to be dealt with first.
        case checking(Int)
        /// Nothing is left to ask.
        case closing(outcome: String)
        case ended(outcome: String)
    }

    package private(set) var plan: SurveyPlan
    package var survey: Survey { plan.survey }
    /// What is asked and computed, place by place: see ``PlanItem``.
    package var questions: [Question] { plan.questions }

    package internal(set) var opening: Opening?
    /// What an earlier session of the same person gave; `nil` where there is none, or nothing asks for it.
    package internal(set) var recall: Recall?
    package internal(set) var phase = Phase.unopened
    package internal(set) var isPaused = false
    /// Whether it is held for practice, with nobody's answers.
    package internal(set) var isPractice = false
    /// How often a driver took the session up again.
    package internal(set) var resumptions = 0
    /// By place in the definition.
    package internal(set) var records: ChunkedArray<QuestionRecord>
    package internal(set) var notes: [InterviewNote] = []
    package internal(set) var endedWith: String?
    /// Tries, appointments and promises.
    package internal(set) var contact = ContactLog()
    /// Who sits, or sat, beside the interviewer.
    var company = AttachedConsoles()
    /// All that they wrote down, in order.
    package internal(set) var contributions: [Contribution] = []
    /// The language that was chosen; `nil` for the survey's first one.
    package internal(set) var language: String?
    /// The checks that were passed over, by place, with the values of that moment.
    package internal(set) var overrides: [Int: CheckOverride] = [:]

    /// What was gone back to; `nil` at the first question that is not complete.
    var cursor: Int?
    var undoable = ChunkedArray<Change>()
    var redoable: [(event: InterviewEvent, mark: EventMark)] = []

    // What follows from the above, kept up to date question by question.
    /// What expressions are evaluated in.
    var environment: Environment
    package internal(set) var onPath: [Bool]
    /// The questions on the path of which something is still wanted.
    var unfinished: PositionSet
    /// Where the jump after each question lands, if one is taken.
    var landings: ChunkedArray<Landing?>
    /// The questions after which a jump is taken that passes over others.
    var hops: PositionSet
    /// Which question is on the screen, and since when by ``stopwatch``.
    var screen: (position: Int, since: Int64)?
    /// When the last event was, in milliseconds since 1970.
    var clock: Int64 { lastMark.time }
    package internal(set) var lastMark = EventMark()
    /// The time that was worked so far.
    package internal(set) var stopwatch = Stopwatch()
    /// The outcome of a quota that was full before the first question.
    var fullQuota: String?
    /// How many others held a place in the quotas that this session falls into, when it was counted last.
    package internal(set) var placesOfOthers: [String: Int] = [:]
    /// The checks that fail now, by place among the plan's.
    var failing: PositionSet
    /// What words decided about questions, by place; see ``Decision``.
    var decisions: ChunkedArray<Decision?>
    /// The questions looked at since an act began whose decisions words may have changed.
    var undecided: Set<Int> = []
    /// The case's fields whose words were erased, as `case.plan`.
    var erasedFields: Set<String> = []

    struct Landing: Hashable, Sendable {
        var position: Int
        var outcome: String?
    }

    package init(plan: SurveyPlan) {
        self.plan = plan
        let count = plan.items.count
        records = ChunkedArray(repeating: QuestionRecord(), count: count)
        environment = Environment(plan.survey)
        environment.answers = AnswerSheet(plan.questions.lazy.map(\.id))
        failing = PositionSet(count: plan.checks.count)
        onPath = Array(repeating: false, count: count)
        unfinished = PositionSet(count: count)
        landings = ChunkedArray(repeating: nil, count: count)
        decisions = ChunkedArray(repeating: nil, count: count)
        hops = PositionSet(count: count)
    }

    package init(survey: Survey) { self.init(plan: SurveyPlan(survey)) }

    /// The state after a whole journal.
    package static func replay(_ events: some Sequence<(event: InterviewEvent, mark: EventMark)>, of plan: SurveyPlan)
        -> Interview
    {
        var interview = Interview(plan: plan)
        for (event, mark) in events { _ = interview.reduce(event, at: mark) }
        return interview
    }

    /// Takes one event in.
    ///
    /// An event that does not fit changes nothing and gives ``InterviewEffect/ignored(_:)``: a journal may come from
    /// anywhere, and must not crash a reader.
    package mutating func reduce(_ event: InterviewEvent, at mark: EventMark = EventMark()) -> [InterviewEffect] {
        if event.isOfCompany {
            do throws(InterviewComplaint) {
                return try takeCompany(event, at: mark)
            } catch {
                return [.ignored(error)]
            }
        }
        let before = phase
        let shifts: [InterviewEffect]
        lastMark = mark
        stopwatch.read(mark, isRunning: !isPaused)
        do throws(InterviewComplaint) {
            shifts = try apply(event, at: mark)
        } catch {
            return [.ignored(error)]
        }
        phase = currentPhase()
        watchScreen(event)
        return shifts + (phase == before ? [] : [phase.effect].compactMap(\.self))
    }

    /// The first event, or the reason why it does not fit.
    mutating func open(_ opening: Opening, at mark: EventMark) throws(InterviewComplaint) {
        guard self.opening == nil else { throw InterviewComplaint("the interview is already open") }
        let arranged = plan.arranged(opening.arrangement ?? Arrangement(survey, seed: opening.seed))
        if arranged !== plan { self = Interview(plan: arranged) }
        lastMark = mark
        stopwatch.read(mark, isRunning: true)
        self.opening = opening
        language = opening.language
        prepare(opening, by: mark.actor)
        environment.caseFields = Dictionary(
            opening.fields.map { ($0.name, $0.value.value) }, uniquingKeysWith: { first, _ in first })
        for field in opening.fields {
            if case .text(let words) = field.value, words.text == nil { erasedFields.insert("case.\(field.name)") }
        }
        if case .date(let day) = opening.day { environment.today = day }
        _ = settle(PositionSet(all: records.count))
    }

    private func currentPhase() -> Phase {
        guard opening != nil else { return .unopened }
        if let endedWith { return .ended(outcome: endedWith) }
        if let cursor { return .asking(cursor) }
        return frontier
    }

    /// Whether what was said here may count anywhere: practice and simulated respondents are nobody's word.
    package var isEvidence: Bool { !isPractice && opening?.simulated == nil }

    /// What expressions see of each question.
    var counted: ChunkedArray<Answer> { environment.answers.values }

    /// The first place on the path where something is still wanted, or the check that comes before it.
    var frontier: Phase {
        let first = unfinished.first
        if let check = openCheck(before: first) { return .checking(check) }
        return first.flatMap { wanted(at: $0) } ?? .closing(outcome: closingOutcome)
    }

    /// What is still wanted of a question, if anything is.
    func wanted(at position: Int) -> Phase? {
        let traits = plan.traits[position]
        guard onPath[position] else { return nil }
        guard case .value(let value) = environment.answers[position] else {
            return !traits.contains(.isAsked) || hasCountedAnswer(position) ? nil : .asking(position)
        }
        if traits.contains(.asksWhich), let option = unspecifiedOption(at: position, value: value) {
            return .specifying(position, option: option)
        }
        return traits.contains(.wantsWords) && wantsWords(at: position) ? .hearing(position) : nil
    }

    /// What the end will be called when nothing is left to ask.
    package var closingOutcome: String {
        if let fullQuota { return fullQuota }
        for position in plan.jumpers where onPath[position] {
            if let outcome = landings[position]?.outcome { return outcome }
        }
        return "complete"
    }

    /// Whether what was given for a question counts now.
    package func hasCountedAnswer(_ position: Int) -> Bool {
        guard onPath[position], let given = records[position].given else { return false }
        return counts(given, at: position)
    }

    private func unspecifiedOption(at position: Int, value: Value) -> String? {
        let codes: [String]
        switch value {
        case .choice(let code): codes = [code]
        case .multi(let chosen), .rank(let chosen): codes = chosen
        case .allocation(let points): codes = points.filter { $0.value > 0 }.keys.sorted()
        default: return nil
        }
        guard let list = plan.questions[position].kind.options else { return nil }
        let record = records[position]
        return codes.first { code in
            list[code]?.specify == true && record.specified[code] == nil && !record.passedOptions.contains(code)
        }
    }

    private func wantsWords(at position: Int) -> Bool {
        records[position].said.isEmpty && !records[position].hasPassedWords
    }
}
