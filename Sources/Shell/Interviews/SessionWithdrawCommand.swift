package import ArgumentParser
internal import FeedbackModel
internal import FocusGroups
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
            store, also in evidence drawn from it and in later sessions that recall it; codes, numbers, the path and what the words were found to be about \
            stay, so that results stay consistent. A theme that comes into the codebook later does not find them. The \
            session ends with it, and its journal says who did it and when.

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
            session.output.remark("nothing was erased")
            return
        }
        // What the words are about is found now or never.
        if let codebook = try? session.codebook() {
            _ = try session.store().adopt(codebook, fingerprint: codebook.fingerprint)
        }
        try refreshEvidence(in: &session)
        if let participant { return try withdraw(participant, from: record, driver, in: &session) }
        let words = (entries + (try driver.newEntries())).flatMap(\.draft.words).compactMap(\.text)
        let copies = try EarlierSession.copies(of: record, in: session)
        let count =
            try driver.withdraw(saying: try SessionKind.of(record).withdrawal, copies: copies)
            + session.withdrawDesk(about: record.id)
        session.output.remark(
            "erased \(count) \(count == 1 ? "stretch" : "stretches") of words of session \(record.id.short)")
        tellCopies(of: words, in: session)
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
        session.output.remark(
            "erased \(count) \(count == 1 ? "stretch" : "stretches") of words of \(one.pseudonym) in session "
                + record.id.short)
        if let mentions = withdrawal.mentions { session.output.remark(mentions) }
        tellCopies(of: words, in: session)
    }

    @MainActor
    private func isMeant(_ record: SessionRecord, in session: inout Session) throws -> Bool {
        let whose = participant.map { "the words of '\($0)' in" } ?? "the words of"
        session.output.remark("this erases \(whose) session \(record.id.short) (\(record.survey)) for good")
        let answer = session.editor.next(LineRequest(prompt: "type the session's first 8 characters to do it: "))
        return answer == .line(record.id.short)
    }

    /// Lists the files that still hold what was said.
    @MainActor
    private func tellCopies(of words: [String], in session: Session) {
        let copies = KeptCopies(of: words).found(in: session)
        guard !copies.isEmpty else { return }
        session.output.remark("these files were written before and are left as they are:")
        session.show(
            Table(
                columns: [.init("file"), .init("holds"), .init("advice")],
                rows: copies.map { [.untrusted($0.name), .text($0.holds), .text($0.advice)] }), output)
    }
}
