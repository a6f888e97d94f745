package import Journal

/// A free timer, which runs on the group's clock and so stands in a pause.
package struct Countdown: Hashable, Sendable {
    /// The reading of the clock at which it began.
    package let start: Int64
    package let seconds: Int
    package let label: Words?

    /// Milliseconds that are left; 0 when it is over.
    package func left(at clock: Int64) -> Int64 { max(0, start + Int64(seconds) * 1_000 - clock) }
}
