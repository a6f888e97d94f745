extension FocusGroup {
    /// The entry that an undo would take back: the latest act that counts.
    package var undoTarget: Int? {
        history.last { $0.isActive && $0.event.isUndoable }?.moment.sequence
    }

    /// The entry that a redo would undo: the latest undo that counts, as long as nothing new was done since.
    package var redoTarget: Int? {
        for past in history.reversed() {
            if past.event.isUndoable { return nil }
            if past.isActive, case .undone(let entry) = past.event, self.past(entry)?.event.isUndo == false {
                return past.moment.sequence
            }
        }
        return nil
    }

    /// The entries that undo or redo several steps, nearest first.
    ///
    /// - Parameters:
    ///   - steps: How many acts, at least 1.
    ///   - isRedo: Whether to take back undos instead of acts.
    /// - Returns: Fewer when there are not as many.
    package func targets(steps: Int, isRedo: Bool) -> [Int] {
        var copy = self
        var targets: [Int] = []
        var next = history.last?.moment ?? Moment(sequence: 0, time: 0, monotonic: 0, spell: 0)
        while targets.count < steps, let target = isRedo ? copy.redoTarget : copy.undoTarget {
            targets.append(target)
            next.sequence += 1
            copy.reduce(.undone(entry: target), at: next)
        }
        return targets
    }
}
