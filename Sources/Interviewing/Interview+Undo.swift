/// Taking acts back and making them again.
///
/// The journal knows changes, one event each; people know acts, and an act may have several: `/confirm` at the end confirms
/// every summary that was read back. One `/undo` takes back all of them, by as many events.
extension Interview {
    /// The events that take the last act back.
    func takingBack() throws(InterviewComplaint) -> [InterviewEvent] {
        let size = sizeOfAct(undoable.reversed().lazy.map { ($0.event, $0.mark) }, step: -1)
        guard size > 0 else { throw InterviewComplaint("there is nothing to undo") }
        return Array(repeating: .undone, count: size)
    }

    /// The events that make the act again that was taken back last.
    func makingAgain() throws(InterviewComplaint) -> [InterviewEvent] {
        let size = sizeOfAct(redoable.reversed().lazy.map { ($0.event, $0.mark) }, step: 1)
        guard size > 0 else { throw InterviewComplaint("there is nothing to redo") }
        return Array(repeating: .redone, count: size)
    }

    /// The last changes, latest first.
    package func lastChanges(_ count: Int) -> [InterviewEvent] { undoable.suffix(count).reversed().map(\.event) }

    /// What would be made again next, in that order.
    package func nextRedos(_ count: Int) -> [InterviewEvent] { redoable.suffix(count).reversed().map(\.event) }

    /// How many changes at the beginning of a list belong to one act.
    ///
    /// Confirmations come several at once, and the rows of a matrix. Those of one act stand one after another in the journal
    /// and have one time, which the driver reads once for each act.
    private func sizeOfAct(_ changes: some Sequence<(InterviewEvent, EventMark)>, step: Int) -> Int {
        var size = 0
        var last: (event: InterviewEvent, mark: EventMark)?
        for (event, mark) in changes {
            if let last {
                guard comeAtOnce(event, last.event), mark.sequence == last.mark.sequence + step,
                    mark.spell == last.mark.spell, mark.monotonic == last.mark.monotonic,
                    mark.actor == last.mark.actor
                else { break }
            }
            last = (event, mark)
            size += 1
        }
        return size
    }

    /// Whether two changes are of a kind of which one act may have several.
    private func comeAtOnce(_ event: InterviewEvent, _ other: InterviewEvent) -> Bool {
        switch (event, other) {
        case (.confirmed, .confirmed): return true
        case (.answered(let one, _), .answered(let another, _)):
            guard let one = plan.positions[one], let another = plan.positions[another],
                case .row = plan.items[one].role, case .row = plan.items[another].role
            else { return false }
            return plan.items[one].source == plan.items[another].source
        default: return false
        }
    }
}
