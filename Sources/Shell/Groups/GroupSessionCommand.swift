package import ArgumentParser

/// `group run GUIDE`, or shorter `group GUIDE`: the moderator's console.
package struct GroupSessionCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a focus group from a discussion guide, typing while the people talk.",
        discussion: """
            One line is one act: 'b: words #theme !' is what B said, 'b" words' is in B's own words, '; words' is a \
            private note, 'u' undoes, and '/' begins a command. '/help' shows all of it. Every line is on disk before \
            it is acknowledged; 'resume' goes on after a crash.

            Examples:
              canvass group reporting-focus-group
              canvass group run reporting-focus-group < surveys/scripts/reporting-group.txt

            A guide with errors is not begun, and exits 65 with all of them; a session that was begun with it goes on.

            A live line is never refused. From a pipe a wrong command stops with its line and exit 65, and the end of \
            the input suspends with exit 0; either way the session is kept. At the end one row tells what there is.
            """)

    @Argument(help: "The guide: a survey with 'mode: group'.")
    package var guide: String

    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let definition = try Definitions.survey(named: guide, as: "guide", in: session)
        // A mistake that lint alone finds, such as private answers read out, is found by the group otherwise.
        let errors = try Definitions.lint(guide, among: [], in: session).errors
        guard errors.isEmpty else { throw CommandFailure(.badData, "", diagnostics: errors) }
        try GroupRunner.start(
            definition.survey, definition: String(decoding: definition.text, as: UTF8.self), hash: definition.hash,
            output, in: &session)
    }
}
