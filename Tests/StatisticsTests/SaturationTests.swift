import Statistics
import Testing

struct SaturationTests {
    /// Six sessions of nine codes; the permutation mean over all 720 orders is the order-free curve.
    private let saturation = Saturation([
        ["a", "b", "c", "d", "e"], ["a", "b", "f", "g"], ["a", "c", "f", "h"], ["b", "h", "i"], ["a", "f", "g"],
        ["b", "c", "e"],
    ])

    @Test func eachSessionBringsItsNewCodes() {
        #expect(saturation.new == [5, 2, 1, 1, 0, 0])
        #expect(saturation.cumulative == [5, 7, 8, 9, 9, 9])
    }

    @Test func theCurveDoesNotDependOnTheOrder() {
        let expected = [3.6667, 5.9333, 7.3, 8.1333, 8.6667, 9]
        for (found, wanted) in zip(saturation.rarefaction, expected) { #expect(abs(found - wanted) < 5e-5) }
        let reversed = Saturation(saturation.sessions.reversed())
        for (one, other) in zip(reversed.rarefaction, saturation.rarefaction) { #expect(abs(one - other) < 1e-12) }
    }

    @Test func unseenCodesAreEstimatedFromRareOnes() throws {
        #expect(abs(try #require(saturation.chao) - 9.208_333) < 1e-6)
        #expect(Saturation([["a"]]).chao == nil)
    }

    /// Guest, Namey and Chen (2020): new codes of a run over the codes of the base.
    @Test func runsAreComparedWithTheBase() {
        #expect(saturation.runRatios(base: 3, run: 2) == [1.0 / 8, 0])
        #expect(saturation.runRatios(base: 5, run: 2).isEmpty)
        #expect(Saturation([[], [], []]).runRatios(base: 1, run: 1).isEmpty)
    }
}
