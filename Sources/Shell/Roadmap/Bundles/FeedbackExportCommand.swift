package import ArgumentParser
internal import EvidenceGathering
internal import FeedbackModel
internal import Journal
internal import Storage
internal import Tabulation

/// `feedback export`: evidence for another workspace.
package struct FeedbackExportCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the evidence of all sessions as a bundle for another workspace.",
        discussion: """
            A bundle holds what sessions say about themes: theme, account, channel, when, asked or not, yes or no, how bad. It \
            holds neither words nor names: of an account the id and a fingerprint of its name. A session that was withdrawn \
            gives nothing, and is named, so that 'review import' elsewhere counts it no more. Tickets are not in it: they are \
            imported from where they are, with 'import'. Nor is what was imported from others.

            The form is JSON Lines: a head (canvass_bundle, workspace, exported_at, accounts, withdrawn, items), one item in \
            each line, and the SHA-256 of all that.

            Examples:
              canvass feedback export > larkspur.jsonl
              canvass feedback export --bundle larkspur.jsonl

            Exits 65 when the codebook has mistakes, and 66 when there is none.
            """)

    @Option(help: ArgumentHelp("Write it into a file and not to standard output.", valueName: "file"))
    package var bundle: String?

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let written = try session.evidenceBundle()
        let text = try written.text()
        guard let bundle else { return session.output.result(text) }
        try session.surroundings.files.write(bundle, Array(text.utf8))
        let items = counted(written.items.count, "item", "items")
        let sessions = counted(Set(written.items.map(\.session)).count, "session", "sessions")
        session.output.remark("\(items) of \(sessions) and no words are in \(printable(bundle))")
    }
}

extension Session {
    /// What the sessions of this store say about themes, without the words.
    func evidenceBundle() throws -> EvidenceBundle {
        let codebook = try codebook()
        try refresh(codebook)
        let merges = try merges(in: codebook)
        let store = try store()
        let withdrawn = Set(
            try store.sessions().map(\.id).filter { id in
                try store.entries(of: id, after: 0).contains(where: \.draft.isWithdrawal)
            }.map(\.text))
        let evidence = try store.sessionEvidence(theme: nil).map { item in
            var item = item
            item.theme = merges.resolved(codebook[item.theme]?.id ?? item.theme)
            return item
        }
        let items = try bundled(evidence).filter { !withdrawn.contains($0.session) }
        let accounts = try Set(items.compactMap(\.account)).sorted().compactMap { try store.account($0) }
        return EvidenceBundle(
            workspace: try settings()?.name, exportedAt: TimeText.utc(milliseconds: surroundings.now()),
            accounts: accounts.map(EvidenceBundle.AccountMark.init), withdrawn: withdrawn.sorted(), items: items)
    }
}

extension EvidenceBundle.Item {
    /// The same keys and values as in a bundle.
    var json: JSONValue {
        .object([
            "theme": .string(theme), "session": .string(session), "sequence": .integer(sequence),
            "place": .string(place), "channel": .string(channel.rawValue), "fidelity": .string(fidelity.rawValue),
            "source_kind": .string(sourceKind.rawValue), "account": JSONValue(account), "speaker": JSONValue(speaker),
            "time": .integer(Int(time)), "asked": .boolean(asked), "present": .boolean(present),
            "severity": JSONValue(severity), "entry": JSONValue(entry),
        ])
    }
}
