import FeedbackModel
import FocusGroups
import Importing
import Journal
import LineEditing
import Shell
import Storage
import SurveyModel
import Synchronization

/// A store, a guide, and a way to sit down at the console.
@MainActor
final class GroupFixture {
    let store = MemoryStore()
    private let results = Mutex<[String]>([])
    private let remarks = Mutex<[String]>([])
    private let ids = Mutex<Int>(0)
    /// The processes that run; a console that was attached runs until it is said to have died.
    private let running = Mutex<Set<Int32>>([])

    var result: String { results.withLock { $0.joined() } }
    var told: [String] { remarks.withLock { $0 } }

    /// The guide that this fixture runs.
    private let guide: Survey

    static let guide = Survey(
        id: "reporting", title: "Focus group on reporting", mode: .group,
        sections: [
            GuideSection(id: "warm_up", kind: .opening, minutes: 5, say: "Welcome.", ask: "Who are you?"),
            GuideSection(
                id: "renewal", kind: .key, minutes: 10, ask: "What made you think of leaving?",
                probes: ["Can you give an example?"], codes: ["pricing/renewal"]),
            GuideSection(id: "close", kind: .ending, minutes: 5, ask: "What did we miss?"),
        ])

    init(_ guide: Survey = GroupFixture.guide) throws {
        self.guide = guide
        let account = Account(id: "A017", source: "crm", name: "Larch")
        _ = try store.importing(dryRun: false) { sink in try sink.put(account) }
        let themes = [
            Theme(id: "pricing/renewal", category: "pricing"), Theme(id: "pricing/seats", category: "pricing"),
            Theme(id: "ux/setup", category: "ux"),
        ]
        _ = try store.adopt(Codebook(name: "test", themes: themes), fingerprint: "1")
    }

    /// Runs a console over these lines, as from a pipe.
    func pipe(_ lines: [String], resuming id: SessionID? = nil) throws {
        try run(ScriptedEditor(lines: lines), { 0 }, id)
    }

    /// Runs a console with a person at a terminal.
    @discardableResult
    func sit(
        _ steps: [ModeratorEditor.Step], resuming id: SessionID? = nil, completing: [String] = [],
        onPlainTerminal: Bool = false
    ) throws -> ModeratorEditor {
        let editor = ModeratorEditor(steps)
        editor.showsAbove = !onPlainTerminal
        editor.completing = completing
        try run(editor, { editor.time }, id)
        return editor
    }

    /// Sits down beside the moderator; each console is a process of its own, `process`.
    func attach(
        _ role: ConsoleRole, as name: String = "ben", process: Int32 = 2, _ editor: any LineEditor,
        time: @escaping @Sendable () -> Int64 = { 0 }
    ) throws {
        guard let record else { throw CommandFailure(.failed, "no session") }
        var session = session(editor, time)
        session.actor = name
        session.surroundings.process.id = process
        running.withLock { _ = $0.insert(process) }
        try GroupRunner.attach(to: try past(record.id), as: role, nil, in: &session)
    }

    /// The process is no more, and nobody has told anybody.
    func die(_ process: Int32) { running.withLock { _ = $0.remove(process) } }

    private func run(_ editor: any LineEditor, _ clock: @escaping @Sendable () -> Int64, _ id: SessionID?) throws {
        var session = session(editor, clock)
        if let id {
            try GroupRunner.resume(try past(id), takesOver: false, in: &session)
        } else {
            try GroupRunner.start(guide, definition: "text", hash: "hash", nil, in: &session)
        }
    }

    var record: SessionRecord? { try? store.sessions().last }

    func past(_ id: SessionID) throws -> PastSession {
        guard let record = try store.session(id) else { throw CommandFailure(.failed, "no session") }
        return PastSession(record: record, survey: guide, entries: try store.entries(of: id, after: 0))
    }

    /// The fold of what the store has.
    func group() throws -> FocusGroup {
        guard let record else { throw CommandFailure(.failed, "no session") }
        return try FocusGroup(guide: guide, replaying: try store.entries(of: record.id, after: 0))
    }

    private func session(_ editor: any LineEditor, _ clock: @escaping @Sendable () -> Int64) -> Session {
        let surroundings = Surroundings(
            now: { 1_772_442_000_000 + clock() }, monotonic: clock,
            newID: { [self] in
                let number = ids.withLock { ids -> Int in
                    ids += 1
                    return ids
                }
                return "5e55104\(number)-0000-4000-8000-000000000000"
            },
            salt: { Array(repeating: 1, count: 16) }, seed: { 7 }, environment: ["LANG": "C.UTF-8"], user: "tester",
            process: (1, "1", "test"),
            isRunning: { [self] process, _ in running.withLock { $0.contains(process) } }, files: MemoryFiles().closures
        )
        let store = store
        return Session(
            surroundings: surroundings, workspace: Workspace(folder: "/work"),
            output: Output(
                result: { [self] text in results.withLock { $0.append(text) } },
                remark: { [self] line in remarks.withLock { $0.append(line) } }, isTerminal: editor.isInteractive),
            editor: editor, actor: "tester", openStore: { _ throws(StoreFailure) in store })
    }
}
