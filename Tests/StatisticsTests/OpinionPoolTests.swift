import Statistics
import Testing

@Suite struct OpinionPoolTests {
    // One opinion, however often it is given, is itself.
    @Test func equalOpinionsAreOne() throws {
        let one = Lognormal(interval: 2...8)
        let pool = try #require(OpinionPool([one, one, one]))
        for probability in [0.05, 0.3, 0.5, 0.95] {
            #expect(abs(pool.quantile(probability) / one.quantile(probability) - 1) < 1e-8)
        }
        #expect(OpinionPool([]) == nil)
    }

    // Two that are sure of different things: half the chance lies at each, and the pool spans both.
    @Test func whereTheyDisagreeThePoolIsWider() throws {
        let pool = try #require(OpinionPool([Lognormal(interval: 1...1), Lognormal(interval: 100...100)]))
        #expect(abs(pool.cumulative(10) - 0.5) < 1e-12)
        #expect(abs(pool.quantile(0.05) - 1) < 1e-6 && abs(pool.quantile(0.95) - 100) < 1e-6)
        let apart = try #require(OpinionPool([Lognormal(interval: 1...2), Lognormal(interval: 8...16)]))
        #expect(apart.quantile(0.05) < 2 && apart.quantile(0.95) > 8)
        // The pool's own quantile gives the chance back.
        for probability in [0.05, 0.4, 0.95] {
            #expect(abs(apart.cumulative(apart.quantile(probability)) - probability) < 1e-6)
        }
    }
}
