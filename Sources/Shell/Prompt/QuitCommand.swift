package import ArgumentParser

/// `quit`, `exit`.
package struct QuitCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "quit", abstract: "Leave the prompt, or end a script.",
        discussion: """
            Nothing has to be saved first: what was acknowledged is on disk. Control-D on an empty line does the same.

            Examples:
              canvass> quit
              canvass -c 'theme list' -c quit

            Exits 0, or with the code of the first command that failed in a script with --keep-going.
            """,
        aliases: ["exit"])

    package init() {}

    package mutating func run(in session: inout Session) throws { session.isLeaving = true }
}
