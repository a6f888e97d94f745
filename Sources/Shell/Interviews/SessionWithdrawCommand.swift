internal import SurveyModel
internal import Journal
internal import Interviewing
internal import FeedbackModel
package import ArgumentParser
internal import LineEditing
internal import Storage

/// `session withdraw ID`.
package struct SessionWithdrawCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Erase the words of a session for good; numbers and hash chain stay.",
        discussion: """
            For somebody who takes back their consent. What they said, wrote and are called is erased everywhere in the \
            store, also in evidence drawn from it; codes, numbers, the path and what the words were found to be about \
            stay, so that results stay consistent. A theme that comes into the codebook later does not find them.

            Examples:
              canvass session withdraw 1a2b3c4d
              canvass session withdraw 1a2b3c4d --yes

            It cannot be undone, so it asks; off a terminal it needs --yes and exits 64 without it.
            """)

    @Argument(help: "The session: its id, or a unique beginning of it.") package var id: String
    @Flag(help: "Do it without asking.") package var yes = false

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let record = try session.record(named: id)
        if !yes {
            guard session.editor.isInteractive else {
                throw CommandFailure(.usage, "erasing words cannot be undone", hint: "say --yes to do it in a script")
            }
            session.output.remark("this erases the words of session \(record.id.short) (\(record.survey)) for good")
            let answer = session.editor.next(LineRequest(prompt: "type the session's first 8 characters to do it: "))
            guard answer == .line(record.id.short) else {
                session.output.remark("nothing was erased")
                return
            }
        }
        // What the words are about is found now or never.
        if let codebook = try? session.codebook() {
            _ = try session.store().adopt(codebook, fingerprint: codebook.fingerprint)
        }
        try refreshEvidence(in: &session)
        let count = try session.store().redact(record.id, sequences: nil)
        session.output.remark(
            "erased \(count) \(count == 1 ? "stretch" : "stretches") of words of session \(record.id.short)")
    }
}
