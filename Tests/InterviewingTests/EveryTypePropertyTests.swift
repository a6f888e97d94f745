import Interviewing
import Journal
import SurveyModel
import TestSupport
import Testing

/// The journal is the only truth about a session, whatever is typed in it.
struct EveryTypePropertyTests {
    private static let plan = SurveyPlan(EveryType.survey)
    /// Each part as eight sessions see it, whose seeds differ: to lay out sets and rows takes longer than a session.
    private static let plans = EveryType.parts.map { part in
        let plan = SurveyPlan(part)
        return (0..<8 as Range<UInt64>).map { plan.arranged(Arrangement(part, seed: $0)) }
    }

    private static func plan(_ seed: UInt64) -> SurveyPlan {
        let arranged = plans[Int(seed) % plans.count]
        return arranged[Int(seed) / plans.count % arranged.count]
    }

    private static func session(seed: UInt64, acts: Int, of plan: SurveyPlan) -> Conversation {
        var random = SplitMix64(seed: seed)
        var opening = Opening(survey: "every", definition: "0", seed: random.next(), day: Surveys.day)
        if !plan.arrangement.isEmpty { opening.arrangement = plan.arrangement }
        var talk = Conversation(plan: plan, opening: opening)
        for _ in 0..<acts {
            let line = EveryType.line(in: talk.interview, &random)
            guard case .record(let act)? = try? talk.interview.act(on: line) else { continue }
            if case .ended? = act.first, random.next() % 8 != 0 { continue }
            talk.take(act)
        }
        return talk
    }

    /// Ten thousand sessions with going back, jumping and changing: what the journal gives is what was there.
    @Test(arguments: 0..<8)
    func replayingAnySessionGivesItsAnswers(_ part: UInt64) throws {
        for seed in part * 1250..<(part + 1) * 1250 {
            let plan = Self.plan(seed)
            let talk = Self.session(seed: seed, acts: 16, of: plan)
            // What was laid out is in the journal; now and then it is laid out anew from there.
            let fresh = seed % 20 == 0 ? SurveyPlan(plan.survey) : plan
            try #require(Interview.replay(talk.events, of: fresh) == talk.interview, "seed \(seed)")
        }
    }

    /// What is kept up to date bit by bit must be what a look at everything gives, at every moment.
    @Test(arguments: 0..<4)
    func evaluatingWhatDependsOnAnAnswerIsEvaluatingAll(_ part: UInt64) throws {
        for seed in part * 40..<(part + 1) * 40 {
            var random = SplitMix64(seed: seed)
            let opening = Opening(survey: "every", definition: "0", seed: seed, day: Surveys.day)
            var talk = Conversation(plan: Self.plan, opening: opening)
            for _ in 0..<60 {
                let line = EveryType.line(in: talk.interview, &random)
                guard case .record(let act)? = try? talk.interview.act(on: line) else { continue }
                if case .ended? = act.first { continue }
                talk.take(act)
                try #require(
                    !talk.effects.contains { if case .ignored = $0 { true } else { false } }, "seed \(seed): \(line)")
                try #require(talk.interview.brokenInvariants() == [], "seed \(seed): \(line)")
            }
        }
    }

    /// The sessions above would prove little if they never got past the first questions.
    @Test func randomSessionsReachEveryTypeOfQuestion() {
        var answered: Set<String> = []
        var kinds: Set<String> = []
        for seed in 0..<200 as Range<UInt64> {
            let talk = Self.session(seed: seed, acts: 16, of: Self.plan(seed))
            for position in talk.interview.questions.indices where talk.interview.answer(at: position).value != nil {
                answered.insert(talk.interview.questions[position].id)
            }
            for (event, _) in talk.events { kinds.insert((try? EventCodec.encode(event).kind) ?? "") }
        }
        let wanted = EveryType.survey.questions.map(\.id).filter { !["name", "loss", "kind"].contains($0) }
        #expect(wanted.filter { !answered.contains($0) } == [])
        #expect(
            answered.isSuperset(of: ["gaps.1.name", "gaps.1.loss", "gaps.1.kind", "gaps.2.name", "wish.3", "psm.cheap"])
        )
        #expect(kinds.isSuperset(of: ["overridden", "allotted", "switched", "undone", "redone", "wentTo", "kept"]))
    }

    /// Every event goes through the store's codec and comes back as it was, also into an older program's eyes.
    @Test func everyEventOfRandomSessionsSurvivesTheCodec() throws {
        for seed in 0..<60 as Range<UInt64> {
            let talk = Self.session(seed: seed, acts: 60, of: Self.plan)
            let decoded = try talk.events.map { event, mark in
                let encoded = try EventCodec.encode(event)
                return (
                    event: try EventCodec.decode(
                        InterviewEvent.self, payload: encoded.payload, words: encoded.words), mark: mark
                )
            }
            try #require(decoded.map(\.event) == talk.events.map(\.event), "seed \(seed)")
        }
    }
}
