import Foundation
import Glibc
import Interviewing
import Journal
import Storage
import StoreSQLite
import TestSupport
import Testing

/// Whatever is typed or pasted, and whatever becomes of terminal and disk: nothing that was taken is lost, and what was not
/// taken is said.
@Suite(.serialized)
struct BadInputTests {
    private static let survey = """
        survey: call
        title: A call
        mode: interviewer
        questions:
          - story: text
            text: Tell me about it.
            probes: [What then?]
          - more: text
            text: What else?
            probes: [What then?]
          - last: text
            text: And the last thing?
            probes: [What then?]
        """

    private let workspace: ScratchWorkspace
    private let program: TerminalProgram

    init() throws {
        workspace = try ScratchWorkspace(files: ["surveys/call.yaml": Self.survey])
        program = try TerminalProgram(["interview", "call"], in: workspace.folder)
        try #require(program.listen(milliseconds: 30_000, until: "call 1/3> "))
    }

    private var store: SQLiteStore {
        get throws { try SQLiteStore(path: workspace.folder.appending(path: "results/canvass.sqlite").path) }
    }

    /// The words that were answered, in order.
    private func words() throws -> [String] {
        let store = try store
        let session = try #require(try store.sessions().last)
        return try store.entries(of: session.id, after: 0).flatMap(\.draft.words).compactMap(\.text)
    }

    private func hears(_ text: String) throws {
        try #require(
            program.listen(milliseconds: 30_000, until: text),
            "'\(text)' in \(String(decoding: program.heard, as: UTF8.self))")
    }

    // A terminal of another encoding sends bytes that are no UTF-8: they must not be kept as other words.
    @Test func bytesThatAreNoTextAreRefusedAndTheQuestionStands() throws {
        program.type(Array("caf".utf8) + [0xE9, 0xFF, 0xC3, 0x28, 0x0D])
        try hears("the input is not valid UTF-8")
        program.type([0x15] + Array("café".utf8) + [0x0D])
        try hears("call 2/3> ")
        #expect(try words() == ["café"])
        // Pasted as well.
        program.type(Array("\u{1B}[200~bad ".utf8) + [0xFE, 0xED, 0xA0, 0x80] + Array(" end\u{1B}[201~\r".utf8))
        program.type([0x15] + Array("good\r".utf8))
        try hears("call 3/3> ")
        #expect(try words() == ["café", "good"])
    }

    // A NUL ends a string in C, and with it everything behind it would be gone without a word.
    @Test func aNulTakesNoWordsWithIt() throws {
        program.type(Array("be".utf8) + [0] + Array("fore\r".utf8))
        try hears("call 2/3> ")
        #expect(try words() == ["before"])
        program.type(Array("\u{1B}[200~one".utf8) + [0] + Array("two\u{1B}[201~\r".utf8))
        // It is offered without the NUL, and taken only when somebody has seen that.
        try hears("the input has a NUL character")
        #expect(try words() == ["before"])
        program.type("\r")
        try hears("call 3/3> ")
        #expect(try words() == ["before", "onetwo"])
    }

    // Every key there is, and every escape sequence that begins and does not end.
    @Test func anyBytesLeaveAnInterviewThatGoesOn() throws {
        var random = SplitMix64(seed: 11)
        for _ in 0..<40 {
            // Ctrl-C twice, Ctrl-D and Ctrl-Z lead out, which is meant.
            let bytes = (0..<200).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            program.type(bytes.filter { ![0x03, 0x04, 0x1A, 0x0D, 0x0A].contains($0) })
            program.listen(milliseconds: 5)
        }
        program.kill()
        let resumed = try TerminalProgram(["resume", "--take-over"], in: workspace.folder)
        #expect(resumed.listen(milliseconds: 30_000, until: "call 1/3> "))
        #expect(try store.problems() == [])
    }

    // A window that is closed sends SIGHUP: the line that was being typed waits for whoever goes on.
    @Test func aClosedWindowKeepsTheHalfTypedLine() throws {
        program.type("first\r")
        try hears("call 2/3> ")
        program.type("half a li")
        try hears("half a li")
        #expect(program.hangUp() == 129)
        let session = try #require(try store.sessions().last)
        #expect(session.status == .suspended)
        #expect(try store.draft(of: session.id)?.text == "half a li")
        #expect(try words() == ["first"])
    }

    // While the store cannot grow, answers stay on the screen and are said not to be stored; with room, they are.
    @Test func aFullDiskKeepsTheAnswersOnTheScreen() throws {
        program.type("first\r")
        try hears("call 2/3> ")
        program.limitFiles(to: 4096)
        program.type("second\r")
        try hears("not stored: the disk is full")
        try hears("not stored> ")
        program.type("third\r")
        program.listen(milliseconds: 500)
        #expect(try words() == ["first"])
        program.limitFiles(to: nil)
        program.type("\r")
        try hears("end> ")
        #expect(try words() == ["first", "second", "third"])
        #expect(try store.problems() == [])
    }
}
