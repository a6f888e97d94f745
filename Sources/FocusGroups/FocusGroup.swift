package import Journal
package import SurveyModel

/// A focus group: a value that takes in the entries of a journal one by one.
///
/// The same reducer serves the console, a phone and a test. Its state is a fold of the journal, so replaying the
/// journal gives the same value. Undo is an entry of its own: the entry that it names stays in the journal, and the
/// discussion is folded anew without it.
@dynamicMemberLookup
package struct FocusGroup: Hashable, Sendable {
    package let guide: Survey

    /// What the group has said and done, without what was undone.
    package private(set) var discussion: Discussion
    package private(set) var clock = GroupClock()

    /// Who sits, or sat, beside the moderator.
    private var attached = AttachedConsoles()

    /// All entries, in order; those that were undone are inactive.
    package private(set) var history: [PastEvent] = []

    /// An entry as the fold saw it.
    package struct PastEvent: Hashable, Sendable {
        package let event: GroupEvent
        package let moment: Moment
        /// The reading of the group's clock.
        package let clock: Int64
        package fileprivate(set) var isActive = true
        /// The sequence of the first entry of the act that it belongs to.
        package fileprivate(set) var act: Int
    }

    /// A group of which nothing happened yet.
    package init(guide: Survey) {
        self.guide = guide
        discussion = Discussion(guide: guide)
    }

    /// Folds a journal.
    ///
    /// - Throws: `DecodingError` for an entry that this version cannot read.
    package init(guide: Survey, replaying entries: some Sequence<JournalEntry>) throws {
        self.init(guide: guide)
        for entry in entries { reduce(try entry.draft.event(as: GroupEvent.self), at: Moment(entry)) }
    }

    package subscript<Member>(dynamicMember path: KeyPath<Discussion, Member>) -> Member { discussion[keyPath: path] }

    /// All consoles that were ever attached beside the moderator's, in the order in which they came.
    package var consoles: [AttachedConsole] { attached.all }

    /// The console with a number, of those that ever were attached.
    package func console(_ number: Int) -> AttachedConsole? { attached[number] }

    package func participant(_ letter: Letter) -> Participant? { discussion.participant(letter) }

    package func utterance(_ number: Int) -> Utterance? { discussion.utterance(number) }

    /// Takes in one entry and says what changed, for whoever shows it.
    @discardableResult
    package mutating func reduce(_ event: GroupEvent, at moment: Moment) -> [GroupEffect] {
        clock.advance(to: moment, by: event)
        guard case .written(let console, let inner) = event, allows(inner, by: console) else {
            return take(event, at: moment)
        }
        var moment = moment
        moment.console = console
        return take(inner, at: moment)
    }

    /// Takes in what happened, by whomever; what a console may not do was left wrapped, and changes nothing.
    private mutating func take(_ event: GroupEvent, at moment: Moment) -> [GroupEffect] {
        history.append(PastEvent(event: event, moment: moment, clock: clock.reading, act: moment.sequence))
        switch event {
        case .together(let count): join(count)
        case .attached(let role, let name, let process):
            attached.attach(role, name, process, at: moment.time)
        case .detached(let number): attached.leave(number, as: .gone)
        case .dismissed(let number): attached.leave(number, as: .dismissed)
        default: break
        }
        guard case .undone(let entry) = event else {
            discussion.apply(event, at: moment, clock: clock.reading)
            return effects(of: event)
        }
        guard let target = past(entry), target.event.isUndoable || target.event.isUndo else { return [] }
        refold()
        return [target.event.isUndo ? .redone(undoneEvent(by: target) ?? target.event) : .undone(target.event)]
    }

    /// The group's clock at a moment of the current spell, in milliseconds.
    package func reading(monotonic: Int64, spell: Int) -> Int64 {
        clock.reading(monotonic: monotonic, spell: spell)
    }

    /// What ``discussion`` must be if undo and fold agree; for tests and `session verify`.
    package func refolded() -> Discussion {
        var copy = self
        copy.refold()
        return copy.discussion
    }

    /// Makes one act of the last entries before the newest, as far as they follow one another without a gap.
    private mutating func join(_ count: Int) {
        let places = history.indices.dropLast().suffix(max(0, min(count, 1_000)))
        guard let first = places.first, let last = places.last else { return }
        let act = history[first].moment.sequence
        guard history[last].moment.sequence - act == last - first else { return }
        for place in places { history[place].act = act }
    }

    /// Decides from the last entry backwards which entries count, and folds those.
    ///
    /// An `undone` is always later than what it names, so when an entry is reached, all that could undo it is decided.
    private mutating func refold() {
        var undone: Set<Int> = []
        for index in history.indices.reversed() {
            let past = history[index]
            history[index].isActive = !undone.contains(past.moment.sequence)
            if history[index].isActive, case .undone(let entry) = past.event, entry < past.moment.sequence,
                let target = self.past(entry), target.event.isUndoable || target.event.isUndo
            {
                undone.insert(entry)
            }
        }
        discussion = Discussion(guide: guide)
        for past in history where !past.event.isUndo {
            if past.isActive {
                discussion.apply(past.event, at: past.moment, clock: past.clock)
            } else {
                discussion.pass(past.event)
            }
        }
    }

    /// The entry with a sequence: late writers may leave gaps in what one process has seen, so it is searched for.
    func past(_ sequence: Int) -> PastEvent? {
        var (low, high) = (0, history.count)
        while low < high {
            let middle = (low + high) / 2
            if history[middle].moment.sequence < sequence { low = middle + 1 } else { high = middle }
        }
        return low < history.count && history[low].moment.sequence == sequence ? history[low] : nil
    }

    private func undoneEvent(by past: PastEvent) -> GroupEvent? {
        guard case .undone(let entry) = past.event else { return nil }
        return self.past(entry)?.event
    }
}

extension GroupEvent {
    var isUndo: Bool {
        if case .undone = self { true } else { false }
    }
}
