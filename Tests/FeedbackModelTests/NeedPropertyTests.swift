internal import FeedbackModel
internal import Statistics
internal import Testing

/// What must hold whatever the input; each loop says the seed that broke it.
@Suite struct NeedPropertyTests {
    private func numbers(_ estimate: ThemeEstimate) -> [Double?] {
        let model = estimate.model
        return [
            estimate.need, estimate.severity, estimate.exposedRevenue, estimate.lowerBound, estimate.ticketRate,
            estimate.ticketTrend, estimate.concentration?.effectiveAccounts, estimate.concentration?.largestPart,
            model?.share, model?.interval.lowerBound, model?.interval.upperBound, model?.severity, model?.severityError,
            model?.needLow, model?.needHigh, model?.effectiveSize, model?.designEffect, model?.seatShare,
            model?.revenueShare, model?.expectedRevenue,
        ]
    }

    // Negative revenue, no seats, future answers, no accounts, nobody asked, everybody alike: a number or none, never NaN.
    @Test func noInputGivesAnImpossibleNumber() throws {
        for seed in 0..<60 {
            var chance = Xoshiro256(seed: UInt64(seed))
            let model = NeedWorld.random(&chance).model
            let estimates = model.estimates()
            for estimate in estimates {
                for number in numbers(estimate) { #expect(number?.isFinite ?? true, "seed \(seed)") }
                guard let need = estimate.model else { continue }
                #expect((0...1).contains(need.share) && (0...1).contains(need.severity), "seed \(seed)")
                #expect((0...100).contains(need.need) && need.needLow <= need.needHigh, "seed \(seed)")
                #expect(
                    need.interval.lowerBound <= need.share && need.share <= need.interval.upperBound, "seed \(seed)")
            }
            guard let theme = model.evidence.first?.theme else { continue }
            let reasons = try #require(model.reasons(for: theme, among: estimates))
            for entry in reasons.ledger?.entries ?? [] { #expect(entry.points.isFinite, "seed \(seed)") }
            for other in [reasons.lowest, reasons.highest] { #expect(other?.need.isFinite ?? true, "seed \(seed)") }
        }
    }

    // The ledger explains all of the difference and nothing else (section 3.5).
    @Test func theLedgerAddsUpToTheDifference() throws {
        for seed in 0..<25 {
            var chance = Xoshiro256(seed: UInt64(seed))
            let model = NeedWorld.random(&chance).model
            let estimates = model.estimates()
            for (number, estimate) in estimates.enumerated() {
                guard let ledger = model.ledger(of: number) else { continue }
                let sum = ledger.entries.reduce(0) { $0 + $1.points }
                #expect(abs(sum - (ledger.need - ledger.plain)) < 1e-9, "seed \(seed)")
                if let need = estimate.model?.need { #expect(abs(ledger.need - need) < 1e-9, "seed \(seed)") }
            }
        }
    }

    // A guard that is off is not there: its parameters change nothing.
    @Test func aGuardThatIsOffIsAsIfItWereNotThere() {
        for seed in 0..<25 {
            var chance = Xoshiro256(seed: UInt64(seed))
            var world = NeedWorld.random(&chance)
            world.settings.active = []
            let before = world.model.estimates().map { $0.model?.need }
            var other = GuardSettings()
            other.active = []
            other.leastThemes = 2
            other.margins = ["plan"]
            other.leastOverlap = 1
            other.falseLabels = 0.1
            other.accuracy[.closed] = .init(sensitivity: 0.7, specificity: 0.7)
            other.statedPart = 0
            other.defaultHalfLife = 30
            other.halfLives = [:]
            other.sessionCorrelation = 1
            other.largestPart = 0
            world.settings = other
            #expect(world.model.estimates().map { $0.model?.need } == before, "seed \(seed)")
            // And with all of them off the estimate is the plain one: (x + ½)/(n + 1) times the mean of what is said.
            for (evidence, need) in zip(world.evidence, before) where !evidence.asked.isEmpty {
                let answers = evidence.asked.flatMap(\.answers)
                let share = (Double(answers.count { $0.isPresent }) + 0.5) / (Double(answers.count) + 1)
                let plain = world.model.estimates().first { $0.theme == evidence.theme }?.model
                #expect(abs((plain?.share ?? -1) - share) < 6e-3, "seed \(seed)")
                #expect(need != nil, "seed \(seed)")
            }
        }
    }

    // One more who says yes, with what was learned beforehand and the weights as they were.
    @Test func aFurtherYesNeverLowersTheNeed() throws {
        for yes in 0..<12 {
            let prior = SharePrior(mean: 0.1, strength: 20)
            let exact = AskedSample.Group(yes: Double(yes), size: 12)
            var before = AskedSample(groups: [exact], weights: [], designEffect: 1, count: 12)
            for accuracy in [GuardSettings.Accuracy.exact, .init(sensitivity: 0.8, specificity: 0.97)] {
                before.groups[0].accuracy = accuracy
                var after = before
                after.groups[0].yes += 1
                after.groups[0].size += 1
                let low = try #require(SharePosterior(before, prior: prior)).mean
                #expect(try #require(SharePosterior(after, prior: prior)).mean >= low, "\(yes)")
            }
        }
        // And in the model, where the further account stood among the silent ones before.
        for writers in [0, 30] {
            var world = NeedWorld()
            world.settings.active.remove(.shrinkage)
            world.add("bug/a", yes: 12, of: 40, writers: 0)
            world.add("bug/b", yes: 6, of: 40, writers: writers)
            let before = try #require(world.model.estimates()[1].need)
            world.evidence[1].asked.append(.init(account: 839, answers: [.init(time: world.now, isPresent: true)]))
            #expect(try #require(world.model.estimates()[1].need) >= before)
        }
    }

    // Evidence is worth less as time passes, never more, and what it says stays.
    @Test func evidenceIsWorthLessAsItAges() throws {
        for seed in 0..<20 {
            var chance = Xoshiro256(seed: UInt64(seed))
            var world = NeedWorld.random(&chance)
            world.settings.active = [.recency, .poststratify, .distinctAccounts]
            world.now = 0
            for theme in world.evidence.indices {
                for asked in world.evidence[theme].asked.indices {
                    let last = world.evidence[theme].asked[asked].answers.count - 1
                    world.evidence[theme].asked[asked].answers[last].time =
                        -Int64(chance.uniform() * 500) * NeedWorld.day
                }
            }
            var sizes = world.model.estimates().map { $0.model?.effectiveSize ?? 0 }
            for _ in 0..<5 {
                world.now += 100 * NeedWorld.day
                let older = world.model.estimates().map { $0.model?.effectiveSize ?? 0 }
                for (now, before) in zip(older, sizes) { #expect(now <= before + 1e-9, "seed \(seed)") }
                sizes = older
            }
        }
    }

    // Only the relation of weights counts: fits of .2 and .4 say the same as .5 and 1.
    @Test func multiplyingAllWeightsChangesNothing() throws {
        var world = NeedWorld(accounts: 200)
        for i in world.accounts.indices { world.accounts[i].attributes["plan"] = i % 3 == 0 ? "free" : "team" }
        world.add("bug/a", yes: 12, of: 40, writers: 20)
        world.segments = ["plan"]
        var results: [[Double]] = []
        for scale in [1.0, 0.4] {
            let population = Population(
                world.accounts, fits: world.accounts.indices.map { ($0 % 3 == 0 ? 0.5 : 1) * scale })
            let model = NeedModel(
                population: population, evidence: world.evidence, settings: world.settings, segments: world.segments,
                now: world.now)
            results.append(model.estimates().flatMap(numbers).compactMap(\.self))
        }
        for (first, second) in zip(results[0], results[1]) where abs(first) < 1e3 {
            #expect(abs(first - second) < 1e-6)
        }
    }

    // Oracle of the description: x = 6 of n = 40, μ = .1, κ = 20, S = .5, a neighbour of 9.0: three must change.
    @Test func theNumberOfAnswersThatWouldFlipARankIsTheClosedForm() throws {
        let sample = AskedSample(groups: [.init(yes: 6, size: 40)], weights: [], designEffect: 1, count: 40)
        let prior = SharePrior(mean: 0.1, strength: 20)
        let needs = try (0...4).map { flips in
            try #require(SharePosterior(sample.flipping(flips, toYes: true), prior: prior)).mean * 100 * 0.5
        }
        #expect(needs.firstIndex { $0 >= 9 } == 3)
    }

    // Who sits in one room counts for fewer, and repeats for little: 8 of one kind at ρ = .5 are worth 1.78.
    @Test func sittingsAreClusters() throws {
        var world = NeedWorld(accounts: 100)
        world.add("bug/a", yes: 4, of: 8)
        let apart = try #require(world.model.estimates()[0].model?.effectiveSize)
        for i in 0..<8 { world.evidence[0].asked[i].answers[0].session = "group" }
        world.settings.sessionCorrelation = 0.5
        #expect(abs(apart - 8) < 1e-9)
        #expect(abs(try #require(world.model.estimates()[0].model?.effectiveSize) - 8 / 4.5) < 1e-9)
        world.settings.active.remove(.focusGroup)
        #expect(abs(try #require(world.model.estimates()[0].model?.effectiveSize) - 8) < 1e-9)
    }

    // If mostly small customers were reached, the few large ones count for those who were not.
    @Test func thoseAskedAreMadeLikeAllCustomers() throws {
        var world = NeedWorld(accounts: 200)
        // Half of all are large; of the 40 asked, 30 are small and say yes, 10 are large and say no.
        for i in world.accounts.indices {
            world.accounts[i].attributes["size"] = i < 30 || (40..<110).contains(i) ? "s" : "l"
        }
        world.add("bug/a", yes: 30, of: 40)
        world.settings.active = [.distinctAccounts]
        #expect(abs(try #require(world.model.estimates()[0].model?.share) - 30.5 / 41) < 1e-3)
        world.settings.active = [.distinctAccounts, .poststratify]
        world.segments = ["size"]
        let raked = try #require(world.model.estimates()[0].model)
        #expect(abs(raked.share - 0.5) < 0.01)
        #expect(raked.effectiveSize < 40 && raked.designEffect > 1)
        // Where too many answers belong to nobody, weights would only pretend.
        world.evidence[0].unmatchedAnswers = 20
        let blocked = try #require(world.model.estimates()[0].model)
        #expect(blocked.badges.contains(.notWeighted) && blocked.badges.contains(.unmatched))
        #expect(abs(blocked.share - 30.5 / 41) < 1e-3)
    }

    // Few answers are drawn to those of their kind only where there are enough themes to learn from.
    @Test func sharesAreDrawnTogetherFromFiveThemesOn() throws {
        var world = NeedWorld(accounts: 400)
        world.settings.active = [.distinctAccounts, .shrinkage]
        for number in 0..<4 { world.add("bug/\(number)", yes: 4 + number, of: 40) }
        let four = world.model.estimates().map { $0.model?.share ?? 0 }
        world.add("bug/loud", yes: 2, of: 2)
        let five = world.model.estimates().map { $0.model?.share ?? 0 }
        #expect(abs(four[0] - 4.5 / 41) < 1e-3)
        #expect(five[4] < 0.5 && five[4] > five[3])
        world.settings.active.remove(.shrinkage)
        #expect(try #require(world.model.estimates()[4].model).share > 0.8)
    }
}
