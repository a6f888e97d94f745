package import ArgumentParser
internal import FollowUps
internal import Journal
internal import SurveyModel

/// `followup done ID`.
package struct FollowUpDoneCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "done", abstract: "Take a follow-up off the list, or note a try that came to nothing.",
        discussion: """
            Nothing else takes one off: 'followup next' only opens the interview. Without an outcome it is done. A final \
            outcome says how it ended; 'hard refusal' also keeps the person from being asked again. After an outcome \
            that is not final, as 'no answer', it stays on the list: the try counts, the next one waits as \
            'follow_up' in surveys/canvass.yaml says, and after 'max_attempts' of them it is blocked. What a ticket or an \
            interview brings anew puts it on the list again. Who did it, when and the note are kept.

            Examples:
              canvass followup done promise-1a2b3c4d-7 sent the guide by mail
              canvass followup done task-1a2b3c4d --outcome "no answer"

            Exits 1 when there is no such follow-up or it is done already, and 64 for an outcome that is none.
            """)

    @Argument(help: "The follow-up: its id, or a unique beginning of it.") package var id: String
    @Option(help: "How it came out: a word or code after AAPOR, as 'no answer' or 2.112.")
    package var outcome: String?
    @Argument(help: "A note.") package var note: [String] = []

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let lines = try session.followUps()
        let line = try FollowUpLine.named(id, among: lines)
        let name = printable(line.item.id)
        guard line.state != .done else {
            throw CommandFailure(
                .failed, "'\(name)' is off the list: \(line.rule ?? "it is done")",
                hint: "'followup reopen \(name)' puts it back")
        }
        var code: OutcomeCode?
        if let outcome {
            guard let known = OutcomeCode(outcome) else {
                throw CommandFailure.unknown(
                    "outcome", outcome, among: OutcomeCode.all.map(\.word), exitCode: .usage)
            }
            code = known
        }
        let words = note.isEmpty ? nil : Words(note.joined(separator: " "))
        let (key, person) = (line.item.key, line.item.person)
        let event: DeskEvent =
            if let code, !code.isFinal {
                .tried(key: key, person: person, outcome: code.word, note: words)
            } else {
                .closed(key: key, person: person, outcome: code?.word, note: words)
            }
        let journal = try session.desk(.followUp).journals[key]
        try session.record(event, about: .followUp, person: person, in: journal)
        guard case .tried = event, let code else { return session.output.tell("\(name) is done") }
        let now = try session.followUps().first { $0.item.key == key }
        let next =
            switch now?.state {
            case .later?: "; next at \(now?.local?.description ?? "a time to come")"
            case .blocked?: "; left alone from now on: \(now?.rule ?? "a rule forbids it")"
            default: ""
            }
        session.output.tell("\(name) stays: \(code.label)\(next)")
    }
}

/// `followup reopen ID`.
package struct FollowUpReopenCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "Put a follow-up back on the list that was taken off by mistake.",
        discussion: """
            That it was taken off, by whom and when, stays on file.

            Examples:
              canvass followup reopen promise-1a2b3c4d-7
              canvass followup list --all --format csv

            Exits 1 when there is no such follow-up or it is on the list.
            """)

    @Argument(help: "The follow-up: its id, or a unique beginning of it.") package var id: String

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let line = try FollowUpLine.named(id, among: try session.followUps())
        let name = printable(line.item.id)
        guard line.state == .done else {
            throw CommandFailure(.failed, "'\(name)' is on the list", hint: "'followup list --all' shows it")
        }
        let journal = try session.desk(.followUp).journals[line.item.key]
        try session.record(.reopened(key: line.item.key), about: .followUp, person: line.item.person, in: journal)
        session.output.tell("\(name) is on the list again")
    }
}

extension FollowUpLine {
    /// The follow-up that is meant by an id, a key, or a unique beginning of one.
    static func named(_ id: String, among lines: [FollowUpLine]) throws(CommandFailure) -> FollowUpLine {
        let exact = lines.filter { $0.item.id == id || $0.item.key == id }
        let found = exact.isEmpty ? lines.filter { !id.isEmpty && $0.item.id.hasPrefix(id) } : exact
        guard let line = found.first else {
            throw .unknown("follow-up", id, among: lines.map(\.item.id))
        }
        guard found.count == 1 else {
            throw CommandFailure(
                .failed, "\(found.count) follow-ups begin so",
                hint: found.prefix(4).map { printable($0.item.id) }.joined(separator: ", "))
        }
        return line
    }
}
