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
    }

    package let survey: Survey
    package let seed: UInt64
    package let profiles: [RespondentProfile]
    package let day: CalendarDate
    private let plan: SurveyPlan
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
    ///   - definition: The hash of the definition, for sessions that are kept.
    package init(
        _ survey: Survey, seed: UInt64, profiles: [RespondentProfile] = RespondentProfile.all,
        day: CalendarDate = .usual, definition: String = ""
    ) {
        self.survey = survey
        self.seed = seed
        self.profiles = profiles
        self.day = day
        self.definition = definition
        plan = SurveyPlan(survey)
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
        let fields = respondent.fields(of: survey)
        let language = survey.languages.count > 1 ? respondent.one(of: survey.languages) : nil
        var opening = Opening(
            survey: survey.id, definition: definition, fields: fields, seed: seed, day: day, language: language)
        opening.simulated = profile.name
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
                if !answer(position, &visit.sitting, &respondent, at: start + clock.elapsed) {
                    visit.stuckAt = interview.questions[position].id
                }
            }
        }
        return visit
    }

    /// Answers, goes back or breaks off; `false` where the question takes nothing that was tried.
    private func answer(
        _ position: Int, _ sitting: inout Sitting, _ respondent: inout Respondent, at now: Int64
    ) -> Bool {
        let interview = sitting.interview
        if respondent.happens(respondent.profile.quits), type("/end partial", in: &sitting, at: now) { return true }
        // Whoever has gone back answers anew first, so that nobody walks in circles.
        if !interview.hasCountedAnswer(position), respondent.happens(respondent.profile.changes) {
            let earlier = interview.path.filter { $0 < position }
            let target = earlier.isEmpty ? nil : earlier[respondent.below(earlier.count)]
            let line = respondent.happens(0.5) ? "/back" : target.map { "/goto \(interview.questions[$0].id)" }
            if let line, type(line, in: &sitting, at: now) { return true }
        }
        for _ in 0..<Self.limits.tries {
            if type(respondent.line(at: position, in: interview), in: &sitting, at: now) { return true }
        }
        for line in respondent.withoutAnswer(at: position, in: interview) {
            if type(line, in: &sitting, at: now) { return true }
        }
        _ = type("/end partial", in: &sitting, at: now)
        return false
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
