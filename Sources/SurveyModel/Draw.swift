/// A place in a survey where something is drawn, or computed once, and then stays as it is.
package struct Draw: Hashable, Sendable {
    /// The question or calculation.
    package var item: String
    /// Which of those in its expressions, from 0, in the order of the text.
    package var ordinal: Int
    /// The round of the repeat that it stands in, counted from 1.
    package var round: Int?

    package init(item: String, ordinal: Int, round: Int? = nil) {
        self.item = item
        self.ordinal = ordinal
        self.round = round
    }
}

/// Chance that depends on nothing but a session's seed and the place of the draw, so that a replay draws the same.
///
/// The numbers are those of SplitMix64 (Steele, Lea & Flood, "Fast splittable pseudorandom number generators", 2014);
/// the name of the item is mixed in by FNV-1a (Fowler, Noll & Vo).
struct Chance {
    private var state: UInt64

    init(seed: UInt64, _ draw: Draw) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in "\(draw.item)/\(draw.ordinal)/\(draw.round ?? 0)".utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        state = seed ^ hash
    }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number below the bound, which is at least 1.
    ///
    /// The bias is below the bound divided by 2⁶⁴, which is less than anybody can measure.
    mutating func below(_ bound: UInt64) -> UInt64 { next().multipliedFullWidth(by: bound).high }

    /// Some of the members, in the order drawn, each at most once.
    mutating func pick(_ count: Int, of members: [Value]) -> [Value] {
        var rest = members
        var picked: [Value] = []
        while picked.count < count, !rest.isEmpty {
            picked.append(rest.remove(at: Int(below(UInt64(rest.count)))))
        }
        return picked
    }
}
