extension FocusGroup {
    /// The entries that an undo would take back, the latest first: those of the latest act that counts.
    ///
    /// Whoever undoes takes back an act of the own console: those of others came between it by chance.
    package func undoTargets(at console: Int? = nil) -> [Int] {
        let own = { (past: PastEvent) in past.moment.console == console && past.isUndoableNow }
        guard let last = history.last(where: own) else { return [] }
        return history.reversed().prefix { $0.act >= last.act }.filter { $0.act == last.act && own($0) }
            .map(\.moment.sequence)
    }

    /// The entries that a redo would undo: those of the latest undo that counts, as long as nothing new was done since.
    package func redoTargets(at console: Int? = nil) -> [Int] {
        for past in history.reversed() where past.moment.console == console {
            if past.event.isUndoable { return [] }
            guard isPlainUndo(past) else { continue }
            return history.reversed().prefix { $0.act >= past.act }.filter { $0.act == past.act && isPlainUndo($0) }
                .map(\.moment.sequence)
        }
        return []
    }

    /// The entries that undo or redo several acts, nearest first.
    ///
    /// - Parameters:
    ///   - steps: How many acts, at least 1.
    ///   - isRedo: Whether to take back undos instead of acts.
    ///   - console: The attached console whose acts they are; `nil` for the moderator's own.
    /// - Returns: The entries of each act; fewer acts when there are not as many.
    package func targets(steps: Int, isRedo: Bool, at console: Int? = nil) -> [[Int]] {
        var copy = self
        var targets: [[Int]] = []
        var next = history.last?.moment ?? Moment(sequence: 0, time: 0, monotonic: 0, spell: 0)
        while targets.count < steps {
            let act = isRedo ? copy.redoTargets(at: console) : copy.undoTargets(at: console)
            guard !act.isEmpty else { break }
            targets.append(act)
            for event in Self.act(act.map(GroupEvent.undone)) {
                next.sequence += 1
                copy.reduce(console.map { .written(console: $0, event: event) } ?? event, at: next)
            }
        }
        return targets
    }

    /// The events of one act, said to be one where there are several.
    static func act(_ events: [GroupEvent]) -> [GroupEvent] {
        events.count > 1 ? events + [.together(entries: events.count)] : events
    }

    /// An undo that counts, of an act and not of another undo.
    private func isPlainUndo(_ past: PastEvent) -> Bool {
        guard past.isActive, case .undone(let entry) = past.event else { return false }
        return self.past(entry)?.event.isUndo == false
    }
}

extension FocusGroup.PastEvent {
    fileprivate var isUndoableNow: Bool { isActive && event.isUndoable }
}
