internal import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Journal
internal import Storage
internal import SurveyModel

extension Session {
    /// Every interview and self-completion of people, with whether nobody drives it; practice and simulated ones are none.
    ///
    /// Those that this version cannot read are left out, and their number is told. With `person`, only those that may be
    /// about the same one.
    func askedSessions(
        of survey: String? = nil, about person: Person? = nil
    ) throws -> [(session: AskedSession, isSuspended: Bool)] {
        let store = try store()
        let joins = try joins()
        // Who lost words to their age took nothing back.
        let aged = Set(try store.erasures().filter { $0.cause == .age }.flatMap(\.sessions))
        var plans: [String: SurveyPlan] = [:]
        var unreadable = 0
        var asked: [(session: AskedSession, isSuspended: Bool)] = []
        let records =
            try person.map { person in
                try store.sessions(
                    about: SessionSubject(
                        accounts: joins.names(.account, of: person.account),
                        tickets: joins.names(.ticket, of: person.ticket), contact: person.contact))
            } ?? store.sessions()
        for record in records where record.kind != .group && survey.map({ $0 == record.survey }) ?? true {
            do {
                let entries = try store.entries(of: record.id, after: 0)
                let plan = try plans[record.definition] ?? SurveyPlan(past(record).survey)
                plans[record.definition] = plan
                var interview = Interview(plan: plan)
                for entry in entries {
                    _ = interview.reduce(try entry.draft.event(as: InterviewEvent.self), at: EventMark(entry))
                }
                guard interview.isEvidence else { continue }
                let contact = try record.ticketID.flatMap { try store.ticket($0)?.contactID }
                var session = AskedSession(
                    id: record.id.text, isHeld: record.kind == .interview, startedAt: record.startedAt,
                    lastAt: entries.last?.draft.time ?? record.startedAt,
                    isWithdrawn: !aged.contains(record.id) && entries.contains(where: \.draft.isWithdrawal),
                    contact: contact, interview)
                session.account = joins.resolved(.account, session.account)
                session.contact = joins.resolved(.contact, session.contact)
                session.ticket = joins.resolved(.ticket, session.ticket)
                asked.append((session, record.status == .suspended))
            } catch let failure as StoreFailure {
                throw failure
            } catch {
                unreadable += 1
            }
        }
        if unreadable > 0 {
            output.tell("note: \(counted(unreadable, "session")) cannot be read by this version and counted nowhere")
        }
        return asked
    }

    /// Why a rule forbids to ask the customer of a case in a survey; `nil` where none does.
    func objection(to facts: CaseFacts, in survey: String) throws -> String? {
        let person = Person(account: facts.account?.id, contact: facts.contact?.id, ticket: facts.ticket?.id)
        guard person != Person() else { return nil }
        let asked = try askedSessions(about: person).map(\.session)
        let account = facts.account
        // The zone decides what day it was there, and nothing else: without its rules the day is that of UTC.
        let zone = (try? zone(of: account)) ?? .utc
        return try queue(of: asked, desk: desk(), among: [account].compactMap(\.self)) { _ in zone }
            .objection(to: person, in: survey)
    }

    /// All follow-ups, by the rules of the workspace.
    func followUps() throws -> [FollowUpLine] {
        let rules = try settings()?.followUp ?? FollowUpSettings()
        let now = surroundings.now()
        let asked = try askedSessions()
        let sessions = asked.map(\.session)
        let desk = try desk()
        var items =
            desk.items + asked.flatMap { $0.session.items(among: sessions, isSuspended: $0.isSuspended, now: now) }
        let store = try store()
        if let tickets = rules.tickets {
            items += FollowUpItem.items(
                of: try store.tickets(matching: TicketFilter()), tickets, sessions: sessions, now: now)
        }
        let joins = try joins()
        items = try items.map(desk.completed).map { item in
            var item = item
            var claim = AccountClaim(account: item.account)
            if claim.isEmpty, let ticket = try item.ticket.flatMap({ try store.ticket($0) }) {
                claim = try self.claim(of: ticket)
            }
            item.account = joins.account(of: claim)
            return item
        }
        let accounts = try Set(items.compactMap(\.account)).sorted().compactMap { try store.account($0) }
        let usual = try zone(of: nil)
        var zones: [String: ZoneRules] = [:]
        for account in accounts { zones[account.id] = try zone(of: account) }
        let known = zones
        return try queue(of: sessions, desk: desk, among: accounts) { account in
            account.flatMap { known[$0] } ?? usual
        }.lines(items)
    }

    /// The rules over what is known; `accounts` are those that they are asked about.
    private func queue(
        of sessions: [AskedSession], desk: Desk, among accounts: [Account],
        zones: @escaping @Sendable (String?) -> ZoneRules
    ) throws -> FollowUpQueue {
        let closed = accounts.filter { account in
            ["yes", "true", "1"].contains(account.attributes["do_not_contact"]?.lowercased() ?? "")
        }
        return FollowUpQueue(
            try settings()?.followUp ?? FollowUpSettings(), sessions: sessions, desk: desk,
            closed: Set(closed.map(\.id)), now: surroundings.now(), zones: zones)
    }
}
