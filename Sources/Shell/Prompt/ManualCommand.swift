package import ArgumentParser

/// `manual`: the manual page, for `man`.
package struct ManualCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Print the manual page of all commands, in mdoc.",
        discussion: """
            Examples:
              canvass manual | man -l -
              canvass manual > ~/.local/share/man/man1/canvass.1

            Exits 0.
            """)

    package init() {}

    package mutating func run(in session: inout Session) throws {
        guard let program = CommandDescription.describing(Canvass.self) else {
            throw CommandFailure(.failed, "the commands cannot be described")
        }
        session.output.result(ManualPage(program).text)
    }
}
