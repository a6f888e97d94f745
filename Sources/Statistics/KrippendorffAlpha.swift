/// How far several coders agree beyond chance, whatever they coded and wherever one of them is missing.
///
/// α = 1 − observed/expected disagreement, from the matrix of coincidences. Source: K. Krippendorff, "Computing Krippendorff's
/// Alpha-Reliability" (2011). From .800 on codes count as reliable, from .667 on for tentative conclusions (K. Krippendorff,
/// "Content Analysis", 2nd ed. 2004, section 11.4.2).
package struct KrippendorffAlpha: Hashable, Sendable {
    /// What the codes mean, which decides how far two of them are apart.
    package enum Level: Hashable, Sendable {
        /// They are the same or not.
        case nominal
        /// They have an order.
        case ordinal
        /// Their differences mean something.
        case interval
    }

    package let value: Double
    /// How many units were coded by at least two.
    package let units: Int
    /// How many codes those units have.
    package let codes: Int

    /// Works out α.
    ///
    /// `nil` where no unit was coded twice, and where all codes are the same: then nothing tells agreement from habit.
    ///
    /// - Parameters:
    ///   - units: For each unit the codes that it got, in any order; missing ones are left out.
    ///   - level: What the codes mean.
    package init?(units: [[Double]], level: Level) {
        let pairable = units.map { $0.filter(\.isFinite) }.filter { $0.count > 1 }
        let codes = Set(pairable.joined()).sorted()
        let places = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
        var coincidences = Array(repeating: Array(repeating: 0.0, count: codes.count), count: codes.count)
        var totals = Array(repeating: 0.0, count: codes.count)
        for unit in pairable {
            let weight = 1 / Double(unit.count - 1)
            let own = unit.compactMap { places[$0] }
            for (i, one) in own.enumerated() {
                totals[one] += 1
                for (j, other) in own.enumerated() where i != j { coincidences[one][other] += weight }
            }
        }
        let count = totals.reduce(0, +)
        let distances = Self.distances(codes, totals, level)
        var (observed, expected) = (0.0, 0.0)
        for one in codes.indices {
            for other in codes.indices where one != other {
                let distance = distances(one, other)
                observed += coincidences[one][other] * distance
                expected += totals[one] * totals[other] * distance
            }
        }
        let value = 1 - (count - 1) * (observed / expected)
        guard expected > 0, value.isFinite else { return nil }
        self.value = value
        self.units = pairable.count
        self.codes = pairable.reduce(0) { $0 + $1.count }
    }

    /// Works out α from a row of codes for each coder; `nil` where one is missing.
    ///
    /// Rows may differ in length: what is behind the end of one is missing.
    package init?(coders: [[Double?]], level: Level) {
        let count = coders.map(\.count).max() ?? 0
        self.init(
            units: (0..<count).map { unit in coders.compactMap { unit < $0.count ? $0[unit] : nil } }, level: level)
    }

    /// The squared distance of two codes by their places.
    private static func distances(_ codes: [Double], _ totals: [Double], _ level: Level) -> (Int, Int) -> Double {
        switch level {
        case .nominal: return { $0 == $1 ? 0 : 1 }
        case .interval:
            // Over the whole range, so that squares of large codes do not overflow; α is the same.
            let range = (codes.last ?? 0) / 2 - (codes.first ?? 0) / 2
            return { one, other in
                let distance = range > 0 ? (codes[one] / 2 - codes[other] / 2) / range : 0
                return distance * distance
            }
        case .ordinal:
            var middles: [Double] = []
            var sum = 0.0
            for total in totals {
                middles.append(sum + total / 2)
                sum += total
            }
            return { (middles[$0] - middles[$1]) * (middles[$0] - middles[$1]) }
        }
    }
}
