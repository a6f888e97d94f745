import Statistics
import Testing

/// Published and computed values for what a focus group counts; each with its source.
struct GroupOracleTests {
    /// Guest, Namey and Chen, PLoS ONE 15(5): e0232076, 2020, the worked example: a base of 37 themes, then 4, 3 and 1 new.
    ///
    /// The paper prints 11 %, 8 % and 3 %; with a threshold of 5 % saturation is reached at 6 + 2.
    @Test func theWorkedExampleOfGuestNameyAndChen() {
        func themes(_ range: Range<Int>) -> Set<String> { Set(range.map { "t\($0)" }) }
        // Four interviews bring 37 themes; each run of two brings what the paper says.
        let saturation = Saturation([
            themes(0..<20), themes(10..<30), themes(25..<35), themes(30..<37), themes(37..<40), themes(40..<41),
            themes(38..<43), themes(43..<44), themes(0..<9), themes(30..<44),
        ])
        let ratios = saturation.runRatios(base: 4, run: 2).map { ($0 * 1_000).rounded() / 10 }
        #expect(ratios.prefix(3) == [10.8, 8.1, 8.1])
        #expect(ratios.contains(2.7) && ratios.last == 0)
    }

    /// Mao Tau, after Colwell, Mao and Chang, Ecology 85(10), 2004: the mean over all orders, here all 720 of six sessions.
    @Test func theOrderFreeCurveIsTheMeanOverAllOrders() {
        let sessions: [Set<String>] = [
            ["a", "b", "c", "d", "e"], ["a", "b", "f", "g"], ["a", "c", "f", "h"], ["b", "h", "i"], ["a", "f", "g"],
            ["b", "c", "e"],
        ]
        var sums = Array(repeating: 0.0, count: 6)
        var orders = 0
        func permute(_ taken: [Int]) {
            guard taken.count < 6 else {
                orders += 1
                let cumulative = Saturation(taken.map { sessions[$0] }).cumulative
                for (place, count) in cumulative.enumerated() { sums[place] += Double(count) }
                return
            }
            for next in 0..<6 where !taken.contains(next) { permute(taken + [next]) }
        }
        permute([])
        #expect(orders == 720)
        for (sum, expected) in zip(sums, Saturation(sessions).rarefaction) { #expect(abs(sum / 720 - expected) < 1e-9) }
    }

    /// Chao 1987, Biometrics 43, bias-corrected: nine codes, two of one session only and three of two, in six sessions.
    @Test func unseenCodesAfterChao() throws {
        let sessions: [Set<String>] = [
            ["a", "b", "c", "d", "e"], ["a", "b", "f", "g"], ["a", "c", "f", "h"], ["b", "h", "i"], ["a", "f", "g"],
            ["b", "c", "e"],
        ]
        let chao = try #require(Saturation(sessions).chao)
        #expect(abs(chao - (9 + 5.0 / 6 * 2 * 1 / (2 * 4))) < 1e-12)
        #expect(abs(chao - 9.208_333) < 1e-6)
    }

    /// Kendall and Babington Smith, Annals of Mathematical Statistics 10, 1939: W = 12 S / (m² (k³ − k)).
    @Test func kendallsWByItsDefinition() throws {
        let ranks: [[Double]] = [[1, 2, 3, 4], [2, 1, 3, 4], [1, 3, 2, 4]]
        let sums = (0..<4).map { place in ranks.reduce(0) { $0 + $1[place] } }
        #expect(sums == [4, 6, 8, 12])
        let mean = sums.reduce(0, +) / 4
        let spread = sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let concordance = try #require(Ranking.concordance(ranks))
        #expect(abs(concordance - 12 * spread / (9 * (64 - 4))) < 1e-12)
        #expect(abs(concordance - 0.777_778) < 1e-6)
    }
}
