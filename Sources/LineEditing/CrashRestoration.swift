internal import Glibc

/// Gives the terminal back when the program dies of a fault of its own, which runs no other code of ours.
enum CrashRestoration {
    /// The rows of a screen whose last row is reserved; 0 when none is.
    @MainActor static var rows: Int {
        get { Int(reservedRows) }
        set { reservedRows = Int32(truncatingIfNeeded: newValue) }
    }

    /// Remembers the terminal as it is and installs handlers that restore it.
    @MainActor static func install() {
        guard tcgetattr(STDIN_FILENO, &savedTerminal) == 0 else { return }
        heal(&savedTerminal)
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { signal in
            giveBackTerminal()
            Glibc.signal(signal, SIG_DFL)
            raise(signal)
        }
        hasSavedTerminal = true
        for signal in [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE] { sigaction(signal, &action, nil) }
    }

    /// Mends what a program that was killed in the middle of a line has left behind.
    ///
    /// readline takes a terminal that shows nothing for a wish, and would show nothing of what is typed.
    @MainActor private static func heal(_ terminal: inout termios) {
        guard terminal.c_lflag & tcflag_t(ICANON | ECHO) == 0 else { return }
        terminal.c_lflag |= tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        terminal.c_iflag |= tcflag_t(ICRNL)
        _ = tcsetattr(STDIN_FILENO, TCSANOW, &terminal)
    }

    /// Gives the terminal back and ends the process at once, from any thread.
    static func leave(code: Int32) -> Never {
        if hasSavedTerminal { giveBackTerminal() }
        _exit(code)
    }
}

/// Makes only calls that are allowed in a signal handler: tcsetattr and write.
private func giveBackTerminal() {
    _ = tcsetattr(STDIN_FILENO, TCSANOW, &savedTerminal)
    // Bracketed paste off, scroll region off, cursor to the bottom.
    if reservedRows > 0 {
        _ = write(STDOUT_FILENO, "\u{1B}[?2004l\u{1B}7\u{1B}[r\u{1B}8\r\n", 17)
    } else {
        _ = write(STDOUT_FILENO, "\u{1B}[?2004l\r\n", 10)
    }
}

nonisolated(unsafe) private var hasSavedTerminal = false

/// Read by the handler, which may run on any thread; written on the main one while nothing is wrong yet.
nonisolated(unsafe) private var savedTerminal = termios()
nonisolated(unsafe) private var reservedRows: Int32 = 0
