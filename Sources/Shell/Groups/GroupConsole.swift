package import FocusGroups
internal import Journal
internal import LineEditing
internal import Storage

/// The moderator's console: one line is one act, stored before it is acknowledged.
///
/// It holds no state of the group beside the fold; what it remembers for itself is what it has shown already.
@MainActor
package final class GroupConsole {
    /// How the console was left.
    package enum Outcome: Hashable, Sendable {
        case ended, suspended, hungUp
        /// An attached console was sent away.
        case dismissed
    }

    package internal(set) var group: FocusGroup
    /// What it writes the journal with: as the driver of the session, or beside it.
    let pen: any GroupPen
    let editor: any LineEditor
    let output: Output
    let surroundings: Surroundings
    let themes: GroupThemes
    /// Where the console was opened, for what is written beside the journal.
    let origin: Session
    let isUnicode: Bool
    var toldThemes: Set<String> = []
    /// The follow-ups that were offered, by section and number.
    var offered: Set<String> = []
    /// What the line that is being taken in was perhaps meant to be.
    var doubt: GroupDoubt?
    /// What was done at other consoles, or came by itself, and is not shown yet.
    var arrivals = Arrivals()
    var rollCall = RollCall()
    var timer = GroupTimer()
    var nudges = Nudges()
    /// The countdown of which was told that it is over.
    var toldCountdown: Countdown?
    /// How this console behaves, which is nobody's journal.
    var manner = Manner()
    /// Whether a line is being typed, so that what is told goes above it.
    var isTyping = false
    /// What the bottom row was made of last: the second of the clock, the entries, what waits, and the screen.
    private var rowState: [Int] = []
    private var typingSince: Int64?
    private var shownStatus: String?
    private var isEndAsked = false
    /// Whose withdrawal was asked for and is to be confirmed.
    var withdrawalAsked: Letter?
    /// Whether the moderator has left; the session goes on another time.
    var isLeft = false
    private var interruptions = 0
    private var initial: String
    /// What was typed since the console was opened, for Ctrl-R; it dies with the console.
    var typed: [String] = []
    /// Lines that were entered and are not stored yet, oldest first, with the moment at which each was begun.
    ///
    /// More than one where several were pasted at once, or where the store could not be written for a while.
    private var waiting: [(line: String, since: Int64?)] = []

    /// A console for a group whose journal has been folded.
    ///
    /// `initial` is the half-typed line to offer again.
    package init(
        _ group: FocusGroup, pen: any GroupPen, themes: GroupThemes, initial: String = "", in session: Session
    ) {
        self.group = group
        self.pen = pen
        self.themes = themes
        self.initial = initial
        origin = session
        editor = session.editor
        output = session.output
        surroundings = session.surroundings
        isUnicode = !PlainCharacters.areNeeded(in: session.surroundings.environment)
    }

    /// The group's clock now, in milliseconds.
    var reading: Int64 { group.reading(monotonic: pen.monotonic, spell: pen.spell) }

    /// Reads and stores lines until the session is ended or left.
    ///
    /// - Returns: How it was left.
    /// - Throws: `CommandFailure` for a wrong command from a pipe; the session is suspended then.
    package func run() throws -> Outcome {
        defer {
            editor.setStatus(nil)
            editor.forgetCuts()
            pen.release()
        }
        if !initial.isEmpty {
            pen.keep(initial)
            if editor.isInteractive, !editor.showsAbove { remark("half-typed before; type it again: \(initial)") }
        }
        while true {
            arrivals.entered()
            showArrivals(isFree: true)
            refresh()
            if isOver { return outcome }
            typingSince = nil
            let request = request(holding: initial)
            initial = ""
            switch editor.next(request) {
            case .line(let line):
                interruptions = 0
                if let defect = editor.defect {
                    guard !editor.isInteractive else {
                        remark("not taken: \(defect)")
                        continue
                    }
                    try suspend()
                    throw CommandFailure(.badData, defect)
                }
                if try takeAll(of: line) { return outcome }
            case .interrupted:
                interruptions += 1
                pen.keepAgain(waiting.first?.line ?? "")
                guard interruptions > 1 else {
                    output.remark("  Ctrl-C clears the line, once more leaves; all that was entered is kept")
                    continue
                }
                if try leave() { return outcome }
            case .endOfInput:
                interruptions += 1
                if try leave() { return outcome }
            case .expired: output.tellUnstored([arrivals.typed].filter { !$0.isEmpty })
            case .hangup:
                _ = try? takeWaiting()
                if let line = waiting.first?.line { pen.keepAgain(line) }
                try pen.hangUp { try suspend() }
                return .hungUp
            }
        }
    }

    /// Stores the events of one act, folds what now stands in the journal, and tells what changed.
    func commit(_ events: [GroupEvent], status: SessionRecord.Status? = nil) throws {
        guard !events.isEmpty else { return }
        let before = group
        var effects: [GroupEffect] = []
        for step in try append(events, status: status) {
            if step.event.isAct(at: pen.console) {
                effects += group.reduce(step.event, at: Moment(step.entry))
            } else {
                hear(step)
            }
        }
        tell(effects, since: before)
    }

    // MARK: - Lines

    /// Takes in what was entered at once: one line, or the lines that were pasted, each for itself.
    ///
    /// - Returns: Whether the session has ended or was left.
    private func takeAll(of entered: String) throws -> Bool {
        let isBreak: (Character) -> Bool = { $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
        let lines = editor.isInteractive ? entered.split(whereSeparator: isBreak).map(String.init) : [entered]
        for line in lines {
            if line != typed.last { typed.append(line) }
            waiting.append((line, typingSince))
        }
        return try takeWaiting()
    }

    /// Takes in the lines that wait, in their order, until the store cannot be written.
    private func takeWaiting() throws -> Bool {
        while let (line, since) = waiting.first {
            do {
                let hasEnded = try take(line, since: since)
                waiting.removeFirst()
                if hasEnded { return true }
            } catch let failure as StoreFailure {
                guard editor.isInteractive else { throw failure }
                pen.keepAgain(line)
                remark("not stored: \(failure.message)")
                remark("the line is kept: Enter tries again, and what you type comes after it")
                return false
            } catch let failure as CommandFailure where pen.isReplaced || isOver {
                if editor.isInteractive { output.tellUnstored(waiting.map(\.line)) }
                throw failure
            }
        }
        return group.hasEnded
    }

    /// Suspends, unless a line could not be stored: then somebody must insist.
    private func leave() throws -> Bool {
        if try takeWaiting() { return true }
        guard waiting.isEmpty || interruptions > 3 else { return false }
        try suspend()
        return true
    }

    /// Takes in one line.
    ///
    /// A refusal stops a pipe, whose author is not there to read it; at a terminal it is only said.
    private func take(_ line: String, since: Int64?) throws -> Bool {
        let reading = group.parse(line).replacingThemes(themes.resolved)
        if asksAgain(before: reading) { return false }
        let lead = since.map { Int(min(3_600_000, max(0, pen.monotonic - $0))) } ?? 0
        do {
            if case .command(let name, let rest) = reading {
                // What is shown is shown with all that others have written by now.
                try? lookAround()
                try run(GroupCommand.parse(name, rest))
            } else {
                if reading.isUnread { doubt = group.doubt(about: line) }
                defer { doubt = nil }
                try commit(try group.events(for: reading, lead: lead, at: pen.console))
            }
        } catch let refusal as GroupRefusal {
            if reading.mustFit || pen.console != nil, !editor.isInteractive {
                try suspend()
                throw CommandFailure(.badData, refusal.message, hint: refusal.hint)
            }
            remark(refusal.message)
            if let hint = refusal.hint { remark("hint: \(hint)") }
        }
        return group.hasEnded || isLeft
    }

    /// Asks once before `/end` closes a session for good while sections are left.
    private func asksAgain(before reading: GroupLine) -> Bool {
        if reading != .blank, reading.command != "withdraw" { withdrawalAsked = nil }
        guard editor.isInteractive, pen.console == nil, case .command("end", "") = reading else {
            if reading != .blank { isEndAsked = false }
            return false
        }
        let left = group.sections.count { $0.runs.isEmpty && !$0.isSkipped }
        guard left > 0, !isEndAsked else { return false }
        isEndAsked = true
        remark(
            "\(left) \(left == 1 ? "section is" : "sections are") left: /end again ends for good, "
                + "/quit leaves to go on later")
        return true
    }

    private var outcome: Outcome { group.hasEnded ? .ended : isHere || isLeft ? .suspended : .dismissed }

    /// Leaves for now: the session waits, or goes on without an attached console.
    func suspend() throws {
        guard let console = pen.console else { return try commit([.suspended], status: .suspended) }
        isLeft = true
        try commit([.detached(console: console)])
    }

    // MARK: - The screen

    private func request(holding initial: String) -> LineRequest {
        guard editor.isInteractive else { return LineRequest(prompt: prompt) }
        var request = LineRequest(
            prompt: prompt, initial: initial,
            complete: { [weak self] line in
                guard let self else { return [] }
                return GroupCompletion(group: self.group, themes: self.themes).candidates(line)
            },
            idle: { [weak self] line in self?.idle(line) }, isOver: { [weak self] in self?.isOver ?? false })
        request.recallable = typed
        request.quotesWords = false
        request.shown = { [weak self] in self?.pen.store.makeRoom() }
        request.keepsTerminal = true
        request.altKeys = group.present.compactMap(\.key) + [".", ","]
        request.altPressed = { [weak self] key, line in self?.press(key, over: line) }
        return request
    }

    private var prompt: String {
        guard waiting.isEmpty else { return "not stored> " }
        let role = pen.console.flatMap(group.console).map { "\($0.role.rawValue) " } ?? ""
        guard let index = group.current, let section = group.section else { return "\(role)lobby> " }
        return "\(role)\(index + 1)/\(group.sections.count) \(section.id)> "
    }

    private func idle(_ line: String) {
        if line.isEmpty {
            typingSince = nil
        } else {
            interruptions = 0
            typingSince = typingSince ?? pen.monotonic
        }
        // A terminal that is not drawn on does not tell what is being typed.
        if waiting.isEmpty, editor.showsAbove { pen.keep(line) }
        arrivals.saw(line, at: pen.monotonic)
        // A store that is busy for a moment is no reason to disturb somebody who types: the next look finds it all.
        try? lookAround()
        dropDead(holding: line)
        // In the plain mode nothing comes between the keys.
        if !manner.isPlain { showArrivals(isFree: false) }
        refresh()
    }

    private func refresh() {
        guard editor.isInteractive else { return }
        let width = output.width()
        // The row shows seconds; to work it out more often would be in the way of the keys.
        let state = [
            Int(reading / 1_000), group.history.count, arrivals.count, width, manner.isPlain ? 1 : 0, waiting.count,
        ]
        guard state != rowState else { return }
        rowState = state
        watch()
        guard !manner.isPlain else { return }
        let row = GroupStatusRow(group, at: reading, isUnicode: isUnicode, news: arrivals.count)
        let status = row.text(width: width)
        guard status != shownStatus else { return }
        shownStatus = status
        editor.setStatus(status)
    }
}

extension GroupLine {
    /// The word of a command.
    fileprivate var command: String? { if case .command(let name, _) = self { name } else { nil } }

    /// Whether it was kept as it came, though it was perhaps meant otherwise.
    fileprivate var isUnread: Bool {
        switch self {
        case .statement(let statement): statement.isFlagged
        case .slip: true
        default: false
        }
    }

    /// Whether it is wrong where it does not fit, as a command and an answer are, and not something to be kept anyway.
    fileprivate var mustFit: Bool {
        switch self {
        case .command, .votes: true
        default: false
        }
    }
}
