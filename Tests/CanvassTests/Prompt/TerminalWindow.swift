import Foundation

/// A real terminal with a program in it: one window of a tmux server of its own.
final class TerminalWindow {
    /// Where tmux is, or `nil` where it is not installed.
    static let tmux: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
        .map { $0 + "/tmux" }.first { FileManager.default.isExecutableFile(atPath: $0) }

    /// The binary that this test run has built: it lies beside the test bundle.
    static let canvass: String = {
        let bundle = URL(filePath: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "")
        let arguments = CommandLine.arguments.map { URL(filePath: $0) }
        let places = ([bundle] + arguments).map { $0.deletingLastPathComponent().appending(path: "canvass").path }
        return places.first { FileManager.default.isExecutableFile(atPath: $0) } ?? ".build/debug/canvass"
    }()

    struct Timeout: Error, CustomStringConvertible {
        var description: String
    }

    let folder: URL
    private let server = "canvass-\(UUID().uuidString.prefix(8))"

    /// Opens a window in a new workspace and runs a shell command in it; `$CANVASS` is the binary.
    ///
    /// The home folder is that workspace too, so that no file of the developer is read or written.
    init(
        _ command: String = "$CANVASS; echo code=$?; stty -a; cat", columns: Int = 80, rows: Int = 24,
        environment: [String: String] = [:], files: [String: String] = [:]
    ) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "ws-\(UUID().uuidString.prefix(8))")
        for name in ["surveys", "results"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        for (path, text) in files {
            try text.write(to: folder.appending(path: path), atomically: false, encoding: .utf8)
        }
        let variables = [
            "CANVASS": Self.canvass, "HOME": folder.path, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
            "INPUTRC": "/dev/null",
            "XDG_STATE_HOME": "", "CANVASS_WORKSPACE": "", "PS1": "shell$ ",
        ].merging(environment) { $1 }
        let settings = variables.sorted { $0.key < $1.key }.flatMap { ["-e", "\($0.key)=\($0.value)"] }
        try tmux(
            ["new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "-c", folder.path] + settings
                + ["sh", "-c", command])
    }

    deinit {
        _ = try? tmux(["kill-server"])
        try? FileManager.default.removeItem(at: folder)
    }

    /// Types text as it is.
    func type(_ text: String) throws { try tmux(["send-keys", "-l", text]) }

    /// Presses keys by tmux's names: `Enter`, `Tab`, `C-c`.
    func press(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

    /// Pastes text as a terminal with bracketed paste does.
    func paste(_ text: String) throws {
        try tmux(["set-buffer", text])
        try tmux(["paste-buffer", "-p", "-r"])
    }

    /// Pastes a text that is too long for the words of a command.
    func pasteFile(_ text: String) throws {
        let file = folder.appending(path: "pasted")
        try text.write(to: file, atomically: false, encoding: .utf8)
        try tmux(["load-buffer", file.path])
        try tmux(["paste-buffer", "-p", "-r"])
    }

    func resize(columns: Int, rows: Int) throws {
        try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
    }

    /// What stands on the screen, without empty lines.
    var screen: [String] {
        let text = (try? tmux(["capture-pane", "-p"])) ?? ""
        return text.split(separator: "\n").map { String($0.reversed().drop { $0 == " " }.reversed()) }
    }

    /// What stands on the screen and what was scrolled off it.
    var everything: String { (try? tmux(["capture-pane", "-p", "-S", "-"])) ?? "" }

    /// Waits until the screen is as wished; a busy machine may take its time.
    @discardableResult
    func wait(_ what: String, until isReached: ([String]) -> Bool) throws -> [String] {
        for _ in 0..<300 {
            let lines = screen
            if isReached(lines) { return lines }
            Thread.sleep(forTimeInterval: 0.1)
        }
        throw Timeout(description: "\(what) did not come; the screen is:\n" + screen.joined(separator: "\n"))
    }

    /// Waits until a line stands on the screen.
    @discardableResult
    func wait(for line: String) throws -> [String] { try wait("'\(line)'") { $0.contains(line) } }

    /// The number of the process that the shell in the window runs.
    func child() throws -> Int32 {
        let shell = try tmux(["display-message", "-p", "#{pane_pid}"]).filter(\.isNumber)
        let children = try String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
        guard let child = Int32(children.split(separator: " ").first ?? "") else {
            throw Timeout(description: "the shell runs nothing")
        }
        return child
    }

    /// A file of the workspace.
    func read(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(server)-output")
        defer { try? FileManager.default.removeItem(at: file) }
        let words = [Self.tmux ?? "tmux", "-u", "-L", server, "-f", "/dev/null"] + arguments
        _ = try ChildProgram().run(words, output: file.path)
        return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }
}
