package import FeedbackModel
internal import Interviewing
internal import SurveyModel

/// The rules about whom to get back to, when and how often, over everything that is known.
///
/// Nobody is called who withdrew their words or stands on the list of those not to be called, and nobody is asked again
/// who refused for good. Who was asked is left alone for the quiet period; who wants to be called at a time is called
/// then, whatever the hours.
package struct FollowUpQueue: Sendable {
    private let settings: FollowUpSettings
    private let sessions: [AskedSession]
    private let now: Int64
    private let zones: @Sendable (String?) -> ZoneRules
    /// Accounts whose own record says not to call them.
    private let closed: Set<String>
    private let desk: Desk
    private let hardRefusals: [Desk.Step]

    private static let day: Int64 = 86_400_000

    /// Takes what is known.
    ///
    /// - Parameters:
    ///   - settings: The rules of the workspace.
    ///   - sessions: Every interview and self-completion of people.
    ///   - desk: What was done beside any interview.
    ///   - closed: Accounts whose own record says that they are not to be called.
    ///   - now: Milliseconds since 1970-01-01 UTC.
    ///   - zones: The zone of an account.
    package init(
        _ settings: FollowUpSettings, sessions: [AskedSession], desk: Desk = Desk(),
        closed: Set<String> = [], now: Int64, zones: @escaping @Sendable (String?) -> ZoneRules
    ) {
        self.settings = settings
        self.sessions = sessions
        self.closed = closed
        self.desk = desk
        hardRefusals = desk.hardRefusals
        self.now = now
        self.zones = zones
    }

    /// The lines of these items: first what is due, then what is later, then what is blocked, then what is done.
    ///
    /// Ids that two items share are written out. The items are completed with what was done at the desk.
    package func lines(_ items: [FollowUpItem]) -> [FollowUpLine] {
        let shared = Dictionary(grouping: items, by: \.id).filter { $0.value.count > 1 }
        var lines = items.map { item in
            var item = item
            if shared[item.id] != nil { item.id = item.key }
            return line(item)
        }
        lines.sort { rank($0) < rank($1) }
        return lines
    }

    /// Why somebody is not to be asked in a survey, whoever begins it by hand; `nil` where nothing speaks against it.
    package func objection(to person: Person, in survey: String) -> String? {
        var item = FollowUpItem(kind: .unfinished, of: survey, reason: "", since: now)
        item.survey = survey
        item.account = person.account
        item.contact = person.contact
        item.ticket = person.ticket
        return reasonToLeaveAlone(item)
    }

    private func rank(_ line: FollowUpLine) -> (Int, Int, Int64, String) {
        let state = FollowUpLine.State.allCases.firstIndex(of: line.state) ?? 0
        let kind = FollowUpItem.Kind.allCases.firstIndex(of: line.item.kind) ?? 0
        // What is due is in the order of its weight, what is later in the order of its time.
        let weight = line.state == .due ? kind : 0
        let by = line.item.due.map { Int64($0.dayNumber) * Self.day } ?? line.notBefore
        return (state, weight, line.state == .due ? by : line.notBefore, line.item.key)
    }

    private func line(_ item: FollowUpItem) -> FollowUpLine {
        let zone = zones(item.account)
        var line = FollowUpLine(item: item, state: .due, notBefore: item.since, zone: zone)
        if let end = desk.end(of: item) {
            line.state = .done
            line.notBefore = end.mark.time
            line.rule =
                "done by \(end.mark.actor) on \(day(end.mark.time, item))\(end.outcome.map { " (\($0.word))" } ?? "")"
            line.item.note = end.note ?? item.note
            return line
        }
        if let reason = reasonToLeaveAlone(item) {
            line.state = .blocked
            line.rule = reason
            return line
        }
        if let last = desk.tries[item.key]?.last, !item.asks {
            let spacing = settings.spacing(after: last.outcome)
            line.notBefore = last.mark.time + Int64(spacing.seconds) * 1000
            if line.notBefore > now { line.rule = spacing.rule(after: last.outcome) }
        }
        if let appointment = item.appointment {
            line.notBefore = max(appointment.time, desk.tries[item.key] == nil ? .min : line.notBefore)
        } else if item.asks {
            for (time, rule) in waits(item) where time > line.notBefore {
                line.notBefore = time
                if time > now { line.rule = rule }
            }
            let open = opening(atOrAfter: max(line.notBefore, now), in: zone)
            if open > max(line.notBefore, now) {
                if line.rule == nil { line.rule = "outside the hours in which customers are called" }
                line.notBefore = open
            }
        }
        if let due = item.due, let today = zone.moment(at: FollowUpLine.seconds(now))?.date, due < today {
            line.rule = "overdue since \(due.spoken)"
        }
        line.state = line.notBefore > now ? .later : .due
        return line
    }

    /// Why a person is not to be bothered at all.
    private func reasonToLeaveAlone(_ item: FollowUpItem) -> String? {
        let ids = [item.account, item.contact].compactMap(\.self)
        if ids.contains(where: { settings.doNotContact.contains($0) || closed.contains($0) }) {
            return "on the list of those not to be called"
        }
        let own = sessions.filter {
            $0.isSamePerson(account: item.account, contact: item.contact, ticket: item.ticket)
        }
        if own.contains(where: \.isWithdrawn) { return "withdrew what they had said" }
        let count = item.asks ? item.tries : desk.tries[item.key]?.count ?? 0
        // What was promised is owed, however often it was tried.
        if item.kind != .promise, count >= settings.maxAttempts {
            return "tried \(count) times, which is the most"
        }
        guard item.asks || item.kind == .callBack else { return nil }
        if let refusal = hardRefusals.first(where: { $0.person.isSame(as: item.person) }) {
            return "refused for good \(day(refusal.mark.time, item))"
        }
        if let refusal = own.first(where: { $0.code?.isHardRefusal == true }) {
            return "refused for good \(day(refusal.lastAt, item))"
        }
        let isFinal = { (session: AskedSession) in
            session.code.map { $0.isFinal && $0.group == .refusal && $0.code != "2.12" } ?? false
        }
        if item.asks, let refusal = own.first(where: { $0.survey == item.survey && isFinal($0) }) {
            return "refused \(day(refusal.lastAt, item))"
        }
        return nil
    }

    /// The times before which the rules let nobody ask, each with its rule.
    private func waits(_ item: FollowUpItem) -> [(Int64, String)] {
        var waits: [(Int64, String)] = []
        if let last = item.lastTry {
            let spacing = settings.spacing(after: last.outcome)
            waits.append((last.time + Int64(spacing.seconds) * 1000, spacing.rule(after: last.outcome)))
        }
        // An interview that goes on, or is tried again, is no other interview.
        let contacts = sessions.filter { session in
            session.wasContact && session.id != item.session
                && session.isSamePerson(account: item.account, contact: item.contact, ticket: item.ticket)
        }
        if let last = contacts.map(\.lastAt).max() {
            waits.append(
                (
                    last + Int64(settings.quietDays) * Self.day,
                    "asked on \(day(last, item)): \(settings.quietDays) quiet days"
                        + (item.kind == .task ? ", or it is done" : "")
                ))
        }
        let recent = contacts.map(\.lastAt).filter { $0 > now - 91 * Self.day }.sorted()
        if recent.count >= settings.maxPerQuarter {
            let end = recent.isEmpty ? now : recent[recent.count - max(1, settings.maxPerQuarter)]
            waits.append((end + 91 * Self.day, "asked \(recent.count) times in 91 days, which is the most"))
        }
        return waits
    }

    private func day(_ time: Int64, _ item: FollowUpItem) -> String {
        zones(item.account).moment(at: FollowUpLine.seconds(time))?.date.description ?? "before"
    }

    /// The first moment from this one on in which customers are called.
    private func opening(atOrAfter time: Int64, in zone: ZoneRules) -> Int64 {
        guard let hours = settings.hours, var here = zone.moment(at: FollowUpLine.seconds(time)) else { return time }
        var isFirst = true
        for _ in 0..<15 {
            if settings.weekdays.contains(here.date.weekday) {
                if isFirst, hours.contains(here.time) { return time }
                if !isFirst || here.time < hours.lowerBound {
                    let start = CalendarMoment(date: here.date, time: hours.lowerBound)
                    return switch zone.reading(of: start) {
                    case .once(let instant), .never(let instant), .twice(let instant, _): instant * 1000
                    }
                }
            }
            guard let next = here.date.adding(days: 1) else { return time }
            here = CalendarMoment(date: next, time: hours.lowerBound)
            isFirst = false
        }
        return time
    }
}

extension TimeSpan {
    /// Why nobody is called before it has passed.
    fileprivate func rule(after outcome: OutcomeCode?) -> String {
        "\(self) after the last try\(outcome.map { " (\($0.word))" } ?? "")"
    }
}
