/// How far the group is with one section of the guide.
package struct SectionProgress: Hashable, Sendable {
    package let id: String
    /// What the guide says, in milliseconds.
    package let guideTime: Int64
    /// What it has now, after minutes were borrowed or lent.
    package internal(set) var planned: Int64
    /// When it was on; several stretches after `/back`.
    package internal(set) var runs: [Run] = []
    package internal(set) var isSkipped = false
    /// How many of its probes were shown.
    package internal(set) var probesUsed = 0
    /// Which of its follow-ups were asked, counted from 1.
    package internal(set) var followed: Set<Int> = []

    /// A stretch of the group's clock, in milliseconds.
    package struct Run: Hashable, Sendable {
        package let start: Int64
        package internal(set) var end: Int64?
        /// When it began, in milliseconds since 1970-01-01 UTC.
        package let time: Int64
    }

    /// How long it was on until a reading of the clock, in milliseconds.
    package func elapsed(at clock: Int64) -> Int64 {
        runs.reduce(0) { $0 + max(0, ($1.end ?? clock) - $1.start) }
    }
}
