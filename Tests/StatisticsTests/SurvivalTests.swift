import Statistics
import Testing

/// How long things last, where some still do.
struct SurvivalTests {
    private static func spells(_ text: String) -> [KaplanMeier.Spell] {
        text.split(separator: " ").compactMap { word in
            Double(word.hasSuffix("+") ? String(word.dropLast()) : String(word)).map {
                KaplanMeier.Spell($0, isEnded: !word.hasSuffix("+"))
            }
        }
    }

    /// Weeks of remission of children with leukaemia.
    ///
    /// E. J. Freireich et al., Blood 21 (1963), as textbooks have them.
    private static let treated = spells("6 6 6 7 10 13 16 22 23 6+ 9+ 10+ 11+ 17+ 19+ 20+ 25+ 32+ 32+ 34+ 35+")
    private static let placebo = spells("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23")

    // Published: S(t) of the treated as each textbook has it (Cox & Oakes, "Analysis of Survival Data", 1984, table 1.1).
    @Test func theCurveOfTheTreatedIsThePublishedOne() throws {
        let curve = KaplanMeier(Self.treated)
        let expected = [(6, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538), (23, 0.448)]
        #expect(curve.steps.map(\.time) == expected.map { Double($0.0) })
        for (step, (_, survival)) in zip(curve.steps, expected) { #expect(abs(step.survival - survival) < 5e-4) }
        #expect(abs(try #require(curve.step(at: 12)?.standardError) - 0.0963) < 5e-5)
        #expect(curve.median == 23 && curve.count == 21 && curve.survival(at: 5.9) == 1)
        #expect(KaplanMeier(Self.placebo).median == 8)
        #expect(KaplanMeier(Self.placebo).steps.last?.survival == 0)
        #expect(KaplanMeier(Self.placebo).steps.last?.standardError == nil)
    }

    // Published: the same data in the manual of SAS/STAT's LIFETEST, whose intervals are on the scale of ln(−ln S).
    @Test func theIntervalOfTheMedianIsThePublishedOne() {
        let treated = KaplanMeier(Self.treated).medianInterval()
        #expect(treated.low == 13 && treated.high == nil)
        let placebo = KaplanMeier(Self.placebo).medianInterval()
        #expect(placebo.low == 4 && placebo.high == 11)
        for few in ["", "3"] { #expect(KaplanMeier(Self.spells(few)).medianInterval() == (nil, nil)) }
    }

    // By hand, from S = .753 and its error .0963: exp(−exp(ln(−ln .753) ± 1.96 · .0963/(.753 · .2838))) is .503 to .889.
    @Test func theBandStaysBetweenZeroAndOne() throws {
        let band = try #require(KaplanMeier(Self.treated).step(at: 10)?.interval())
        #expect(abs(band.lowerBound - 0.503) < 1e-3 && abs(band.upperBound - 0.889) < 1e-3)
        for step in KaplanMeier(Self.placebo).steps.dropLast() {
            let band = try #require(step.interval(0.999))
            #expect(band.lowerBound > 0 && band.upperBound < 1 && band.contains(step.survival))
        }
        #expect(KaplanMeier(Self.placebo).steps.last?.interval() == nil)
    }

    // Published: χ² = 16.79 for the two groups.
    @Test func theLogRankTestIsThePublishedOne() throws {
        let test = try #require(LogRankTest(Self.treated, Self.placebo))
        #expect(abs(test.statistic - 16.79) < 5e-3 && test.observed == 9)
        #expect(test.probability < 1e-4 && test.probability > 1e-5)
        let turned = try #require(LogRankTest(Self.placebo, Self.treated))
        #expect(abs(turned.statistic - test.statistic) < 1e-9)
    }

    @Test func nothingToWatchIsNoCurve() {
        #expect(KaplanMeier([]).steps.isEmpty && KaplanMeier([]).median == nil && KaplanMeier([]).survival(at: 3) == 1)
        #expect(KaplanMeier(Self.spells("3+ 4+")).median == nil)
        #expect(KaplanMeier([.init(.nan, isEnded: true), .init(-1, isEnded: true)]).count == 0)
        #expect(LogRankTest([], Self.placebo) == nil)
        #expect(LogRankTest(Self.spells("3+"), Self.spells("4+")) == nil)
    }

    // Whatever was watched: the curve never rises, and without censoring it is the share still there.
    @Test func theCurveNeverRises() {
        var chance = Xoshiro256(seed: 14)
        for round in 0..<200 {
            let spells = (0..<Int(chance.uniform() * 60)).map { _ in
                KaplanMeier.Spell((20 * chance.uniform()).rounded(), isEnded: chance.uniform() < 0.7)
            }
            let curve = KaplanMeier(spells)
            var last = 1.0
            for step in curve.steps {
                #expect(step.survival < last && step.survival >= 0, "seed 14, round \(round)")
                last = step.survival
            }
            #expect(curve == KaplanMeier(spells.reversed()), "seed 14, round \(round)")
            let ended = spells.map { KaplanMeier.Spell($0.time, isEnded: true) }
            let time = 20 * chance.uniform()
            let share = Double(spells.count { $0.time > time }) / Double(max(1, spells.count))
            if !spells.isEmpty {
                #expect(abs(KaplanMeier(ended).survival(at: time) - share) < 1e-12, "seed 14, round \(round)")
            }
        }
    }
}
