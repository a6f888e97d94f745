package import ArgumentParser
internal import FeedbackModel
internal import FocusGroups
internal import Journal
internal import SourceDiagnostics
internal import Storage
internal import Tabulation
internal import Transcripts

/// `import transcript FILE`.
package struct ImportTranscriptCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "transcript", abstract: "Bring the transcript of a recorded conversation in as a session.",
        discussion: """
            FILE is WebVTT (Zoom, Teams), SRT, an export of Otter, or text with a line 'Name: words' for each turn. Each who \
            speaks is asked for once, or named with --speaker: 'customer' (of --account, or 'customer:ACCOUNT'), \
            'moderator' or 'agent', 'unknown', and 'words' for what stands before a colon and is no name. '?' stands for \
            stretches that name nobody. What customers say is evidence where the phrases of the codebook are in it; what \
            the moderator, an agent or nobody known says is none.

            It becomes a session like any other, in one act: 'session show' has the turns with their times, 'session \
            withdraw --participant P1' erases one person, 'group transcript export' writes it down again. Words are quoted \
            elsewhere only with --may-quote, which says that the customers allowed it. The same file again changes nothing. \
            A transcript of a group that was held at the console belongs beside its notes: 'group transcript import'.

            Examples:
              canvass import transcript call.vtt --account 4200000116 --speaker "Ana Diaz=customer" --speaker "Host=agent"
              canvass import transcript panel.txt --held 2026-03-02 --dry-run

            Columns: speaker, role, pseudonym, account, stretches, words, minutes, session, status. Exits 64 when a speaker \
            is not named off a terminal, 65 when the file is no transcript, 66 when there is none, and 1 for an account \
            that is not on file.
            """)

    @Argument(help: "The transcript, or '-' for standard input.", completion: .file()) package var file: String
    @Option(help: ArgumentHelp("Who a speaker is.", valueName: "name=role")) package var speaker: [String] = []
    @Option(help: "The account that customers in it speak for.") package var account: String?
    @Option(help: "The discussion guide that was followed.") package var guide: String?
    @Option(help: ArgumentHelp("The day of the conversation; else today.", valueName: "date"))
    package var held: String?
    @Flag(help: "The customers in it allowed to be quoted.") package var mayQuote = false
    @Flag(help: "Show who speaks, and keep nothing.") package var dryRun = false
    @OptionGroup package var output: OutputOptions

    package init() {}

    package func validate() throws {
        if let held, RecordedConversation.milliseconds(of: held) == nil {
            throw ValidationError("'\(held)' is no day: write --held 2026-03-02")
        }
    }

    package mutating func run(in session: inout Session) throws {
        var roles = try SpeakerRoles(speaker, account: account, in: session)
        let bytes = try Self.bytes(of: file, in: session)
        let transcript = try read(bytes, roles)
        for remark in transcript.remarks { session.output.tell("\(printable(file)):\(remark.line): \(remark.message)") }
        try roles.complete(transcript, in: &session)
        let definition = try guide.map { try RecordedConversation.guide(named: $0, in: session) }
        let conversation = try RecordedConversation(
            transcript, roles, bytes: bytes, guide: try definition ?? RecordedConversation.plainGuide(),
            held: held.flatMap(RecordedConversation.milliseconds) ?? session.surroundings.now(), mayQuote: mayQuote)
        let store = try session.store()
        let isKnown = try store.session(conversation.id) != nil
        if isKnown {
            try tellKnown(conversation, in: session)
        } else if !dryRun {
            if held == nil { session.output.tell("note: it is dated today; --held DAY says when it was") }
            try conversation.store(in: session)
            let codebook = try? session.codebook()
            if let codebook { _ = try store.adopt(codebook, fingerprint: codebook.fingerprint) }
        }
        let status = isKnown ? "unchanged" : dryRun ? "not stored" : "new"
        session.show(conversation.table(status: status), output)
        if !mayQuote, !isKnown, conversation.hasCustomers {
            session.output.tell(
                "nobody was asked about quoting: the words count, and are shown nowhere; --may-quote allows it")
        }
    }

    /// Says that the file is in the store, and where it stands otherwise than it is asked for now.
    @MainActor
    private func tellKnown(_ conversation: RecordedConversation, in session: Session) throws {
        let entries = try session.store().entries(of: conversation.id, after: 0)
        let name = conversation.id.short
        if entries.contains(where: \.draft.isWithdrawal) {
            session.output.tell("this file was imported as session \(name), and its words were withdrawn since")
        } else {
            session.output.tell(
                "this file was imported as session \(name) before, and nothing changes; 'group transcript import \(name) "
                    + "FILE --map NAME=LETTER' says otherwise who speaks")
        }
    }

    private func read(_ bytes: [UInt8], _ roles: SpeakerRoles) throws -> Transcript {
        do throws(TranscriptFailure) {
            return try TranscriptReader.read(bytes, known: roles.names, words: roles.words)
        } catch {
            throw CommandFailure(
                .badData, "",
                diagnostics: [
                    Diagnostic(
                        .error, "E901", at: SourceLocation(file: file, line: error.line, column: 1), error.message)
                ])
        }
    }

    /// The whole file, unpacked.
    @MainActor
    private static func bytes(of file: String, in session: Session) throws -> [UInt8] {
        let source = try ImportInput(file, in: session.surroundings).open()
        var bytes: [UInt8] = []
        while let piece = try source() {
            bytes += piece
            guard bytes.count <= TranscriptReader.byteLimit else {
                throw CommandFailure(.badData, "'\(printable(file))' has more than 32 megabytes")
            }
        }
        return bytes
    }
}
