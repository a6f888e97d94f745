internal import Importing
internal import Tabulation
internal import TerminalText

/// An import's report for people and programs.
@MainActor
struct ImportTable {
    private static let listedFailures = 20

    private let report: ImportReport

    init(_ report: ImportReport) { self.report = report }

    /// Shows the counts as a result, and what went wrong as talk.
    func show(in session: Session, file: String, isDryRun: Bool) {
        session.show(table)
        tell(in: session, file: file, isDryRun: isDryRun)
    }

    /// Says what went wrong, what was decided, and the counts in a sentence.
    ///
    /// - Parameters:
    ///   - session: Who is told.
    ///   - file: The file as it was named.
    ///   - isDryRun: Whether nothing was kept.
    ///   - isOneOfSeveral: Whether the sentence has to say which file it is about.
    func tell(in session: Session, file: String, isDryRun: Bool, isOneOfSeveral: Bool = false) {
        for failure in report.failures.prefix(Self.listedFailures) {
            session.output.remark(printable("\(file):\(failure.line): error: the row \(failure.reason)"))
        }
        let more = report.failed - min(report.failed, Self.listedFailures)
        if more > 0 { session.output.remark("and \(more) more rows that failed") }
        for unknown in report.unknownValues {
            session.output.remark(
                printable(
                    "note: \(unknown.field) has the value '\(unknown.value)', which the mapping does not list (\(unknown.count) times)"
                ))
        }
        for note in report.notes { session.output.remark(printable("note: \(note)")) }
        if report.encoding != "UTF-8" { session.output.remark("note: the file was read as \(report.encoding)") }
        let sentence = sentence(isDryRun: isDryRun)
        session.output.remark(isOneOfSeveral ? printable(file) + ": " + sentence : sentence)
    }

    private func printable(_ text: String) -> String { PrintableText(text).description }

    private var table: Table {
        var rows: [[Cell]] = [
            ["read", nil, .integer(report.read)], ["new", nil, .integer(report.stored)],
            ["updated", nil, .integer(report.updated)], ["unchanged", nil, .integer(report.unchanged)],
        ]
        for (reason, count) in report.dropped.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            rows.append(["dropped", .untrusted(reason), .integer(count)])
        }
        rows.append(["failed", nil, .integer(report.failed)])
        rows.append(["tombstones", "counted above", .integer(report.tombstones)])
        return Table(
            columns: [Table.Column("outcome"), Table.Column("reason"), Table.Column("rows", alignment: .trailing)],
            rows: rows)
    }

    private func sentence(isDryRun: Bool) -> String {
        let dropped = report.dropped.values.reduce(0, +)
        let kept = report.stored + report.updated
        let parts = [
            "\(report.read) read",
            "\(kept) stored" + (kept > 0 ? " (\(report.stored) new, \(report.updated) updated)" : ""),
            "\(report.unchanged) unchanged", "\(dropped) dropped", "\(report.failed) failed",
        ]
        let tombstones =
            report.tombstones > 0
            ? "; of these \(report.tombstones) \(report.tombstones == 1 ? "tombstone" : "tombstones")" : ""
        let start = isDryRun ? "dry run, nothing was kept: " : "\(report.kind.plural) by '\(report.mapping)': "
        return printable(start + parts.joined(separator: ", ") + tombstones)
    }
}
