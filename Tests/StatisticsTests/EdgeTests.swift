import Statistics
import Testing

/// No finite input may give something that is not a number, or stop the program.
struct EdgeTests {
    private var chance = Xoshiro256(seed: 18)

    /// A number as nasty as they come in files: none, tiny, huge, negative, or plain.
    private mutating func number() -> Double {
        let nasty: [Double] = [
            0, -0.0, 1, -1, 0.5, 1e-300, 1e300, -1e300, .leastNonzeroMagnitude, 1e15, 0.1, 1 - 1e-16,
        ]
        guard chance.uniform() < 0.5 else { return 200 * chance.uniform() - 100 }
        return nasty[Int(chance.uniform() * Double(nasty.count))]
    }

    private mutating func count() -> Int {
        let nasty = [0, 1, 2, -1, 7, .max, .min, 1000]
        guard chance.uniform() < 0.5 else { return Int(chance.uniform() * 40) }
        return nasty[Int(chance.uniform() * Double(nasty.count))]
    }

    private mutating func numbers() -> [Double] {
        var numbers: [Double] = []
        for _ in 0..<Int(chance.uniform() * 8) { numbers.append(number()) }
        return numbers
    }

    private mutating func share() -> Double { chance.uniform() < 0.3 ? chance.uniform().rounded() : chance.uniform() }

    private static func isFine(_ value: Double?) -> Bool { value.map { !$0.isNaN } ?? true }

    private static func isFine(_ range: ClosedRange<Double>?) -> Bool {
        range.map { !$0.lowerBound.isNaN && !$0.upperBound.isNaN } ?? true
    }

    private static func isFine(_ values: [Double]) -> Bool { values.allSatisfy(\.isFinite) }

