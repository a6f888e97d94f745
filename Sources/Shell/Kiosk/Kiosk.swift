internal import Interviewing
internal import LineEditing
internal import Storage
internal import SurveyModel
internal import TerminalText

/// A terminal that stands somewhere and asks one respondent after another.
///
/// Nobody sees what somebody before has answered: after each respondent, and when one has walked away, the screen is
/// cleared with its scroll-back, and the editor forgets every line. Only the host's word leads out: Ctrl-C, Ctrl-D, Ctrl-Z
/// and `/pause` do not, and no other program can be started from here.
@MainActor
final class Kiosk {
    /// The shortest word of a host: one that nobody types by chance.
    nonisolated static let shortestWord = 4

    /// How long nobody may press a key, in milliseconds.
    let patience: Int64
    private let word: String
    private let now: @Sendable () -> Int64
    private var lastKey: Int64
    private var line = ""
    private var hasWarned = false
    /// What somebody typed before the first question was there: it stands in the line when that comes.
    private(set) var typedAhead = ""
    /// Whether the host has said the word.
    private(set) var isOver = false

    init(word: String, patience: Int64, now: @escaping @Sendable () -> Int64) {
        self.word = word
        self.patience = patience
        self.now = now
        lastKey = now()
    }

    /// Takes in the line as it stands; only a change of it shows that somebody is there.
    func saw(_ line: String) {
        guard line != self.line else { return }
        self.line = line
        pressed()
    }

    /// Takes in that a key was pressed, such as Enter.
    func pressed() {
        lastKey = now()
        hasWarned = false
    }

    var isAbandoned: Bool { now() - lastKey >= patience }

    /// Whether it is time to ask if somebody is still there: once, for the last quarter of the time.
    func warns() -> Bool {
        guard !hasWarned, now() - lastKey >= patience - patience / 4 else { return false }
        hasWarned = true
        return true
    }

    /// Seconds until it starts again.
    var secondsLeft: Int { Int(max(0, patience - (now() - lastKey)) / 1000) }

    /// Whether a line is the host's way out; any other line that begins so is never recorded either.
    func takes(_ line: String) -> Bool {
        guard line == "/host" || line.hasPrefix("/host ") else { return false }
        isOver = line.dropFirst("/host ".count) == word
        return true
    }

    /// Why a line cannot be taken here: what leaves the interview open, or starts another program.
    func refusal(of line: InterviewLine) -> InterviewComplaint? {
        switch line {
        case .command(.pause, _):
            InterviewComplaint("this cannot be left to go on later", hint: "/end hands in what you have answered")
        case .command(.edit, _): InterviewComplaint("there is no editor here", hint: "/lines takes several lines")
        default: nil
        }
    }
}

extension Kiosk {
    /// Asks respondents until the host says the word; `ask` holds one interview.
    ///
    /// Where answers cannot be stored the place is closed: nobody is asked for what would be lost.
    func run(title: String, in session: inout Session, ask: (inout Session) throws -> Void) throws {
        let editor = session.editor
        defer { _ = editor.forget() }
        while !isOver {
            _ = editor.forget()
            guard try invites(to: title, session) else { return }
            do {
                try ask(&session)
                if session.isLeaving || isOver { return }
                try thank(session)
            } catch {
                _ = editor.forget()
                try close(session)
                throw error
            }
            if session.isLeaving { return }
        }
    }

    /// Waits for somebody to begin; `false` when the host has said the word, or the terminal is gone.
    private func invites(to title: String, _ session: Session) throws -> Bool {
        let welcome = {
            self.tell(title, session, isBold: true)
            self.tell("Nobody after you sees what you answer. Press Enter to begin.", session)
        }
        welcome()
        while true {
            switch session.editor.next(LineRequest(prompt: "")) {
            case .line(let line):
                if takes(line) {
                    if isOver { return false }
                    _ = session.editor.forget()
                    welcome()
                    continue
                }
                typedAhead = line
                pressed()
                return true
            case .hangup: return false
            case .interrupted, .endOfInput, .expired: continue
            }
        }
    }

    /// Says that it is done, for some seconds or until Enter.
    private func thank(_ session: Session) throws {
        guard !isAbandoned else { return }
        tell("Thank you. Your answers are stored. Enter clears the screen.", session)
        let since = now()
        _ = session.editor.next(
            LineRequest(prompt: "", isOver: { [now] in now() - since >= 15_000 }))
        pressed()
    }

    /// Shows that nobody can answer now, until the host has seen it.
    private func close(_ session: Session) throws {
        tell("This place is closed for the moment. Please tell your host.", session, isBold: true)
        while !isOver {
            switch session.editor.next(LineRequest(prompt: "")) {
            case .line(let line):
                guard takes(line), !isOver else { continue }
                _ = session.editor.forget()
            case .hangup: return
            case .interrupted, .endOfInput, .expired: continue
            }
        }
    }

    private func tell(_ text: String, _ session: Session, isBold: Bool = false) {
        let width = max(20, min(session.output.width(), 100) - 2)
        session.output.remark("")
        for line in Fitting.wrapped(PrintableText(text).description, to: width) {
            session.output.remark("  " + Style.bold.applied(to: line, when: isBold && session.output.remarkHasColor))
        }
    }
}
