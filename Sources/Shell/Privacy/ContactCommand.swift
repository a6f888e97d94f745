package import ArgumentParser
internal import Importing
internal import LineEditing
internal import Storage

/// The people at the customers.
package struct ContactCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "contact", abstract: "Erase a person, wherever they are on file.",
        subcommands: [ContactEraseCommand.self])

    package init() {}
}

package struct ContactEraseCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Erase a person's words, name and address everywhere; counts stay.",
        discussion: """
            PERSON is the id or the address of a contact, or whatever else tickets, votes or uses name somebody by, also a \
            pseudonym. What goes: name, address and role; the words of their tickets, ideas and reviews with all that \
            was written in them; their comments in tickets of others; the words of interviews about their tickets, of \
            their responses and of sessions in which they were put on file; notes at the desk about them; and what \
            'import undo' would bring back. What stays: that there was a ticket, when, of which account, and the themes \
            that were found in it; the numbers of sessions; votes and uses, under a mark that says nothing. So earlier \
            numbers stay as they were.

            Files that name them are imported as before, without them: their records count as 'dropped: erased', and \
            what others wrote comes in. For that a keyed mark of each name is kept, not the name. The log ('retention \
            log') keeps who erased, when and why, and not whom.

            In focus groups people have pseudonyms that no ticket knows: 'session withdraw --participant' erases them. \
            What others say of somebody stays; tickets in which the name, the address or the id still stands are listed. Ids in sealed \
            journals stay, as codes do. Copies of the store and reports are listed with what to do about them.

            JSON is an array with item, count and becomes. Items: contacts, tickets, ideas, reviews, comments, \
            supporters, users, former (values that an undo would bring back), sessions, follow_ups, words (stretches).

            Examples:
              canvass contact erase ana@calder.example --dry-run
              canvass contact erase zendesk:20978392 --reason 'letter of 3 March' --yes

            It cannot be undone, so it shows what goes and asks; off a terminal it needs --yes and exits 64 without it. \
            Exits 1 where nothing of such a person is on file, or somebody drives a session of theirs.
            """)

    @Argument(help: "The person: an id, an address or a pseudonym.") package var person: String
    @Option(help: "Why, for the log; it may not name the person.") package var reason: String?
    @Flag(help: "Only show what would go.") package var dryRun = false
    @Flag(help: "Do it without asking.") package var yes = false
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        guard yes || dryRun || session.editor.isInteractive else {
            throw CommandFailure(
                .usage, "erasing a person cannot be undone",
                hint: "--dry-run shows what would go, and --yes does it in a script")
        }
        let store = try session.store()
        let workspace = try session.requireWorkspace()
        let found = try PersonOnFile(person, in: session)
        if let reason, found.isNamed(in: reason) {
            throw CommandFailure(
                .usage, "the reason names the person, and the log is kept", hint: "say it without a name")
        }
        let scope = Erasure.Scope.person(names: found.names)
        var counts = try store.extent(of: scope)
        counts[.sessions] = found.sessions.count
        counts[.followUps] = found.journals.count
        guard !counts.isEmpty else {
            let wasErased = try session.erasedPeople()?.isErased(person) ?? false
            throw CommandFailure(
                .failed, wasErased ? "this person was erased already" : "nothing of such a person is on file",
                hint: wasErased ? "'retention log' shows when" : "give an id as 'ticket show' has it, or an address")
        }
        session.show(ErasureWords(counts: counts).table, output)
        guard !dryRun else { return session.output.remark("dry run, nothing was erased") }
        guard yes || isMeant(found, in: session) else { return session.output.tell("nothing was erased") }
        try session.findThemesBeforeErasing()
        var words = try found.words(in: store)
        let (withdrawals, drivers, said) = try session.withdrawals(of: found.sessions, desk: found.journals)
        defer { for driver in drivers { driver.release() } }
        words += said
        var erasure = Erasure(
            scope, secret: try PseudonymSecret.load(session, workspace), time: session.surroundings.now(),
            actor: session.actor, reason: reason)
        erasure.withdrawals = withdrawals
        let record = try store.erase(erasure)
        session.output.tell(
            "erased for good, as number \(record.number) of the log: \(ErasureWords(counts: record.counts).sentence)")
        let mentions = try found.mentions(in: store)
        if !mentions.isEmpty {
            session.output.tell(
                "the name, the address or the id still stands in tickets of others: \(mentions.prefix(5).map(printable).joined(separator: ", "))"
                    + "\(mentions.count > 5 ? " and more" : ""); what they wrote stays")
        }
        KeptCopies(of: words).tell(in: session, output)
    }

    @MainActor
    private func isMeant(_ found: PersonOnFile, in session: Session) -> Bool {
        let names = found.names.filter { !$0.hasPrefix("p_") || $0 == person }.sorted()
        session.output.tell("this erases for good who is known as \(names.map(printable).joined(separator: ", "))")
        return session.editor.next(LineRequest(prompt: "type 'erase' to do it: ")) == .line("erase")
    }
}
