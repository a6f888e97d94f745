import LineEditing
import Shell
import Storage
import Synchronization
import Testing

/// The program between its arguments and its exit code.
@MainActor
@Suite struct ProgramTests {
    private func run(_ arguments: String..., input: [String] = []) -> (code: Int32, out: String, talk: String) {
        let (out, talk) = (Log(), Log())
        let output = Output(result: { out.add($0) }, remark: { talk.add($0 + "\n") })
        let files = MemoryFiles()
        try? files.closures.makeFolder("/work/surveys")
        try? files.closures.makeFolder("/work/results")
        let code = Program.run(arguments, output: output) { options, _ in
            var session = Session(
                surroundings: .still(files), output: output, editor: ScriptedEditor(lines: input),
                actor: options.actor ?? "tester",
                openStore: { _ throws(StoreFailure) in throw StoreFailure(.unreachable, "the store is away") })
            session.format = options.format
            return session
        }
        return (code, out.text, talk.text)
    }

    @Test func aCommandOfTheShellIsTheCommandOfThePrompt() {
        #expect(run("set", "actor").out == "tester\n")
        #expect(run("--as", "ada", "set", "actor").out == "ada\n")
        #expect(run("-c", "set actor", "-c", "set format").out == "tester\nauto\n")
        #expect(run(input: ["# a comment", "", "set format csv", "set format"]).out == "csv\n")
    }

    // People add the workspace or the actor to a command that they have typed already.
    @Test func optionsOfTheRunMayStandAfterTheCommand() {
        #expect(run("set", "actor", "--as", "ada").out == "ada\n")
        #expect(run("set", "--as=ada", "actor").out == "ada\n")
        #expect(run("set", "format", "--format", "csv").out == "csv\n")
        #expect(run("set", "actor", "--as").talk.hasPrefix("error: missing value for '--as <actor>'\n"))
    }

    // What a command has itself is the command's, and after `--` everything is a word.
    @Test func anOptionOfTheCommandStaysWithIt() {
        func lifted(_ words: String) -> String {
            let parts = GlobalOptions.lifted(from: words.split(separator: " ").map(String.init))
            return (parts.options + ["|"] + parts.command).joined(separator: " ")
        }
        #expect(lifted("import f.csv --as tickets --workspace w") == "--workspace w | import f.csv --as tickets")
        #expect(lifted("ticket --workspace w list --format json") == "--workspace w | ticket list --format json")
        #expect(lifted("ticket --format json list") == "--format json | ticket list")
        #expect(lifted("set actor -- --as") == "| set actor -- --as")
    }

    // Where commands follow each other, a run has its settings already.
    @Test func withinARunTheSettingIsNamed() {
        #expect(
            run("-c", "theme list --as ada").talk.hasPrefix(
                "error: unknown option '--as'\n  hint: 'set actor NAME' changes who acts\n"))
        #expect(run("theme", "list", "--worspace", "x").talk.contains("hint: did you mean '--workspace'?"))
        #expect(run("theme", "list", "-c", "x").talk.contains("hint: -c stands before a command: canvass -c …"))
        #expect(
            run("theme", "list", "--format", "x").talk.contains(
                "hint: one of box, table, csv, tsv, json, jsonl, markdown, lines\n"))
        #expect(run("-c", "theme list --workspace x").talk.contains("start with 'canvass --workspace FOLDER'"))
    }

    // A script that goes on after a mistake does the wrong thing to the right data.
    @Test func aScriptStopsAtItsFirstFailure() {
        let stopped = run(input: ["set x", "set actor"])
        #expect(stopped.code == 64)
        #expect(stopped.out == "")
        #expect(stopped.talk.hasPrefix("error: line 1: there is no setting 'x'"))
        let kept = run("--keep-going", "-c", "set x", "-c", "set actor")
        #expect(kept.code == 64)
        #expect(kept.out == "tester\n")
    }

    @Test func quitEndsAScript() {
        #expect(run("-c", "quit", "-c", "set actor").out == "")
        #expect(run(input: ["exit", "set actor"]).out == "")
    }

    // A prefix that is unique today may be ambiguous tomorrow, when the script runs again.
    @Test func aScriptMayNotAbbreviate() {
        #expect(run("-c", "he set").code == 64)
        #expect(run("-c", "he set").talk == "error: there is no command 'he'\n  hint: 'help' lists the commands\n")
    }

    @Test(arguments: [
        (["--fomat", "csv"], "error: unknown option '--fomat'\n  hint: did you mean '--format'?\n"),
        (["-c", "set", "help"], "error: commands are given in more than one way\n"),
        (["--format"], "error: missing value for '--format <format>'\n"),
        (["--color", "red", "help"], "error: the value 'red' is invalid for '--color <color>'\n"),
    ])
    func wrongOptionsAreNamed(_ arguments: [String], _ talk: String) {
        let log = Log()
        let output = Output(result: { _ in }, remark: { log.add($0 + "\n") })
        let code = Program.run(arguments, output: output) { _, _ in throw CommandFailure(.failed, "not reached") }
        #expect(code == 64)
        #expect(log.text.hasPrefix(talk), "\(log.text)")
    }

    @Test func theVersionAndTheHelpAreResults() {
        #expect(run("--version").out == "canvass \(Program.version)\n")
        #expect(run("--help").out.contains("--workspace <folder>"))
        #expect(run("set", "--help").out.contains("USAGE: canvass set"))
        #expect(run("help", "set").out == run("set", "-h").out)
        #expect(run("?").code == 0)
    }

    // `GlobalOptions.split` must know which options take the next word.
    @Test func everyGlobalOptionIsDividedFromTheCommand() throws {
        let description = try #require(CommandDescription.describing(Canvass.self))
        for argument in description.arguments ?? [] {
            for name in argument.names ?? [] {
                let words = argument.kind == .option ? [name.typed, "value"] : [name.typed]
                let (options, command) = GlobalOptions.split(words + ["theme", "--x"])
                #expect(options == words, "\(name.typed)")
                #expect(command == ["theme", "--x"])
            }
        }
    }
}

final class Log: Sendable {
    private let lines = Mutex("")
    var text: String { lines.withLock { $0 } }
    func add(_ text: String) { lines.withLock { $0 += text } }
}

extension Surroundings {
    /// A world in which nothing moves.
    static func still(_ files: MemoryFiles, environment: [String: String] = [:]) -> Surroundings {
        Surroundings(
            now: { 1_772_442_000_000 }, monotonic: { 0 }, newID: { "00000000-0000-4000-8000-000000000000" },
            salt: { [UInt8](repeating: 0, count: 16) }, seed: { 7 }, environment: environment, user: "tester",
            process: (1, "1", "test"), isRunning: { _, _ in false }, files: files.closures)
    }
}
