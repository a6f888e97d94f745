import Interviewing
import Journal
import SurveyModel
import TestSupport
import Testing

/// A withdrawal erases words; whatever follows from them must stay as it was, or results would change with it.
struct ErasedWordsTests {
    /// Everything that words can decide: a question, its options, a calculation, a jump.
    private static let survey = Survey(
        id: "worded", title: "Worded", mode: .interviewer,
        caseFields: [CaseField(name: "plan", type: .text), CaseField(name: "seats", type: .integer, isOptional: true)],
        questions: [
            Question(id: "story", kind: .text, text: Surveys.text("Tell me.")),
            Question(id: "paid", kind: .yesNo(.yesNo), condition: Surveys.expression("case.plan != 'free'")),
            Question(id: "long", kind: .calculation(Surveys.expression("len(story) > 3"))),
            Question(id: "detail", kind: .yesNo(.yesNo), condition: Surveys.expression("long")),
            Question(
                id: "why", kind: .choice(Surveys.reasons),
                optionCondition: Surveys.expression("it != 'bugs' or contains(story, 'bug')")),
            Question(
                id: "more", kind: .text,
                jumps: [Jump(condition: Surveys.expression("more = 'stop'"), target: .end(outcome: "stopped"))]),
            Question(id: "last", kind: .yesNo(.yesNo)),
        ],
        outcomes: ["stopped": "x", "complete": "y"])

    private static func opening(plan: String) -> Opening {
        Opening(
            survey: "worded", definition: "0", fields: [.init(name: "plan", value: .text(Words(plan)))],
            day: Surveys.day)
    }

    /// The journal as a store keeps it after a withdrawal: payloads as they were, no words.
    private func erased(_ conversation: Conversation) throws -> Interview {
        let events = try conversation.events.map { event, mark in
            let encoded = try EventCodec.encode(event)
            let words = encoded.words.map { _ in String?.none }
            return (
                event: try EventCodec.decode(InterviewEvent.self, payload: encoded.payload, words: words), mark: mark
            )
        }
        return Interview.replay(events, of: conversation.interview.plan)
    }

    private func expectSamePath(_ before: Interview, _ after: Interview, _ comment: Comment) {
        #expect(after.onPath == before.onPath, comment)
        #expect(after.phase == before.phase, comment)
        #expect(after.setAside == before.setAside, comment)
        for position in before.questions.indices where before.questions[position].kind != .text {
            #expect(after.answer(at: position) == before.answer(at: position), comment)
            #expect(after.offered(at: position) == before.offered(at: position), comment)
        }
        #expect(after.brokenInvariants().isEmpty, comment)
    }

    @Test func whatTheCaseDecidedStaysDecided() throws {
        for plan in ["free", "pro"] {
            var conversation = Conversation(Self.survey, opening: Self.opening(plan: plan))
            try conversation.type(["a bug again", plan == "free" ? "no" : "yes"])
            expectSamePath(conversation.interview, try erased(conversation), "\(plan)")
            #expect(conversation.path.contains("paid") == (plan == "pro"))
        }
    }

    @Test func theJournalSaysWhatWordsDecideAndNotTheWords() throws {
        var conversation = Conversation(Self.survey, opening: Self.opening(plan: "free"))
        try conversation.type("bug")
        let payloads = try conversation.events.map { try EventCodec.encode($0.event).payload }
        #expect(payloads.contains { $0.contains("decided") })
        for word in ["bug\"", "free"] { #expect(!payloads.filter { $0.contains(":\"\(word)") }.contains { _ in true }) }
        // A survey whose path no words decide has nothing of the kind in its journal.
        var plain = Conversation()
        try plain.type(["yes", "3"])
        #expect(!plain.events.contains { if case .decided = $0.event { true } else { false } })
    }

    /// Random acts, going back and undoing among them; seeded, so that a failure can be repeated.
    @Test func erasingWordsNeverMovesThePath() throws {
        let lines = [
            "bug", "a bug for a long time", "no", "yes", "stop", "1", "2", "price", "bugs", "/back", "/undo", "/redo",
            "/goto story", "/goto more", "/skip", "/dk", "", "/note n", "/said s",
        ]
        for seed in UInt64(1)...60 {
            var random = SplitMix64(seed: seed)
            let plan = ["free", "pro"][Int(random.next() % 2)]
            var conversation = Conversation(Self.survey, opening: Self.opening(plan: plan))
            for _ in 0..<25 {
                // What cannot be taken here is refused and changes nothing.
                guard let act = try? conversation.interview.act(on: lines[Int(random.next() % UInt64(lines.count))]),
                    case .record(let events) = act
                else { continue }
                conversation.take(events)
            }
            #expect(conversation.replayed() == conversation.interview, "seed \(seed)")
            expectSamePath(conversation.interview, try erased(conversation), "seed \(seed)")
        }
    }
}
