import Foundation
import Testing

/// Interviews as people meet them: the real binary in a real terminal.
@Suite(.serialized, .enabled(if: TerminalWindow.tmux != nil, "tmux is not installed"))
struct InterviewInTerminalTests {
    private static let booth = """
        survey: booth
        title: At the booth
        mode: self
        questions:
          - nps: scale(0..10)
            text: How likely are you to recommend us?
          - story: text
            text: Why?
        """

    private static let call = booth.replacing("mode: self", with: "mode: interviewer").replacing("booth", with: "call")

    private func window(_ command: String, _ environment: [String: String] = [:]) throws -> TerminalWindow {
        try TerminalWindow(
            "exec $CANVASS \(command)", environment: environment,
            files: ["surveys/booth.yaml": Self.booth, "surveys/call.yaml": Self.call])
    }

    private func enter(_ lines: String..., in window: TerminalWindow) throws {
        for line in lines {
            if !line.isEmpty { try window.type(line) }
            try window.press("Enter")
        }
    }

    /// Not on the screen, not above it, and by none of the keys that recall a line: nobody sees the one before.
    @Test func aKioskShowsNothingOfTheRespondentBefore() throws {
        let window = try window("answer booth --kiosk")
        try window.wait("the host's word") { $0.last == "word>" }
        try enter("sesame", in: window)
        let start = "begin."
        try window.wait("the start") { $0.contains { $0.hasSuffix(start) } }
        try enter("", in: window)
        try window.wait("the first question") { $0.last == "booth 1/2>" }
        try enter("9", in: window)
        try window.wait("the second question") { $0.last == "booth 2/2>" }
        try window.type("a killed secret")
        try window.press("C-u")
        try enter("a stored secret", "", in: window)
        try window.wait("thanks") { $0.contains { $0.contains("Your answers are stored") } }
        try enter("", in: window)
        try window.wait("a clear screen") { $0.count <= 3 && $0.contains { $0.hasSuffix(start) } }
        #expect(!window.everything.contains("secret") && !window.everything.contains("sesame"))
        try enter("", in: window)
        try window.wait("the first question") { $0.last == "booth 1/2>" }
        // Yank, earlier lines, and the keys that stop a program or end it.
        try window.press("C-y", "M-y", "M-.", "Up", "C-r", "C-g", "C-z", "C-\\", "C-c", "C-d")
        try window.type("4")
        try window.wait("the line") { $0.last == "booth 1/2> 4" }
        #expect(!window.everything.contains("secret"))
        try window.press("C-u")
        try enter("/host sesame", in: window)
    }

    /// A definition is what it was when the interview began, whatever happens to the file meanwhile.
    @Test func aSurveyThatIsEditedOrDeletedMeanwhileChangesNothing() throws {
        let window = try window("interview call")
        try window.wait("the first question") { $0.contains { $0.hasPrefix("call 1/2>") } }
        let file = window.folder.appending(path: "surveys/call.yaml")
        try "no survey any more: [".write(to: file, atomically: true, encoding: .utf8)
        try enter("7", in: window)
        try window.wait("the second question") { $0.contains { $0.hasPrefix("call 2/2>") } }
        try FileManager.default.removeItem(at: file)
        try enter("Because.", in: window)
        try window.wait("the end") { $0.contains { $0.hasPrefix("end>") } }
    }
}
