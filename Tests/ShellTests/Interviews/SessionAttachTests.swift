import Interviewing
import Journal
import LineEditing
import Shell
import Storage
import SurveyModel
import Synchronization
import Testing

/// Consoles beside an interviewer's, each over the same store.
@MainActor
struct SessionAttachTests {
    private let store = MemoryStore()
    private let desk: InterviewFixture

    init() throws {
        desk = try InterviewFixture(store: store)
        desk.isRunning = { _, _ in true }
    }

    /// A console of another process over the same store.
    private func other(_ name: String = "ben", process: Int32 = 2) throws -> InterviewFixture {
        let other = try InterviewFixture(store: store)
        other.actor = name
        other.process = (process, "1", "test")
        other.isRunning = { _, _ in true }
        return other
    }

    @discardableResult
    private func attach(_ role: String, _ steps: [ModeratorEditor.Step], by fixture: InterviewFixture)
        -> ModeratorEditor
    {
        fixture.sit("session attach --role \(role)", steps)
    }

    /// What a scribe and an observer write comes into the one journal and onto the interviewer's screen, as theirs.
    @Test func whatIsWrittenBesideArrivesAtTheInterviewer() throws {
        let (scribe, observer) = (try other(), try other("cleo", process: 3))
        var codes: [Int32] = []
        let editor = desk.sit(
            "interview renewal --account a1",
            [
                .type("yes"), .type("7"),
                .meanwhile {
                    codes.append(
                        scribe.pipe(
                            "session attach --role scribe",
                            [
                                "export fails every night", "/gist Exports fail.", "/note angry", "slip", "/undo",
                                "/on nps hm",
                            ]))
                    codes.append(
                        observer.pipe(
                            "session attach --role observer", ["asks too fast", "/suggest ask who waits for it"]))
                },
                .wait(4), .type("/attached"), .type("1"), .type("/pause"),
            ])
        #expect(codes == [0, 0])
        #expect(scribe.result.hasSuffix("\t1\tscribe\t4\topen\n"), "\(scribe.result)")
        let shown = editor.shown.joined(separator: "\n")
        for line in [
            "scribe ben is here, console 1", "scribe ben: \"export fails every night\"",
            "scribe ben, in summary: Exports fail.", "scribe ben notes: angry", "taken back: scribe ben: \"slip\"",
            "scribe ben on 'nps': \"hm\"", "observer cleo suggests: ask who waits for it",
            "observer cleo, console 2, is gone",
        ] { #expect(shown.contains("  \(line)"), "\(line) in \(shown)") }
        #expect(!shown.contains("too fast"), "an observer's notes are for the record")
        #expect(desk.told.contains { $0.hasPrefix("1 scribe ben  since ") && $0.hasSuffix("4 acts  gone") })
        let interview = try desk.interview
        let why = try #require(interview.place(of: "why"))
        #expect(interview.said(at: why).map(\.words.text) == ["export fails every night"])
        #expect(try desk.answer("why") == .value(.multi(["price"])))
        #expect(interview.allNotes.map(\.words.text) == ["angry", "asks too fast"])
        #expect(interview.brokenInvariants().isEmpty)
        #expect(try store.problems() == [])
        #expect(desk.pipe("session verify") == 0, "\(desk.told)")
        #expect(desk.pipe("session show --format json \(try desk.record.id.text)") == 0)
        for source in ["scribe", "observer"] {
            #expect(desk.result.contains(#""source": "\#(source)""#), "\(desk.result)")
        }
        #expect(desk.pipe("feedback why bug/export --format json") == 0, "\(desk.told)")
        #expect(desk.result.contains("export fails every night"), "the customer's words are evidence: \(desk.result)")
    }

    /// Lines wait while somebody types, and a number in the bottom row says so at once.
    @Test func nothingDisturbsSomebodyWhoTypes() throws {
        let other = try other()
        let attach: ModeratorEditor.Step = .meanwhile {
            other.pipe("session attach --role observer", ["/suggest look at the plan"])
        }
        let typing = desk.sit(
            "interview renewal --account a1",
            [.begin("y"), attach, .begin("ye"), .wait(2), .begin("yes"), .type("yes"), .hangup])
        #expect(typing.statuses.contains { $0?.contains("3 new") == true }, "\(typing.statuses)")
        #expect(typing.shown.count == 1 && typing.shown.first?.contains("look at the plan") == true, "with Enter")
        let resting = desk.sit("resume", [.begin("7"), attach, .wait(4), .hangup])
        #expect(resting.shown.count == 1, "after three seconds without a key")
        #expect(try store.draft(of: try desk.record.id)?.text == "7", "what is typed is kept all the same")
    }

    /// Words belong to the question that was on the screen when they were begun, though the interviewer went on.
    @Test func wordsBelongToTheQuestionThatThePromptNames() throws {
        let other = try other()
        desk.type("yes")
        let id = try desk.record.id.text
        let editor = attach(
            "scribe",
            [
                .begin("seven, he sa"), .meanwhile { desk.pipe("resume", ["7"]) }, .wait(1), .type("seven, he said"),
                .type("it is dear"), .wait(3), .meanwhile { desk.pipe("resume", ["1"]) }, .wait(3), .type("and slow"),
                .type("/quit"),
            ], by: other)
        #expect(editor.prompts.prefix(3) == ["scribe nps> ", "scribe why> ", "scribe why> "])
        #expect(editor.prompts.contains("scribe exports> "), "the prompt goes along: \(editor.prompts)")
        let interview = try desk.interview
        func said(_ question: String) -> [String?] {
            interview.place(of: question).map { interview.said(at: $0).map(\.words.text) } ?? []
        }
        #expect(said("nps") == ["seven, he said"])
        #expect(said("why") == ["it is dear"])
        #expect(said("exports") == ["and slow"])
        #expect(other.told.contains("kept as the customer's own words on 'nps'"))
        #expect(desk.pipe("session verify \(id)") == 0, "\(desk.told)")
    }

    /// Only the interviewer leads; what the role does not allow is refused before anything is stored.
    @Test(arguments: [
        ("observer", "/said words"), ("observer", "/gist words"), ("scribe", "/skip"), ("scribe", "/end"),
        ("scribe", "/on nowhere words"), ("scribe", "/on nps"), ("scribe", "/undo"), ("scribe", "/said"),
    ])
    func theInterviewerLeads(_ role: String, _ line: String) throws {
        let other = try other()
        desk.type("yes")
        #expect(other.pipe("session attach --role \(role)", [line, "never read"]) == 65)
        let typed = attach(role, [.type(line), .type("/quit")], by: other)
        #expect(other.exitCode == 0 && typed.prompts.count == 2)
        #expect(try desk.interview.contributions.isEmpty)
        #expect(try desk.interview.consoles.map(\.state) == [.gone, .gone])
    }

    /// Private notes of the interviewer are shown neither beside them nor to who looks on; suggestions only beside them.
    @Test func privateNotesAreNotShownToOthers() throws {
        let (scribe, observer) = (try other(), try other("cleo", process: 3))
        desk.type("yes")
        let watcher = attach(
            "scribe",
            [
                .meanwhile {
                    desk.pipe("resume", ["/note he lies", "/said so dear", "7"])
                    observer.pipe("session attach --role observer", ["too fast", "/suggest ask about price"])
                }, .wait(3), .type("/review"), .type("/quit"),
            ], by: scribe)
        let shown = watcher.shown.joined(separator: "\n")
        #expect(!shown.contains("lies") && !shown.contains("too fast"), "\(shown)")
        #expect(shown.contains("so dear") && shown.contains("cleo suggests: ask about price"), "\(shown)")
        #expect(shown.contains("3/7  Why?") || shown.contains("Why?"))
        #expect(scribe.told.contains { $0.hasPrefix("nps") && $0.hasSuffix("7") })

        #expect(observer.pipe("session watch \(try desk.record.id.text)") == 0)
        #expect(!observer.result.contains("lies") && !observer.result.contains("too fast"))
        #expect(!observer.result.contains("ask about price") && observer.result.contains("so dear"))
    }

    /// Whoever is sent away stores nothing more, and is shown again what they had typed.
    @Test func theInterviewerSendsSomebodyAway() throws {
        let other = try other()
        desk.type("yes")
        let editor = attach(
            "scribe",
            [.type("one"), .begin("two"), .meanwhile { desk.pipe("resume", ["/dismiss 1"]) }, .wait(1)], by: other)
        #expect(other.exitCode == 1)
        #expect(other.told.contains("error: the interviewer has sent this console away"), "\(other.told)")
        #expect(other.told.contains("  two"), "\(other.told)")
        #expect(editor.prompts.count == 2)
        #expect(try desk.interview.contributions.map(\.words.text) == ["one"])
        // Enter before the console could notice: the journal itself keeps the line out.
        attach("scribe", [.meanwhile { desk.pipe("resume", ["/dismiss 2"]) }, .type("three")], by: other)
        #expect(other.exitCode == 1 && other.told.contains("  three"))
        #expect(try desk.interview.contributions.count == 1)
    }

    /// A scribe writes on while the interviewer's program is gone, and the half-typed line waits all the same.
    @Test func whatIsWrittenWhileNobodyDrivesIsKept() throws {
        let other = try other()
        desk.sit("interview renewal --account a1", [.type("yes"), .begin("half"), .wait(2), .hangup])
        attach("scribe", [.type("still here"), .endOfInput], by: other)
        #expect(other.told.contains { $0.contains("nobody holds it now") })
        #expect(try desk.record.status == .suspended)
        let again = desk.sit("resume", [.hangup])
        #expect(again.initials.first == "half")
        #expect(desk.pipe("session verify") == 0, "\(desk.told)")
    }

    /// A full disk: the line stands in the prompt again, and Enter stores it once there is room.
    @Test func whatCannotBeStoredStandsInThePromptAgain() throws {
        let other = try other()
        desk.type("yes")
        let editor = attach(
            "scribe",
            [
                .meanwhile { store.refuseAppends(StoreFailure(.unreachable, "the disk is full")) }, .type("words"),
                .meanwhile { store.refuseAppends(nil) }, .type("words"), .type("/quit"),
            ], by: other)
        #expect(editor.initials == ["", "words", ""])
        #expect(other.told.contains("not stored: the disk is full"))
        #expect(try desk.interview.contributions.map(\.words.text) == ["words"])
    }

    @Test func aSessionThatHasEndedIsLeft() throws {
        let other = try other()
        desk.type("yes")
        attach("scribe", [.meanwhile { desk.pipe("resume", ["/end partial"]) }, .wait(1)], by: other)
        #expect(other.told.last == "session 5e551001 has ended; what you wrote is in it", "\(other.told)")
        #expect(other.exitCode == 0)
        #expect(other.pipe("session attach 5e551001 --role scribe") == 1)
        #expect(other.pipe("session attach --role scribe") == 1)
        #expect(other.told.contains("error: no session goes on"))
    }

    /// A console that was killed is known for gone, so that the interviewer does not rely on it.
    @Test func aConsoleThatDiedIsKnownForGone() throws {
        let other = try other()
        let isDead = Mutex(false)
        desk.isRunning = { process, _ in process != 2 || !isDead.withLock { $0 } }
        let editor = desk.sit(
            "interview renewal --account a1",
            [
                .type("yes"),
                .meanwhile {
                    attach(
                        "scribe", [.meanwhile { store.refuseAppends(StoreFailure(.unreachable, "dead")) }, .hangup],
                        by: other)
                    store.refuseAppends(nil)
                    isDead.withLock { $0 = true }
                }, .begin("7"), .wait(5), .hangup,
            ])
        #expect(editor.shown.joined().contains("scribe ben, console 1, is gone"), "\(editor.shown)")
        #expect(try store.draft(of: try desk.record.id)?.text == "7", "the line that is typed is kept again")
    }
}
