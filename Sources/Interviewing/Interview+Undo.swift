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
    /// Only confirmations come several at once. Those of one act stand one after another in the journal and have one time,
    /// which the driver reads once for each act.
    private func sizeOfAct(_ changes: some Sequence<(InterviewEvent, EventMark)>, step: Int) -> Int {
        var (size, last) = (0, EventMark())
        for (event, mark) in changes {
            guard size > 0 else {
                (size, last) = (1, mark)
                guard case .confirmed = event else { break }
                continue
            }
            guard case .confirmed = event, mark.sequence == last.sequence + step, mark.spell == last.spell,
                mark.monotonic == last.monotonic, mark.actor == last.actor
            else { break }
            (size, last) = (size + 1, mark)
        }
        return size
    }
}
