import FoundationEssentials
import Interviewing
import Journal
import SurveyModel
import TestSupport
import Testing

@Suite struct InterviewJournalTests {
    private static let plan = SurveyPlan(Surveys.churn)

    /// The state must be a fold of the journal whatever was done, and nothing that was answered may be lost.
    @Test func replayingAnyJournalGivesTheSameState() throws {
        for seed in 0..<200 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            var talk = Conversation(plan: Self.plan, opening: Surveys.opening)
            // A replay that goes on with each act is the replay of all acts up to it.
            var replayed = talk.replayed()
            for _ in 0..<60 {
                let line = Self.lines.randomElement(using: &random) ?? ""
                guard case .record(let act)? = try? talk.interview.act(on: line) else { continue }
                // An end now and then; otherwise most runs would stop at once.
                if case .ended? = act.first, Int.random(in: 0..<8, using: &random) != 0 { continue }
                let before = talk.interview
                let known = talk.events.count
                talk.take(act)
                for (event, mark) in talk.events[known...] { _ = replayed.reduce(event, at: mark) }
                try #require(
                    !talk.effects.contains { if case .ignored = $0 { true } else { false } }, "seed \(seed): \(line)")
                try #require(talk.interview.brokenInvariants() == [], "seed \(seed): \(line)")
                try #require(replayed == talk.interview, "seed \(seed): \(line)")
                for (position, record) in before.records.enumerated()
                where record.given != nil && act.first != .undone && act.first != .redone {
                    try #require(talk.interview.records[position].given != nil, "seed \(seed): \(line)")
                }
            }
            try #require(talk.replayed() == talk.interview, "seed \(seed)")
        }
    }

    /// The console takes a trial over as the state; it must be what a reader of the journal comes to, and only where the
    /// journal holds just these events at just these marks.
    @Test func whatIsForeseenIsWhatTheJournalComesTo() throws {
        for seed in 0..<200 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            var talk = Conversation(plan: Self.plan, opening: Surveys.opening)
            for _ in 0..<40 {
                guard let line = try? InterviewLine(Self.lines.randomElement(using: &random) ?? "", mode: .interviewer)
                else { continue }
                let place = Int64(talk.events.count)
                let mark = EventMark(sequence: Int(place) + 1, time: place, actor: "test", monotonic: place)
                let idle = Int.random(in: 0...1, using: &random) * 5000
                guard let step = try? talk.interview.step(on: line, at: .init(mark, idle: idle)),
                    let prospect = step.prospect
                else { continue }
                if case .ended? = prospect.events.first, Int.random(in: 0..<8, using: &random) != 0 { continue }
                let recorded = prospect.events.enumerated().map { place, event in
                    var mark = mark
                    mark.sequence += place
                    return (event: event, mark: mark)
                }
                var (foreseen, other) = (talk.interview, talk.interview)
                let effects = foreseen.take(recorded, foreseen: prospect)
                talk.take(recorded)
                try #require(effects == talk.effects, "seed \(seed): \(line)")
                try #require(foreseen == talk.interview, "seed \(seed): \(line)")
                // Somebody else wrote before it: the journal has the last word.
                let later = recorded.map { (event: $0.event, mark: EventMark(sequence: $0.mark.sequence + 1)) }
                _ = other.take(later, foreseen: prospect)
                try #require(other.lastMark == later.last?.mark, "seed \(seed): \(line)")
            }
            try #require(talk.replayed() == talk.interview, "seed \(seed)")
        }
    }

    /// Undo takes back exactly one change, and redo makes it again.
    @Test func undoAndRedoAreInverse() throws {
        for seed in 0..<200 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            var talk = Conversation(plan: Self.plan, opening: Surveys.opening)
            for _ in 0..<25 {
                let line = Self.lines.randomElement(using: &random) ?? ""
                guard case .record(let act)? = try? talk.interview.act(on: line), act != [.paused] else { continue }
                if case .ended? = act.first { continue }
                let before = talk.interview
                let changes = act.first != .undone && act.first != .redone
                talk.take(act)
                guard changes else { continue }
                let after = talk.interview
                var undone = after
                _ = undone.reduce(.undone)
                try #require(undone.phase == before.phase, "seed \(seed): \(line)")
                try #require(undone.path == before.path, "seed \(seed): \(line)")
                try #require(undone.records.map(\.given) == before.records.map(\.given), "seed \(seed): \(line)")
                try #require(undone.notes == before.notes, "seed \(seed): \(line)")
                _ = undone.reduce(.redone)
                try #require(undone == after, "seed \(seed): \(line)")
            }
        }
    }

    /// Going back and on again, without a new answer, changes nothing.
    @Test func backAndForwardIsIdentity() throws {
        for seed in 0..<100 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            var talk = Conversation(plan: Self.plan, opening: Surveys.opening)
            for _ in 0..<20 {
                let line = Self.answers.randomElement(using: &random) ?? ""
                if case .record(let act)? = try? talk.interview.act(on: line) { talk.take(act) }
            }
            guard case .asking(let position) = talk.interview.phase, talk.interview.records[position].given == nil
            else {
                continue
            }
            let before = talk.interview
            var steps = 0
            while steps < 3, (try? talk.type("/back")) != nil { steps += 1 }
            for _ in 0..<steps { try talk.type("") }
            try #require(talk.interview.phase == before.phase, "seed \(seed)")
            try #require(talk.interview.records == before.records, "seed \(seed)")
        }
    }

    /// Payloads carry no words, and an event comes back from its payload as it was.
    @Test func everyKindOfEventSurvivesTheJournal() throws {
        let events: [InterviewEvent] = [
            .opened(Surveys.opening), .asked(question: "nps"), .answered(question: "nps", value: .integer(7)),
            .answered(question: "why", value: .codes(["price"])),
            .answered(question: "story", value: .text("A story.")),
            .answered(question: "cost", value: .decimal(120.5)), .missing(question: "nps", reason: .dontKnow),
            .specified(question: "why", option: "other", words: "Which"), .said(question: "why", words: "Words"),
            .gist(question: "why", words: "Gist"), .passed(question: "why", option: nil),
            .noted(question: nil, words: "Note"), .probeUsed(question: "why", probe: 1), .kept(question: "nps"),
            .wentBack(to: "nps"), .wentTo(question: "nps"), .undone, .redone, .paused, .resumed,
            .ended(outcome: "complete"), .withdrawn,
        ]
        for event in events {
            let encoded = try EventCodec.encode(event)
            for word in ["A story", "Which", "Words", "Gist", "Note", "Acme"] {
                #expect(!encoded.payload.contains(word))
            }
            #expect(try EventCodec.decode(InterviewEvent.self, payload: encoded.payload, words: encoded.words) == event)
            #expect(try EventCodec.encode(event) == encoded)
        }
    }

    /// Somebody may take their words back at any time, and no number moves with it.
    @Test func aWithdrawalEndsTheInterviewAndChangesNoAnswer() throws {
        for seed in 0..<50 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            var talk = Conversation(plan: Self.plan, opening: Surveys.opening)
            for _ in 0..<20 {
                let line = Self.lines.randomElement(using: &random) ?? ""
                if case .record(let act)? = try? talk.interview.act(on: line) { talk.take(act) }
            }
            let before = talk.interview
            talk.take([.withdrawn])
            guard case .ended(let outcome) = talk.interview.phase else {
                Issue.record("seed \(seed): it goes on")
                continue
            }
            #expect(outcome == before.endedWith ?? "partial", "seed \(seed)")
            #expect(talk.interview.records == before.records, "seed \(seed)")
            #expect(talk.interview.onPath == before.onPath, "seed \(seed)")
            #expect(talk.interview.brokenInvariants() == [], "seed \(seed)")
            #expect(talk.replayed() == talk.interview, "seed \(seed)")
        }
    }

    /// A journal may come from anywhere: what does not fit changes nothing.
    @Test func eventsThatDoNotFitAreIgnored() {
        var interview = Interview(survey: Surveys.churn)
        let strays: [InterviewEvent] = [
            .answered(question: "nps", value: .integer(3)), .opened(Surveys.opening), .opened(Surveys.opening),
            .answered(question: "nowhere", value: .integer(3)), .answered(question: "nps", value: .integer(99)),
            .answered(question: "nps", value: .code("yes")), .answered(question: "group", value: .text("x")),
            .missing(question: "consent", reason: .skipped), .missing(question: "nps", reason: .notAsked),
            .said(question: "top", words: "x"), .probeUsed(question: "nps", probe: 1), .wentTo(question: "close"),
            .kept(question: "close"), .undone, .redone, .specified(question: "nps", option: "other", words: "x"),
        ]
        for (index, event) in strays.enumerated() {
            let before = interview
            let effects = interview.reduce(event)
            if index == 1 { continue }
            #expect(interview == before)
            #expect(effects.contains { if case .ignored = $0 { true } else { false } }, "\(event)")
        }
    }

    static let answers = ["yes", "1", "2", "7", "9", "price", "1,3", "missing", "none", "some words", "12.5", ""]
    static let lines =
        answers + [
            "no", "0", "other", "/back", "/goto nps", "/goto why", "/goto consent", "/skip", "/dk", "/refuse",
            "/note a", "/said b", "/gist c", "/probe", "/undo", "/undo", "/redo", "/pause", "/end partial",
        ]
}
