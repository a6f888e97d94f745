package import ArgumentParser
internal import FeedbackModel
internal import FocusGroups
internal import Interviewing
internal import Journal
internal import LineEditing
internal import Storage
internal import Tabulation

/// `session withdraw ID`.
package struct SessionWithdrawCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Erase the words of a session for good; numbers and hash chain stay.",
        discussion: """
            For somebody who takes back their consent. What they said, wrote and are called is erased everywhere in the \
            store, also in evidence drawn from it and in later sessions that recall it; a contact that was typed in it \
            (/new, --new) keeps no name, address or role. Codes, numbers, the path and what the words were found to be \
            about stay, so that results stay consistent. A theme that comes into the codebook later does not find them. \
            The session ends with it, and its journal says who did it and when. Accounts and tickets stay on file, also \
            those that were typed in it.

            Of a focus group one participant alone can withdraw, named by letter or pseudonym: their words, answers and \
            name go, and placeholders keep the place of what they said. What others said, also of them, stays. Which \
            option they chose stays in the sealed journal under their letter, and counts nowhere.

            Files that were written before keep what they hold. Those in results/ in which the words are found, and all \
            copies of the store, are listed with what to do about them; nothing is known of files elsewhere. Columns: \
            file, holds, advice.

            Examples:
              canvass session withdraw 1a2b3c4d
              canvass session withdraw 1a2b3c4d --yes
              canvass session withdraw 1a2b3c4d --participant P2

            It cannot be undone, so it asks; off a terminal it needs --yes and exits 64 without it. A session that \
            somebody drives is refused with who it is, and exits 1.
            """)

    @Argument(help: "The session: its id, or a unique beginning of it.") package var id: String
    @Option(help: "Of a focus group: the letter or the pseudonym of the one who withdraws.")
    package var participant: String?
    @Flag(help: "Do it without asking.") package var yes = false
    @Flag(help: "Do it although somebody drives the session; their console is told with the next line.")
    package var takeOver = false
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let record = try session.record(named: id)
        let entries = try session.store().entries(of: record.id, after: 0)
        guard yes || session.editor.isInteractive else {
            throw CommandFailure(.usage, "erasing words cannot be undone", hint: "say --yes to do it in a script")
        }
        // Nobody else writes into the session from here on, and who does is found out before anything is asked.
        let driver = try SessionDriver.taking(record, after: entries, takesOver: takeOver, in: &session)
        defer { driver.release() }
        guard try yes || isMeant(record, in: &session) else {
            session.output.tell("nothing was erased")
            return
        }
        // What the words are about is found now or never.
        if let codebook = try? session.codebook() {
            _ = try session.store().adopt(codebook, fingerprint: codebook.fingerprint)
        }
        try refreshEvidence(in: &session)
        if let participant { return try withdraw(participant, from: record, driver, in: &session) }
        let all = entries + (try driver.newEntries())
        let filed = all.compactMap(Self.filed)
        let contacts = filed.filter { $0.kind == .contact }.map(\.id)
        let names = try contacts.compactMap { try session.store().contact($0) }.flatMap { [$0.name, $0.email] }
        let words = all.flatMap(\.draft.words).compactMap(\.text) + names.compactMap(\.self)
        let copies = try EarlierSession.copies(of: record, in: session)
        let before = all.first(where: \.draft.isWithdrawal)
        let event = before == nil ? try SessionKind.of(record).withdrawal : nil
        let count =
            try withdraw(saying: event, copies: copies, contacts: contacts, with: driver)
            + session.withdrawDesk(about: record.id)
        tell(count, record, before, in: session)
        let kept = filed.filter { $0.kind != .contact }.map { "\($0.kind.rawValue) '\($0.id)'" }
        if !kept.isEmpty, before == nil {
            let (noun, verb) = kept.count == 1 ? ("it", "stays") : ("they", "stay")
            session.output.tell(
                "\(kept.joined(separator: " and ")) \(kept.count == 1 ? "was" : "were") typed in it: \(noun) \(verb) on file"
            )
        }
        KeptCopies(of: words).tell(in: session, output)
    }

    /// Erases the words of one participant of a focus group.
    @MainActor
    private func withdraw(
        _ name: String, from record: SessionRecord, _ driver: SessionDriver, in session: inout Session
    ) throws {
        guard record.kind == .group else {
            throw CommandFailure(.usage, "only a focus group has participants", hint: "leave --participant out")
        }
        let past = try session.past(record)
        let group = try FocusGroup(guide: past.survey, replaying: past.entries)
        let known = group.participants.filter { !$0.hasWithdrawn }
        let wanted = name.lowercased()
        guard
            let one = known.first(where: {
                $0.letter.description == wanted || $0.pseudonym.lowercased() == wanted
            })
        else {
            let names = known.map { "\($0.letter) (\($0.pseudonym))" }.joined(separator: ", ")
            throw CommandFailure(
                .usage, "nobody in session \(record.id.short) is '\(name)'",
                hint: names.isEmpty ? "nobody is left" : "there are \(names)")
        }
        let withdrawal = GroupWithdrawal(of: one.letter, from: group, in: past.entries)
        let words = try withdrawal.words()
        let (_, count) = try driver.erase(try withdrawal.places(), saying: try withdrawal.event())
        try refreshEvidence(in: &session)
        session.output.tell(
            "erased \(count) \(count == 1 ? "stretch" : "stretches") of words of \(one.pseudonym) in session "
                + record.id.short)
        if let mentions = withdrawal.mentions { session.output.tell(mentions) }
        KeptCopies(of: words).tell(in: session, output)
    }

    @MainActor
    private func withdraw(
        saying event: (any JournalEvent)?, copies: [EntryPlace], contacts: [String], with driver: SessionDriver
    ) throws -> Int {
        guard let event else { return try driver.withdraw(copies: copies, contacts: contacts) }
        return try driver.withdraw(saying: event, copies: copies, contacts: contacts)
    }

    /// The record that was put on file with an entry of an interview.
    static func filed(_ entry: JournalEntry) -> FiledRecord? {
        guard case .filed(let record)? = try? entry.draft.event(as: InterviewEvent.self) else { return nil }
        return record
    }

    /// Says how much was erased; a second time, that the words were gone already.
    @MainActor
    private func tell(_ count: Int, _ record: SessionRecord, _ before: JournalEntry?, in session: Session) {
        let stretches = "\(count) \(count == 1 ? "stretch" : "stretches") of words"
        guard let before else { return session.output.tell("erased \(stretches) of session \(record.id.short)") }
        let time = TimeText.utc(milliseconds: before.draft.time)
        session.output.tell(
            "the words of session \(record.id.short) were withdrawn already, at \(time) by "
                + "\(printable(before.draft.actor)); \(count == 0 ? "nothing was left to erase" : "erased \(stretches) that were left")"
        )
    }

    @MainActor
    private func isMeant(_ record: SessionRecord, in session: inout Session) throws -> Bool {
        let whose = participant.map { "the words of '\($0)' in" } ?? "the words of"
        session.output.tell("this erases \(whose) session \(record.id.short) (\(record.survey)) for good")
        let answer = session.editor.next(LineRequest(prompt: "type the session's first 8 characters to do it: "))
        return answer == .line(record.id.short)
    }
}
