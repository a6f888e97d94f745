internal import CReadline
internal import Glibc

extension ReadlineEditor {
    /// The commands that bring back what was typed or deleted in a line before; readline cannot be asked to forget it.
    private static let memories: [StaticString] = [
        "yank", "yank-pop", "yank-nth-arg", "yank-last-arg", "vi-put", "vi-redo", "vi-yank-arg", "vi-fetch-history",
        "start-kbd-macro", "end-kbd-macro", "call-last-kbd-macro", "print-last-kbd-macro",
        "reverse-search-history", "forward-search-history", "non-incremental-reverse-search-history",
        "non-incremental-forward-search-history", "non-incremental-reverse-search-history-again",
        "non-incremental-forward-search-history-again", "vi-search", "vi-search-again", "vi-back-to-indent",
    ]

    /// Clears the screen with its scroll-back and forgets every line; see ``LineEditor/forget()``.
    package func forget() -> Bool {
        forgetLines()
        // Cursor home and the whole screen erased (ECMA-48: CUP, ED), then the lines scrolled off it, as xterm has it.
        writeToTerminal("\u{1B}[H\u{1B}[2J\u{1B}[3J")
        return true
    }

    package func forgetCuts() {
        guard !isPrompting, isPrepared else { return }
        creadline_forget_kills()
    }

    /// Takes the keys away that lead out, or back to somebody else's words; see ``LineEditor/lock()``.
    package func lock() {
        isLocked = true
        prepare()
        for name in Self.memories {
            creadline_unbind(UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self))
        }
        // Ctrl-\ would end the program, or the script that started it, and leave a shell.
        signal(SIGQUIT, SIG_IGN)
        var terminal = termios()
        guard settings == nil, tcgetattr(STDIN_FILENO, &terminal) == 0 else { return }
        settings = terminal
        creadline_disable_stopping(&terminal)
        _ = tcsetattr(STDIN_FILENO, TCSANOW, &terminal)
    }

    /// Gives the terminal its keys back.
    func unlock() {
        guard var settings else { return }
        _ = tcsetattr(STDIN_FILENO, TCSANOW, &settings)
        self.settings = nil
    }
}
