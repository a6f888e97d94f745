import FeedbackModel
import Storage
import TestSupport
import Testing

/// Merging accounts, and taking merges back.
@MainActor
@Suite struct AccountMergeTests {
    private static let asked = [
        "feedback list --format json", "feedback why export --format json", "feedback why bulk --format json",
        "account list --format json", "account show a0 --format json", "account show a1 --format json",
        "account unmatched --format json", "roadmap score --format json", "ticket list --account a1 --format json",
    ]

    private func answers(_ session: TypedSession) -> [String] { Self.asked.map { line in Self.answer(session, line) } }

    private static func answer(_ session: TypedSession, _ line: String) -> String {
        let before = session.run("account show zzz").count
        return String(session.run(line).dropFirst(before))
    }

    // A merge only changes whom things count for, so taking it back leaves no trace in any number.
    @Test func whateverIsMergedAndUnmergedEveryNumberIsAsBefore() throws {
        for seed in UInt64(1)...3 {
            var random = SplitMix64(seed: seed)
            let session = try FeedbackFixture.workspace()
            let before = answers(session)
            var merged: [String] = []
            for _ in 0..<4 {
                let pair = ["a0", "a1", "a2", "a3"].shuffled(using: &random)
                let shown = Self.answer(session, "account merge \(pair[0]) \(pair[1]) --because same")
                if shown.contains("counts as") && !shown.contains("error") { merged.append(pair[0]) }
            }
            #expect(!merged.isEmpty)
            #expect(answers(session) != before)
            for id in merged.shuffled(using: &random) { session.run("account unmerge \(id)") }
            #expect(answers(session) == before, "seed \(seed)")
        }
    }

    @Test func aMergedAccountCountsAsTheOtherEverywhere() throws {
        let session = try FeedbackFixture.workspace()
        session.run("account merge a0 a1 --because 'one company'")
        let shown = session.run(
            "feedback why export --format lines", "account show a0 --format jsonl", "account list --format csv")
        #expect(shown.contains("of 3 accounts"), "\(shown)")
        #expect(shown.contains("! note: 'a0' counts as 'a1'"))
        #expect(
            shown.contains(
                #""merged":[{"id":"a0","by":"tester","at":"2026-03-02T09:00:00Z","because":"one company"}]"#),
            "\(shown)")
        #expect(shown.contains("a1,A1,,,200.00,a0\n"))
        #expect(!shown.contains("\na0,"))
    }

    @Test func circlesAreRefusedWithASentence() throws {
        let session = try FeedbackFixture.workspace()
        let shown = session.run(
            "account merge a0 a1 --because x", "account merge a1 a2 --because x", "account merge a2 a0 --because x",
            "account merge a0 a2 --because x", "account merge a3 a3 --because x", "account merge a3 a0 --because ' '",
            "account unmerge a3", "account merge a3 nobody --because x")
        #expect(shown.contains("! error: line 3: 'a0' counts as 'a2' already, so it would be a circle"))
        #expect(shown.contains("'a0' is merged into 'a1'"))
        #expect(shown.contains("an account cannot be merged into itself"))
        #expect(shown.contains("--because says why"))
        #expect(shown.contains("'a3' is not merged into another account"))
        #expect(session.exitCodes == [0, 0, 1, 1, 1, 64, 1, 1])
    }

    // What others count as cannot vanish with the import that brought it.
    @Test func anImportThatBroughtTheTargetIsNotUndone() {
        let session = TypedSession(files: ["accounts.csv": "account_id,name,seats\nacme,Acme,3\nbolt,Bolt,4\n"])
        let shown = session.run(
            "import accounts.csv --map canvass-accounts", "account merge bolt acme --because x", "import undo i1",
            "account unmerge bolt", "import undo i1")
        #expect(shown.contains("acme\tanother record counts as it"))
        #expect(session.exitCodes == [0, 0, 1, 0, 0])
    }
}
