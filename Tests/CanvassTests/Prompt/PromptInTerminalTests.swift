import Foundation
import Testing

/// The prompt as a person meets it: the real binary in a real terminal.
@Suite(.serialized, .enabled(if: TerminalWindow.tmux != nil, "tmux is not installed"))
struct PromptInTerminalTests {
    private func opened(_ window: TerminalWindow) throws -> (window: TerminalWindow, prompt: String) {
        let prompt = "canvass(\(window.folder.lastPathComponent))>"
        try window.wait(for: prompt)
        return (window, prompt)
    }

    @Test func commandsAreRunCompletedAndRemembered() throws {
        let (window, prompt) = try opened(TerminalWindow())
        try window.type("compl")
        try window.press("Tab")
        try window.wait(for: "\(prompt) completion")
        try window.press("C-u")
        try window.type("set fo")
        try window.press("Tab")
        try window.wait(for: "\(prompt) set format")
        try window.type("csv")
        try window.press("Enter")
        try window.type(" set color never")
        try window.press("Enter")
        // Between two prompts the terminal edits lines itself, and would keep Ctrl-D to itself.
        try window.wait("the prompt after two commands") { $0.last == prompt && $0.count >= 4 }
        try window.press("Up")
        try window.wait("the command before") { $0.last == "\(prompt) set format csv" }
        try window.press("C-u", "C-d")
        let screen = try window.wait("the shell") { $0.contains("code=0") }
        // The terminal is as it was: lines are edited and echoed by the system again.
        #expect(
            try window.wait("the settings") { $0.contains { $0.contains(" echo ") } }.contains {
                $0.contains(" icanon ")
            })
        #expect(screen.first?.hasPrefix("canvass 0.") == true)
        let path = ".local/state/canvass/history"
        #expect(try window.read(path) == "set format csv\n")
        let attributes = try FileManager.default.attributesOfItem(atPath: window.folder.appending(path: path).path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    // Ctrl-C gives up the line, never the program.
    @Test func controlCClearsTheLine() throws {
        let (window, prompt) = try opened(TerminalWindow())
        try window.type("theme mer")
        try window.wait(for: "\(prompt) theme mer")
        try window.press("C-c")
        try window.wait("an empty prompt") { $0.last == prompt && $0.contains { $0.hasSuffix("^C") } }
        try window.type("set actor")
        try window.press("Enter")
        try window.wait("the next command") { $0.last == prompt && $0.count >= 5 }
    }

    // A pasted e-mail or script must not run line by line before it was seen.
    @Test func aPasteOfTwoLinesIsAskedAbout() throws {
        let (window, prompt) = try opened(TerminalWindow())
        try window.paste("set format csv\nset format")
        try window.wait("the paste") { $0.contains { $0.hasPrefix("\(prompt) set format csv") } }
        try window.press("Enter")
        let question = "run these 2 lines, one after the other? [y/N]"
        try window.wait(for: question)
        try window.type("n")
        try window.press("Enter")
        try window.wait(for: "nothing was run")
        try window.paste("set format csv\nset format")
        try window.press("Enter")
        try window.wait("the second question") { $0.last == question }
        try window.type("y")
        try window.press("Enter")
        try window.wait(for: "csv")
    }

    @Test func aNarrowerWindowKeepsTheLine() throws {
        let (window, prompt) = try opened(TerminalWindow(columns: 100))
        let word = String(repeating: "x", count: 50)
        try window.type("set actor \(word)")
        try window.wait(for: "\(prompt) set actor \(word)")
        try window.resize(columns: 40, rows: 12)
        try window.type("yz")
        let screen = try window.wait("the whole line in rows of 40") {
            $0.joined().hasSuffix("\(prompt) set actor \(word)yz")
        }
        // The prompt of the wider window is gone, not left above as a ghost.
        #expect(screen.count { $0.contains(prompt) } == 1)
        try window.press("Enter")
        try window.type("set actor")
        try window.press("Enter")
        try window.wait("the value") { $0.joined().contains("\(word)yz" + prompt) }
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func aKilledProgramLeavesAWorkingTerminal(_ signal: Int32) throws {
        let (window, prompt) = try opened(TerminalWindow())
        try window.type("half a li")
        try window.wait(for: "\(prompt) half a li")
        kill(try window.child(), signal)
        let screen = try window.wait("the terminal's settings") { $0.contains { $0.contains(" icanon ") } }
        #expect(screen.contains { $0.contains(" echo ") })
    }

    // Ctrl-Z is how people look something up; the half-typed line is there when they are back.
    @Test func aStoppedProgramGoesOnWithItsLine() throws {
        let window = try TerminalWindow("bash --norc -i")
        try window.wait("a shell") { $0.last?.hasPrefix("shell$") == true }
        try window.type("$CANVASS")
        try window.press("Enter")
        let (_, prompt) = try opened(window)
        try window.type("set for")
        try window.wait(for: "\(prompt) set for")
        try window.press("C-z")
        try window.wait("the shell") { $0.last?.hasPrefix("shell$") == true && $0.contains { $0.contains("Stopped") } }
        try window.type("fg")
        try window.press("Enter")
        try window.wait("the line") { $0.last == "\(prompt) set for" }
        try window.type("mat")
        try window.press("Enter")
        try window.wait(for: "auto")
    }

    @Test func theUsersInputrcHasAPlaceForUs() throws {
        let file = "$if canvass\n\"\\C-xf\": \"set format\"\n$endif\n"
        let window = try TerminalWindow(
            "INPUTRC=$HOME/inputrc $CANVASS", files: ["inputrc": file])
        let (_, prompt) = try opened(window)
        try window.press("C-x", "f")
        try window.wait(for: "\(prompt) set format")
    }

    @Test func aLongResultGoesThroughThePager() throws {
        let (window, _) = try opened(
            TerminalWindow(rows: 8, environment: ["CANVASS_PAGER": "tail -n 2 | sed 's/^/paged: /'"]))
        try window.type("help")
        try window.press("Enter")
        try window.wait("the pager") { $0.contains { $0.hasPrefix("paged: ") } }
    }

    // No colour codes, no cursor movement: what a screen reader or a log can take.
    @Test func aPlainTerminalGetsAPlainPrompt() throws {
        let (window, prompt) = try opened(TerminalWindow("TERM=dumb $CANVASS; echo code=$?; cat"))
        try window.type("set format")
        try window.press("Enter")
        try window.wait("the value") { $0.contains("auto") && $0.last == prompt }
        try window.press("C-d")
        try window.wait("the end") { $0.contains { $0.hasSuffix("code=0") } }
    }
}
