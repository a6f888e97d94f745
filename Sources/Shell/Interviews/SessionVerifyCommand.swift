internal import SurveyModel
internal import Interviewing
internal import FeedbackModel
package import ArgumentParser
internal import FoundationEssentials
internal import Journal
internal import Storage
internal import Tabulation

/// `session verify [ID]`.
package struct SessionVerifyCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Recompute the hash chain and the state of sessions from their journals.",
        discussion: """
            Checks that no entry is missing, changed or moved, that words belong to their digests, that the stored \
            definition has its hash, and that replaying the journal from its first entry fits that definition.

            Examples:
              canvass session verify
              canvass session verify 1a2b3c4d

            Columns: session, events, status ('ok' or 'broken'), problem. Exits 1 when anything is broken.
            """)

    @Argument(help: "The session; all of them where none is named.") package var id: String?
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let records = try id.map { [try session.record(named: $0)] } ?? session.store().sessions()
        var rows: [[Cell]] = []
        var broken = 0
        for record in records {
            let (problems, count) = try problems(of: record, in: session)
            broken += problems.isEmpty ? 0 : 1
            let events = Cell.integer(count)
            rows += problems.map { [.text(record.id.text), events, "broken", .text($0)] }
            if problems.isEmpty { rows.append([.text(record.id.text), events, "ok", .null]) }
        }
        session.show(
            Table(
                columns: [
                    .init("session"), .init("events", alignment: .trailing), .init("status"), .init("problem"),
                ], rows: rows), output)
        guard broken > 0 else { return }
        throw CommandFailure(
            .failed, "\(broken) of \(records.count) sessions \(broken == 1 ? "is" : "are") broken",
            hint: "a backup from before the change has them whole: 'restore'")
    }

    @MainActor
    private func problems(of record: SessionRecord, in session: Session) throws -> ([String], Int) {
        let store = try session.store()
        let entries = try store.entries(of: record.id, after: 0)
        var audit = ChainAudit(record.id)
        entries.forEach { audit.take($0) }
        var problems = audit.problems
        if entries.isEmpty { problems.append("the journal is empty") }
        if let text = try store.definition(record.definition), definitionHash(text) != record.definition {
            problems.append("the stored definition does not have its hash")
        }
        do {
            let past = try session.past(record)
            problems += try SessionKind.of(record).problems(past)
        } catch let failure as CommandFailure {
            problems.append(failure.message)
        } catch is DecodingError {
            problems.append("an entry cannot be read by this version")
        }
        return (problems, entries.count)
    }
}
