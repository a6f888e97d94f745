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
            definition has its hash, and that replaying the journal from its first entry fits that definition. A chain \
            does not show that its end was cut off; that is seen by the session's status, once it was paused or ended.

            Examples:
              canvass session verify
              canvass session verify 1a2b3c4d

            Columns: session, events, status ('ok' or 'broken'), off_path (answers that are kept but do not count), \
            problem. Exits 1 when anything is broken.
            """)

    @Argument(help: "The session; all of them where none is named.") package var id: String?
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let records = try id.map { [try session.record(named: $0)] } ?? session.store().sessions()
        var rows: [[Cell]] = []
        var broken = 0
        for record in records {
            let finding = try finding(record, in: session)
            broken += finding.problems.isEmpty ? 0 : 1
            let common: [Cell] = [.text(record.id.text), .integer(finding.events)]
            let offPath = finding.offPath.isEmpty ? Cell.null : .text(finding.offPath.joined(separator: ", "))
            rows += finding.problems.map { common + ["broken", offPath, .text($0)] }
            if finding.problems.isEmpty { rows.append(common + ["ok", offPath, .null]) }
        }
        session.show(
            Table(
                columns: [
                    .init("session"), .init("events", alignment: .trailing), .init("status"), .init("off_path"),
                    .init("problem"),
                ], rows: rows), output)
        guard broken > 0 else { return }
        throw CommandFailure(
            .failed, "\(broken) of \(records.count) sessions \(broken == 1 ? "is" : "are") broken",
            hint: "a backup from before the change has them whole: 'restore'")
    }

    private struct Finding {
        var events = 0
        var offPath: [String] = []
        var problems: [String] = []
    }

    @MainActor
    private func finding(_ record: SessionRecord, in session: Session) throws -> Finding {
        let store = try session.store()
        let entries = try store.entries(of: record.id, after: 0)
        var audit = ChainAudit(record.id)
        entries.forEach { audit.take($0) }
        var finding = Finding(events: entries.count, problems: audit.problems)
        if entries.isEmpty { finding.problems.append("the journal is empty") }
        if let last = closingKind(record), entries.last?.draft.kind != last {
            finding.problems.append(
                "entries after \(entries.count) are missing: the session is \(record.status.rawValue), "
                    + "its journal does not say so")
        }
        if let text = try store.definition(record.definition), definitionHash(text) != record.definition {
            finding.problems.append("the stored definition does not have its hash")
        }
        do {
            let past = try session.past(record)
            let kind = try SessionKind.of(record)
            finding.problems += try kind.problems(past)
            finding.offPath = try kind.offPath(past)
        } catch let failure as CommandFailure {
            finding.problems.append(failure.message)
        } catch is DecodingError {
            finding.problems.append("an entry cannot be read by this version")
        }
        return finding
    }

    /// The kind of the entry that a journal must end with, now that its session is no longer open.
    private func closingKind(_ record: SessionRecord) -> String? {
        switch record.status {
        case .open: nil
        case .ended: "ended"
        case .suspended: record.kind == .group ? "suspended" : "paused"
        }
    }
}
