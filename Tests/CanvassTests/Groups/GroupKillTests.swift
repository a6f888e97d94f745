import Foundation
import FocusGroups
import Journal
import Storage
import StoreSQLite
import SurveyModel
import TestSupport
import Testing

struct GroupKillTests {
    private static let guide = """
        survey: killed
        revision: 1
        title: A group that is cut off
        mode: group
        sections:
          - warm_up: 5 min
            kind: opening
            ask: Who are you?
          - talk: 10 min
            kind: key
            ask: What is hard?
            probes: [Can you give an example?]
        """

    /// What is typed, one act each; all that a moderator can do is among it.
    private static let acts: [String] =
        ["/add Dana role=x", "/add Eli", "/add Fay", "/next"]
        + (1...8).flatMap { round in
            [
                "a: words \(round) #theme_\(round) !", "b\" her own words \(round)", "a+ c-", "; a note \(round)",
                ["/next", "/probe", "/back", "/pause", "/resume", "c", "/park it", "u"][round - 1],
            ]
        } + (9...14).map { "c>a: the rest \($0)" }

    /// Promise 1: what was acknowledged is on disk, and the session goes on, wherever the lights went out.
    @Test(.timeLimit(.minutes(5)))
    func nothingAcknowledgedIsLostByKillingTheProgramAfterEachAct() throws {
        #expect(Self.acts.count == 50)
        let workspace = try ScratchWorkspace(files: ["surveys/killed.yaml": Self.guide])
        for (index, act) in Self.acts.enumerated() {
            let program = try RunningProgram(index == 0 ? ["group", "killed"] : ["resume"], in: workspace.folder)
            // The answer to the second line says that the first one is done; the third is cut off in the middle.
            try program.type(act + "\n/who\n")
            let isDone = program.waits(for: "n = ")
            try #require(isDone, "act \(index + 1), '\(act)': \(program.told)")
            try program.type("b: never fini")
            program.kill()
            let group = try folded(workspace)
            #expect(group.history.count { !$0.event.isClock } == index + 1, "act \(index + 1), '\(act)'")
            #expect(group.brokenInvariants().isEmpty, "act \(index + 1)")
        }
        let program = try RunningProgram(["resume"], in: workspace.folder)
        try program.type("/end\n")
        let end = try program.finish()
        #expect(end.code == 0, "\(end.errors)")
        #expect(end.output.contains("\tended\t"))

        let group = try folded(workspace)
        let words = group.utterances.compactMap { $0.text?.text }
        for round in 1...8 {
            #expect(words.contains("words \(round)"))
            #expect(words.contains("her own words \(round)"))
        }
        #expect(!words.contains { $0.contains("fini") })
        #expect(group.hasEnded)
        #expect(try store(workspace).problems().isEmpty, "the hash chain holds over all of the killed processes")
    }

    private func store(_ workspace: ScratchWorkspace) throws -> SQLiteStore {
        try SQLiteStore(path: workspace.folder.appending(path: "results/canvass.sqlite").path)
    }

    /// The group as the journal on disk has it; only the ids of its sections matter to the fold.
    private func folded(_ workspace: ScratchWorkspace) throws -> FocusGroup {
        let store = try store(workspace)
        let session = try #require(try store.sessions().first)
        let guide = Survey(
            id: "killed", title: "", mode: .group,
            sections: [
                GuideSection(id: "warm_up", kind: .opening, minutes: 5),
                GuideSection(id: "talk", kind: .key, minutes: 10, probes: ["Can you give an example?"]),
            ])
        return try FocusGroup(guide: guide, replaying: try store.entries(of: session.id, after: 0))
    }
}

extension GroupEvent {
    /// Whether it only says how the console was opened and left.
    fileprivate var isClock: Bool {
        switch self {
        case .started, .reopened, .suspended, .ended: true
        default: false
        }
    }
}
