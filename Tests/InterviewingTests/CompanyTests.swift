import Interviewing
import Journal
import TestSupport
import Testing

/// Consoles beside the interviewer's: what is written there stands beside the answers.
struct CompanyTests {
    private static let process = ConsoleProcess(number: 7, start: "1", host: "desk")

    /// A talk that stands at `why`, with a scribe at console 1 and an observer at console 2.
    private func talk() throws -> Conversation {
        var talk = Conversation()
        try talk.type(["yes", "3"])
        talk.take([
            .attached(role: .scribe, name: "ben", process: Self.process),
            .attached(role: .observer, name: "cleo", process: Self.process),
        ])
        return talk
    }

    private func said(_ words: String, on question: String = "why", by console: Int = 1) -> InterviewEvent {
        .written(console: console, event: .said(question: question, words: Words(words)))
    }

    private func texts(_ remarks: [QuestionRecord.Remark]) -> [String?] { remarks.map(\.words.text) }

    /// Whatever is written beside it, the path and the answers are those of the same interview without company.
    @Test func nothingThatIsWrittenBesideChangesAnswersOrPath() throws {
        var random = SplitMix64(seed: 11)
        for round in 0..<40 {
            var (alone, accompanied) = (try talk(), try talk())
            for line in ["price,missing", "/back", "9", "/undo", "/note mine", "/undo", "/redo", "/back", "2", "bugs"] {
                for _ in 0..<Int(random.next() % 3) {
                    let console = Int(random.next() % 2) + 1
                    let events: [InterviewEvent] = [
                        .said(question: "why", words: Words("w\(round)")), .gist(question: "nps", words: Words("g")),
                        .noted(question: nil, words: Words("n")), .suggested(question: "why", words: Words("s")),
                        .undone,
                    ]
                    accompanied.take([.written(console: console, event: events[Int(random.next() % 5)])])
                }
                guard case .record(let act)? = try? alone.interview.act(on: line) else { continue }
                #expect(try accompanied.interview.act(on: line) == .record(act), "round \(round), \(line)")
                alone.take(act)
                accompanied.take(act)
            }
            #expect(alone.interview.phase == accompanied.interview.phase, "round \(round)")
            #expect(alone.path == accompanied.path, "round \(round)")
            for position in alone.interview.questions.indices {
                #expect(alone.interview.answer(at: position) == accompanied.interview.answer(at: position))
            }
            #expect(alone.interview.notes.map(\.words.text) == accompanied.interview.notes.map(\.words.text))
            #expect(accompanied.interview.brokenInvariants().isEmpty, "round \(round)")
            let replayed = accompanied.replayed()
            #expect(replayed.contributions == accompanied.interview.contributions, "round \(round)")
            #expect(replayed.stopwatch == accompanied.interview.stopwatch, "round \(round)")
        }
    }

    /// The customer's words are read in the order in which they were said, whoever wrote them down, and with whom.
    @Test func wordsOfBothStandInOrder() throws {
        var talk = try talk()
        try talk.type("/said first")
        talk.take([said("second"), .written(console: 1, event: .gist(question: "why", words: Words("in short")))])
        try talk.type("/said third")
        talk.take([.written(console: 2, event: .noted(question: "why", words: Words("asks too fast")))])
        try talk.type("/note mine")
        let position = try #require(talk.interview.place(of: "why"))
        #expect(texts(talk.interview.said(at: position)) == ["first", "second", "third"])
        #expect(talk.interview.said(at: position).map(\.console) == [nil, 1, nil])
        #expect(texts(talk.interview.gists(at: position)) == ["in short"])
        #expect(talk.interview.allNotes.map(\.words.text) == ["asks too fast", "mine"])
        // Nobody undoes what somebody else wrote.
        try talk.type(["/undo", "/undo"])
        #expect(texts(talk.interview.said(at: position)) == ["first", "second"])
        talk.take([.written(console: 1, event: .undone), .written(console: 1, event: .undone)])
        #expect(texts(talk.interview.said(at: position)) == ["first"])
        #expect(texts(talk.interview.gists(at: position)) == [])
        #expect(talk.interview.allNotes.map(\.words.text) == ["asks too fast"])
    }

    /// What a scribe wrote is no answer to "in the respondent's own words?": the interviewer is asked for them all the same.
    @Test func wordsThatAreWantedAreWantedOfTheInterviewer() throws {
        var talk = try talk()
        let before = talk.interview.phase
        talk.take([said("by the scribe", on: "nps"), said("ahead", on: "why")])
        #expect(talk.interview.phase == before)
        #expect(talk.effects == [.contributed(0), .contributed(1)])
    }

    /// A journal is outside data: what a console may not do changes nothing, however it came there, and is told.
    @Test(arguments: [
        InterviewEvent.written(console: 2, event: .said(question: "why", words: Words("w"))),
        .written(console: 2, event: .gist(question: "why", words: Words("w"))),
        .written(console: 1, event: .said(question: "nowhere", words: Words("w"))),
        .written(console: 1, event: .answered(question: "why", value: .integer(1))),
        .written(console: 1, event: .ended(outcome: "complete")), .written(console: 1, event: .paused),
        .written(console: 1, event: .undone), .written(console: 1, event: .dismissed(console: 2)),
        .written(console: 1, event: .written(console: 2, event: .noted(question: nil, words: Words("twice")))),
        .written(console: 3, event: .noted(question: nil, words: Words("nobody sits there"))),
        .written(console: .min, event: .noted(question: nil, words: Words("nobody sits there"))),
        .dismissed(console: 3), .suggested(question: "why", words: Words("by nobody")),
    ])
    func whatAConsoleMayNotDoChangesNothing(_ event: InterviewEvent) throws {
        var talk = try talk()
        let before = talk.interview
        talk.take([event])
        guard case .ignored? = talk.effects.first else {
            Issue.record("\(event) was taken")
            return
        }
        #expect(talk.interview.contributions.isEmpty)
        #expect(talk.interview.consoles == before.consoles)
        #expect(talk.interview.phase == before.phase)
    }

    @Test func whoWasSentAwayOrLeftWritesNothingMore() throws {
        var talk = try talk()
        try talk.type("/dismiss 1")
        talk.take([
            .detached(console: 2), said("too late"),
            .written(console: 2, event: .noted(question: nil, words: Words("n"))),
        ])
        #expect(talk.interview.contributions.isEmpty)
        #expect(talk.interview.consoles.map(\.state) == [.dismissed, .gone])
        for line in ["/dismiss 1", "/dismiss", "/dismiss x", "/dismiss 9"] {
            #expect(throws: InterviewComplaint.self, "\(line)") { try talk.interview.act(on: line) }
        }
        try talk.type(["/end refused"])
        talk.take([.attached(role: .scribe, name: "eve", process: Self.process)])
        #expect(talk.interview.consoles.count == 2, "nobody sits down at an interview that has ended")
    }
}
