import FeedbackModel
import Importing
import Interviewing
import Journal
import LineEditing
import Shell
import Storage
import SurveyModel
import Synchronization
import Testing

/// A workspace with one survey, three accounts and a ticket, and ways to sit down in front of it.
@MainActor
final class InterviewFixture {
    static let survey = """
        survey: renewal
        title: Why accounts leave
        mode: interviewer
        case:
          account: text
          plan: text?
          seats: integer?
        lists:
          reason:
            - price: Price or budget
            - bugs: Bugs or reliability
            - missing: A feature is missing
            - other: {label: Something else, specify: true}
            - none: {label: No particular reason, exclusive: true}
        questions:
          - consent: yes_no
            text: May I ask you about ${case.account}?
            missing: none
            go:
              - if: consent = 'no'
                end: refused
          - nps: scale(0..10)
            text: How likely are you to recommend us?
          - why: multi(reason)
            if: nps < 9
            text: Why?
            probes: [Anything else?, What happened last?]
          - top: choice(reason)
            if: count(why) > 1
            options_if: why has it
            text: Which weighed most?
          - exports: yes_no
            text: Do exports stop?
            theme: export
            words: verbatim
          - story: text
            text: Tell me about it.
            probes: [Who else?]
          - seats_left: integer(0..2000)
            if: case.plan != 'free'
            text: How many still use it?
        outcomes: {refused: aapor 2.112, complete: aapor 1.1, partial: aapor 1.2}
        """

    static let themes = """
        codebook: test
        themes:
          - bug:
              themes:
                - export: {definition: Exports stop., phrases: [export fails]}
                - login: {phrases: [cannot sign in]}
        """

    let files = MemoryFiles()
    let store: any Store
    var process: (id: Int32, start: String, host: String) = (1, "1", "test")
    var isRunning: @Sendable (Int32, String) -> Bool = { _, _ in false }
    /// Who acts.
    var actor = "tester"
    /// What an editor makes of a text; `nil` where there is none.
    var edit: (@Sendable (String) -> EditedText)?
    /// How far the calendar's clock is off, after so many milliseconds.
    var wallClock: @Sendable (Int64) -> Int64 = { _ in 0 }
    /// What happens while a command waits; by default nobody waits.
    var wait: @MainActor @Sendable (Int) -> Bool = { _ in true }
    /// How wide the terminal is.
    var columns = 80
    private let results = Mutex<[String]>([])
    private let remarks = Mutex<[String]>([])
    private let ids = Mutex<UInt8>(0)
    /// Carries on from one program to the next.
    private var elapsed: Int64 = 0

    init(store: any Store = MemoryStore()) throws {
        self.store = store
        files["surveys/renewal.yaml"] = Self.survey
        files["surveys/themes.yaml"] = Self.themes
        _ = try store.importing(dryRun: false) { sink in
            _ = try sink.put(Account(id: "a1", source: "crm", name: "Acme", attributes: ["plan": "free"], seats: 40))
            _ = try sink.put(Account(id: "a12", source: "crm", name: "Birch Works", attributes: ["plan": "pro"]))
            _ = try sink.put(Account(id: "b7", source: "crm", name: "a1 Ltd"))
            _ = try sink.put(
                Ticket(
                    id: "zendesk:10234", source: "zendesk", subject: "Help", body: "Nothing works", createdAt: 1,
                    accountID: "a12"))
        }
    }

    /// All results of the last command.
    var result: String { results.withLock { $0.joined() } }
    /// All remarks of the last command, without the margin.
    var told: [String] { remarks.withLock { $0 } }

    /// Runs a command with these lines on standard input.
    @discardableResult
    func pipe(_ line: String, _ lines: [String] = []) -> Int32 {
        run(line, ScriptedEditor(lines: lines)) { [elapsed] in elapsed }
    }

    /// Runs a command with a person at a terminal.
    @discardableResult
    func sit(_ line: String, _ steps: [ModeratorEditor.Step], completing: [String] = []) -> ModeratorEditor {
        let editor = ModeratorEditor(steps, from: elapsed)
        editor.completing = completing
        exitCode = run(line, editor) { editor.time }
        elapsed = editor.time
        return editor
    }

    /// The exit code after `sit`.
    private(set) var exitCode: Int32 = 0

    /// Types lines at a terminal and hangs up, so that the state between two lines can be looked at.
    @discardableResult
    func type(_ lines: String..., about: String = "--account a1") -> ModeratorEditor {
        sit("interview renewal \(about)", lines.map { .type($0) } + [.hangup])
    }

    @discardableResult
    func run(_ line: String, _ editor: any LineEditor, _ clock: @escaping @Sendable () -> Int64 = { 0 }) -> Int32 {
        results.withLock { $0 = [] }
        remarks.withLock { $0 = [] }
        let surroundings = Surroundings(
            now: { [wallClock] in 1_772_442_000_000 + clock() + wallClock(clock()) }, monotonic: clock,
            newID: { [self] in
                let number = ids.withLock {
                    $0 += 1
                    return $0
                }
                return "5e5510\(number < 16 ? "0" : "")\(String(number, radix: 16))-0000-4000-8000-000000000000"
            },
            salt: { Array(repeating: 1, count: 16) }, seed: { 7 }, environment: ["LANG": "C.UTF-8"], user: "tester",
            process: process, isRunning: isRunning, files: files.closures)
        let store = store
        var session = Session(
            surroundings: surroundings, workspace: Workspace(folder: files.currentFolder),
            output: Output(
                result: { [self] text in results.withLock { $0.append(text) } },
                remark: { [self] line in
                    let lines = line.split(separator: "\n", omittingEmptySubsequences: false)
                    remarks.withLock { $0 += lines.map { String($0.hasPrefix("  ") ? $0.dropFirst(2) : $0) } }
                },
                isTerminal: editor.isInteractive, width: { [columns] in columns }),
            editor: editor, actor: actor, openStore: { _ throws(StoreFailure) in store })
        session.output.edit = edit
        session.wait = wait
        return Interpreter().execute(line, in: &session)
    }

    /// The session that was opened last.
    var record: SessionRecord {
        get throws { try #require(try store.sessions().max { $0.id < $1.id }) }
    }

    var entries: [JournalEntry] { get throws { try store.entries(of: try record.id, after: 0) } }

    /// What the journal holds, without what opens and closes it.
    var kinds: [String] { get throws { try entries.map(\.draft.kind).filter { $0 != "asked" && $0 != "decided" } } }

    /// The fold of what the store has.
    var interview: Interview {
        get throws {
            let record = try record
            let session = Session(
                surroundings: Surroundings(
                    now: { 0 }, monotonic: { 0 }, newID: { "" }, salt: { [] }, seed: { 0 }, environment: [:], user: "",
                    process: process, isRunning: isRunning, files: files.closures),
                output: Output(result: { _ in }, remark: { _ in }), editor: ScriptedEditor(lines: []), actor: "",
                openStore: { [store] _ throws(StoreFailure) in store })
            var opened = session
            opened.workspace = Workspace(folder: files.currentFolder)
            return try InterviewRunner.replay(try opened.past(record))
        }
    }

    /// The question on the screen.
    var current: String? {
        get throws {
            let interview = try interview
            return interview.phase.position.map { interview.questions[$0].id }
        }
    }

    func answer(_ question: String) throws -> Answer {
        let interview = try interview
        return interview.answer(at: try #require(interview.questions.firstIndex { $0.id == question }))
    }

    func questionRecord(_ question: String) throws -> QuestionRecord {
        let interview = try interview
        return interview.records[try #require(interview.questions.firstIndex { $0.id == question })]
    }
}
