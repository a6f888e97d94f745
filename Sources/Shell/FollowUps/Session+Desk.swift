internal import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Journal
internal import Storage

extension Session {
    /// What the journals of the desk are about, as the store's records say.
    enum DeskSubject: String {
        case followUp = "followup"
        case typed
        case theme
        case account
    }

    /// What was done at the desk: all of it, or only what is about one subject.
    func desk(_ subject: DeskSubject? = nil) throws -> Desk {
        let store = try store()
        var desk = Desk()
        var unreadable = 0
        for record in try store.deskRecords() {
            // Decisions about the roadmap have a journal beside the desk's.
            guard let about = DeskSubject(rawValue: record.survey), subject == nil || about == subject else { continue }
            for entry in try store.entries(of: record.id, after: 0) {
                guard let event = try? entry.draft.event(as: DeskEvent.self) else {
                    unreadable += 1
                    continue
                }
                desk.take(event, of: record.id, at: EventMark(entry))
            }
        }
        if unreadable > 0 {
            output.tell("note: \(counted(unreadable, "entry", "entries")) of the desk cannot be read by this version")
        }
        return desk
    }

    /// Which themes of the codebook count as others.
    func merges(in codebook: Codebook) throws -> ThemeMerges { try desk(.theme).merges.within(codebook) }

    /// Writes an event into a journal of the desk: into the one that is about the same thing, or into a new one.
    @discardableResult
    func record(
        _ event: DeskEvent, about subject: DeskSubject, person: Person = Person(), in journal: SessionID? = nil
    ) throws -> SessionID {
        try recordAtDesk(event, about: subject.rawValue, person: person, in: journal)
    }

    /// Erases the words in journals of the desk that are about a session whose words were taken back.
    func withdrawDesk(about session: SessionID) throws -> Int {
        let store = try store()
        let desk = try desk(.followUp)
        let journals = desk.journals.filter { $0.key.contains(session.text) }.map(\.value)
        var count = 0
        for journal in Set(journals).sorted() {
            let draft = try EntryDraft(
                DeskEvent.withdrawn, time: surroundings.now(), monotonic: 0, spell: 0, actor: actor,
                salt: surroundings.salt)
            count += try store.withdraw(journal, saying: [draft], by: nil)
        }
        return count
    }
}
