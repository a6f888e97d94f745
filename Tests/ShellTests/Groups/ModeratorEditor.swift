import LineEditing
import Synchronization

/// A person at a terminal, as a list of what they do; time passes only when it says so.
@MainActor
final class ModeratorEditor: LineEditor {
    enum Step {
        case type(String)
        /// Keys without Enter.
        case begin(String)
        /// Seconds in which nothing is pressed; the editor's idle call comes every second.
        case wait(Int)
        /// A key with Alt, while the line stands as it is.
        case alt(Character)
        /// Something happens elsewhere.
        case meanwhile(@MainActor () -> Void)
        case interrupt, endOfInput, hangup
    }

    let isInteractive = true
    /// Whether the terminal can be drawn on, so that a half-typed line is offered and seen.
    var showsAbove = true
    let lineNumber: Int? = nil
    private var steps: [Step]
    private let clock: Mutex<Int64>
    private(set) var shown: [String] = []
    private(set) var statuses: [String?] = []
    private(set) var prompts: [String] = []
    private(set) var initials: [String] = []
    private(set) var recallables: [[String]] = []
    private(set) var completions: [[String]] = []
    /// Asked for completion at each prompt.
    var completing: [String] = []

    init(_ steps: [Step], from time: Int64 = 0) {
        self.steps = steps
        clock = Mutex(time)
    }

    nonisolated var time: Int64 { clock.withLock { $0 } }

    func next(_ request: LineRequest) -> LineInput {
        prompts.append(request.prompt)
        initials.append(request.initial)
        recallables.append(request.recallable)
        completions = completing.map(request.complete)
        var line = request.initial
        while !steps.isEmpty {
            switch steps.removeFirst() {
            case .type(let text): return .line(text)
            case .begin(let text):
                line = text
                request.idle(line)
            case .wait(let seconds):
                for _ in 0..<seconds {
                    clock.withLock { $0 += 1_000 }
                    request.idle(line)
                    if request.isOver() { return .expired }
                }
            case .alt(let key): if request.altKeys.contains(key) { request.altPressed(key, line) }
            case .meanwhile(let act): act()
            case .interrupt: return .interrupted
            case .endOfInput: return .endOfInput
            case .hangup: return .hangup
            }
        }
        return .endOfInput
    }

    /// How often everything was forgotten.
    private(set) var forgotten = 0
    private(set) var isLocked = false

    func forget() -> Bool {
        forgotten += 1
        return true
    }

    func lock() { isLocked = true }
    func show(_ text: String) { shown.append(text) }
    func setStatus(_ text: String?) { statuses.append(text) }
}
