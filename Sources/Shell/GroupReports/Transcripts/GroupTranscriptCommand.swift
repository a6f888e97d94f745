package import ArgumentParser
internal import FocusGroups
internal import Reporting

/// `group transcript …`.
package struct GroupTranscriptCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "transcript", abstract: "Transcripts of a group: import what was recorded, export what there is.",
        subcommands: [
            GroupTranscriptImportCommand.self,
            GroupTranscriptExportCommand.self,
        ])

    package init() {}
}

/// `group transcript export`.
package struct GroupTranscriptExportCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a group down as WebVTT, with pseudonyms for voices.",
        discussion: """
            The words are those of the imported transcript, on the recording's time; without one they are the moderator's \
            notes, on the group's clock. Themes stand in comments before what they are about. Own words of people who did \
            not allow it are left out with the reason; --quote-unasked puts in those of people who were not asked.

            Examples:
              canvass group transcript export 5e551041
              canvass group transcript export 5e551041 --out friday.vtt

            Exits 1 when there is no such session, or it is no focus group.
            """)

    @Argument(help: ArgumentHelp("The session: its id, or a unique beginning of it.", valueName: "session"))
    package var id: String
    @Option(help: ArgumentHelp("The file to write, in the place of standard output.", valueName: "path"))
    package var out: String?
    @Flag(help: "Quote people who were not asked about it, too.") package var quoteUnasked = false

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let past = try session.groupSession(named: id)
        let text = try GroupReport(past, quotesUnasked: quoteUnasked, in: &session).vtt
        guard let out else { return session.show(text) }
        try session.surroundings.files.write(out, Array(text.utf8))
        session.output.result(out + "\n")
    }
}
