/// What holds for a whole run, as it was asked for on the command line; ``GlobalOptions`` is how it is written there.
package struct RunOptions: Hashable, Sendable {
    package var workspace: String?
    package var actor: String?
    package var format: OutputFormat?
    package var color = ColorChoice.auto
    package var commands: [String] = []
    package var file: String?
    package var keepGoing = false

    package init() {}

    init(_ written: GlobalOptions) {
        workspace = written.workspace
        actor = written.actor
        format = written.format
        color = written.color
        commands = written.commands
        file = written.file
        keepGoing = written.keepGoing
    }
}
