package import FeedbackModel
package import Interviewing
package import Journal
package import SurveyModel

/// What was done at the desk, folded from its journals: entries by hand, tries, what is done, what was joined and merged.
package struct Desk: Hashable, Sendable {
    /// Something to be done that was entered by hand.
    package struct Task: Hashable, Sendable {
        package var key: String
        package var entry: DeskEntry
        package var mark: EventMark
    }

    /// A try at a follow-up, or its end.
    package struct Step: Hashable, Sendable {
        package var person: Person
        package var outcome: OutcomeCode?
        package var note: Words?
        package var mark: EventMark
    }

    /// That an account was merged into another one, or that this was taken back.
    package struct AccountMerging: Hashable, Sendable {
        /// `nil` where it was taken back.
        package var into: String?
        package var because: Words?
        package var mark: EventMark
    }

    /// In the order in which the journals were taken.
    package private(set) var tasks: [Task] = []
    /// Tries that came to nothing, by the follow-up's key.
    package private(set) var tries: [String: [Step]] = [:]
    /// How it ended, by key, where it is not open again.
    package private(set) var ends: [String: Step] = [:]
    package private(set) var joins = TypedJoins()
    /// Which themes count as others.
    package private(set) var merges = ThemeMerges()
    /// Who merged a theme, and when, by theme.
    package private(set) var mergers: [String: EventMark] = [:]
    /// Which accounts count as others.
    package private(set) var accountMerges = AccountMerges()
    /// What was said of merging an account and taking that back, by account, the oldest first.
    package private(set) var accountMergings: [String: [AccountMerging]] = [:]
    /// The journal that is about a follow-up or a typed record: what is done next about it goes there.
    package private(set) var journals: [String: SessionID] = [:]
    private var withdrawn: Set<SessionID> = []

    package init() {}

    /// Takes the events of a journal in their order; `session` is the journal's own id.
    package mutating func take(_ event: DeskEvent, of session: SessionID, at mark: EventMark) {
        if let key = event.key { journals[key] = session }
        switch event {
        case .added(let entry):
            let key = Self.key(of: session)
            journals[key] = session
            tasks.append(Task(key: key, entry: entry, mark: mark))
        case .tried(let key, let person, let outcome, let note):
            tries[key, default: []].append(
                Step(person: person, outcome: OutcomeCode(outcome), note: note, mark: mark))
        case .closed(let key, let person, let outcome, let note):
            ends[key] = Step(person: person, outcome: outcome.flatMap { OutcomeCode($0) }, note: note, mark: mark)
        case .reopened(let key): ends[key] = nil
        case .joined(let record, let onto): joins.join(record, onto: onto, at: mark)
        case .parted(let record): joins.part(record)
        case .merged(let theme, let other):
            merges.merge(theme, into: other)
            mergers[theme] = mark
        case .unmerged(let theme):
            merges.unmerge(theme)
            mergers[theme] = nil
        case .accountMerged(let account, let other, let because):
            accountMerges.merge(account, into: other)
            accountMergings[account, default: []].append(AccountMerging(into: other, because: because, mark: mark))
        case .accountUnmerged(let account, let because):
            accountMerges.unmerge(account)
            accountMergings[account, default: []].append(AccountMerging(into: nil, because: because, mark: mark))
        case .withdrawn: withdrawn.insert(session)
        }
    }

    /// The key of what was entered by hand in this journal.
    package static func key(of session: SessionID) -> String { "\(FollowUpItem.Kind.task.prefix)-\(session.text)" }

    /// How a follow-up ended, unless something happened since that makes it to be done again.
    package func end(of item: FollowUpItem) -> Step? {
        guard let end = ends[item.key], end.mark.time >= item.since else { return nil }
        return end
    }

    /// The follow-ups that were entered by hand; those of which the words were taken back are none any more.
    package var items: [FollowUpItem] {
        tasks.compactMap { task in
            guard let session = journals[task.key], !withdrawn.contains(session) else { return nil }
            var item = FollowUpItem(
                kind: .task, of: session.text, session: session.text, reason: "entered by \(task.mark.actor)",
                since: task.mark.time)
            // The journal is no session that could be shown or gone on with.
            item.session = nil
            item.survey = task.entry.survey
            item.account = task.entry.person.account
            item.contact = task.entry.person.contact
            item.ticket = task.entry.person.ticket
            item.appointment = task.entry.appointment
            if case .date(let day)? = task.entry.due { item.due = day }
            item.words = task.entry.reason
            item.note = task.entry.note
            return item
        }
    }

    /// An item with the tries that were made at the desk, and whose records are the joined ones.
    package func completed(_ item: FollowUpItem) -> FollowUpItem {
        var item = item
        let own = tries[item.key] ?? []
        item.tries += own.count
        if let last = own.last, last.mark.time >= item.lastTry?.time ?? .min {
            item.lastTry = (last.mark.time, last.outcome)
            item.note = last.note ?? item.note
        }
        item.account = joins.resolved(.account, item.account)
        item.contact = joins.resolved(.contact, item.contact)
        item.ticket = joins.resolved(.ticket, item.ticket)
        return item
    }

    /// Who said at the desk that they never want to be asked again.
    package var hardRefusals: [Step] {
        ends.sorted { $0.key < $1.key }.map(\.value).filter { $0.outcome?.isHardRefusal == true }
    }
}
