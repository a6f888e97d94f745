import LineEditing
import Storage
import Testing

@testable import Shell

@MainActor
@Suite struct CommandCompletionTests {
    private func candidates(_ line: String) throws -> [String] {
        let files = MemoryFiles()
        for path in ["surveys/churn.yaml", "surveys/themes.yaml", "surveys/churn.test.yaml", "results/a", "notes.csv"] {
            files[path] = ""
        }
        let store = MemoryStore()
        let session = Session(
            surroundings: .still(files), workspace: Workspace(folder: "/work"),
            output: Output(result: { _ in }, remark: { _ in }), editor: ScriptedEditor(lines: []), actor: "tester",
            openStore: { _ throws(StoreFailure) in store })
        return CommandCompletion(names: NameIndex(session)).candidates(line)
    }

    @Test(arguments: [
        ("se", ["set"]), ("qu", ["quit"]), ("set f", ["format"]), ("set ", ["actor", "color", "format"]),
        ("SET F", []), ("completion z", ["zsh"]), ("help se", ["set"]), ("help set ", []), ("nosuch ", []),
        ("set --h", ["--help"]), ("set --help --h", []), ("init su", ["surveys/"]),
        ("init ", ["results/", "surveys/"]),
    ])
    func tabOffersWhatMayFollow(_ line: String, _ expected: [String]) throws {
        #expect(try candidates(line).filter { !$0.hasPrefix("ses") } == expected)
    }

    // Tab with half a line of anything must never fail.
    @Test func anyLineIsAccepted() throws {
        for line in ["", " ", "=", "--", "-", "--format=", "'", "help", "?", "set -", "\u{1B}", "set =x"] {
            _ = try candidates(line)
        }
    }

    @Test func surveysAreKnownByTheirFiles() {
        let files = MemoryFiles()
        for path in ["surveys/churn.yaml", "surveys/themes.yaml", "surveys/churn.test.yaml"] { files[path] = "" }
        let session = Session(
            surroundings: .still(files), workspace: Workspace(folder: "/work"),
            output: Output(result: { _ in }, remark: { _ in }), editor: ScriptedEditor(lines: []), actor: "tester",
            openStore: { _ throws(StoreFailure) in throw StoreFailure(.unreachable, "away") })
        #expect(NameIndex(session).names("survey") == ["churn"])
        #expect(NameIndex(session).names("theme") == [])
    }
}
