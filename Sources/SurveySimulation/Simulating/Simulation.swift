internal import Interviewing
internal import Statistics
package import SurveyModel

/// Simulated respondents of one survey: the same seed gives the same respondents.
package struct Simulation: Sendable {
    /// What came of one respondent.
    package struct Visit: Sendable {
        package var sitting: Sitting
        package var profile: String
        /// How long it took by ``AnsweringTime``, at the respondent's pace.
        package var milliseconds: Int64
        /// The question to which no answer was found that it takes.
        package var stuckAt: String?
        /// Why a fixed answer was not taken, by the name it was fixed under.
        package var refusals: [String: String] = [:]
        /// The fixed answers that were taken, by the same names.
        package var taken: Set<String> = []
    }

    package let survey: Survey
    package let seed: UInt64
    package let profiles: [RespondentProfile]
    package let day: CalendarDate
    private let plans: ArrangedPlans
    private let fixed: FixedAnswers
    private let hints: AnswerHints
    private let asksBefore: Bool
    /// The SHA-256 of the definition, as an opening names it.
    private let definition: String

    /// How often an answer is tried, a question corrected, and a line typed at most.
    private static let limits = (tries: 12, corrections: 20, lines: 20_000)

    /// Prepares the respondents.
    ///
    /// - Parameters:
    ///   - survey: The survey; no discussion guide.
    ///   - seed: Where all their chance comes from.
    ///   - profiles: How they behave; they take turns, and at least one is needed for anybody to answer.
    ///   - day: The day on which they answer.
    ///   - fixed: What they answer whatever chance says.
    ///   - definition: The hash of the definition, for sessions that are kept.
    package init(
        _ survey: Survey, seed: UInt64, profiles: [RespondentProfile] = RespondentProfile.all,
        day: CalendarDate = .usual, fixed: FixedAnswers = FixedAnswers(), definition: String = ""
    ) {
        self.survey = survey
        self.seed = seed
        self.profiles = profiles
        self.day = day
        self.definition = definition
        self.fixed = fixed
        plans = ArrangedPlans(survey, seed: seed)
        hints = AnswerHints(survey)
        asksBefore = !survey.priorQuestions.isEmpty
    }

    /// Lets one respondent answer.
    ///
    /// - Parameters:
    ///   - number: Which one, from 0; no respondent depends on the others.
    ///   - start: When the session begins, in milliseconds since 1970-01-01 UTC.
    /// - Returns: The session to its end, or to where the respondent broke off.
    package func visit(_ number: Int, from start: Int64 = 0) -> Visit {
        visit("respondent \(number)", number, recalling: recall(number), from: start)
    }

    /// What every second respondent answered before, where the survey asks for that: a session of its own, made in the
    /// same way.
    private func recall(_ number: Int) -> Recall? {
        guard asksBefore, number.isMultiple(of: 2) == (number / max(1, profiles.count)).isMultiple(of: 2) else {
            return nil
        }
        let earlier = visit("respondent \(number) before", number, recalling: nil, from: 0)
        guard earlier.sitting.outcome == "complete" else { return nil }
        return Recall(of: earlier.sitting.interview, session: "simulated", for: survey)
    }

    private func visit(_ name: String, _ number: Int, recalling recall: Recall?, from start: Int64) -> Visit {
        let profile = profiles.isEmpty ? RespondentProfile("steady") : profiles[number % profiles.count]
        var respondent = Respondent(
            profile: profile, hints: hints, chance: Xoshiro256(seed: seed, name: name))
        let seed = respondent.chance.next()
        let pace = profile.pace * (0.75 + 0.6 * respondent.chance.uniform())
        let fields = respondent.fields(of: survey, fixed: fixed)
        let language = survey.languages.count > 1 ? respondent.one(of: survey.languages) : nil
        var opening = Opening(
            survey: survey.id, definition: definition, fields: fields, seed: seed, day: day, language: language)
        opening.simulated = profile.name
        let plan = plans.plan(number)
        opening.arrangement = plan.arrangement.isEmpty ? nil : plan.arrangement
        var visit = Visit(
            sitting: Sitting(plan, opening: opening, recalling: recall, at: start), profile: profile.name,
            milliseconds: 0)
        var clock = Clock(mode: survey.mode, pace: pace)
        var corrections = 0
        var lines = 0
        while lines < Self.limits.lines {
            lines += 1
            visit.milliseconds = clock.elapsed
            let interview = visit.sitting.interview
            let now = start + clock.elapsed
            switch interview.phase {
            case .unopened, .ended: return visit
            case .closing: try? visit.sitting.type("", at: now)
            case .specifying, .hearing: try? visit.sitting.type(respondent.remark(), at: now)
            case .checking(let check):
                corrections += 1
                if corrections > Self.limits.corrections {
                    visit.stuckAt = interview.plan.checks[check].id
                    try? visit.sitting.type("/end partial", at: now)
                } else {
                    settle(check, &visit.sitting, &respondent, at: now)
                }
            case .asking(let position):
                clock.put(position, in: interview)
                visit.milliseconds = clock.elapsed
                let isCareful = corrections > Self.limits.corrections / 3
                if !answer(position, &visit, &respondent, isCareful: isCareful, at: start + clock.elapsed) {
                    visit.stuckAt = interview.questions[position].id
                }
            }
        }
        return visit
    }

    /// Answers, goes back or breaks off; `false` where the question takes nothing that was tried.
    private func answer(
        _ position: Int, _ visit: inout Visit, _ respondent: inout Respondent, isCareful: Bool, at now: Int64
    ) -> Bool {
        let interview = visit.sitting.interview
        if respondent.happens(respondent.profile.quits), type("/end partial", in: &visit.sitting, at: now) {
            return true
        }
        // Whoever has gone back answers anew first, so that nobody walks in circles.
        if !interview.hasCountedAnswer(position), respondent.happens(respondent.profile.changes) {
            let earlier = interview.path.filter { $0 < position }
            let target = earlier.isEmpty ? nil : earlier[respondent.below(earlier.count)]
            let line = respondent.happens(0.5) ? "/back" : target.map { "/goto \(interview.questions[$0].id)" }
            if let line, type(line, in: &visit.sitting, at: now) { return true }
        }
        let wish = fixed.line(at: interview.plan.items[position], of: survey, &respondent)
        if let wish, typeFixed(wish, in: &visit, at: now) { return true }
        // What a share of them is to answer, only that share does.
        let others = wish == nil ? fixed.lines(at: interview.plan.items[position], of: survey) : []
        let reserved = others.compactMap { interview.events(of: $0) }
        for _ in 0..<(isCareful ? 0 : Self.limits.tries) {
            let line = respondent.line(at: position, in: interview)
            if !reserved.isEmpty, let events = interview.events(of: line), reserved.contains(events) { continue }
            if type(line, in: &visit.sitting, at: now) { return true }
        }
        // What chance does not find is looked for: first without a check that fails, then with one.
        let found =
            respondent.candidates(at: position, in: interview)
            + respondent.withoutAnswer(at: position, in: interview)
        let free =
            reserved.isEmpty
            ? [] : found.filter { line in interview.events(of: line).map { !reserved.contains($0) } ?? false }
        let lines = free.isEmpty ? found : free
        for line in lines {
            var next = visit.sitting
            guard type(line, in: &next, at: now) else { continue }
            if case .checking = next.interview.phase { continue }
            visit.sitting = next
            return true
        }
        for line in respondent.shuffled(lines) where type(line, in: &visit.sitting, at: now) { return true }
        _ = type("/end partial", in: &visit.sitting, at: now)
        return false
    }

    /// Types a fixed answer; where it is not taken, the reason is kept for whoever fixed it.
    private func typeFixed(_ wish: (name: String, line: String), in visit: inout Visit, at now: Int64) -> Bool {
        do throws(InterviewComplaint) {
            try visit.sitting.type(wish.line, at: now)
            visit.taken.insert(wish.name)
            return true
        } catch {
            visit.refusals[wish.name] = error.message
            return false
        }
    }

    /// Corrects one of the answers that do not go together, or says why they stay.
    private func settle(_ check: Int, _ sitting: inout Sitting, _ respondent: inout Respondent, at now: Int64) {
        let involved = sitting.interview.involved(in: check).count
        let isSoft = sitting.interview.plan.checks[check].check.level == .should
        if isSoft, respondent.happens(0.5), type(respondent.words(near: ""), in: &sitting, at: now) { return }
        if involved > 0, type(String(respondent.below(involved) + 1), in: &sitting, at: now) { return }
        _ = type("/end partial", in: &sitting, at: now)
    }

    private func type(_ line: String, in sitting: inout Sitting, at now: Int64) -> Bool {
        do throws(InterviewComplaint) {
            try sitting.type(line, at: now)
            return true
        } catch {
            return false
        }
    }
}

extension Interview {
    /// What a line would put into the journal; `nil` where it is not taken.
    fileprivate func events(of line: String) -> [InterviewEvent]? {
        guard case .record(let events)? = try? act(on: line) else { return nil }
        return events
    }
}

/// How long a sitting takes, by the model of ``AnsweringTime``.
private struct Clock {
    let mode: Survey.Mode
    let pace: Double
    private(set) var elapsed: Int64 = 0
    private var asked: Set<String> = []

    init(mode: Survey.Mode, pace: Double) {
        self.mode = mode
        self.pace = pace
    }

    /// A question is put: the first part of a matrix or a pair with its text, the others with what they are called.
    mutating func put(_ position: Int, in interview: Interview) {
        let item = interview.plan.items[position]
        var question = item.question
        if let part = item.part, !asked.insert(interview.survey.questions[item.source].id).inserted {
            question.text = Template(part.label)
        }
        elapsed += Int64(Double(AnsweringTime.seconds(question, in: mode)) * 1000 * pace)
    }
}
