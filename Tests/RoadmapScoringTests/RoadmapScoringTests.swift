internal import FeedbackModel
internal import RoadmapScoring
internal import Testing

private let estimates = [
    ThemeEstimate(
        theme: "bug/export", category: "bug", askedAccounts: 40, yesAccounts: 12, ticketAccounts: 9, tickets: 20),
    ThemeEstimate(theme: "ux/slow", category: "ux", askedAccounts: 40, yesAccounts: 4, ticketAccounts: 2, tickets: 2),
    ThemeEstimate(theme: "wish/bulk", category: "wish", ticketAccounts: 30, tickets: 31),
]

private let roadmap = Roadmap(
    name: "r",
    initiatives: [
        Initiative(
            id: "exports", covers: [.init(theme: "bug/export", share: 0.9), .init(theme: "ux/slow", share: 0.2)],
            effort: [.init(team: "app", low: 2, high: 5), .init(team: "platform", low: 1, high: 3)], impact: 2,
            confidence: 0.8, reach: 400),
        Initiative(
            id: "bulk", covers: [.init(theme: "wish/bulk", share: 0.5)], effort: [.init(team: "app", low: 1, high: 4)],
            impact: 1, confidence: 0.5, reach: 100),
        Initiative(
            id: "speed", covers: [.init(theme: "ux/slow", share: 0.8)], effort: [.init(team: "app", low: 4, high: 12)],
            impact: 1, confidence: 1, reach: 250),
        Initiative(id: "queue", effort: [.init(team: "platform", low: 3, high: 6)]),
    ])

private func scores(
    _ roadmap: Roadmap = roadmap, draws: Int = 4000, seed: UInt64 = 1
) -> [RoadmapScore] {
    RoadmapScoring(
        roadmap, estimates: estimates, targetAccounts: 300, configuration: .init(seed: seed, draws: draws)
    ).scores()
}

private func score(_ initiative: String, _ method: ScoringMethod, in scores: [RoadmapScore]) throws -> RoadmapScore {
    try #require(scores.first { $0.initiative == initiative && $0.method == method })
}

@Suite struct RoadmapScoringTests {
    // Published: 2000 customers a quarter · 3 · 80 % / 4 person-months = 1200.
    @Test func classicRICEIsThePublishedExample() throws {
        let example = Roadmap(
            name: "r",
            initiatives: [
                Initiative(
                    id: "a", effort: [.init(team: "app", low: 52.0 / 3, high: 52.0 / 3)], impact: 3, confidence: 0.8,
                    reach: 2000)
            ])
        let found = try score("a", .rice, in: scores(example))
        #expect(found.score == 1200)
        #expect(found.low == 1200)
        #expect(found.high == 1200)
        #expect(found.effort?.value == 4)
    }

    // Classic RICE's interval is that of its effort: 1–4 weeks is a factor 2 around 2.
    @Test func classicRICEsIntervalComesFromItsEffort() throws {
        let bulk = try score("bulk", .rice, in: scores())
        let weeks = RoadmapScoring.weeksPerMonth
        #expect(abs(try #require(bulk.score) - 50 / (2 / weeks)) < 1e-6)
        #expect(abs(try #require(bulk.low) - 50 / (4 / weeks)) < 1e-6)
        #expect(abs(try #require(bulk.high) - 50 / (1 / weeks)) < 1e-6)
    }

    // The model's reach: 300 · (1 − (1−.9·p)(1−.2·q)) with p near 12/40 and q near 4/40 is about 86 accounts.
    @Test func modelledReachCountsAnAccountWithTwoNeedsOnce() throws {
        let exports = try score("exports", .riceModel, in: scores())
        let reach = try #require(exports.reach)
        #expect((80...92).contains(reach.value))
        #expect(reach.low < reach.value && reach.value < reach.high)
        #expect(exports.confidence == 1)
        #expect(exports.themes.map(\.basis) == [.asked, .asked])
    }

    // Tickets alone give a least reach, and no score: there is nobody to divide by.
    @Test func whereNobodyWasAskedThereIsNoModelledScore() throws {
        let bulk = try score("bulk", .riceModel, in: scores())
        #expect(bulk.score == nil)
        #expect(bulk.rank == nil)
        #expect(bulk.missing == ["nobody was asked about its themes"])
        #expect(bulk.themes.first?.basis == .ticketsOnly)
        #expect(bulk.reach?.value == 300 * 0.5 * 0.1)
        #expect(try score("queue", .riceModel, in: scores()).missing.first == "it covers no theme")
        #expect(try score("queue", .rice, in: scores()).missing == ["no reach", "no impact", "no confidence"])
    }

    @Test func scoresLieInTheirIntervalsAndRanksHaveNoGaps() {
        for method in [ScoringMethod.rice, .riceModel, .needPerWeek] {
            let ranked = scores().filter { $0.method == method && $0.score != nil }
            #expect(ranked.map(\.rank) == Array(1...ranked.count))
            for score in ranked {
                #expect((score.low ?? 0) <= (score.score ?? 0) && (score.score ?? 0) <= (score.high ?? 0))
            }
        }
    }

