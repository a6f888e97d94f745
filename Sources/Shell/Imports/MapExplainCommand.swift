package import ArgumentParser
internal import Importing
internal import Tabulation
internal import TerminalText

/// `map explain FILE`.
package struct MapExplainCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Show what an import would do with each column of a file.",
        discussion: """
            For each column: what becomes of it, in how many rows it is filled, and its first values. Values that the \
            mapping's rules for personal data drop or replace are not shown. Below: how the first and the last date \
            are read. Nothing is stored.

            Examples:
              canvass map explain issues.csv
              canvass map explain crm.csv --map crm-accounts --format json

            Exits 65 when the file or the mapping is wrong, or no mapping, or more than one, fits; 66 when there is no \
            such file.
            """)

    @Argument(help: "The file, or '-' for standard input.") package var file: String

    @Option(help: "The mapping: a name or a file.") package var map: String?

    @OptionGroup package var reading: FileReadingOptions

    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let input = try ImportInput(file, sheet: reading.sheet, in: session.surroundings)
        let library = MappingLibrary(session.surroundings.files, session.workspace)
        let isInterrupted = session.isInterrupted
        do {
            var mapping = try reading.mapping(named: map, for: input, file, in: library)
            mapping = try input.adapted(mapping)
            if Importer.readsTwice(mapping), let workspace = session.workspace {
                try input.spool(in: workspace.results) { if isInterrupted() { throw Interruption() } }
            }
            let meter = ProgressMeter(session: session, total: input.size)
            defer { meter.finish() }
            let importer = Importer(mapping, offset: try session.zoneOffset(of: mapping))
            let explanation = try importer.explanation(opening: { try input.open() }) { progress in
                if isInterrupted() { throw Interruption() }
                meter.show(progress)
            }
            meter.finish()
            if let remark = input.remark { session.output.remark(PrintableText(remark).description) }
            show(explanation, of: mapping, in: session)
        } catch let error as ImportFailure {
            throw CommandFailure(error, in: file, aftermath: nil)
        } catch is Interruption {
            throw CommandFailure(.interrupted, "the file was not read to its end")
        }
    }

    private struct Interruption: Error {}

    @MainActor
    private func show(_ explanation: MappingExplanation, of mapping: Mapping, in session: Session) {
        var table = Table(columns: [
            Table.Column("place", alignment: .trailing, priority: 2), Table.Column("column"),
            Table.Column("becomes", priority: 1), Table.Column("filled", alignment: .trailing, priority: 3),
            Table.Column("values", priority: 4),
        ])
        table.rows = explanation.columns.map { column in
            [
                column.place.map { .integer($0) } ?? .null, .untrusted(column.name),
                .untrusted(words(for: column.fate, mapping)), .integer(column.filled),
                .list(column.samples.map { .untrusted($0) }),
            ]
        }
        session.show(table, output)
        func remark(_ text: String) { session.output.remark(PrintableText(text).description) }
        for date in explanation.dates {
            remark(
                "\(date.field): '\(date.written)' is \(date.time.map { utc(seconds: $0) } ?? "no date that the mapping knows")"
            )
        }
        for note in explanation.notes { remark("note: \(note)") }
        let faults = explanation.faults > 0 ? "; \(explanation.faults) rows cannot be read" : ""
        remark(
            "\(explanation.records) \(mapping.kind.plural) by '\(explanation.mapping)', read as \(explanation.encoding)\(faults)"
        )
    }

    private func words(for fate: MappingExplanation.Fate, _ mapping: Mapping) -> String {
        switch fate {
        case .fields(let names, let isPseudonym):
            names.joined(separator: ", ") + (isPseudonym ? " (a pseudonym)" : "")
        case .condition: "looked at by a condition"
        case .kept(let name, let isPseudonym):
            (mapping.kind == .account ? "attribute \(name)" : "kept as it is") + (isPseudonym ? " (a pseudonym)" : "")
        case .personal: "dropped: personal data"
        case .notKept: "not kept"
        case .refused: "refused"
        }
    }
}
