internal import SurveyModel
internal import Journal
internal import Interviewing
internal import FeedbackModel
package import ArgumentParser
internal import Storage

/// `resume [SESSION]`: the same question again, after a pause or a crash.
package struct ResumeCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Go on with an unfinished interview or focus group, at the same place.",
        discussion: """
            Without a session it is the one that began last among those that have not ended. The line that was being typed \
            is offered again. A session that somebody else drives is refused; a driver that has died is replaced.

            Examples:
              canvass resume
              canvass resume 1a2b3c4d

            Exits as 'interview' and 'group' do; 1 when there is nothing to resume.
            """)

    @Argument(help: "The session: its id, or a unique beginning of it.") package var session: String?
    @Flag(help: "Take the session from a driver that still runs, or that runs on another computer.")
    package var takeOver = false
    @Flag(help: "For interviews: tell each recorded event on standard output at once, one JSON object in a line.")
    package var events = false

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let record: SessionRecord
        if let name = self.session {
            record = try session.record(named: name)
        } else {
            guard let latest = try session.store().sessions().last(where: { $0.status != .ended }) else {
                throw CommandFailure(
                    .failed, "no session waits to be resumed", hint: "'session list' shows all sessions")
            }
            record = latest
        }
        let past = try session.past(record)
        if events, record.kind != .group {
            try InterviewRunner.resume(past, .init(tellsEvents: true, takesOver: takeOver), in: &session)
        } else {
            try SessionKind.of(record).resume(past, takeOver, &session)
        }
    }
}
