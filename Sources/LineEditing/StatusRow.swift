internal import CReadline
internal import Glibc
internal import TerminalText

/// The reserved row at the bottom of the screen, under a scroll region that ends above it.
///
/// readline knows nothing of it: the cursor is saved and put back (DECSC, DECRC), and the region (DECSTBM) keeps
/// everything else from scrolling over it.
@MainActor
struct StatusRow {
    private(set) var text: String?
    var isShown: Bool { text != nil && isReserved }
    private var isReserved = false
    /// What stands there, one character for each column; `nil` where that is not known.
    private var drawn: [Character]?

    /// Rows and columns of the whole terminal; 0 where nobody knows.
    var size: (rows: Int, columns: Int) {
        (Int(creadline_rows(STDOUT_FILENO)), Int(creadline_columns(STDOUT_FILENO)))
    }

    mutating func set(_ newText: String?) {
        let isSame = newText == text
        text = newText
        if newText == nil {
            if isReserved { release() }
        } else if !isReserved {
            reserve()
        } else if !isSame {
            draw()
        }
    }

    /// Moves the row to where the bottom is now.
    mutating func resize() {
        guard isReserved else { return }
        isReserved = false
        reserve()
    }

    /// Draws the row anew after something has cleared the screen.
    mutating func redraw() {
        drawn = nil
        if isShown { draw() }
    }

    private mutating func reserve() {
        let (rows, _) = size
        // On a screen of two lines a status row is in the way.
        guard rows > 3 else { return }
        isReserved = true
        drawn = nil
        CrashRestoration.rows = rows
        // A line feed first: if the cursor stands on the last row, the text moves up and makes room.
        writeToTerminal("\n\u{1B}7\u{1B}[1;\(rows - 1)r\u{1B}8\u{1B}[1A")
        draw()
    }

    private mutating func release() {
        let (rows, _) = size
        isReserved = false
        CrashRestoration.rows = 0
        writeToTerminal("\u{1B}7\u{1B}[r\u{1B}[\(max(1, rows));1H\u{1B}[2K\u{1B}8")
    }

    /// Writes what has changed since the last time, which is a digit or two of a clock most of the time.
    private mutating func draw() {
        let (rows, columns) = size
        guard let text, rows > 0, columns > 0 else { return }
        let shown = Fitting.padded(Fitting.truncated(text, to: columns), to: columns)
        let characters = Array(shown)
        let isPlain = characters.count == columns && DisplayWidth.of(shown) == columns
        guard isPlain, let drawn, drawn.count == columns else {
            drawn = isPlain ? characters : nil
            return writeToTerminal("\u{1B}7\u{1B}[\(rows);1H\u{1B}[2K\u{1B}[7m\(shown)\u{1B}[0m\u{1B}8")
        }
        let changed = characters.indices.filter { characters[$0] != drawn[$0] }
        guard let first = changed.first, let last = changed.last else { return }
        self.drawn = characters
        let part = String(characters[first...last])
        writeToTerminal("\u{1B}7\u{1B}[\(rows);\(first + 1)H\u{1B}[7m\(part)\u{1B}[0m\u{1B}8")
    }
}