    // Absolute scales: another idea on the list changes nobody's score, only ranks.
    @Test func aFurtherInitiativeChangesNoOtherScore() throws {
        var larger = roadmap
        larger.initiatives.insert(
            Initiative(
                id: "aaa", covers: [.init(theme: "bug/export", share: 1)],
                effort: [.init(team: "app", low: 1, high: 1)],
                impact: 3, confidence: 1, reach: 9999), at: 0)
        let (before, after) = (scores(), scores(larger))
        for old in before {
            let new = try score(old.initiative, old.method, in: after)
            #expect(new.score == old.score && new.low == old.low && new.high == old.high)
        }
    }

    @Test func equalScoresAreRankedById() {
        let twins = Roadmap(
            name: "r",
            initiatives: ["b", "c", "a", "d"].map {
                Initiative(id: $0, effort: [.init(team: "app", low: 2, high: 2)], impact: 1, confidence: 1, reach: 5)
            })
        let ranked = scores(twins).filter { $0.method == .rice }
        #expect(ranked.map(\.initiative) == ["a", "b", "c", "d"])
        #expect(ranked.map(\.topThree) == [1, 1, 1, 0])
    }

    // In each draw three are among the first three.
    @Test func chancesOfTheFirstThreeAddUpToThree() {
        var wide = roadmap
        for number in 0..<6 {
            wide.initiatives.append(
                Initiative(
                    id: "x\(number)", effort: [.init(team: "app", low: 1, high: 9)], impact: 1, confidence: 1,
                    reach: 150))
        }
        let sum = scores(wide).filter { $0.method == .rice }.compactMap(\.topThree).reduce(0, +)
        #expect(abs(sum - 3) < 1e-6)
    }

    @Test func anotherSeedMovesTheModelOnlyALittle() throws {
        let first = try #require(try score("exports", .riceModel, in: scores(draws: 10_000, seed: 1)).score)
        let second = try #require(try score("exports", .riceModel, in: scores(draws: 10_000, seed: 2)).score)
        #expect(first != second)
        #expect(abs(first / second - 1) < 0.03)
    }
}

@Suite struct ReviewTests {
    private func inputs(shuffledBy turn: Int = 0) -> Review.Inputs {
        func turned<Element>(_ list: [Element]) -> [Element] {
            Array(list[(turn % list.count)...] + list[..<(turn % list.count)])
        }
        var roadmap = roadmap
        roadmap.initiatives = turned(roadmap.initiatives)
        let evidence = (0..<5).map { number in
            Review.frozen(
                Evidence(
                    theme: "bug/export", source: .session(id: "s\(number)", sequence: 3, place: "q"),
                    channel: .interview, fidelity: .verbatim, accountID: "acme", time: 5, words: "It spins."),
                entry: "hash\(number)")
        }
        let rows = turned((0..<4).map { (id: "zendesk:\($0)", row: "zendesk:\($0)\tacme\thigh\t7") })
        return Review.Inputs(
            roadmap: roadmap, estimates: turned(estimates), targetAccounts: 300, currency: "EUR", codebook: "c0ffee",
            evidence: turned(evidence), tickets: [Review.frozen(theme: "bug/export", rows: rows)],
            configuration: .init(seed: 99, draws: 2000))
    }

    // Same input, same bytes, in whatever order it came.
    @Test func freezingTwiceGivesTheSameBytes() throws {
        let first = try Review.freeze(inputs())
        #expect(try Review.freeze(inputs()) == first)
        #expect(try Review.freeze(inputs(shuffledBy: 1)) == first)
        #expect(try Review.freeze(inputs(shuffledBy: 3)) == first)
    }

    // A review must survive a withdrawal, so it holds neither words nor accounts.
    @Test func aReviewHoldsNoWordsAndNoAccounts() throws {
        let document = try Review.freeze(inputs())
        #expect(!document.contains("spins"))
        #expect(!document.contains("acme"))
        #expect(document.contains("zendesk:2"))
    }

    @Test func aReviewIsReadBackAndRecomputed() throws {
        let document = try Review.freeze(inputs())
        #expect(try Review.isReproducible(document))
        let review = try Review.read(document)
        #expect(review.scores.count == 12)
        #expect(review.configuration.seed == 99)
        #expect(
            try !Review.isReproducible(document.replacing("\"target_accounts\":300", with: "\"target_accounts\":301")))
    }

    @Test func whatIsNoReviewIsRefused() {
        #expect(throws: ReviewFailure.unreadable) { try Review.read("{\"schema\":1}") }
        #expect(throws: ReviewFailure.unreadable) { try Review.read("not JSON") }
    }

    // Pinned bytes: they must be the same on every machine and after every change that does not mean to move numbers.
    @Test func theBytesOfAReviewStayWhatTheyAre() throws {
        let review = try Review.read(try Review.freeze(inputs()))
        let exports = try #require(review.scores.first { $0.initiative == "exports" && $0.method == .riceModel })
        let numbers = "\(exports.score ?? 0) \(exports.low ?? 0) \(exports.high ?? 0)"
        #expect(numbers == "148.343091256 87.126443037 241.376948028")
    }
}
