internal import Interviewing

/// Notes for how long nobody pressed a key.
///
/// A stretch without a key counts as work up to ``Stopwatch/idleLimit``; what is beyond it was idle.
struct IdleWatch {
    private var lastKey: Int64
    private var line = ""
    private var found: Int64 = 0

    init(at time: Int64) { lastKey = time }

    /// Takes in the line as it stands; only a change of it shows that somebody is there.
    mutating func saw(_ line: String, at time: Int64) {
        guard line != self.line else { return }
        self.line = line
        pressed(at: time)
    }

    /// Takes in that a key was pressed, such as Enter.
    mutating func pressed(at time: Int64) {
        found += max(0, time - lastKey - Int64(Stopwatch.idleLimit))
        lastKey = time
    }

    /// The idle time that was found, in milliseconds.
    var idle: Int { Int(clamping: found) }

    /// Begins to watch anew, after an act was stored with the idle time that belongs to it.
    mutating func restart(at time: Int64) { self = IdleWatch(at: time) }
}
