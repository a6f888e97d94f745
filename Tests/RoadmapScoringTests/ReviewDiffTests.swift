internal import FeedbackModel
@testable internal import RoadmapScoring
internal import TestSupport
internal import Testing

private func document(
    yes: [Int] = [12, 6, 3], effort: [Double] = [2, 3, 4], targets: Int = 100, seed: UInt64 = 1,
    evidence: String = "e", themes: String = "t", settings: String = "s", accounts: String = "a", drop: Int? = nil
) throws -> ReviewDocument {
    let names = ["one", "two", "three"]
    var roadmap = Roadmap(
        name: "r",
        initiatives: names.enumerated().map { place, name in
            Initiative(
                id: name, covers: [.init(theme: "bug/\(name)", share: 0.8)],
                effort: [.init(team: "app", low: effort[place], high: effort[place] * 2)])
        })
    if let drop { roadmap.initiatives.remove(at: drop) }
    var inputs = Review.Inputs(
        roadmap: roadmap,
        estimates: names.enumerated().map { place, name in
            ThemeEstimate(
                theme: "bug/\(name)", category: "bug", askedAccounts: 40, yesAccounts: yes[place], severity: 0.5)
        }, targetAccounts: targets, codebook: themes,
        evidence: names.map { FrozenEvidence(theme: "bug/\($0)", id: "session:\($0)#1", digest: evidence) },
        tickets: [],
        configuration: .init(seed: seed, draws: 300, methods: [.needPerWeek]))
    inputs.themes = names.map { FrozenTheme(theme: "bug/\($0)", digest: themes) }
    inputs.frame = ReviewFrame(asOf: 1, accounts: accounts, settings: settings)
    return try Review.read(try Review.freeze(inputs))
}

@Suite struct ReviewDiffTests {
    @Test func theSameReviewHasNoCauses() throws {
        let review = try document()
        let diff = ReviewDiff(from: review, to: review, method: .needPerWeek)
        #expect(diff.causes.isEmpty)
        #expect(diff.changes.allSatisfy { $0.scoreBefore == $0.scoreAfter && $0.score.isEmpty })
    }

    // Each change alone has one cause, which gets all of it.
    @Test func oneChangeHasOneCause() throws {
        let before = try document()
        let cases: [(ReviewDocument, ReviewDiff.Cause)] = [
            (try document(yes: [20, 6, 3], evidence: "f"), .evidence), (try document(yes: [20, 6, 3]), .ageing),
            (try document(yes: [20, 6, 3], accounts: "b"), .customers),
            (try document(yes: [20, 6, 3], settings: "x"), .configuration),
            (try document(yes: [20, 6, 3], themes: "u"), .themes), (try document(effort: [1, 3, 4]), .estimates),
            (try document(seed: 2), .configuration),
        ]
        for (after, cause) in cases {
            let diff = ReviewDiff(from: before, to: after, method: .needPerWeek)
            #expect(diff.causes == [cause])
            for change in diff.changes {
                let (old, new) = (try #require(change.scoreBefore), try #require(change.scoreAfter))
                #expect(abs((change.score[cause] ?? 0) - (new - old)) < 2e-9, "\(cause)")
            }
        }
    }

    // Whatever changed together, the parts add up to the change of the score and of the rank.
    @Test func thePartsAddUpToTheChange() throws {
        for seed in 0..<12 as Range<UInt64> {
            var chance = SplitMix64(seed: seed)
            func any(_ options: [String]) -> String { options.randomElement(using: &chance) ?? "" }
            func some() throws -> ReviewDocument {
                try document(
                    yes: (0..<3).map { _ in Int.random(in: 0...40, using: &chance) },
                    effort: (0..<3).map { _ in Double.random(in: 0.5...6, using: &chance) },
                    targets: Int.random(in: 1...200, using: &chance), seed: UInt64.random(in: 0...1, using: &chance),
                    evidence: any(["e", "f"]), themes: any(["t", "u"]), settings: any(["s", "x"]),
                    accounts: any(["a", "b"]))
            }
            let diff = ReviewDiff(from: try some(), to: try some(), method: .needPerWeek)
            for change in diff.changes {
                let score = try #require(change.scoreAfter) - (try #require(change.scoreBefore))
                let rank = try #require(change.rankAfter) - (try #require(change.rankBefore))
                #expect(abs(change.score.values.reduce(0, +) - score) < 1e-8, "seed \(seed)")
                #expect(abs(change.rank.values.reduce(0, +) - Double(rank)) < 1e-8, "seed \(seed)")
            }
        }
    }

    @Test func whatIsNewOrGoneIsToldWithoutParts() throws {
        let diff = ReviewDiff(from: try document(drop: 0), to: try document(drop: 2), method: .needPerWeek)
        #expect(Set(diff.changes.map(\.initiative)) == ["one", "two", "three"])
        let new = try #require(diff.changes.first { $0.initiative == "one" })
        #expect(new.rankBefore == nil && new.rankAfter != nil && new.score.isEmpty)
        #expect(diff.changes.last?.initiative == "three")
    }

    // A review from before schema 2 has no overlaps and no model: it is read, repeated to the byte, and compared.
    @Test func anOldReviewIsReadAndRepeated() throws {
        let old = """
            {"codebook":"c","configuration":{"draws":10,"methods":["rice"],"seed":1},"estimates":[],"evidence":[],"roadmap":{"goals":[],"initiatives":[{"confidence":0.8,"covers":[],"effort":[{"high":4,"low":4,"team":"app"}],"goals":[],"id":"a","impact":3,"kind":"product","needs":[],"not_with":[],"reach":20,"title":"A"}],"name":"r","period":"quarter"},"schema":1,"scores":[{"confidence":0.8,"effort":{"high":0.923076923,"low":0.923076923,"value":0.923076923},"high":52.000000004,"impact":3,"initiative":"a","low":52.000000004,"method":"rice","missing":[],"rank":1,"reach":{"high":20,"low":20,"value":20},"score":52.000000004,"themes":[],"top_three":1}],"target_accounts":5,"tickets":[]}
            """
        #expect(try Review.isReproducible(old))
        let review = try Review.read(old)
        #expect(review.schema == 1 && review.themes == nil)
        #expect(ReviewDiff(from: review, to: review, method: .rice).changes.map(\.rankAfter) == [1])
        #expect(throws: ReviewFailure.newer) { try Review.read(old.replacing("\"schema\":1", with: "\"schema\":99")) }
    }
}
