internal import TerminalText

/// What becomes of a line on the screen when the window changes its width.
enum RowBreaking {
    /// Whether the terminal breaks what stands on the screen anew, as most do; xterm and Linux' console cut it off.
    static func isRedone(in environment: [String: String]) -> Bool {
        if environment["TMUX"] != nil { return true }
        return environment["XTERM_VERSION"] == nil && environment["TERM"] != "linux"
    }

    /// What moves the cursor to the start of a line that was broken anew, and clears from there on.
    ///
    /// `text` is what stands before the cursor, the prompt included. The codes are CUU and ED of ECMA-48.
    static func clearing(_ text: String, columns: Int) -> String {
        guard columns > 0 else { return "\r\u{1B}[J" }
        var (row, column) = (0, 0)
        for character in text {
            let width = character.isNewline ? 0 : DisplayWidth.of(character)
            if character.isNewline || column + width > columns { (row, column) = (row + 1, 0) }
            column += width
        }
        return (row > 0 ? "\u{1B}[\(row)A" : "") + "\r\u{1B}[J"
    }
}
