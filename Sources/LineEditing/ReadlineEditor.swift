internal import CReadline
internal import Glibc

/// GNU readline, driven from our own loop so that messages can arrive while somebody types.
///
/// readline keeps its state in globals and its callbacks carry no context, so there is one editor per process and it
/// belongs to the main actor. It asks `~/.inputrc`, where `$if canvass` holds for us.
@MainActor
package final class ReadlineEditor: LineEditor {
    static weak var current: ReadlineEditor?

    package let isInteractive = true
    package let lineNumber: Int? = nil
    package private(set) var defect: String?

    let signals: SignalInbox
    private let environment: [String: String]
    private lazy var history = CommandHistory(environment: environment)
    private var screen = StatusRow()
    private(set) var request = LineRequest(prompt: "")
    private var input: LineInput?
    /// When the request is called next without a key, in milliseconds.
    private var nextTick: Int64 = 0
    private(set) var isPrepared = false
    /// Whether Ctrl-Z is a key like any other.
    var isLocked = false
    /// The terminal's settings before its keys were taken away.
    var settings: termios?
    private(set) var isPrompting = false
    private var paste = PasteWatch()
    private var holdsCommands = false
    /// The lines of a request that readline's list holds, where it does not hold commands.
    private var recallable: [String] = []
    /// What the keys of the request do otherwise with Alt.
    var hiddenKeys: [Int32: @convention(c) (Int32, Int32) -> Int32] = [:]
    /// Messages that came while somebody searched the history or chose a completion.
    private var held: [String] = []

    /// An editor that keeps its commands in this user's history file; nothing is read or drawn before the first line.
    package init(signals: SignalInbox, environment: [String: String]) {
        self.signals = signals
        self.environment = environment
        Self.current = self
    }

    package func next(_ request: LineRequest) -> LineInput {
        if signals.wasHungUp { return .hangup }
        signals.reset()
        prepare()
        self.request = request
        loadHistory(for: request)
        setQuotes(request.quotesWords)
        bindAltKeys(request.altKeys)
        input = nil
        paste.hadNUL = false
        creadline_keep_terminal(request.keepsTerminal ? 1 : 0)
        nextTick = Self.milliseconds() + 200
        prompt(holding: request.initial)
        defer {
            endPrompting()
            releaseAltKeys()
        }
        request.shown()
        while true {
            if let input {
                if case .line(let line) = input, request.keepsHistory { remember(line) }
                return input
            }
            step()
        }
    }

    package func show(_ text: String) {
        guard isPrompting else { return write(text + "\n") }
        guard creadline_is_searching() == 0 else { return held.append(text) }
        rl_clear_visible_line()
        write(text + "\n")
        rl_on_new_line()
        rl_redisplay()
    }

    package func setStatus(_ text: String?) {
        let wasShown = screen.isShown
        if text != nil, !wasShown, isPrompting { rl_clear_visible_line() }
        creadline_flush()
        screen.set(text)
        guard wasShown != screen.isShown, isPrepared else { return }
        fitReadline()
        if isPrompting {
            rl_on_new_line()
            rl_redisplay()
        }
    }

    /// Gives the terminal back as it was: before a child takes it, and at the end.
    package func restore() {
        endPrompting()
        lendTerminal()
        screen.set(nil)
        unlock()
    }

    /// Makes the terminal as other programs expect it, where it was kept from one line to the next.
    package func lendTerminal() {
        guard isPrepared else { return }
        creadline_keep_terminal(0)
        rl_deprep_terminal()
    }

    // MARK: - One turn of the loop

    /// Waits for a key, a signal or the tick, and reacts.
    ///
    /// The tick comes also while somebody types without a rest.
    private func step() {
        let rest = max(0, min(200, nextTick - Self.milliseconds()))
        var watched = [STDIN_FILENO, signals.descriptor].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let count = poll(&watched, nfds_t(watched.count), Int32(rest))
        if count > 0, watched[1].revents != 0 { handleSignals() }
        guard input == nil else { return }
        if count > 0, watched[0].revents != 0 {
            let isGone = watched[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
            if isGone {
                signals.loseTerminal()
                hangUp()
            } else {
                readKey()
            }
        }
        tick()
        if !held.isEmpty, input == nil, creadline_is_searching() == 0 {
            let texts = held
            held = []
            texts.forEach(show)
        }
    }

    private func tick() {
        guard input == nil, Self.milliseconds() >= nextTick, creadline_is_searching() == 0 else { return }
        nextTick = Self.milliseconds() + 200
        request.idle(line)
        if request.isOver() { expire() }
    }

    private static func milliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    private func readKey() {
        rl_callback_read_char()
        guard creadline_has_cleared() != 0 else { return }
        creadline_flush()
        screen.redraw()
        request.cleared()
    }

    var line: String { creadline_line().map { String(cString: $0) } ?? "" }

    /// The next byte for readline.
    private func key(from address: UInt) -> Int32 {
        while true {
            let key = rl_getc(UnsafeMutablePointer(bitPattern: address))
            guard let byte = UInt8(exactly: key), !paste.takes(byte) else { return key }
        }
    }

    private func handleSignals() {
        while let arrival = signals.take() {
            switch arrival {
            case .resize: resize()
            case .suspend: if !isLocked { suspend() }
            case .hangup:
                // The terminal may well be there: what comes next must not stand in the middle of the line.
                if isPrompting { write("\n") }
                hangUp()
            case .interrupt: interrupt()
            }
        }
    }

    /// The line as it stands must be known to whoever saves it: the last tick may be some keys ago.
    private func hangUp() {
        request.idle(line)
        input = .hangup
    }

    /// Gives the line up that nobody finished; of one that was not begun nothing stays on the screen.
    private func expire() {
        let isBegun = !line.isEmpty
        if !isBegun { rl_clear_visible_line() }
        rl_free_line_state()
        rl_callback_sigcleanup()
        rl_replace_line("", 0)
        write(isBegun ? "\n" : "\r")
        input = .expired
    }

    private func interrupt() {
        request.idle(line)
        creadline_move_to_end()
        rl_redisplay()
        rl_free_line_state()
        rl_callback_sigcleanup()
        rl_replace_line("", 0)
        write("^C\n")
        input = .interrupted
    }

    /// Draws the line anew in a window of another width.
    ///
    /// readline clears one row only; a terminal that breaks its rows anew would keep the rest of the old prompt.
    private func resize() {
        guard isPrompting, creadline_is_searching() == 0, RowBreaking.isRedone(in: environment) else {
            rl_resize_terminal()
            if screen.isShown {
                rl_clear_visible_line()
                screen.resize()
                fitReadline()
                rl_on_new_line()
                rl_redisplay()
            }
            return
        }
        let before = String(decoding: line.utf8.prefix(max(0, Int(creadline_point()))), as: UTF8.self)
        write(RowBreaking.clearing(request.prompt + before, columns: screen.size.columns))
        rl_reset_screen_size()
        if screen.isShown { screen.resize() }
        fitReadline()
        rl_on_new_line()
        rl_redisplay()
    }

    /// Stops as the terminal's other programs do, and draws everything anew when it goes on.
    private func suspend() {
        let typed = line
        let status = screen.text
        endPrompting()
        lendTerminal()
        write("\n")
        screen.set(nil)
        signals.suspend()
        screen.set(status)
        fitReadline()
        prompt(holding: typed)
    }

    // MARK: - readline

    func prepare() {
        guard !isPrepared else { return }
        isPrepared = true
        setlocale(LC_ALL, "")
        CrashRestoration.install()
        let name: StaticString = "canvass"
        creadline_set_name(UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self))
        creadline_use_standard_streams()
        // We read signals ourselves, and setenv(LINES) would race with getenv on other threads.
        creadline_set_signals(0, 0, 0)
        installCompletion()
        creadline_set_getc { stream in
            let address = UInt(bitPattern: stream)
            return MainActor.assumeIsolated { ReadlineEditor.current?.key(from: address) ?? -1 }
        }
        // Before the user's inputrc is read, which wins.
        rl_variable_bind("enable-bracketed-paste", "on")
        rl_variable_bind("completion-ignore-case", "on")
        rl_variable_bind("show-all-if-ambiguous", "on")
        rl_variable_bind("colored-stats", "off")
        using_history()
        rl_initialize()
        if screen.isShown { fitReadline() }
    }

    private func prompt(holding initial: String) {
        isPrompting = true
        // Else every line after a Ctrl-D comes with an empty one behind it.
        creadline_forget_end()
        rl_callback_handler_install(request.prompt) { line in
            // readline gives the line away: it was malloc'ed and is ours to free.
            let text = line.map { String(cString: $0) }
            let isWhole = line.map { String(validatingCString: $0) != nil } ?? true
            free(line)
            MainActor.assumeIsolated { ReadlineEditor.current?.accept(text, isWhole: isWhole) }
        }
        guard !initial.isEmpty else { return }
        rl_insert_text(initial)
        rl_redisplay()
    }

    private func accept(_ text: String?, isWhole: Bool) {
        defect = !isWhole ? "the input is not valid UTF-8" : paste.hadNUL ? "the input has a NUL character" : nil
        if !isWhole { creadline_forget_pending_bytes() }
        // Removing the handler here keeps readline from drawing one prompt too many.
        endPrompting()
        if text == nil { write("\n") }
        input = text.map(LineInput.line) ?? .endOfInput
    }

    private func endPrompting() {
        guard isPrompting else { return }
        isPrompting = false
        rl_callback_handler_remove()
    }

    /// Fills readline's list with the commands, or with the lines of the request.
    ///
    /// For an answer those are none: a customer's words are never recalled.
    private func loadHistory(for request: LineRequest) {
        let isGrown = !holdsCommands && request.recallable.starts(with: recallable)
        if request.keepsHistory ? !holdsCommands : !isGrown {
            clear_history()
            recallable = []
            if request.keepsHistory { history.entries.forEach { add_history($0) } }
        }
        holdsCommands = request.keepsHistory
        guard !request.keepsHistory else { return }
        request.recallable.dropFirst(recallable.count).forEach { add_history($0) }
        recallable = request.recallable
    }

    /// Empties readline's list, and drops what waits to be shown.
    func forgetLines() {
        prepare()
        clear_history()
        recallable = []
        holdsCommands = false
        held = []
    }

    private func remember(_ line: String) {
        let last = history.entries.count
        for part in line.split(whereSeparator: \.isNewline) { history.add(String(part)) }
        history.entries.dropFirst(last).forEach { add_history($0) }
    }

    private func fitReadline() {
        let (rows, columns) = screen.size
        guard rows > 1, columns > 0 else { return }
        rl_set_screen_size(Int32(screen.isShown ? rows - 1 : rows), Int32(columns))
    }

    func candidates(_ lineToCursor: String) -> [String] { request.complete(lineToCursor) }

    private func write(_ text: String) {
        creadline_flush()
        writeToTerminal(text)
    }
}

/// Writes past stdio, whole or not at all.
func writeToTerminal(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
        guard count > 0 || errno == EINTR else { return }
        bytes = bytes.dropFirst(max(0, count))
    }
}
