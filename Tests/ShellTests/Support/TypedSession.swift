import LineEditing
import Shell
import Storage
import Synchronization

/// A session for tests: files and store in memory, a clock that stands still, ids that are the same in each run.
///
/// `run` types lines and returns what came back: typed lines after `> `, standard error after `! `, and `[exit 65]`
/// after a command that failed.
@MainActor
final class TypedSession {
    let files = MemoryFiles()
    let store = MemoryStore()
    /// 2026-03-02 09:00 UTC, a Monday; set it to let time pass.
    let clock = Mutex<Int64>(1_772_442_000_000)
    private let log = Mutex<[String]>([])
    private(set) var exitCodes: [Int32] = []
    /// Files that somebody writes while the session runs, and how a transcript shows it.
    struct Edit {
        var shown = ""
        var files: [String: String] = [:]
        /// How much time passes meanwhile, in milliseconds.
        var passing: Int64 = 0
    }

    /// Edits before a typed line, by its number from 0.
    var edits: [Int: Edit] = [:]
    /// Changes the session before the first command.
    var configure: (inout Session) -> Void = { _ in }

    init(files contents: [String: String] = [:]) {
        for (path, text) in contents { files[path] = text }
        for folder in ["surveys", "results"] { try? files.closures.makeFolder(folder) }
    }

    /// Types lines; a command that asks reads its answers from the lines after it.
    @discardableResult
    func run(_ lines: [String]) -> String {
        let editor = EchoingEditor(lines) { [self] line in log.withLock { $0.append(line + "\n") } }
        editor.before = { [self] number in
            guard let edit = edits[number] else { return }
            for (path, text) in edit.files { files[path] = text }
            log.withLock { $0.append(edit.shown) }
            clock.withLock { $0 += edit.passing }
        }
        var session = session(editor)
        configure(&session)
        let interpreter = Interpreter()
        while case .line(let line) = editor.next(LineRequest(prompt: "")), !session.isLeaving {
            let code = interpreter.execute(line, in: &session)
            exitCodes.append(code)
            if code != 0 { log.withLock { $0.append("[exit \(code)]\n") } }
        }
        return log.withLock { $0.joined() }
    }

    @discardableResult
    func run(_ lines: String...) -> String { run(lines) }

    private func session(_ editor: EchoingEditor) -> Session {
        let ids = Mutex<UInt64>(0)
        let next: @Sendable () -> UInt64 = {
            ids.withLock {
                $0 += 1; return $0
            }
        }
        let output = Output(
            result: { [self] text in log.withLock { $0.append(text) } },
            remark: { [self] line in log.withLock { $0.append("! \(line)\n") } })
        let surroundings = Surroundings(
            now: { [self] in clock.withLock { $0 } }, monotonic: { [self] in clock.withLock { $0 } },
            newID: {
                let digits = String(next(), radix: 16)
                let head = String((next() &* 0x9E37_79B9_7F4A_7C15) >> 32, radix: 16)
                return pad(head, 8) + "-0000-4000-8000-" + pad(digits, 12)
            },
            salt: { (0..<16).map { _ in UInt8(truncatingIfNeeded: next()) } }, seed: { 7 }, environment: [:],
            user: "tester", process: (1, "1", "test"), isRunning: { _, _ in false }, files: files.closures)
        let store = store
        return Session(
            surroundings: surroundings, workspace: Workspace(folder: files.currentFolder), output: output,
            editor: editor, actor: "tester", openStore: { _ throws(StoreFailure) in store })
    }
}

private func pad(_ digits: String, _ width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.count)) + digits.suffix(width)
}

/// Lines from a list, echoed when they are asked for.
@MainActor
final class EchoingEditor: LineEditor {
    let isInteractive = false
    private(set) var lineNumber: Int? = 0
    private var lines: [String]
    private let log: (String) -> Void
    /// Called before a line, with its number from 0.
    var before: (Int) -> Void = { _ in }

    init(_ lines: [String], log: @escaping (String) -> Void) {
        self.lines = lines
        self.log = log
    }

    func next(_ request: LineRequest) -> LineInput {
        guard !lines.isEmpty else { return .endOfInput }
        before(lineNumber ?? 0)
        let line = lines.removeFirst()
        lineNumber = (lineNumber ?? 0) + 1
        log("> \(line)")
        return .line(line)
    }

    func show(_ text: String) { log("! \(text)") }
    func setStatus(_ text: String?) {}
}
