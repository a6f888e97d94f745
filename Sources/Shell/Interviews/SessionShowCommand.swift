package import ArgumentParser
internal import Tabulation

/// `session show ID`.
package struct SessionShowCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a session: answers or utterances, words and notes.",
        discussion: """
            An interview shows each question with its answer or why there is none, the respondent's own words, the \
            summary and the notes; answers that the path left stand apart. A group shows participants by pseudonym, what \
            was said with its number, speaker and themes, notes and the parking lot. CSV and TSV give the first of these \
            tables for an interview and the utterances for a group. --events gives every event of the journal instead.

            --timeline gives an interview's times: each question as it came on the screen, its language, the seconds of \
            work on it and those cut as idle, what came of it, changed answers and probes. An answer is marked as too \
            fast when it took less than 300 milliseconds for each word of the question (Zhang & Conrad 2014).

            As JSON it is one object with everything: for an interview 'answers' (value, label, missing reason, verbatim, \
            gist), 'set_aside' and 'notes'; for a focus group 'participants', 'sections' and 'utterances'; and 'events' \
            with sequence, time, actor, kind and payload.

            Examples:
              canvass session show 1a2b3c4d
              canvass session show 1a2b3c4d --events
              canvass session show 1a2b3c4d --timeline
              canvass session show 1a2b3c4d --format json

            Exits 1 when there is no such session.
            """)

    @Argument(help: "The session: its id, or a unique beginning of it.") package var id: String
    @Flag(help: "Show every event of the journal, with its payload as JSON.") package var events = false
    @Flag(help: "Show when each question was on the screen, for how long, and what came of it.")
    package var timeline = false
    @OptionGroup package var output: OutputOptions

    package init() {}

    package func validate() throws {
        if timeline, events { throw ValidationError("Give either --timeline or --events.") }
    }

    package mutating func run(in session: inout Session) throws {
        let past = try session.past(try session.record(named: id))
        if timeline {
            guard let table = try SessionKind.of(past.record).timeline(past) else {
                throw CommandFailure(
                    .usage, "a focus group has no timeline of questions", hint: "its utterances have their times")
            }
            return session.show(table, output)
        }
        let description = try SessionDescription(past)
        switch session.form(output) {
        case .json, .jsonl: session.show(description.json, or: description.events, output)
        case _ where events: session.show(description.events, output)
        case .csv, .tsv:
            session.show(description.sections.first(where: \.isMain)?.table ?? description.events, output)
        case .box, .table, .markdown, .lines:
            let (text, hidden) = description.text(session.form(output), session.layout)
            session.show(text)
            session.tellHidden(hidden, advice: "'--format lines' shows them")
        }
    }
}
