import Foundation

/// A person at the console: types a line, and waits for what must come of it.
///
/// Before each line the screen is cleared, so what is seen then came of that line.
struct Console {
    /// A kind of terminal that people have.
    enum Setting: String, CaseIterable, Sendable {
        case narrow, usual, wide, plain

        var size: (columns: Int, rows: Int) {
            switch self {
            case .narrow: (40, 18)
            case .usual, .plain: (80, 24)
            case .wide: (132, 50)
            }
        }
    }

    /// How the prompt of the survey `every` begins: on a narrow screen without its name.
    var prompt: String { setting == .narrow ? "" : "every " }

    /// Puts the id of the session that was begun last into `$id`, in the shell.
    static let lastSession = "id=$($CANVASS session list --format tsv | tail -n 1 | cut -f 1); "

    let window: TerminalWindow
    let setting: Setting

    /// Opens a terminal in a workspace with an account and the surveys, and runs a command of the shell in it.
    init(_ command: String, _ setting: Setting, files: [String: String] = [:]) throws {
        // A plain terminal can only write line under line.
        let prefix = setting == .plain ? "export TERM=dumb; " : ""
        self.setting = setting
        window = try TerminalWindow(
            prefix + "$CANVASS import accounts.csv > /dev/null 2>&1; " + command + "; echo code=$?; cat",
            columns: setting.size.columns, rows: setting.size.rows,
            files: EveryTypeSurvey.files.merging(files) { $1 })
    }

    /// The screen in one line, so that a sentence is found wherever the screen broke it.
    private func text(of lines: [String]) -> String {
        lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
    }

    /// Waits until all of this stands on the screen.
    @discardableResult
    func sees(_ parts: String...) throws -> String {
        let lines = try window.wait(parts.joined(separator: " … ")) { lines in
            let text = text(of: lines)
            return parts.allSatisfy(text.contains) && lines.contains { $0.hasSuffix(">") || $0.hasPrefix("code=") }
        }
        return text(of: lines)
    }

    /// Clears the screen, types a line, and waits until all of this stands there.
    @discardableResult
    func types(_ line: String, sees parts: String...) throws -> String {
        try clear()
        try window.type(line)
        try window.press("Enter")
        let lines = try window.wait("after '\(line)': " + parts.joined(separator: " … ")) { lines in
            let text = text(of: lines)
            return parts.allSatisfy(text.contains) && lines.contains { $0.hasSuffix(">") || $0.hasPrefix("code=") }
        }
        return text(of: lines)
    }

    func clear() throws {
        // A plain terminal cannot clear its screen; tmux does it for us.
        try window.press(setting == .plain ? "-R" : "C-l")
    }
}
