/// A stream of chance that is the same everywhere for the same seed.
///
/// xoshiro256** 1.0 (D. Blackman and S. Vigna, ACM Trans. Math. Softw. 47, 2021), seeded by SplitMix64 as its authors
/// advise. It is not a `RandomNumberGenerator`, since the algorithms of the standard library may change.
package struct Xoshiro256: Hashable, Sendable {
    private var a: UInt64
    private var b: UInt64
    private var c: UInt64
    private var d: UInt64

    package init(seed: UInt64) {
        var state = seed
        func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        (a, b, c, d) = (next(), next(), next(), next())
    }

    /// Makes the stream of one named thing under a seed.
    ///
    /// What is drawn for one name does not depend on which other names there are, so another initiative moves nobody
    /// else's numbers.
    package init(seed: UInt64, name: String) {
        // FNV-1a, 64 bit (G. Fowler, L. C. Noll, K.-P. Vo, 1991).
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        self.init(seed: seed ^ hash)
    }

    package mutating func next() -> UInt64 {
        func rotated(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }
        let result = rotated(b &* 5, 7) &* 9
        let t = b << 17
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= t
        d = rotated(d, 45)
        return result
    }

    /// A number strictly between 0 and 1, on a grid of 2⁻⁵³.
    package mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }
}
