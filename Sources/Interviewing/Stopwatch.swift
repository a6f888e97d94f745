/// The time that a session was worked at, spell by spell, on clocks that do not jump.
///
/// Pauses, and the time between two spells, are not in it. Neither is what was cut as idle: see
/// ``InterviewEvent/idled(milliseconds:)``.
package struct Stopwatch: Hashable, Sendable {
    /// How long a question may stand without a key before the rest counts as idle, in milliseconds.
    ///
    /// Five minutes: a customer who tells a long story is heard without typing, and that is work.
    package static let idleLimit = 300_000

    /// Milliseconds of work up to the last event.
    package private(set) var worked: Int64 = 0
    /// Milliseconds that were cut as idle.
    package private(set) var idle: Int64 = 0
    private var spell: Int?
    private var reading: Int64 = 0
    /// The part of `worked` since the event before the last, of which a cut can take at most all.
    private var last: Int64 = 0

    package init() {}

    /// Takes in when something happened.
    ///
    /// Of two spells at once, as of somebody who was replaced and did not know, only the later one counts.
    mutating func read(_ mark: EventMark, isRunning: Bool) {
        if let spell, mark.spell < spell { return }
        last = 0
        if spell == mark.spell {
            if isRunning { last = max(0, mark.monotonic.subtractingReportingOverflow(reading).partialValue) }
            reading = max(reading, mark.monotonic)
        } else {
            (spell, reading) = (mark.spell, mark.monotonic)
        }
        worked = worked.addingReportingOverflow(last).partialValue
    }

    /// Takes time away again that was not worked.
    mutating func cut(_ milliseconds: Int) {
        let length = min(max(0, Int64(milliseconds)), last)
        worked -= length
        idle += length
        last -= length
    }
}
