internal import SurveyModel

/// Quotas: which ones a session falls into, and whether they are full.
extension Interview {
    /// Looks again at everything that a quota decides.
    mutating func lookAtQuotas() {
        fullQuota = survey.quotas.first { $0.after == nil && isFull($0, in: environment) }?.outcome
        _ = settle(PositionSet(all: records.count))
        if let cursor, !onPath[cursor] { self.cursor = nil }
    }

    /// Whether others hold all places: by the last count of this session's own quotas, else by that of its beginning.
    private func isFull(_ quota: Quota, in environment: Environment) -> Bool {
        let taken = placesOfOthers[quota.id] ?? environment.quotas[quota.id]?.taken ?? 0
        return taken >= quota.limit && quota.condition.isTrue(in: environment)
    }

    /// How the interview ends because enough others like this one were asked; looked at once all is known that decides it.
    func outcomeOfFullQuota(after position: Int) -> String? {
        guard !survey.quotas.isEmpty, onPath[position] else { return nil }
        let item = plan.items[position]
        guard plan.traits[position].contains(.sumsUp) || item.role == .whole else { return nil }
        return survey.quotas.first { $0.after == item.source && isFull($0, in: environment(at: position)) }?.outcome
    }

    /// Whether it holds places in quotas.
    package var takesPlaces: Bool { !survey.quotas.isEmpty && isEvidence }

    /// Whether this session is one of those that a quota counts.
    package func counts(for quota: String) -> Bool {
        guard let quota = survey.quotas.first(where: { $0.id == quota }) else { return false }
        return quota.condition.isTrue(in: environment)
    }

    /// Whether it was held to an end that counts: complete, or an end of the survey's own that is nothing else.
    package var countsForQuotas: Bool {
        guard case .ended(let outcome) = phase, isEvidence, outcome != "partial",
            !survey.quotas.contains(where: { $0.outcome == outcome })
        else { return false }
        return survey.outcomeCode(of: outcome).map { $0.group == .complete } ?? true
    }

    /// The quotas that it falls into as it stands, by name with their limits: all that decides them was answered.
    package var quotasEntered: [String: Int] {
        var entered: [String: Int] = [:]
        for quota in survey.quotas where isDecided(quota) && quota.condition.isTrue(in: environment) {
            entered[quota.id] = quota.limit
        }
        return entered
    }

    private func isDecided(_ quota: Quota) -> Bool {
        guard let place = quota.after, let open = unfinished.first else { return opening != nil }
        return plan.items[open].source > place
    }

    /// What an act comes to once it is known how many others hold places.
    package struct Placing: Sendable {
        /// The events of the act, with the count before them where it says something new.
        package var events: [InterviewEvent]
        /// The quotas in which the session holds a place after the act.
        package var places: Set<String>
        /// Whether it holds them for good, since it has ended and counts.
        package var isForGood: Bool
        package var hasEnded: Bool
    }

    /// Decides about the session's places with an act: one in each quota that it falls into, or none where one is full.
    ///
    /// - Parameters:
    ///   - act: The events of the act, as they are without a count.
    ///   - taken: How many places others hold at this moment, by quota.
    ///   - timing: When the act happens.
    ///   - closesAtEnd: Whether the interview ends by itself when nothing is left to ask.
    /// - Returns: What is to be recorded, and the places to hold from then on.
    package func placing(
        _ act: [InterviewEvent], beside taken: [String: Int], at timing: Timing? = nil, closesAtEnd: Bool = false
    ) -> Placing {
        guard takesPlaces || opening == nil else {
            return Placing(events: act, places: [], isForGood: false, hasEnded: false)
        }
        // Where it ends by itself, it may have to end as over the quota instead.
        let open = closesAtEnd ? withoutOwnEnd(act, at: timing) : act[...]
        var (events, next) = (act, reduced(by: open, at: timing))
        let entered = next.quotasEntered
        let counts = entered.reduce(into: [:]) { $0[$1.key] = taken[$1.key] ?? 0 }
        if next.wouldDecideOtherwise(counts, limits: entered) {
            let prospect = completed(counting: counts, before: open, at: timing, closesAtEnd: closesAtEnd)
            (events, next) = (prospect.events, prospect.state)
        } else if open.count < act.count {
            next = reduced(by: act[...], at: timing)
        }
        if case .ended = next.phase {
            let isCounted = next.countsForQuotas
            return Placing(
                events: events, places: isCounted ? Set(entered.keys) : [], isForGood: isCounted, hasEnded: true)
        }
        let isOver = entered.contains { counts[$0.key] ?? 0 >= $0.value }
        return Placing(events: events, places: isOver ? [] : Set(entered.keys), isForGood: false, hasEnded: false)
    }

    /// Whether a count is news: for other quotas than the last one, or with one full that was not, or the reverse.
    private func wouldDecideOtherwise(_ counts: [String: Int], limits: [String: Int]) -> Bool {
        if case .ended = phase { return false }
        guard counts.keys == placesOfOthers.keys else { return true }
        return counts.contains { name, count in
            let limit = limits[name] ?? 0
            return (count >= limit) != (placesOfOthers[name] ?? 0 >= limit)
        }
    }

    private func reduced(by act: ArraySlice<InterviewEvent>, at timing: Timing?) -> Interview {
        var next = self
        for event in act { _ = next.reduce(event, at: timing?.mark ?? lastMark) }
        return next
    }

    /// An act without the end that came of nothing being left to ask.
    private func withoutOwnEnd(_ act: [InterviewEvent], at timing: Timing?) -> ArraySlice<InterviewEvent> {
        guard act.count > 1, case .ended? = act.last, case .closing = reduced(by: act.dropLast(), at: timing).phase
        else { return act[...] }
        return act.dropLast()
    }

    /// The act with a count before it, and what follows by itself worked out anew.
    private func completed(
        counting counts: [String: Int], before act: ArraySlice<InterviewEvent>, at timing: Timing?, closesAtEnd: Bool
    ) -> Prospect {
        var core = act.filter { event in
            switch event {
            case .asked, .decided: false
            default: true
            }
        }
        // The opening is the first event of a journal, whatever else is known.
        let start = core.firstIndex { if case .opened = $0 { false } else { true } } ?? core.count
        core.insert(.counted(taken: counts), at: start)
        return completed(core, closesAtEnd: closesAtEnd, timing.map { Timing($0.mark) })
    }
}
