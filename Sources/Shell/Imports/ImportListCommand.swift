package import ArgumentParser
internal import FeedbackModel
internal import Storage
internal import Tabulation

package struct ImportListCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the imports, the oldest first.",
        discussion: """
            JSON, CSV and TSV have the keys id, imported_at, actor, file, mapping, kind, source, read, new, updated, unchanged, \
            dropped, failed and undone_at. Imports that were taken back stay in the list.

            Examples:
              canvass import list
              canvass import list --format json

            Exits 0, also when there is none.
            """)

    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let records = try session.store().imports()
        session.show(
            Table(
                columns: [
                    .init("id"), .init("imported_at", title: "imported", priority: 2, brevity: .minute),
                    .init("actor", priority: 5), .init("file"), .init("mapping", priority: 4),
                    .init("kind", priority: 3), .init("source", priority: 6),
                    .init("read", alignment: .trailing, priority: 1), .init("new", alignment: .trailing, priority: 1),
                    .init("updated", alignment: .trailing, priority: 2),
                    .init("unchanged", alignment: .trailing, priority: 7),
                    .init("dropped", alignment: .trailing, priority: 8),
                    .init("failed", alignment: .trailing, priority: 3),
                    .init("undone_at", title: "undone", priority: 1, brevity: .minute),
                ],
                rows: records.map { record in
                    [
                        .text(record.id), .text(TimeText.utc(milliseconds: record.time)), .untrusted(record.actor),
                        .untrusted(record.file), .untrusted(record.mapping), .text(record.kind),
                        .untrusted(record.source), Cell(record.read), Cell(record.stored), Cell(record.updated),
                        Cell(record.unchanged), Cell(record.dropped.values.reduce(0, +)), Cell(record.failed),
                        record.undone.map { .text(TimeText.utc(milliseconds: $0.time)) } ?? .null,
                    ]
                }), output)
    }
}

package struct ImportShowCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one import: the file, its mapping and what became of its records.",
        discussion: """
            JSON is one object with the keys id, imported_at, actor, file, sha256 (of the file as it lay on disk), mapping, kind, \
            source, read, new, updated, unchanged, dropped (by reason), failed, tombstones, undone_at, undone_by and joined: how \
            many of its tickets, ideas and contacts belong to an account now by id, by domain and by rule, and how many to none.

            Examples:
              canvass import show i3
              canvass import show 3 --format json

            Exits 1 when there is no such import.
            """)

    @Argument(help: "The import's id.") package var id: String
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let record = try session.importRecord(id)
        let time = { (milliseconds: Int64) in JSONValue.string(TimeText.utc(milliseconds: milliseconds)) }
        let dropped = record.dropped.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        let facts: [JSONValue.Member] = [
            .init("id", .string(record.id)), .init("imported_at", time(record.time)),
            .init("actor", .string(record.actor)), .init("file", .string(record.file)),
            .init("sha256", .string(record.sha256)), .init("mapping", .string(record.mapping)),
            .init("kind", .string(record.kind)), .init("source", .string(record.source)),
            .init("read", .integer(record.read)), .init("new", .integer(record.stored)),
            .init("updated", .integer(record.updated)), .init("unchanged", .integer(record.unchanged)),
            .init("dropped", .object(dropped.map { JSONValue.Member($0.key, .integer($0.value)) })),
            .init("failed", .integer(record.failed)), .init("tombstones", .integer(record.tombstones)),
            .init("undone_at", record.undone.map { time($0.time) } ?? .null),
            .init("undone_by", JSONValue(record.undone?.actor)),
            .init("joined", .object(try session.joinedCounts(of: record))),
        ]
        session.show(.object(facts), or: Table(describing: facts), output)
    }
}

extension Session {
    /// How many records of an import belong to an account, by the kind of reason; nothing where it has none on file.
    fileprivate func joinedCounts(of record: ImportRecord) throws -> [JSONValue.Member] {
        let claims = try store().claims(ofImport: record.number)
        guard !claims.isEmpty else { return [] }
        let directory = try joins().directory
        var counts: [String: Int] = [:]
        for (claim, count) in claims {
            switch directory.find(claim) {
            case .joined(_, let reason): counts[reason.kind, default: 0] += count
            case .unmatched: counts["none", default: 0] += count
            }
        }
        return (AccountFinding.Reason.kinds + ["none"]).map { .init($0, .integer(counts[$0] ?? 0)) }
    }

    /// An import of the log by its id, with or without the letter before it.
    func importRecord(_ id: String) throws -> ImportRecord {
        let records = try store().imports()
        guard let record = records.first(where: { $0.id == id || String($0.number) == id }) else {
            throw CommandFailure.unknown(
                "import", id, of: records.map(\.id), otherwise: "nothing was imported yet: 'import FILE' does it")
        }
        return record
    }
}
