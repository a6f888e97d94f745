import Foundation
import Journal
import Storage
import StoreSQLite
import TestSupport
import Testing

struct InterviewKillTests {
    private static let survey = """
        survey: killed
        title: An interview that is cut off
        mode: interviewer
        lists:
          reason:
            - price: Price
            - bugs: Bugs
            - other: {label: Other, specify: true}
        questions:
          - start: yes_no
            text: May I?
        \((1...11).map { "  - point_\($0): scale(0..10)\n    text: How likely?\n    probes: [Why?]\n" }.joined())
          - why: multi(reason)
            text: Why?
            words: verbatim
          - story: text
            text: Tell me.
          - left: integer(0..100)
            if: why has 'price'
            text: How many?
          - last: yes_no
            text: Done?
        """

    /// What is typed, one act each; all that an interviewer can do is among it.
    private static let acts: [String] =
        ["yes"]
        + (1...11).flatMap { round in
            ["/note note \(round)", "\(round % 10)", ["/back", "/probe", "/said words \(round)"][round % 3]]
        }
        + [
            "9", "/goto point_3", "9", "/undo", "/redo", "10", "/gist in short", "2", "1,3", "somebody",
            "their own words", "a long story", "/back", "", "4", "/dk",
        ]

    /// Promise 1: what was acknowledged is on disk, and the same question is asked, wherever the lights went out.
    @Test(.timeLimit(.minutes(5)))
    func nothingAcknowledgedIsLostByKillingTheProgramAfterEachAct() throws {
        #expect(Self.acts.count == 50)
        let workspace = try ScratchWorkspace(files: ["surveys/killed.yaml": Self.survey])
        var last = 0
        for (index, act) in Self.acts.enumerated() {
            let program = try RunningProgram(
                (index == 0 ? ["interview", "killed"] : ["resume"]) + ["--events"], in: workspace.folder)
            try program.type(act + "\n")
            // The opening is two events, taking up again is one; what comes after them is the act.
            let first = last + (index == 0 ? 3 : 2)
            try #require(program.hears("\"sequence\":\(first),"), "act \(index + 1), '\(act)': \(program.heard)")
            // The next line is cut off in the middle.
            try? program.type("half a li")
            program.kill()
            last = try entries(workspace).count
            #expect(last >= first, "act \(index + 1), '\(act)'")
        }
        let store = try store(workspace)
        #expect(try store.problems().isEmpty, "the hash chain holds over all of the killed processes")
        #expect(try store.sessions().map(\.status) == [.ended])
        let verified = try RunningProgram(["session", "verify"], in: workspace.folder).finish()
        #expect(verified.code == 0, "\(verified.output)")
        let shown = try RunningProgram(["session", "export"], in: workspace.folder).finish().output
        for words in ["their own words", "a long story", "somebody", "in short"] + (1...11).map({ "note \($0)" }) {
            #expect(shown.contains("\"\(words)\""), "\(words)")
        }
        #expect(!shown.contains("half a li"))
    }

    private func entries(_ workspace: ScratchWorkspace) throws -> [JournalEntry] {
        let store = try store(workspace)
        return try store.entries(of: try #require(try store.sessions().first).id, after: 0)
    }

    private func store(_ workspace: ScratchWorkspace) throws -> SQLiteStore {
        try SQLiteStore(path: workspace.folder.appending(path: "results/canvass.sqlite").path)
    }
}
