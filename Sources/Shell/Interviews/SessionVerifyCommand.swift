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
            Finds entries that are missing, changed or moved, at the end too; words that were changed, or erased without \
            a withdrawal in the journal; a session whose account, survey, kind, definition or status was changed; a \
            definition without its hash; a journal that does not fit its definition; evidence that is not what the \
            journal says; and, where no session is named, sessions that are gone.

            What it compares is kept in the store itself: entry chained to entry, session to session, and the count of each. \
            So it shows that something was changed by hand, by accident, or by another program. It does not show that \
            somebody rewrote all of it to fit, or put an older copy of the whole file in its place: keep a backup where \
            they cannot write. Of words that were withdrawn, what they were found to be about is taken as it stands.

            Examples:
              canvass session verify
              canvass session verify 1a2b3c4d

            Columns: session (none for the store as a whole), events, status ('ok' or 'broken'), off_path (answers that \
            are kept but do not count), problem. Exits 1 when anything is broken.
            """)

    @Argument(help: "The session; all of them where none is named.") package var id: String?
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let store = try session.store()
        let records = try id.map { [try session.record(named: $0)] } ?? store.sessions()
        var rows: [[Cell]] = []
        let found = try store.journalProblems(of: id == nil ? nil : records.first?.id)
        let audit = try JournalAudit(session, after: found)
        var broken = 0
        for record in records {
            let finding = try audit.finding(record)
            broken += finding.problems.isEmpty ? 0 : 1
            let common: [Cell] = [.text(record.id.text), .integer(finding.events)]
            let offPath = finding.offPath.isEmpty ? Cell.null : .text(finding.offPath.joined(separator: ", "))
            rows += finding.problems.map { common + ["broken", offPath, .text($0)] }
            if finding.problems.isEmpty { rows.append(common + ["ok", offPath, .null]) }
        }
        let others = audit.problems(besides: records)
        rows += others.map { [Cell($0.session?.text), .integer(0), "broken", .null, .text($0.text)] }
        session.show(
            Table(
                columns: [
                    .init("session"), .init("events", alignment: .trailing), .init("status"), .init("off_path"),
                    .init("problem"),
                ], rows: rows), output)
        guard broken + others.count > 0 else { return }
        let hint = "a backup from before the change has them whole: 'restore'"
        guard broken > 0 else {
            throw CommandFailure(.failed, "the store does not hold what was put in it", hint: hint)
        }
        throw CommandFailure(
            .failed, "\(broken) of \(records.count) sessions \(broken == 1 ? "is" : "are") broken", hint: hint)
    }
}
