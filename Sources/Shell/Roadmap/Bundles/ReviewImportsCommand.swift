package import ArgumentParser
internal import EvidenceGathering
internal import Journal
internal import Tabulation

package struct ReviewImportsCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "imports", abstract: "List the evidence that was taken over from elsewhere.",
        discussion: """
            JSON, CSV and TSV have the keys import, workspace, exported_at, imported_at, actor, items, sessions and taken_back.

            Examples:
              canvass review imports
              canvass review imports --format json

            Exits 0, also when there is none.
            """)

    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let columns: [Table.Column] = [
            .init("import", brevity: .identifier), .init("workspace"),
            .init("exported_at", title: "written", priority: 3, brevity: .minute),
            .init("imported_at", title: "taken over", priority: 1, brevity: .minute), .init("actor", priority: 4),
            .init("items", alignment: .trailing), .init("sessions", alignment: .trailing, priority: 5),
            .init("taken_back", title: "taken back", priority: 2),
        ]
        let rows = try session.evidenceImports().imports.map { one -> [Cell] in
            [
                .text(one.id.text), Cell(untrusted: one.bundle.workspace), Cell(untrusted: one.bundle.exportedAt),
                .text(TimeText.utc(milliseconds: one.time)), .untrusted(one.actor), .integer(one.bundle.items.count),
                .integer(one.bundle.sessions.count), .boolean(one.isTakenBack),
            ]
        }
        session.show(Table(columns: columns, rows: rows), output)
    }
}

package struct ReviewUnimportCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "unimport", abstract: "Take an import back: its evidence counts no more.",
        discussion: """
            Nothing is erased: the journal keeps the import and who took it back, and importing the same file again counts it \
            again. Where an earlier import spoke of the same sessions, that one counts again.

            Examples:
              canvass review imports
              canvass review unimport 1a2b3c4d

            Exits 1 when there is no such import, or it was taken back already.
            """)

    @Argument(help: ArgumentHelp("The import: its id, or a unique beginning of it.", valueName: "import"))
    package var id: String

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let one = try session.evidenceImport(id)
        guard !one.isTakenBack else {
            throw CommandFailure(.failed, "import \(one.id.short) was taken back already")
        }
        try session.record(.takenBack, in: one.id)
        session.output.tell("import \(one.id.short) counts no more")
    }
}
