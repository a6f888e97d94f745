/// How often the model's 90 % intervals hold the truth where few were asked, as measured.
///
/// Measured in worlds of which all is known: `results/calibration.txt`, rows "all guards", the lesser of the columns
/// `covers_p` and `covers_need`. It is said beside the interval, so that nobody takes the nominal chance for the real one.
package struct MeasuredCoverage: Hashable, Sendable {
    /// How many were asked in each world.
    package let asked: Int
    /// The part of the intervals that held the truth.
    package let part: Double

    /// From so many asked on, what is measured is what is promised, as far as it matters.
    package static let enough = 60
    /// The samples that were measured, in rising order.
    package static let figures = [(10, 0.81), (25, 0.87), (40, 0.88)].map { MeasuredCoverage(asked: $0, part: $1) }

    /// The figure of the largest measured sample that is no larger than this one; `nil` from ``enough`` on, and below the
    /// least that was measured.
    package static func figure(asked: Int) -> MeasuredCoverage? {
        asked < enough ? figures.last { $0.asked <= asked } : nil
    }
}
