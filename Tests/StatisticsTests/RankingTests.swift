import Statistics
import Testing

struct RankingTests {
    /// Kendall and Babington Smith 1939; three judges of four things, rank sums 4, 6, 8 and 12.
    @Test func kendallsConcordanceOfThreeJudges() throws {
        let ranks: [[Double]] = [[1, 2, 3, 4], [2, 1, 3, 4], [1, 3, 2, 4]]
        let concordance = try #require(Ranking.concordance(ranks))
        #expect(abs(concordance - 0.777_778) < 1e-6)
    }

    @Test func concordanceHasItsEnds() {
        #expect(Ranking.concordance([[1, 2, 3], [1, 2, 3]]) == 1)
        #expect(Ranking.concordance([[1, 2, 3], [3, 2, 1]]) == 0)
        #expect(Ranking.concordance([[1, 2, 3]]) == nil)
        #expect(Ranking.concordance([[2, 2, 2], [2, 2, 2]]) == nil, "nobody tells any two apart")
        #expect(Ranking.concordance([[1, 2.5, 2.5], [1, 2.5, 2.5]]) == 1, "ties are corrected for")
    }

    /// Schulze, Social Choice and Welfare 36, 2011, example 1, 45 voters: E > A > C > B > D; and Borda's points.
    @Test func schulzesOwnExample() {
        let profile: [(Int, String)] = [
            (5, "ACBED"), (5, "ADECB"), (8, "BEDAC"), (3, "CABED"), (7, "CAEBD"), (2, "CBADE"), (7, "DCEBA"),
            (8, "EBADC"),
        ]
        let orders = profile.flatMap { count, order in
            Array(repeating: order.utf8.map { Int($0) - 65 }, count: count)
        }
        #expect(Ranking.schulze(orders, of: 5) == [[4], [0], [2], [1], [3]])
        #expect(Ranking.borda(orders, of: 5) == [98, 92, 89, 69, 102])
    }

    /// What was left out stands behind all the rest, together.
    @Test func whatIsLeftOutSharesTheLastPlaces() {
        #expect(Ranking.ranks([2], of: 4) == [3, 3, 1, 3])
        #expect(Ranking.schulze([[2], [2, 0]], of: 3) == [[2], [0], [1]])
        #expect(Ranking.schulze([], of: 2) == [[0, 1]])
        #expect(Ranking.ranks([7, -1], of: 2) == [2.5, 2.5], "places that are not there are passed over")
    }
}
