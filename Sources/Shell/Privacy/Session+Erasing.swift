internal import FollowUps
internal import Importing
internal import Interviewing
internal import Journal
internal import Storage

/// Erasing across tickets, sessions and the desk, whoever asks for it.
extension Session {
    /// Who was erased from the workspace; `nil` where nobody was.
    ///
    /// Without the secret by which they are known they would come back with the next import, so that is refused.
    func erasedPeople() throws -> ErasedPeople? {
        let marks = try store().erasedPeople()
        guard !marks.isEmpty else { return nil }
        let workspace = try requireWorkspace()
        if PseudonymSecret.exists(self, workspace) {
            let people = ErasedPeople(secret: try PseudonymSecret.load(self, workspace), erased: marks)
            if people.knowsItsSecret { return people }
        }
        throw CommandFailure(
            .badData, "people were erased here, and the secret by which they are known is gone: they would come back",
            hint: "restore \(workspace.results)/canvass.sqlite-secret from a backup")
    }

    /// What the words that go are about is found now or never.
    func findThemesBeforeErasing() throws {
        let path = try requireWorkspace().surveys + "/themes.yaml"
        if surroundings.files.isFile(path) { try refresh(try codebook()) }
    }

    /// What withdraws sessions, and what was noted at the desk about them, together with the drivers that hold them.
    ///
    /// Throws when somebody drives one of them. The caller releases the drivers.
    mutating func withdrawals(
        of records: [SessionRecord], desk journals: Set<SessionID>
    ) throws -> (withdrawals: [Erasure.Withdrawal], drivers: [SessionDriver], words: [String]) {
        let store = try store()
        var (withdrawals, drivers, words): ([Erasure.Withdrawal], [SessionDriver], [String]) = ([], [], [])
        do {
            for record in records {
                var entries = try store.entries(of: record.id, after: 0)
                let driver = try SessionDriver.taking(record, after: entries, takesOver: false, in: &self)
                drivers.append(driver)
                entries += try driver.newEntries()
                words += entries.flatMap(\.draft.words).compactMap(\.text)
                let event = entries.contains(where: \.draft.isWithdrawal) ? nil : try SessionKind.of(record).withdrawal
                let filed = entries.compactMap(SessionWithdrawCommand.filed).filter { $0.kind == .contact }
                withdrawals.append(
                    Erasure.Withdrawal(
                        record.id, saying: try event.map { try driver.draftsOfWithdrawal($0) } ?? [], by: driver.lease,
                        contacts: filed.map(\.id)))
            }
        } catch {
            for driver in drivers { driver.release() }
            throw error
        }
        if !withdrawals.isEmpty { withdrawals[0].copies = try EarlierSession.copies(of: records, in: self) }
        for journal in try journals.union(deskJournals(about: records)).sorted() {
            let draft = try EntryDraft(
                DeskEvent.withdrawn, time: surroundings.now(), monotonic: 0, spell: 0, actor: actor,
                salt: surroundings.salt)
            withdrawals.append(Erasure.Withdrawal(journal, saying: [draft]))
        }
        return (withdrawals, drivers, words)
    }

    /// The journals of follow-ups that come from sessions.
    private func deskJournals(about records: [SessionRecord]) throws -> Set<SessionID> {
        guard !records.isEmpty else { return [] }
        let ids = records.map(\.id.text)
        return Set(
            try desk(.followUp).journals.filter { journal in ids.contains { journal.key.contains($0) } }.map(\.value))
    }
}

extension SessionDriver {
    /// The entry that says that the words were taken back, as the session's driver writes it.
    func draftsOfWithdrawal(_ event: some JournalEvent) throws -> [EntryDraft] { try drafts([event]) }
}
