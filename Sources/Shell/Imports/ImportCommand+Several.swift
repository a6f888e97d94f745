internal import Importing
internal import Storage
internal import Tabulation
internal import TerminalText

/// Importing the files of a folder or an archive, each by the mapping that fits it.
extension ImportCommand {
    /// A file whose records are known, and how it will be read.
    private struct Step {
        var command: ImportCommand
        var input: ImportInput
        var mapping: Mapping
    }

    /// Tells what is to be done with each file, does it, and tells what was done.
    ///
    /// Each file is a transaction and an entry in the log of its own. A dry run is one transaction of all of them, since
    /// comments find the tickets that a file before them brings.
    @MainActor
    func importAll(_ found: ImportParts, _ workspace: Workspace, in session: inout Session) throws {
        try refuseOptionsOfOneFile()
        let (steps, unknown) = try plan(found, workspace, in: session)
        guard !steps.isEmpty || !unknown.isEmpty else {
            throw CommandFailure(.badData, "there are no files in \(file)", hint: "name the folder that holds them")
        }
        for step in steps {
            say("\(step.command.file): \(step.mapping.kind.plural) by the mapping '\(step.mapping.name)'", session)
        }
        for failure in unknown { say("not read: \(failure.message)", session) }
        for folder in found.folders { say("note: the folder '\(folder)' is not looked into", session) }
        guard unknown.isEmpty || skipUnknown else {
            let count = unknown.count + steps.count
            throw CommandFailure(
                .badData,
                "\(unknown.count) of \(count) files cannot be imported; nothing was",
                hint: steps.isEmpty
                    ? "import each by itself, to see what can be done"
                    : "--skip-unknown imports the others; by itself, each is told what can be done with it")
        }
        guard !steps.isEmpty else {
            throw CommandFailure(.badData, "none of the files in \(file) is known; nothing was imported")
        }
        var done: [(file: String, report: ImportReport)] = []
        var failures: [CommandFailure] = []
        if dryRun {
            done = try tryAll(steps, workspace, in: &session)
        } else {
            for step in steps {
                do {
                    let importer = try step.command.importer(for: step.input, by: step.mapping, workspace, in: session)
                    let (report, _) = try step.command.store(step.input, in: &session) { sink, watch, reject in
                        try importer.run(
                            opening: { try step.input.open() }, into: sink, watch: watch, reject: reject)
                    }
                    done.append((step.command.file, report))
                } catch let failure as CommandFailure where failure.exitCode != .interrupted {
                    failures.append(failure)
                }
            }
        }
        for (file, report) in done {
            ImportTable(report).tell(in: session, file: file, isDryRun: dryRun, isOneOfSeveral: true)
        }
        session.show(Self.table(done))
        let log = dryRun ? [] : try session.store().imports().suffix(done.count)
        if let first = log.first, let last = log.last {
            say(
                "these are imports \(first.id) to \(last.id); 'import undo' takes each back, the last one first",
                session)
        }
        for failure in failures { say("error: \(failure.message)", session) }
        let failed = done.reduce(0) { $0 + $1.report.failed }
        guard failures.isEmpty else {
            throw CommandFailure(
                .badData,
                "\(failures.count) of \(steps.count) files could not be imported; the others are, each by itself",
                hint: "mend them, and import them again: what is unchanged stays as it is")
        }
        guard failed <= allowFailed else {
            throw CommandFailure(
                .badData, "\(failed) rows failed\(dryRun ? "" : "; the others are stored")",
                hint: "mend them and import again, or allow them with --allow-failed \(failed)")
        }
    }

    @MainActor
    private func say(_ text: String, _ session: Session) { session.output.remark(PrintableText(text).description) }

    private func refuseOptionsOfOneFile() throws {
        let named = [("--sheet", reading.sheet), ("--rejects", rejects), ("--ticket", ticket)].first { $0.1 != nil }?.0
        guard named == nil, reading.kind != .response else {
            throw CommandFailure(
                .usage, "\(named ?? "--as response") goes with one file, and \(file) holds several",
                hint: "import the file that is meant by itself")
        }
    }

    /// How each file will be read, those first that others build on, and what is wrong with those that are not known.
    @MainActor
    private func plan(
        _ found: ImportParts, _ workspace: Workspace, in session: Session
    ) throws -> (steps: [Step], unknown: [CommandFailure]) {
        let library = MappingLibrary(session.surroundings.files, workspace)
        var steps: [Step] = []
        var unknown: [CommandFailure] = []
        for part in found.parts {
            var command = self
            command.file = part.name
            do {
                let input = try ImportInput(part, in: session.surroundings)
                let mapping = try reading.mapping(named: map, for: input, part.name, in: library)
                try Importer(mapping).checkTicket()
                steps.append(
                    Step(
                        command: command, input: input,
                        mapping: try input.adapted(pseudonymise ? mapping.pseudonymised : mapping)))
            } catch let failure as ImportFailure {
                unknown.append(CommandFailure(failure, in: part.name, aftermath: nil))
            } catch let failure as CommandFailure {
                unknown.append(failure)
            }
        }
        let order: [Mapping.Kind] = [.account, .contact, .ticket, .idea, .review, .comment, .vote, .event, .response]
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        // Sorting keeps the order of names within a kind.
        return (
            steps.enumerated().sorted {
                (places[$0.element.mapping.kind] ?? 0, $0.offset) < (places[$1.element.mapping.kind] ?? 0, $1.offset)
            }.map(\.element), unknown
        )
    }

    /// Does everything in one transaction that keeps nothing.
    @MainActor
    private func tryAll(
        _ steps: [Step], _ workspace: Workspace, in session: inout Session
    ) throws -> [(file: String, report: ImportReport)] {
        let importers = try steps.map { step in
            try step.command.importer(for: step.input, by: step.mapping, workspace, in: session)
        }
        let isInterrupted = session.isInterrupted
        return try session.store().importing(dryRun: true) { sink in
            try zip(steps, importers).map { step, importer in
                do {
                    let report = try importer.run(opening: { try step.input.open() }, into: sink) { _ in
                        if isInterrupted() { throw Interruption() }
                    }
                    return (step.command.file, report)
                } catch {
                    throw step.command.failure(error)
                }
            }
        }
    }

    private static func table(_ done: [(file: String, report: ImportReport)]) -> Table {
        let counts: [(String, (ImportReport) -> Int)] = [
            ("read", \.read), ("new", \.stored), ("updated", \.updated), ("unchanged", \.unchanged),
            ("dropped", { $0.dropped.values.reduce(0, +) }), ("failed", \.failed),
        ]
        var table = Table(
            columns: [Table.Column("file"), Table.Column("kind", priority: 1)]
                + counts.map { Table.Column($0.0, alignment: .trailing) })
        for (file, report) in done {
            table.rows.append(
                [.untrusted(file), .text(report.kind.rawValue)] + counts.map { .integer($0.1(report)) })
        }
        table.rows.append(
            [.text("total"), .null] + counts.map { count in .integer(done.reduce(0) { $0 + count.1($1.report) }) })
        return table
    }
}
