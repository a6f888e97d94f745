package import ArgumentParser
internal import EvidenceGathering
internal import FeedbackModel
internal import Journal
internal import LineEditing
package import RoadmapScoring
internal import Storage
internal import Tabulation

/// `review import FILE`: evidence from elsewhere, and what it does to the ranking.
package struct ReviewImportCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Show what evidence from elsewhere would do to the ranking, and take it over.",
        discussion: """
            The file is a bundle that 'feedback export' of another workspace wrote, or sessions that 'session export' wrote, as \
            one array, one object, or one in a line; '-' reads standard input. First it shows the effect: rank, worth and chance \
            of each initiative before and after, the themes that move, which of their accounts is which of ours, what is \
            here already. Then it asks; off a terminal --accept takes it over, all of it or nothing. 'review imports' lists \
            what was taken over, and 'review unimport' takes it back.

            An account is matched by its id, where its name is not another one; --match says it otherwise. What nobody is \
            matched to is kept and is in no share. Of a session that is brought twice the last import counts, and one of \
            this store itself always counts as it stands here. Words are never in it: they stay where they were said.

            With a session of this store in the place of a file it shows what that session does to the ranking.

            JSON is one object with workspace, exported_at, items, new_items, known_items, own_items, gone_items, \
            new_accounts, withdrawn_sessions, unknown_themes, accounts, method, initiatives, themes, and import (the id, null \
            where nothing was stored). CSV and TSV have the initiatives with initiative and rank, score, worth and chance, \
            each _before and _after.

            Examples:
              canvass review import larkspur.jsonl
              canvass review import larkspur.jsonl --match crm:17=A0017 --accept
              canvass review import 1a2b3c4d

            Exits 0 also when nothing was stored; 64 when --match names no account; 65 when the file is no bundle, was changed \
            or cut off, or a definition has mistakes; 66 when there is no such file and no such session.
            """)

    @Argument(help: ArgumentHelp("A bundle, exported sessions, or a session of this store.", valueName: "file"))
    package var source: String
    @Option(
        name: .customLong("match"),
        help: ArgumentHelp("Their account is this one here; may be repeated.", valueName: "theirs=ours"))
    package var matches: [String] = []
    @Flag(help: "Take it over without asking.") package var accept = false
    @Option(help: "The method of the ranking that is compared.") package var method = ScoringMethod.needPerWeek
    @Option(parsing: .unconditional, help: "How many are the first.") package var top = RoadmapScoring.firstCount
    @OptionGroup package var scoring: ScoringOptions
    @OptionGroup package var output: OutputOptions

    package init() {}

    package func validate() throws {
        guard (1...1000).contains(top) else { throw ValidationError("--top is 1 to 1000") }
    }

    package mutating func run(in session: inout Session) throws {
        guard source == "-" || session.surroundings.files.isFile(source) else { return try showOwn(in: session) }
        let bundle = try session.evidenceBundle(at: source)
        let imports = try session.evidenceImports()
        let candidate = EvidenceImports.Import(
            id: SessionID("new"), bundle: bundle, matches: try session.accountMatches(matches, in: bundle),
            actor: session.actor, time: session.surroundings.now())
        var extended = imports
        extended.add(candidate)
        // Sessions are drawn anew before anything is compared.
        try session.refresh(try session.codebook())
        let (before, after) = (try session.countedEvidence(imports), try session.countedEvidence(extended))
        let contents = try ImportContents(candidate, after: imports, before: before, after: after, in: session)
        let effect = try effect(of: after, beside: before, in: session)
        let isJSON = [.json, .jsonl].contains(session.form(output))
        if !isJSON {
            contents.sentences.forEach(session.output.tell)
            show(effect, contents.accountTable, in: session)
        }
        var stored: SessionID?
        if contents.changesNothing {
            session.output.tell("it is already here: nothing changed")
        } else if accept || isAccepted(in: session) {
            stored = try session.record(.imported(bundle: try bundle.text(), matches: candidate.matches))
        }
        if isJSON { show(contents.members + effect.members, stored, in: session) }
        if let stored {
            session.output.tell(
                "import \(stored.short) counts from now on; 'review unimport \(stored.short)' takes it back")
        } else if !contents.changesNothing {
            session.output.tell("nothing was stored" + (session.editor.isInteractive ? "" : "; --accept takes it over"))
        }
    }

    /// What a session of this store does: it counts already.
    @MainActor
    private func showOwn(in session: Session) throws {
        guard let record = try? session.record(named: source) else {
            throw CommandFailure(
                .missingFile, "there is no file and no session '\(printable(source))'",
                hint: "'feedback export' of another workspace writes a bundle; 'session list' shows the sessions here")
        }
        try session.refresh(try session.codebook())
        let after = try session.countedEvidence()
        let before = after.filter { item in
            if case .session(record.id.text, _, _) = item.source { return false }
            return true
        }
        let items = counted(after.count - before.count, "item", "items")
        session.output.tell(
            "session \(record.id.short) is in this store and counts already, with \(items); this is the ranking without it "
                + "and with it")
        let effect = try effect(of: after, beside: before, in: session)
        if [.json, .jsonl].contains(session.form(output)) {
            show(effect.members, nil, in: session)
        } else {
            show(effect, nil, in: session)
        }
    }

    @MainActor
    private func effect(of after: [Evidence], beside before: [Evidence], in session: Session) throws -> ImportEffect {
        ImportEffect(
            from: try session.roadmapPicture(counting: before), to: try session.roadmapPicture(counting: after),
            method: method, seed: scoring.seed, top: top, workers: session.surroundings.workers)
    }

    @MainActor
    private func show(_ members: [JSONValue.Member], _ stored: SessionID?, in session: Session) {
        let value = JSONValue.object(members + [.init("import", JSONValue(stored?.text))])
        session.show(value, or: Table(columns: []), output)
    }

    /// `accounts` is a table that people need besides.
    @MainActor
    private func show(_ effect: ImportEffect, _ accounts: Table?, in session: Session) {
        switch session.form(output) {
        case .csv, .tsv, .json, .jsonl: session.show(effect.exactTable, output)
        case .markdown, .lines: session.show(effect.table(top: top), output)
        case .box, .table:
            session.show(effect.table(top: top), output)
            if !effect.themes.isEmpty { session.show(effect.themeTable, output) }
            if let accounts { session.show(accounts, output) }
        }
        if !effect.changesRanks { session.output.tell("no rank changes") }
    }

    @MainActor
    private func isAccepted(in session: Session) -> Bool {
        guard session.editor.isInteractive,
            case .line(let answer) = session.editor.next(LineRequest(prompt: "take it over? [y/N] "))
        else { return false }
        return ["y", "yes"].contains(answer.filter { !$0.isWhitespace }.lowercased())
    }
}
