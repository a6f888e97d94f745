package import ArgumentParser
internal import ExampleWorkspace
internal import LineEditing
internal import Storage

/// Plays the whole job with the example company, through the same commands that people use.
package struct DemoCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Play everything once with a made-up company, from its tickets to its ranked roadmap.",
        discussion: """
            It makes a workspace in a temporary folder, writes the example surveys and the data of 60 accounts there, and \
            runs the real commands on them. Each is shown as you would type it, with what it answers. At the end only the \
            report stays there, unless --keep is given: then you can look around with canvass --workspace DIR.

            The same seed gives the same accounts, tickets, answers and scores.

            Examples:
              canvass demo
              canvass demo --keep --seed 7

            Exit codes: 0 everything was played, 1 a command of the play failed, 130 interrupted.
            """)

    @Flag(help: "Leave the workspace where it is, to look around in it.")
    package var keep = false

    @Option(help: "Which company, tickets and answers are made up.")
    package var seed: UInt64 = ExampleCompany.defaultSeed

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let place = session.surroundings.environment["TMPDIR"] ?? "/tmp"
        let name = "canvass-demo-" + session.surroundings.newID().prefix(8)
        let workspace = Workspace(folder: (place.hasSuffix("/") ? place : place + "/") + name)
        let files = session.surroundings.files
        let stage = DemoStage(workspace: workspace, seed: seed, session: session)
        do {
            try stage.play(keeps: keep)
        } catch {
            if keep {
                session.output.remark("the workspace is still in \(workspace.folder)")
            } else {
                try? files.remove(workspace.folder)
            }
            throw error
        }
        guard !keep else { return }
        for name in try files.list(workspace.folder) where name != "results" {
            try files.remove("\(workspace.folder)/\(name)")
        }
        for name in try files.list(workspace.results) where !name.hasSuffix(".html") && !name.hasSuffix(".md") {
            try files.remove("\(workspace.results)/\(name)")
        }
    }
}
