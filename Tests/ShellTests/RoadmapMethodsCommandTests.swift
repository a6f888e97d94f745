import Foundation
import Testing

@MainActor
@Suite struct RoadmapMethodsCommandTests {
    private let agreed = """
        roadmap: r1
        methods:
          value_effort: {value: 50, weeks: 3}
          weighted:
            criteria:
              - customers: {from: need, worst: 0, best: 100, weight: 60}
              - deals: {worst: 0, best: 10, weight: 20}
              - money: {from: npv, worst: -100, best: 1000, weight: 20}
        initiatives:
          - exports:
              covers: {export: 0.9}
              effort: {app: 2/4/9}
              goals: {keep: {ana: 1, ben: 0.5}}
              criteria: {deals: 12}
              npv: {cost: 100, gain: 50..90}
              wsjf: {value: 8, urgency: 1, risk: 1, size: 1}
              value: 80
              delay_cost: 100..200
          - bulk_edit:
              effort: {app: 1..4}
              goals: {keep: {ana: -1, ben: 0}}
              criteria: {deals: 2}
              npv: {cost: 10, gain: 30, until: 1}
              wsjf: {value: 1, urgency: 2, risk: 3, size: 5}
              delay_cost: 50
          - queue: {effort: {app: 3}, kano: {survey: nowhere, question: q}}
        goals: {keep: 1}
        """

    private func objects(_ line: String) throws -> [[String: Any]] {
        try FeedbackFixture.objects(try FeedbackFixture.workspace(roadmap: agreed).run(line))
    }

    private func results(_ line: String) throws -> String {
        FeedbackFixture.results(try FeedbackFixture.workspace(roadmap: agreed).run(line))
    }

    // Without a word about it a roadmap is ranked by what it has numbers for, and by nothing else.
    @Test func allMethodsAreThoseWithNumbers() throws {
        let methods = try objects("roadmap score --all-methods --format json").compactMap { $0["method"] as? String }
        #expect(
            Set(methods) == ["need_per_week", "wsjf", "cd3", "value_effort", "weighted", "kano", "npv"])
    }

    // A guess without an interval is not made sure by being drawn ten thousand times.
    @Test func whatHasNoDoubtIsNotCalledSure() throws {
        let found = try objects("roadmap score --method wsjf --format json")
        #expect(found.first?["initiative"] as? String == "exports" && found.first?["score"] as? Double == 10)
        #expect(found.allSatisfy { $0["label"] is NSNull && $0["chance_first"] is NSNull })
        let text = try results("roadmap score --method wsjf --format table")
        #expect(text.contains("single guesses") && !text.contains("solid"))
    }

    @Test func aGuardOfTheDecisionIsSwitchedOffForOnce() throws {
        func score(_ line: String) throws -> Double {
            let found = try objects("roadmap score --method weighted \(line) --format json")
            return try #require(found.first { $0["initiative"] as? String == "bulk_edit" }?["score"] as? Double)
        }
        // Halfway against the goals is a quarter of the way from worst to best, which is more than the rest has.
        #expect(try score("--without vision") < score(""))
        #expect(try score("--without calm") == score(""))
        let session = try FeedbackFixture.workspace(roadmap: agreed)
        let text = session.run("roadmap score --without vison")
        #expect(text.contains("did you mean 'vision'?") && session.exitCodes.last == 64)
    }

    // The second ledger of 'why' adds up to the score, on the screen and for machines.
    @Test func whyHasTheSecondLedger() throws {
        let text = try FeedbackFixture.workspace(roadmap: agreed).run("roadmap why exports --format json")
        let start = try #require(text.firstIndex(of: "{"))
        let end = try #require(text.lastIndex(of: "}"))
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(text[start...end].utf8)) as? [String: Any])
        let scores = try #require(object["scores"] as? [[String: Any]])
        let weighted = try #require(scores.first { $0["method"] as? String == "weighted" })
        let ledger = try #require(weighted["ledger"] as? [String: Any])
        let guards = try #require(ledger["guards"] as? [[String: Any]])
        let sum = guards.compactMap { $0["points"] as? Double }.reduce(0, +)
        let (plain, score) = (try #require(ledger["plain"] as? Double), try #require(ledger["score"] as? Double))
        #expect(abs(plain + sum - score) < 1e-9 && weighted["score"] as? Double == score)
        #expect(weighted["remarks"] as? [String] == ["deals is 12, outside of 0 to 10, and counts as 10"])
        let shown = try results("roadmap why exports --format table")
        #expect(shown.contains("without the decision guards") && shown.contains("vision: how well it serves the goals"))
        #expect(shown.contains("quick win") || shown.contains("big bet"))
    }

    @Test func horizonsStandSideBySide() throws {
        let found = try objects("roadmap score --horizons --format json")
        #expect(found.map { $0["initiative"] as? String } == ["exports", "bulk_edit"])
        #expect(found.last?["rank_1"] as? Int == 1 && found.last?["rank_8"] as? Int == 2)
        #expect(found.last?["short_lived"] as? Bool == true)
        let session = try FeedbackFixture.workspace()
        #expect(session.run("roadmap score --horizons").contains("no initiative says what it brings"))
        #expect(session.exitCodes.last == 1)
    }

    // A question that is nowhere is said, and costs nobody else the score.
    @Test func aSurveyThatIsNotThereIsSaid() throws {
        let text = try FeedbackFixture.workspace(roadmap: agreed).run("roadmap score --method kano")
        #expect(text.contains("there is no survey 'nowhere'"))
        #expect(text.contains("kano has no score for exports: it names no question for kano"))
    }

    // Who works against a goal by one rater's word needs an override, whatever the others say.
    @Test func oneRaterAgainstAGoalAsksForAnOverride() throws {
        let session = try FeedbackFixture.workspace(roadmap: agreed)
        let text = session.run("review freeze first", "review decide first bulk_edit do --reason \"deals\"")
        #expect(text.contains("it works against keep") && text.contains("--override vision"))
    }

    // A review keeps methods, guards and weights, and repeats them to the byte.
    @Test func aReviewKeepsAllMethods() throws {
        let session = try FeedbackFixture.workspace(roadmap: agreed)
        let text = session.run("review freeze first", "review show first --format json", "report review first")
        #expect(session.exitCodes.allSatisfy { $0 == 0 })
        #expect(text.contains("\"weighted\"") && text.contains("\"npv\""))
        let page = try #require(session.files["results/first.md"])
        #expect(page.contains("## Weighted score") && page.contains("## Net present value"))
        #expect(page.contains("no 'deals' under criteria"))
        #expect(!page.contains("nan"))
    }
}
