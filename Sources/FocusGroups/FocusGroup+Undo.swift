extension FocusGroup {
    /// The entries that an undo would take back, the latest first: those of the latest act that counts.
    package var undoTargets: [Int] {
        guard let last = history.last(where: \.isUndoableNow) else { return [] }
        return history.reversed().prefix { $0.act >= last.act }.filter { $0.act == last.act && $0.isUndoableNow }
            .map(\.moment.sequence)
    }

    /// The entries that a redo would undo: those of the latest undo that counts, as long as nothing new was done since.
    package var redoTargets: [Int] {
        for past in history.reversed() {
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
    /// - Returns: The entries of each act; fewer acts when there are not as many.
    package func targets(steps: Int, isRedo: Bool) -> [[Int]] {
        var copy = self
        var targets: [[Int]] = []
        var next = history.last?.moment ?? Moment(sequence: 0, time: 0, monotonic: 0, spell: 0)
        while targets.count < steps {
            let act = isRedo ? copy.redoTargets : copy.undoTargets
            guard !act.isEmpty else { break }
            targets.append(act)
            for event in Self.act(act.map(GroupEvent.undone)) {
                next.sequence += 1
                copy.reduce(event, at: next)
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
