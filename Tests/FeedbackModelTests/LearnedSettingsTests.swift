internal import FeedbackModel
internal import Testing

/// What the model learns from all themes of a workspace together.
@Suite struct LearnedSettingsTests {
    /// Ten themes of 40 asked, half of them large customers of whom there are few; `yes` says who has the need.
    private func world(themes: Int = 10, yes: (_ theme: Int, _ account: Int, _ isLarge: Bool) -> Bool) -> NeedWorld {
        var world = NeedWorld(accounts: 400)
        // Of the first 40, who are asked, every second one is large; of the others, one of ten.
        for i in world.accounts.indices {
            world.accounts[i].attributes["size"] = (i < 40 ? i.isMultiple(of: 2) : i.isMultiple(of: 10)) ? "l" : "s"
        }
        world.segments = ["size"]
        for theme in 0..<themes {
            world.add("bug/\(theme)", yes: 0, of: 40)
            for account in 0..<40 {
                world.evidence[theme].asked[account].answers[0].isPresent = yes(
                    theme, account, account.isMultiple(of: 2))
            }
        }
        return world
    }

    // Where large and small customers have the same needs, weights only cost answers.
    @Test func weightsThatCorrectNothingAreGivenUp() throws {
        let world = world { theme, account, _ in (account / 2 + theme).isMultiple(of: 4) }
        let model = try #require(world.model.estimates()[0].model)
        #expect(world.model.weightPower == 0)
        #expect(abs(model.effectiveSize - 40) < 1e-6)
    }

    // Where only large customers have them, weights are worth what they cost.
    @Test func weightsThatCorrectMuchAreKept() throws {
        let world = world { theme, account, isLarge in isLarge && (account / 2 + theme) % 4 != 0 }
        #expect(world.model.weightPower >= 0.9)
        let share = try #require(world.model.estimates()[0].model).share
        // 15 of 20 large ones, who are about one in seven of all.
        #expect(share < 0.2)
        #expect(try #require(world.model.estimates()[0].model).effectiveSize < 36)
    }

    // With fewer than five themes it would be chance that decides; and what the file sets is not learned.
    @Test func fewThemesAndTheFileLeaveWeightsAsTheyAre() throws {
        let few = world(themes: 4) { theme, account, _ in (account / 2 + theme).isMultiple(of: 4) }
        #expect(few.model.weightPower == 1)
        var set = world { theme, account, _ in (account / 2 + theme).isMultiple(of: 4) }
        set.settings.weightPower = 0.5
        #expect(set.model.weightPower == 0.5)
    }

    // Bias that is left after weaker weights makes the answers worth less than their number.
    @Test func whatWeakerWeightsLeaveWrongWidensTheInterval() throws {
        var world = world { theme, account, isLarge in isLarge && (account / 2 + theme) % 4 != 0 }
        world.settings.weightPower = 0
        let found = try #require(world.model.estimates()[0].model)
        #expect(found.effectiveSize < 15, "\(found.effectiveSize)")
    }

    // If every second one writes about every theme, the rate is sure; if about some all write and about others none, it
    // says little about the next. Without answers it is as sure as it always was.
    @Test func howSureTheRateOfWritingIsComesFromTheThemes() {
        #expect(NeedWorld().model.reportingStrength == 4)
        var (alike, unlike) = (NeedWorld(), NeedWorld())
        for theme in 0..<8 {
            alike.add("bug/\(theme)", yes: 20, of: 40, ticketedYes: 10)
            unlike.add("bug/\(theme)", yes: 20, of: 40, ticketedYes: theme.isMultiple(of: 2) ? 20 : 0)
        }
        #expect(alike.model.reportingStrength > 9)
        #expect(unlike.model.reportingStrength < 2.5)
        #expect((2...16).contains(alike.model.reportingStrength))
        alike.settings.reportingStrength = 5
        #expect(alike.model.reportingStrength == 5)
    }

    // Two categories that differ by chance alone are drawn to one mean; two that differ wholly keep theirs.
    @Test func theMeanOfACategoryIsDrawnToThatOfAll() throws {
        func priors(_ first: [Int], _ second: [Int]) throws -> (Double, Double) {
            var world = NeedWorld(accounts: 400)
            for (number, yes) in first.enumerated() { world.add("bug/\(number)", yes: yes, of: 40) }
            for (number, yes) in second.enumerated() { world.add("ux/\(number)", yes: yes, of: 40) }
            let estimates = world.model.estimates()
            return (
                try #require(world.model.reasons(for: "bug/0", among: estimates)).prior.mean,
                try #require(world.model.reasons(for: "ux/0", among: estimates)).prior.mean
            )
        }
        let near = try priors([4, 8, 2, 6, 5], [6, 3, 8, 5, 7])
        #expect(abs(near.0 - near.1) < 1e-9)
        let far = try priors([2, 3, 2, 4, 3], [30, 28, 33, 29, 31])
        #expect(far.0 < 0.12 && far.1 > 0.7)
    }
}