    @Test mutating func sharesAndRatesAreNumbersOrNothing() {
        for round in 0..<3_000 {
            let said: Comment = "seed 18, round \(round)"
            let (a, b) = (Share(yes: count(), asked: count()), Share(yes: count(), asked: count()))
            let level = [0.5, 0.9, 0.999][round % 3]
            if let a { #expect(Self.isFine(a.wilson(level)) && a.wilson(level).contains(min(1, a.value)), said) }
            if let a, a.asked < 1_000_000 {
                #expect(Self.isFine(a.exact(level)) && Self.isFine(a.jeffreys(level)), said)
            }
            if let a, let b, let difference = ShareDifference(a, b) {
                #expect(Self.isFine(difference.newcombe(level)), said)
            }
            if let a, let b, max(a.asked, b.asked) < 10_000 {
                let test = FisherExactTest(a, b)
                #expect((0...1).contains(test.probability) && test.fragility() >= 0, said)
            }
            let (first, second) = (count(), count())
            if let ratio = RateRatio(first, per: number(), over: second, per: number()) {
                #expect(Self.isFine(ratio.value) && Self.isFine(ratio.logarithmic(level)), said)
                if max(first, second) < 1_000_000 { #expect(Self.isFine(ratio.exact(level)), said) }
            }
            if let right = RoganGladen(
                observed: number(), size: number(), sensitivity: share(), specificity: share())
            {
                #expect((0...1).contains(right.value) && right.standardError.isFinite, said)
            }
            if let lists = CaptureRecapture(first: count(), second: count(), both: count()) {
                #expect(Self.isFine(lists.lincolnPetersen) && Self.isFine(lists.chapman), said)
                #expect(lists.variance >= 0, said)
            }
            _ = SampleSize.perGroup(number(), number(), power: number(), alpha: number(), designEffect: number())
            for kind in LifetimeValue.allCases {
                #expect(Self.isFine(kind.value(margin: number(), retention: number(), discount: number())), said)
            }
        }
    }

    @Test mutating func distributionsAreNumbers() {
        for round in 0..<400 {
            let said: Comment = "seed 18, round \(round)"
            let alpha = Elementary.exp(40 * chance.uniform() - 13)
            let beta = Elementary.exp(40 * chance.uniform() - 13)
            let distribution = BetaDistribution(alpha: alpha, beta: beta)
            let x = number()
            #expect((0...1).contains(distribution.cumulative(x)) && (0...1).contains(distribution.survival(x)), said)
            #expect((0...1).contains(distribution.quantile(share())), said)
            #expect(Self.isFine(BetaBinomial.logMass(number(), of: number(), share: distribution)), said)
            let (yes, of) = (number(), number())
            #expect(Self.isFine(Binomial.logMass(yes, of: of, share: share())), said)
            #expect(Self.isFine(Elementary.logChoose(yes, of)), said)
            if let triangle = Triangular(low: number(), mode: number(), high: number()) {
                #expect(triangle.quantile(share()).isFinite && Self.isFine(triangle.mean), said)
            }
            if let pert = PERT(low: number(), mode: number(), high: number()) {
                #expect(pert.quantile(share()).isFinite && Self.isFine(pert.mean), said)
            }
            #expect((0...1).contains(StudentT.twoSided(number(), degreesOfFreedom: alpha)), said)
            if let grid = GridPosterior(logDensities: numbers()) {
                #expect((0...1).contains(grid.mean) && (0...1).contains(grid.quantile(share())), said)
                #expect((0...1).contains(grid.cumulative(number())) && grid.variance >= 0, said)
            }
        }
    }

    @Test mutating func samplesAreNumbersOrNothing() {
        for round in 0..<2_000 {
            let said: Comment = "seed 18, round \(round)"
            let (one, other) = (numbers(), numbers())
            #expect(Self.isFine(Huber.location(one, leastScale: abs(number()))), said)
            #expect(!logSumExp(one).isNaN, said)
            #expect(Self.isFine(Ranking.tau(one, other)) && Self.isFine(Ranking.spearman(one, other)), said)
            if let difference = MeanDifference(one, other) {
                #expect(difference.value.isFinite && Self.isFine(difference.interval()), said)
                #expect(Self.isFine(difference.probability), said)
                #expect((0...1).contains(difference.permutationProbability(draws: 9)), said)
            }
            if let moved = JamesStein(one, variance: number()) { #expect(Self.isFine(moved.values), said) }
            #expect(Self.isFine(IntraclassCorrelation([one, other, numbers()])?.value), said)
            #expect(designEffect(clusterSizes: one, correlation: number()) >= 1, said)
            #expect(Self.isFine(effectiveSize(one.map(abs), discounts: other.map { min(1, abs($0)) })), said)
            for level in [KrippendorffAlpha.Level.nominal, .ordinal, .interval] {
                #expect(Self.isFine(KrippendorffAlpha(units: [one, other, numbers()], level: level)?.value), said)
            }
            #expect(Self.isFine(Kappa.cohen([[number(), number()], [number(), number()]])), said)
            let prior = BetaBinomialPrior(zip(one, other).map { .init(share: abs($0), size: $1) })
            #expect(prior.map { (0...1).contains($0.mean) && $0.strength > 0 } ?? true, said)
            let spells = one.map { KaplanMeier.Spell($0, isEnded: chance.uniform() < 0.5) }
            for step in KaplanMeier(spells).steps { #expect(Self.isFine(step.interval()), said) }
            #expect(Self.isFine(LogRankTest(spells, other.map { .init($0, isEnded: true) })?.probability), said)
            let forecasts = one.map { Calibration.Forecast($0, happened: chance.uniform() < 0.5) }
            #expect(Self.isFine(Calibration(forecasts)?.skill), said)
            let cells = one.map { Int(exactly: $0.rounded()) }
            if let raking = Raking([.init("a", cells: cells, targets: other)], base: one.map(abs)) {
                #expect(Self.isFine(raking.weights) && raking.designEffect >= 1, said)
            }
            let values = (0..<8).map { _ in number() }
            if let ledger = ShapleyAttribution(["a", "b", "c"], values: values) {
                #expect(Self.isFine(ledger.parts.map(\.value)), said)
            }
        }
    }
}
