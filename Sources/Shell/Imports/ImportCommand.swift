package import ArgumentParser
internal import FeedbackModel
package import Importing
internal import Storage
internal import TerminalText

/// `import file FILE`, or shorter `import FILE`.
package struct ImportCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "file",
        abstract: "Bring tickets, ideas, reviews, accounts, contacts, responses or uses of the product in from a file.",
        discussion: """
            FILE is CSV, TSV, an Excel workbook, JSON, NDJSON or Jira's XML, compressed with gzip or in a ZIP archive \
            or not, or a folder of them; '-' is standard input. A mapping says how its records are read: one of \
            the workspace (surveys/maps/NAME.yaml), a file, or one that is built in ('map list'). Without --map the \
            import goes on only when exactly one mapping fits the file, and says which.

            With --as response, what people answered in another tool becomes sessions of a survey of ours: of the one that \
            --survey names, else of the one that has the file's name in surveys/, else of one that is made from the file, \
            and written there. --form takes the tool's own definition. Known are typeform, surveymonkey, qualtrics, \
            google-forms, limesurvey and odk, and with --map table any table with a row for each response; --map names \
            the tool where the file does not tell. Addresses, names and IPs are not kept.

            The import is one transaction: it is stored whole or not at all, and can be repeated. A row that cannot be \
            read is named with its line, and the others are stored. Always: read = new + updated + unchanged + dropped \
            + failed. Events of product analytics are counted by feature, account, user and week, each once, and are not \
            kept themselves: one that was counted before is unchanged.

            Comments in a file of their own join the tickets, or the ideas, that are on file: those of others are \
            dropped, and counted. Where a file does not say which ticket its comments are of, --ticket does. Tickets \
            that are imported again without a thread keep it.

            Of a folder, or a ZIP archive with several files, each file is imported by the one mapping that fits it: \
            accounts and tickets before what belongs to them, each in a transaction and with an id of its own. Where a \
            file is not known, nothing is imported but with --skip-unknown. Folders within are not looked into.

            Each import has an id (i1, i2, …) in the log; 'import undo ID' takes it back.

            Examples:
              canvass import tickets.json
              canvass import crm.csv --map crm-accounts --dry-run
              canvass import file responses.csv --as response --form form.json
              canvass import export/ --dry-run
              canvass import comments.json --ticket zendesk:35436
              canvass import file issues.csv --timezone Europe/Berlin --rejects rejects.csv

            Exits 65 when the file or the mapping is wrong, with nothing stored; 65 also when more rows failed than \
            --allow-failed says, with the others stored; 66 when there is no such file; 130 when it was interrupted, \
            with nothing stored.
            """)

    @Argument(help: "The file or the folder, or '-' for standard input.") package var file: String

    @Option(help: "The mapping: a name or a file.") package var map: String?

    @Flag(help: "Do everything but keep nothing: the report is that of the real import.")
    package var dryRun = false

    @Flag(help: "Store pseudonyms for all people whom the mapping would name; what it drops stays dropped.")
    package var pseudonymise = false

    @OptionGroup package var reading: FileReadingOptions

    @Option(help: "The ticket, or the idea, that all comments of the file belong to, where the file does not say it.")
    package var ticket: String?

    @OptionGroup package var responses: ResponseOptions

    @Flag(help: "Of a folder or an archive, import the files that are known, though others are not.")
    package var skipUnknown = false

    @Option(help: "Write the rows that were not stored to this file, with their lines and reasons (CSV).")
    package var rejects: String?

    @Option(help: "How many rows may fail before the exit code says so.")
    package var allowFailed = 0

    package init() {}

    package func validate() throws {
        guard reading.kind == .response || responses.isEmpty else {
            throw ValidationError("--survey and --form go with --as response.")
        }
        guard reading.kind != .response || ticket == nil else {
            throw ValidationError("--ticket goes with comments, not with --as response.")
        }
        guard allowFailed >= 0 else { throw ValidationError("--allow-failed needs a number that is not negative.") }
    }

    package mutating func run(in session: inout Session) throws {
        let workspace = try session.requireWorkspace()
        do {
            if let parts = try ImportParts(file, in: session.surroundings) {
                return try importAll(parts, workspace, in: &session)
            }
        } catch {
            throw failure(error)
        }
        guard !skipUnknown else {
            throw CommandFailure(.usage, "--skip-unknown goes with a folder or an archive, and \(file) is one file")
        }
        let input = try ImportInput(file, sheet: reading.sheet, in: session.surroundings)
        guard reading.kind != .response else { return try importResponses(from: input, workspace, in: &session) }
        var mapping = try mapping(for: input, in: session, workspace)
        if pseudonymise { mapping = mapping.pseudonymised }
        do { mapping = try input.adapted(mapping) } catch { throw failure(error) }
        let importer = try importer(for: input, by: mapping, workspace, in: session)
        let (report, list) = try store(input, in: &session) { sink, watch, reject in
            try importer.run(opening: { try input.open() }, into: sink, watch: watch, reject: reject)
        }
        try tell(report, list, of: input, in: &session)
    }

    /// What imports a file by a mapping, once all that it needs beside the file is at hand.
    @MainActor
    func importer(
        for input: ImportInput, by mapping: Mapping, _ workspace: Workspace, in session: Session
    ) throws -> Importer {
        let offset = try session.zoneOffset(of: mapping)
        let isInterrupted = session.isInterrupted
        if Importer.readsTwice(mapping) {
            do {
                try input.spool(in: workspace.results) { if isInterrupted() { throw Interruption() } }
            } catch {
                throw failure(error)
            }
        }
        let secret = Importer.needsSecret(mapping) ? try PseudonymSecret.load(session, workspace) : []
        let ticket = try ticket.map { try CustomerFinder(session.store()).ticket($0).id }
        return Importer(
            mapping, secret: secret, offset: offset, commentsOn: ticket, erased: try session.erasedPeople())
    }

    /// Runs an import in one transaction, with its progress on the screen.
    @MainActor
    func store(
        _ input: ImportInput, in session: inout Session,
        _ body: (any ImportSink & SessionSink, (ImportProgress) throws -> Void, (ImportRejection) -> Void) throws
            -> ImportReport
    ) throws -> (ImportReport, RejectList) {
        let store = try session.store()
        let meter = ProgressMeter(session: session, total: input.size)
        let isInterrupted = session.isInterrupted
        var list = RejectList()
        defer { meter.finish() }
        do {
            let (file, actor, time) = (file, session.actor, session.surroundings.now())
            let report = try store.importing(
                dryRun: dryRun, matching: try session.matching(isDryRun: dryRun),
                logging: { report in
                    ImportRecord(report, file: file, sha256: try input.sha256(), time: time, actor: actor)
                }
            ) { sink in
                list = RejectList()
                return try body(
                    sink,
                    { progress in
                        if isInterrupted() { throw Interruption() }
                        meter.show(progress)
                    },
                    { if rejects != nil { list.add($0) } })
            }
            return (report, list)
        } catch {
            throw failure(error)
        }
    }

    /// Shows what was done; throws where more rows failed than may.
    @MainActor
    func tell(_ report: ImportReport, _ list: RejectList, of input: ImportInput, in session: inout Session) throws {
        if let remark = input.remark { session.output.remark(PrintableText(remark).description) }
        ImportTable(report).show(in: session, file: file, isDryRun: dryRun)
        if !dryRun, report.stored + report.updated > 0, let last = try session.store().imports().last, !last.isSum,
            !last.isOfSessions
        {
            session.output.remark("this is import \(last.id); 'import undo \(last.id)' takes it back")
        }
        if let rejects {
            try session.surroundings.files.write(rejects, list.csv)
            session.output.remark(list.sentence(rejects))
        }
        guard report.failed <= allowFailed else {
            throw CommandFailure(
                .badData, "\(report.failed) of \(report.read) rows failed\(dryRun ? "" : "; the others are stored")",
                hint: "mend them and import the file again, or allow them with --allow-failed \(report.failed)")
        }
    }

    struct Interruption: Error {}

    /// The mapping that was named, or the only one that fits.
    @MainActor
    private func mapping(
        for input: ImportInput, in session: Session, _ workspace: Workspace
    ) throws -> Mapping {
        let library = MappingLibrary(session.surroundings.files, workspace)
        do {
            let mapping = try reading.mapping(named: map, for: input, file, in: library)
            if map == nil {
                session.output.remark(
                    "reading \(mapping.kind.plural) by the mapping '\(mapping.name)', the only one that fits")
            }
            return mapping
        } catch {
            throw failure(error)
        }
    }

    func failure(_ error: any Error) -> any Error {
        switch error {
        case let error as ImportFailure: return CommandFailure(error, in: file, aftermath: "nothing was stored")
        case is Interruption: return CommandFailure(.interrupted, "the import was interrupted; nothing was stored")
        default: return error
        }
    }
}

extension ReadingOptions.Encoding: ExpressibleByArgument {}

extension ZoneRule: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(argument)
        if self == .ask { return nil }
    }
}

extension Mapping.Kind: ExpressibleByArgument {
    /// For sentences.
    var plural: String { rawValue + "s" }
}
