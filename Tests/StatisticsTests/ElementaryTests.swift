internal import Statistics
internal import Testing

private func isClose(_ x: Double, _ y: Double, _ tolerance: Double = 1e-13) -> Bool {
    abs(x - y) <= tolerance * max(1, abs(y))
}

@Suite struct ElementaryTests {
    // The two functions undo each other over the whole range that estimates use.
    @Test func logarithmAndExponentialUndoEachOther() {
        for i in -700...700 {
            let x = Double(i) + 0.37
            #expect(isClose(Elementary.log(Elementary.exp(x)), x))
        }
        #expect(Elementary.log(1) == 0)
        #expect(Elementary.exp(0) == 1)
        #expect(isClose(Elementary.exp(1), 2.718281828459045))
        #expect(isClose(Elementary.log(10), 2.302585092994046))
    }

    // What lies at the edges must not become a number that looks like a result.
    @Test func edgesAreInfiniteOrNotANumber() {
        #expect(Elementary.log(0) == -.infinity)
        #expect(Elementary.log(-1).isNaN)
        #expect(Elementary.exp(1000) == .infinity)
        #expect(Elementary.exp(-1000) == 0)
        #expect(Elementary.exp(-744) > 0)
    }

    // Oracle: scipy.stats.norm; the tail is where naive formulas lose their digits.
    @Test func normalQuantilesMatchTables() {
        #expect(isClose(Normal.quantile(0.975), 1.959963984540054))
        #expect(isClose(Normal.quantile(1e-10), -6.361340902404056))
        #expect(isClose(Normal.cumulative(-1.2), 0.11506967022170822))
        #expect(isClose(Normal.cumulative(Normal.quantile(0.05)), 0.05))
    }

    // Published: the SplitMix64 seeds and the xoshiro256** outputs of the authors' C code for seed 1234567.
    @Test func chanceIsThePublishedStream() {
        var stream = Xoshiro256(seed: 1_234_567)
        #expect(stream.next() == 3_504_822_795_582_309_479)
        #expect(stream.next() == 1_819_558_768_956_484_042)
        #expect(stream.next() == 1_250_851_346_055_027_673)
    }

    // Each name has its own stream, so that one more name changes nobody else's draws.
    @Test func streamsOfDifferentNamesDiffer() {
        var (first, second) = (Xoshiro256(seed: 7, name: "a"), Xoshiro256(seed: 7, name: "b"))
        #expect(first.next() != second.next())
        let drawn = (0..<1000).map { _ in first.uniform() }
        #expect(drawn.allSatisfy { $0 > 0 && $0 < 1 })
    }
}
