internal import SurveyModel

extension Interview {
    /// What an act leads to, found out before it is recorded.
    ///
    /// What follows from an act by itself is known only when it has been taken in, so that is tried. Where the journal
    /// then holds these very events at these very marks, the trial is the state, and nothing is worked out twice.
    package struct Prospect: Sendable {
        /// When the first event happens; the others follow it in the journal.
        package let mark: EventMark
        /// The act, and what follows from it by itself.
        package private(set) var events: [InterviewEvent] = []
        /// The interview after them.
        package fileprivate(set) var state: Interview
        fileprivate private(set) var effects: [InterviewEffect] = []

        fileprivate init(_ interview: Interview, at mark: EventMark) {
            self.mark = mark
            state = interview
        }

        fileprivate mutating func take(_ event: InterviewEvent) {
            effects += state.reduce(event, at: mark.followed(by: events.count))
            events.append(event)
        }

        fileprivate func isFulfilled(by recorded: [(event: InterviewEvent, mark: EventMark)]) -> Bool {
            recorded.count == events.count
                && recorded.indices.allSatisfy {
                    recorded[$0].mark == mark.followed(by: $0) && recorded[$0].event == events[$0]
                }
        }
    }

    /// Takes in what was recorded: as it was foreseen, unless somebody else wrote as well or a quota decided otherwise.
    package mutating func take(
        _ recorded: [(event: InterviewEvent, mark: EventMark)], foreseen prospect: Prospect?
    ) -> [InterviewEffect] {
        if let prospect, prospect.isFulfilled(by: recorded) {
            self = prospect.state
            return prospect.effects
        }
        return recorded.flatMap { reduce($0.event, at: $0.mark) }
    }

    /// Adds what follows by itself: what words decided, and the question that is put next, or the end.
    package func completed(_ act: [InterviewEvent], closesAtEnd: Bool, _ timing: Timing? = nil) -> Prospect {
        var prospect = Prospect(self, at: timing?.mark ?? lastMark)
        prospect.state.undecided = []
        if let idle = timing?.idle, idle > 0 { prospect.take(.idled(milliseconds: idle)) }
        for event in act { prospect.take(event) }
        guard act.last != .paused else { return prospect }
        let decisions = prospect.state.newDecisions()
        if !decisions.isEmpty { prospect.take(.decided(decisions)) }
        switch prospect.state.phase {
        case .asking(let position):
            let (shown, record) = (prospect.state.shown(at: position), prospect.state.records[position])
            guard record.askedAt == nil || record.shown != shown else { break }
            prospect.take(.asked(question: prospect.state.questions[position].id, shown: shown))
        case .closing(let outcome) where closesAtEnd: prospect.take(.ended(outcome: outcome))
        default: break
        }
        return prospect
    }
}

extension EventMark {
    /// The mark of the event so many places further on in the same act.
    fileprivate func followed(by count: Int) -> EventMark {
        var mark = self
        mark.sequence += count
        return mark
    }
}
