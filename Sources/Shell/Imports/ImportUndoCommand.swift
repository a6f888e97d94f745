package import ArgumentParser
internal import FollowUps
internal import Interviewing
internal import Journal
internal import Storage
internal import Tabulation

package struct ImportUndoCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take an import back as a whole.",
        discussion: """
            Records that were new with it go, and those that it updated are as they were before it; what was found in \
            the words of its tickets is forgotten. It is one transaction. The import stays in the log, and its file can be \
            imported again.

            It is refused, with a list of what stands in the way, when a later import changed the same records, when a \
            later import of the same kind and source found records as they are (they would be missing then), when a session, \
            a follow-up or a decision is about a record that would vanish, and when a typed record was joined to one, or an account merged into one: what \
            people said must not lose whom it is about. It is refused too when the import told that a ticket was deleted at \
            its source: the ticket's words are kept nowhere then. Words and names that were erased since stay erased. Undo the later import first, or import a corrected file instead.

            Examples:
              canvass import undo i3 --dry-run
              canvass import undo i3

            Exits 1 when something stands in the way, or there is no such import, or it is undone already.
            """)

    @Argument(help: "The import's id.") package var id: String
    @Flag(help: "Only show what it would do, or what stands in the way.") package var dryRun = false
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let record = try session.importRecord(id)
        if let undone = record.undone {
            throw CommandFailure(
                .failed,
                "import \(record.id) is undone already, since \(TimeText.utc(milliseconds: undone.time)) by \(printable(undone.actor))",
                hint: "'import \(printable(record.file))' brings its file in again")
        }
        let joins = try session.joins()
        let keeping: [CustomerKind: Set<String>] = [
            .account: joins.targets(.account), .contact: joins.targets(.contact), .ticket: joins.targets(.ticket),
        ]
        let undo = try session.store().undoImport(
            record.number, by: ImportRecord.Undoing(time: session.surroundings.now(), actor: session.actor),
            keeping: keeping, dryRun: dryRun)
        guard undo.obstacles.isEmpty else {
            let table = Self.table(undo.obstacles)
            session.show(table, output)
            throw CommandFailure(
                .failed,
                "import \(record.id) cannot be undone: \(counted(table.rows.count, "thing stands", "things stand")) in the way",
                hint: Self.hint(undo.obstacles))
        }
        session.show(
            Table(
                columns: [.init("outcome"), .init("records", alignment: .trailing)],
                rows: [["removed", Cell(undo.removed)], ["restored", Cell(undo.restored)]]), output)
        let records = "\(counted(undo.removed, "record")) removed, \(undo.restored) as before it"
        session.output.remark(
            dryRun ? "dry run, nothing was changed: \(records)" : "import \(record.id) is undone: \(records)")
    }

    private static func hint(_ obstacles: ImportUndo.Obstacles) -> String {
        if let last = (obstacles.changed.keys + obstacles.confirmed).max() {
            return "'import undo i\(last)' takes the latest of them back first"
        }
        return obstacles.sessions.isEmpty && obstacles.deleted == 0
            ? "'typed part' and 'account unmerge' take that back"
            : "import a corrected file instead: it updates the same records"
    }

    private static func table(_ obstacles: ImportUndo.Obstacles) -> Table {
        var rows: [[Cell]] = []
        for (number, count) in obstacles.changed.sorted(by: { $0.key < $1.key }) {
            rows.append([.text("i\(number)"), "a later import changed its records", Cell(count)])
        }
        for number in obstacles.confirmed {
            rows.append([.text("i\(number)"), "a later import found records as they are", nil])
        }
        if obstacles.deleted > 0 {
            rows.append([nil, "deleted at the source: the words are kept nowhere", Cell(obstacles.deleted)])
        }
        for session in obstacles.sessions {
            let what = session.kind == .desk ? "an entry of the desk is" : "a session is"
            rows.append([.text(session.id.short), .text("\(what) about a record that would vanish"), nil])
        }
        for id in obstacles.joined {
            rows.append([.untrusted(id), "another record counts as it", nil])
        }
        return Table(
            columns: [.init("id"), .init("reason"), .init("records", alignment: .trailing)], rows: rows)
    }
}
