package import ArgumentParser
internal import FeedbackModel
internal import FocusGroups
internal import Journal
internal import Reporting
internal import Storage
internal import Tabulation

/// `group report`.
package struct GroupReportCommand: SessionCommand {
    /// The forms of a report.
    package enum Form: String, CaseIterable, ExpressibleByArgument, Sendable {
        case markdown, html, csv, json

        fileprivate var paper: PaperForm {
            switch self {
            case .markdown: .markdown
            case .html: .html
            case .csv: .csv
            case .json: .json
            }
        }
    }

    package static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write a focus group down for people who were not there.",
        discussion: """
            What it was about and in whose words, who agreed, what everybody was asked, who was heard, the time planned and \
            taken, what stayed open. Every number leads to lines of the session, which stand at the end.

            Without --format it writes results/group-SESSION.md and one page, results/group-SESSION.html, with charts and \
            without anything from elsewhere, and prints where they are. --format markdown, html or json prints the report, \
            csv writes a table for each part into the folder results/group-SESSION. --out names another file or folder.

            People go by pseudonyms. Own words are shown of those who allowed it (/consent b quote=yes), the moderator's \
            summaries of all who did not refuse; --quote-unasked also quotes those who were not asked.

            Examples:
              canvass group report 5e551041
              canvass group report 5e551041 --format html --out friday.html
              canvass group report 5e551041 --format csv --out tables/

            Exits 1 when there is no such session, or it is no focus group.
            """)

    @Argument(help: ArgumentHelp("The session: its id, or a unique beginning of it.", valueName: "session"))
    package var id: String
    @Option(help: "Only this form.") package var format: Form?
    @Option(help: ArgumentHelp("The file to write, or the folder for several.", valueName: "path"))
    package var out: String?
    @Flag(help: "Quote people who were not asked about it, too.") package var quoteUnasked = false

    package init() {}

    package func validate() throws {
        if format == nil, let out, !out.hasSuffix("/"), Form.of(out) == nil {
            throw ValidationError(
                "--out needs --format, or a file that ends in .md, .html or .json, or a folder with '/'.")
        }
    }

    package mutating func run(in session: inout Session) throws {
        let papers = try GroupPapers(
            try session.groupSession(named: id), quotesUnasked: quoteUnasked, in: &session)
        let form = format ?? out.flatMap(Form.of)
        let files = session.surroundings.files
        guard let form else {
            let folder = try out ?? session.requireWorkspace().results
            if out != nil { try files.makeFolder(folder) }
            for form in [PaperForm.markdown, .html] { tell(try papers.write(form, into: folder), session) }
            return
        }
        if form == .csv {
            let folder = try out ?? session.requireWorkspace().results + "/" + papers.name
            return tell(try papers.writeTables(into: folder), session)
        }
        guard let path = out else { return session.show(papers.text(form.paper)) }
        if path.hasSuffix("/") || files.isFolder(path) {
            try files.makeFolder(path)
            return tell(try papers.write(form.paper, into: path), session)
        }
        tell([try papers.write(form.paper, to: path)], session)
    }

    @MainActor
    private func tell(_ paths: [String], _ session: Session) {
        for path in paths { session.output.result(path + "\n") }
    }
}

extension GroupReport {
    /// The report of a session, by the codebook as it is now.
    @MainActor
    init(_ past: PastSession, quotesUnasked: Bool, in session: inout Session) throws {
        let started = TimeText.utc(milliseconds: past.record.startedAt)
        let codebook = try (try? session.codebook()) ?? session.store().codebook()
        self.init(
            try FocusGroup(guide: past.survey, replaying: past.entries), codebook: codebook,
            facts: .init(
                session: past.record.id.text, workspace: (try? session.settings())?.name ?? "workspace",
                actor: past.record.actor, startedAt: past.record.startedAt,
                day: "\(started.prefix(10)) \(started.dropFirst(11).prefix(5)) UTC",
                status: past.record.status.rawValue,
                writers: Dictionary(
                    past.entries.map { ($0.sequence, $0.draft.actor) }, uniquingKeysWith: { first, _ in first }),
                quotesUnasked: quotesUnasked))
    }
}

extension GroupReportCommand.Form {
    /// The form that the ending of a file names.
    fileprivate static func of(_ path: String) -> Self? {
        allCases.first { $0 != .csv && path.hasSuffix(".\($0.paper.rawValue)") }
    }
}

extension Session {
    /// A focus group by its id, or by the beginning of it where that is unique.
    func groupSession(named name: String) throws -> PastSession {
        let record = try record(named: name)
        guard record.kind == .group else {
            throw CommandFailure(
                .failed, "session \(record.id.short) is no focus group",
                hint: "'session show \(record.id.short)' shows it")
        }
        return try past(record)
    }
}
