internal import FeedbackModel
internal import Foundation
internal import Statistics
internal import Testing

@Suite struct NeedModelTests {
    // Oracle: asked 6 of 40, tickets of 30, 90 and none of 800, prior 0.1 worth 20, q ~ Beta(1.2, 2.8); computed with NumPy
    // for the model's description. Its interval ends are cell middles, so ours differ by half a cell.
    @Test func answersAndTicketsAreFusedAsInTheDescription() throws {
        let sample = AskedSample(
            groups: [.init(yes: 6, size: 40)], weights: [], designEffect: 1, count: 40)
        let prior = SharePrior(mean: 0.1, strength: 20)
        let rate = BetaDistribution(alpha: 1.2, beta: 2.8)
        for (writers, expected) in [(30.0, 0.1299), (90, 0.1759), (0, 0.1162)] {
            let found = try #require(
                SharePosterior(sample, prior: prior, reporting: writers, of: 800, rate: rate, falseLabels: 0))
            #expect(abs(found.mean - expected) < 5e-5, "\(writers)")
            if writers == 30 {
                #expect(abs(found.interval().lowerBound - 0.0738) < 0.0013)
                #expect(abs(found.interval().upperBound - 0.2038) < 0.0013)
            }
        }
        let alone = try #require(SharePosterior(sample, prior: prior))
        #expect(abs(alone.mean - 0.1333) < 5e-5)
    }

    // Oracle: beta-binomial shrinkage, x = 2 of n = 9 with μ = .08, κ = 20; scipy's beta.
    @Test func fewAnswersAreDrawnToThoseOfTheirKind() throws {
        let sample = AskedSample(groups: [.init(yes: 2, size: 9)], weights: [], designEffect: 1, count: 9)
        let found = try #require(SharePosterior(sample, prior: SharePrior(mean: 0.08, strength: 20)))
        #expect(abs(found.mean - 0.1241) < 5e-5)
        #expect(abs(found.interval().lowerBound - 0.0418) < 2e-4)
        #expect(abs(found.interval().upperBound - 0.2361) < 2e-4)
    }

    // Oracle: Rogan & Gladen with Se .9, Sp .95: .20 observed is .1765; and .04 observed would be negative, which the
    // likelihood cannot be.
    @Test func whatRecordsGetWrongIsUndoneInsideTheLikelihood() throws {
        let accuracy = GuardSettings.Accuracy(sensitivity: 0.9, specificity: 0.95)
        let flat = SharePrior(mean: 0.5, strength: 2)
        let many = AskedSample.Group(yes: 40_000, size: 200_000, accuracy: accuracy)
        let found = try #require(
            SharePosterior(
                AskedSample(groups: [many], weights: [], designEffect: 1, count: 0), prior: flat))
        #expect(abs(found.mean - 0.1765) < 0.0015)
        #expect(abs(many.corrected - 0.176470588) < 1e-8)
        let few = AskedSample.Group(yes: 8, size: 200, accuracy: accuracy)
        #expect(few.corrected == 0)
        let low = try #require(
            SharePosterior(AskedSample(groups: [few], weights: [], designEffect: 1, count: 0), prior: flat))
        #expect((0..<0.03).contains(low.mean))
    }

    // The rule of the description: below ten who said yes, tickets are a lower bound and nothing more.
    @Test func ticketsCountOnlyWhereItIsKnownHowOftenTheyAreWritten() throws {
        var world = NeedWorld()
        world.add("bug/export", yes: 6, of: 40, writers: 30, ticketedYes: 3)
        let alone = world.model.estimates()[0]
        #expect(alone.model?.basis == .asked)
        #expect(abs(try #require(alone.lowerBound) - 33.0 / 840) < 1e-12)
        world.add("bug/login", yes: 4, of: 40, writers: 100, ticketedYes: 1)
        let fused = world.model.estimates()
        #expect(fused.map { $0.model?.basis } == [.fused, .fused])
        let (first, second) = (try #require(fused[0].model), try #require(fused[1].model))
        #expect(second.share > first.share)
        // Nobody was asked, but it is known how often those write who have a need of this kind.
        world.add("bug/crash", yes: 0, of: 0, writers: 60)
        let unasked = world.model.estimates()[2]
        #expect(unasked.model?.basis == .tickets)
        #expect(unasked.model?.badges.contains(.notAsked) == true)
        world.settings.active.remove(.silentMajority)
        #expect(world.model.estimates()[2].need == nil)
    }

    // One loud customer: the same account a hundred times is one account.
    @Test func aRepeatedTicketLeavesTheShareAsItIs() {
        var world = NeedWorld()
        world.add("bug/export", yes: 12, of: 40, writers: 30)
        let once = world.model.estimates()[0].model?.posterior
        world.evidence[0].reports[5].recent = 200
        #expect(world.model.estimates()[0].model?.posterior == once)
        world.settings.active.remove(.distinctAccounts)
        #expect(world.model.estimates()[0].model?.posterior != once)
    }

    // Stated importance moves a severity by at most λ·δ = .125, and an outlier does not pull the mean.
    @Test func loudWordsMoveSeverityOnlyALittle() throws {
        var world = NeedWorld(accounts: 100)
        world.settings.active = [.calm]
        world.add("bug/export", yes: 20, of: 40, ticketedYes: 20, severity: 1)
        let loud = try #require(world.model.estimates()[0].model?.severity)
        world.evidence[0].asked.indices.forEach { world.evidence[0].asked[$0].answers[0].severity = nil }
        let facts = try #require(world.model.estimates()[0].model?.severity)
        #expect(abs(facts - 0.5) < 1e-9)
        #expect(abs(loud - 0.625) < 1e-9)
        world.settings.active = []
        world.evidence[0].asked.indices.forEach { world.evidence[0].asked[$0].answers[0].severity = 1 }
        #expect(world.model.estimates()[0].model?.severity == 1)
    }

    // The account-level chances are those of section 4.1, and their mean is P.
    @Test func chancesOfAccountsComeToTheShare() throws {
        for seed in 0..<40 {
            var chance = Xoshiro256(seed: UInt64(seed))
            let world = NeedWorld.random(&chance)
            let model = world.model
            for estimate in model.estimates() {
                guard let need = estimate.model else { continue }
                let chances = try #require(model.chances(of: [estimate.theme])[estimate.theme])
                #expect(chances.count == model.population.count)
                #expect(chances.allSatisfy { (0...1).contains($0) }, "seed \(seed)")
                if !chances.isEmpty {
                    let mean = chances.reduce(0, +) / Double(chances.count)
                    #expect(abs(mean - need.share) < 1e-6, "seed \(seed) \(mean) \(need.share)")
                }
            }
        }
    }

    // What is believed is written down in whole numbers, so that reading it back gives the same to the last bit.
    @Test func aPosteriorReadsBackAsItWas() throws {
        var world = NeedWorld()
        world.add("bug/export", yes: 6, of: 40)
        let estimate = world.model.estimates()[0]
        let data = try JSONEncoder().encode(estimate)
        #expect(try JSONDecoder().decode(ThemeEstimate.self, from: data) == estimate)
        let old =
            #"{"theme":"t","category":"c","asked_accounts":2,"yes_accounts":1,"ticket_accounts":0,"tickets":0,"#
            + #""mention_accounts":0,"need_accounts":1,"severity_accounts":0,"accounts_without_revenue":1,"#
            + #""unmatched_answers":0,"unmatched_tickets":0}"#
        let read = try JSONDecoder().decode(ThemeEstimate.self, from: Data(old.utf8))
        #expect(read.model == nil && read.need == 25)
        for bad in [#"{"first":-1,"parts":[1]}"#, #"{"first":0,"parts":[]}"#, #"{"first":399,"parts":[1,1]}"#] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(SharePosterior.self, from: Data(bad.utf8))
            }
        }
    }
}
