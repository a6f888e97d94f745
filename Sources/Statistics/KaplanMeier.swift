/// The share that is still there after some time, where some are only known to have been there until then.
///
/// For instance accounts that have not churned, or customers who have not been told. Source: E. L. Kaplan & P. Meier, Journal
/// of the American Statistical Association 53 (1958).
package struct KaplanMeier: Hashable, Sendable {
    /// How long one was watched.
    package struct Spell: Hashable, Sendable {
        package let time: Double
        /// Whether it ended then; else only the watching did.
        package let isEnded: Bool

        package init(_ time: Double, isEnded: Bool) {
            self.time = time
            self.isEnded = isEnded
        }
    }

    /// A time at which at least one ended.
    package struct Step: Hashable, Sendable {
        package let time: Double
        /// Those watched until just before.
        package let atRisk: Int
        package let ended: Int
        /// The share that is still there after it.
        package let survival: Double
        /// Σ d/(n(n − d)), from which the error follows; infinite where nobody is left.
        package let hazardVariance: Double

        /// The error of the share; `nil` where nobody is left.
        ///
        /// Source: M. Greenwood, Reports on Public Health and Medical Subjects 33 (1926).
        package var standardError: Double? { survival > 0 ? survival * hazardVariance.squareRoot() : nil }

        /// The interval on the scale of ln(−ln S), which stays between 0 and 1.
        ///
        /// Source: J. D. Kalbfleisch & R. L. Prentice, "The Statistical Analysis of Failure Time Data" (1980), section 1.3.
        /// `nil` where nobody is left. The level is the chance to hold the true share at this time.
        package func interval(_ level: Double = 0.95) -> ClosedRange<Double>? {
            guard survival > 0, survival < 1, hazardVariance.isFinite else { return nil }
            let logarithm = Elementary.log(survival)
            let reach = Normal.quantile((1 + level) / 2) * hazardVariance.squareRoot() / -logarithm
            let low = Elementary.exp(logarithm * Elementary.exp(reach))
            return low...max(low, Elementary.exp(logarithm * Elementary.exp(-reach)))
        }
    }

    package let count: Int
    /// In rising order of time.
    package let steps: [Step]

    /// Takes spells; those whose time is negative or not a number are left out.
    package init(_ spells: [Spell]) {
        let sorted = spells.filter { $0.time >= 0 }.sorted { $0.time < $1.time }
        count = sorted.count
        var steps: [Step] = []
        var (survival, variance, start) = (1.0, 0.0, 0)
        while start < sorted.count {
            var (end, ended) = (start, 0)
            while end < sorted.count, sorted[end].time == sorted[start].time {
                if sorted[end].isEnded { ended += 1 }
                end += 1
            }
            if ended > 0 {
                let (n, d) = (Double(sorted.count - start), Double(ended))
                survival *= (n - d) / n
                variance += d / (n * (n - d))
                steps.append(
                    Step(
                        time: sorted[start].time, atRisk: sorted.count - start, ended: ended, survival: survival,
                        hazardVariance: variance))
            }
            start = end
        }
        self.steps = steps
    }

    /// The step at or before a time; `nil` before the first.
    package func step(at time: Double) -> Step? { steps.last { $0.time <= time } }

    /// The share that is still there after a time.
    package func survival(at time: Double) -> Double { step(at: time)?.survival ?? 1 }

    /// The first time after which no more than the given share is still there; `nil` where it is never reached.
    package func time(until share: Double) -> Double? { steps.first { $0.survival <= share + 1e-12 }?.time }

    package var median: Double? { time(until: 0.5) }

    /// Where the median lies with a chance of `level`: the times at which the interval of the share holds one half.
    ///
    /// Source: R. Brookmeyer & J. Crowley, Biometrics 38 (1982), with the intervals of ``Step/interval(_:)``. An end is
    /// `nil` where it is not reached.
    package func medianInterval(_ level: Double = 0.95) -> (low: Double?, high: Double?) {
        // Where nobody is left there is no interval, so one or two spells say nothing of the median's.
        let intervals = steps.map { (time: $0.time, interval: $0.interval(level)) }
        let low = intervals.first { $0.interval.map { $0.lowerBound <= 0.5 } ?? false }
        let high = intervals.first { $0.interval.map { $0.upperBound <= 0.5 } ?? false }
        return (low?.time, high?.time)
    }
}
