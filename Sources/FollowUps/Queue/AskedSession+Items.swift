internal import Interviewing
internal import SurveyModel

extension AskedSession {
    /// An interview that somebody has open counts as left lying after an hour without an event.
    private static let patience: Int64 = 3_600_000

    /// What is to be done about this session.
    ///
    /// `others` are all sessions: a refusal after which somebody asked again is none any more. `isSuspended` says that
    /// nobody drives it, and `now` is in milliseconds since 1970-01-01 UTC.
    package func items(among others: [AskedSession], isSuspended: Bool, now: Int64) -> [FollowUpItem] {
        guard !isWithdrawn else { return [] }
        var items = promises + loopItems
        guard isHeld else { return items }
        if let appointment = contactLog.appointment {
            var item = item(
                .callBack,
                reason: "asked to be called \(appointment.local.replacing("T", with: " ")) (\(appointment.zone))")
            item.appointment = appointment
            item.resumes = outcome == nil
            items.append(item)
        } else if outcome == nil, isSuspended || now - lastAt >= Self.patience {
            let left =
                question.map { "waits at '\($0)', \(progress.place) of \(progress.count)" } ?? "waits to be ended"
            let isRefusal = code?.group == .refusal
            var item = item(
                isRefusal ? .refusal : .unfinished,
                reason: contactLog.tries.last.map { "\(label(of: $0)); \(left)" } ?? left)
            item.resumes = true
            items.append(item)
        } else if outcome != nil, let code, code.group == .refusal, !code.isFinal, !wasAskedAgain(among: others) {
            items.append(item(.refusal, reason: code.label))
        }
        return items
    }

    private func label(of attempt: ContactLog.Try) -> String { OutcomeCode(attempt.outcome)?.label ?? attempt.outcome }

    private func wasAskedAgain(among others: [AskedSession]) -> Bool {
        others.contains { other in
            other.id != id && other.survey == survey && other.startedAt > startedAt
                && other.isSamePerson(account: account, contact: contact, ticket: ticket)
        }
    }

    private func item(_ kind: FollowUpItem.Kind, of part: String = "", reason: String, since: Int64? = nil)
        -> FollowUpItem
    {
        var item = FollowUpItem(kind: kind, of: id + part, session: id, reason: reason, since: since ?? lastAt)
        item.account = account
        item.contact = contact
        item.ticket = ticket
        item.survey = survey
        item.tries = contactLog.tries.count + (outcome != nil ? 1 : 0)
        if let last = contactLog.tries.last {
            item.lastTry = (last.mark.time, OutcomeCode(last.outcome))
        }
        if outcome != nil { item.lastTry = (lastAt, code) }
        return item
    }

    private var promises: [FollowUpItem] {
        contactLog.promises.map { promise in
            var item = item(
                .promise, of: "-\(promise.mark.sequence)", reason: "promised by \(promise.mark.actor)",
                since: promise.mark.time)
            item.words = promise.words
            item.due = promise.due
            return item
        }
    }

    private var loopItems: [FollowUpItem] {
        loops.map { loop in
            item(
                .closeTheLoop, of: "-\(loop.question)",
                reason: "wants to hear how it goes on: yes to '\(loop.question)'",
                since: loop.time)
        }
    }
}
