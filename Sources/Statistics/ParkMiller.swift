/// The stream of chance that ODK's tools draw from, so that the same seed shuffles the same way here and there.
///
/// The minimal standard generator (S. K. Park and K. W. Miller, Comm. ACM 31, 1988): a state between 1 and 2³¹ − 2 that is
/// multiplied by 16807 modulo 2³¹ − 1. A seed outside goes in as JavaRosa takes it.
package struct ParkMiller: Hashable, Sendable {
    private static let modulus: Int64 = 2_147_483_647
    private var state: Int64

    package init(seed: Int64) {
        state = seed % Self.modulus
        if state <= 0 { state += Self.modulus - 1 }
        // Only what was -(2³¹ - 2) comes out as 0 here, from which the stream would never move.
        if state == 0 { state = Self.modulus - 1 }
    }

    /// The stream of one named thing under a session's seed.
    ///
    /// What is drawn for one question does not depend on which other questions there are.
    package init(seed: UInt64, name: String) {
        var stream = Xoshiro256(seed: seed, name: name)
        self.init(seed: Int64(stream.next() % UInt64(Self.modulus - 1)) + 1)
    }

    /// A number from 0 to 1, without 1.
    package mutating func uniform() -> Double {
        state = state * 16_807 % Self.modulus
        return Double(state - 1) / Double(Self.modulus - 1)
    }

    /// A whole number below `bound`, which is at least 1.
    package mutating func below(_ bound: Int) -> Int { min(max(bound, 1) - 1, Int(uniform() * Double(max(bound, 1)))) }
}

extension Collection {
    /// The elements in an order by chance.
    ///
    /// The inside-out form of the shuffle of Fisher and Yates (Knuth, TAOCP 2, section 3.4.2), which is that of ODK's
    /// `randomize()`.
    package func shuffled(by chance: inout ParkMiller) -> [Element] {
        var result: [Element] = []
        result.reserveCapacity(count)
        for element in self {
            let place = chance.below(result.count + 1)
            if place == result.count {
                result.append(element)
            } else {
                result.append(result[place])
                result[place] = element
            }
        }
        return result
    }
}
