import Statistics
import Testing

/// What each of several switches does to a number.
struct ShapleyAttributionTests {
    // Published: the glove game. Two have a left glove and one a right; a pair is worth 1. The right one gets 2/3.
    @Test func theGloveGame() throws {
        let game = try #require(
            ShapleyAttribution(["left", "other left", "right"]) { mask in
                mask & 0b100 != 0 && mask & 0b011 != 0 ? 1 : 0
            })
        for (part, expected) in zip(game.parts, [1.0 / 6, 1.0 / 6, 2.0 / 3]) {
            #expect(abs(part.value - expected) < 1e-15 && part.standardError == nil)
        }
        #expect(game.without == 0 && game.with == 1 && game.parts.map(\.name) == ["left", "other left", "right"])
    }

    // Published: S. C. Littlechild & G. Owen, "A Simple Expression for the Shapley Value in a Special Case" (1973): a runway
    // costs as much as its largest aeroplane needs; costs of 1, 2 and 4 are shared as 1/3, 5/6 and 17/6.
    @Test func theAirportGame() throws {
        let costs = [1.0, 2, 4]
        let game = try #require(
            ShapleyAttribution(["small", "middle", "large"]) { mask in
                costs.indices.filter { mask & 1 << UInt64($0) != 0 }.map { costs[$0] }.max() ?? 0
            })
        for (part, expected) in zip(game.parts, [1.0 / 3, 5.0 / 6, 17.0 / 6]) {
            #expect(abs(part.value - expected) < 1e-14)
        }
    }

    // The ledger must add up, whatever the switches do to each other, and a switch that does nothing gets nothing.
    @Test func thePartsAddUpToTheDifference() throws {
        var chance = Xoshiro256(seed: 12)
        for count in 0...10 {
            let names = (0..<count).map { "g\($0)" }
            // The last switch changes nothing.
            let free = max(0, count - 1)
            let values = (0..<(1 << free)).map { _ in 200 * chance.uniform() - 100 }
            let ledger = try #require(
                ShapleyAttribution(names) { mask in values[Int(mask) & (1 << free - 1)] })
            let sum = ledger.parts.reduce(0) { $0 + $1.value }
            #expect(abs(sum - (ledger.with - ledger.without)) < 1e-9, "seed 12, \(count) switches")
            if count > 0 { #expect(ledger.parts.last?.value == 0) }
        }
    }

    // The order in which switches are named must not move a bit, else the same review has other bytes.
    @Test func theOrderOfSwitchesMovesNoBit() throws {
        var chance = Xoshiro256(seed: 13)
        for round in 0..<30 {
            let count = round < 20 ? 6 : 12
            let values = (0..<(1 << count)).map { _ in chance.uniform() }
            let names = (0..<count).map { "switch \($0)" }
            let plain = try #require(ShapleyAttribution(names, orders: 40) { values[Int($0)] })
            func turned(_ mask: UInt64) -> Int {
                var result = 0
                for bit in 0..<count where mask & 1 << UInt64(bit) != 0 { result |= 1 << (count - 1 - bit) }
                return result
            }
            let other = try #require(
                ShapleyAttribution(names.reversed(), orders: 40) { values[turned($0)] })
            #expect(plain.parts == other.parts.reversed(), "seed 13, round \(round)")
        }
    }

    // With more than ten switches the orders are drawn: the parts still add up, and lie near the exact ones.
    @Test func manySwitchesAreDrawn() throws {
        let names = (0..<13).map { "s\($0)" }
        // Additive, but for one pair that counts only together: each of the two gets half of it.
        func value(_ mask: UInt64) -> Double {
            let sum = (0..<13).reduce(0.0) { $0 + (mask & 1 << UInt64($1) != 0 ? Double($1) : 0) }
            return sum + (mask & 0b11 == 0b11 ? 10 : 0)
        }
        let ledger = try #require(ShapleyAttribution(names, value: value))
        #expect(abs(ledger.parts.reduce(0) { $0 + $1.value } - (ledger.with - ledger.without)) < 1e-9)
        for (number, part) in ledger.parts.enumerated() {
            let exact = Double(number) + (number < 2 ? 5 : 0)
            let error = try #require(part.standardError)
            #expect(abs(part.value - exact) <= 4 * error + 1e-9, "\(part)")
        }
        #expect(ledger == ShapleyAttribution(names, value: value), "the same seed, the same bytes")
        #expect(ShapleyAttribution((0..<64).map { "s\($0)" }) { _ in 0 } == nil)
        #expect(ShapleyAttribution(["a"], values: [1]) == nil)
    }
}
