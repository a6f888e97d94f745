import Statistics
import SurveyModel
import SurveyResults
import Testing

/// What a roadmap takes from the answers to a question.
struct MethodScoreTests {
    private func sample(_ count: Int, kano: KanoAnswer = .init(with: .like, without: .dislike)) throws -> ResultSample {
        let survey = try Fixture.survey(
            """
            survey: s
            title: T
            mode: self
            lists:
              items: [a: A, b: B, c: C, d: D]
            questions:
              - resume: kano
                text: If exports resume?
                without: If not?
              - find: opportunity
                about: find a report
              - best: maxdiff(items)
                text: Which?
                shown: 3
                sets: 4
              - why: text
                text: Why?
            """)
        let responses = (0..<count).map { number -> SurveyResponse in
            let sets = [["a", "b", "c"], ["a", "c", "d"]].map { shown in
                MaxDiffPick(shown: shown, most: shown[number % 4 == 0 ? 1 : 0], least: shown[2])
            }
            return Fixture.response(
                "s\(number)", survey,
                [
                    "resume": .value(.kano(number % 4 == 0 ? .init(with: .neutral, without: .neutral) : kano)),
                    "best": .value(.maxDiff(sets)), "find_importance": .value(.integer(number % 2 == 0 ? 5 : 3)),
                    "find_satisfaction": .value(.integer(number % 5 == 0 ? 5 : 1)), "find": .value(.integer(5)),
                ])
        }
        return ResultSample(ResponseSet(responses, newest: survey))
    }

    private func score(_ sample: ResultSample, _ id: String, item: String? = nil) throws -> MethodScore? {
        sample.methodScore(of: try #require(sample.questions.first { $0.id == id }), item: item)
    }

    // Three of four find it one-dimensional and one is indifferent: better .75 and worse −.75 are 1.5.
    @Test func kanoCountsWhatHavingItWinsAndLackingItLoses() throws {
        let found = try #require(try score(sample(40), "resume"))
        #expect(found.value == 1.5 && found.accounts == 40)
        #expect(found.category == "one_dimensional")
        #expect(found.replicates.count == 400 && Set(found.replicates).count > 5)
        #expect(found.replicates.allSatisfy { (0...2).contains($0) })
        #expect(try score(sample(40), "resume") == found)
        #expect(try #require(try score(sample(9), "resume")).replicates.isEmpty)
    }

    // Who mostly wants it not to be there says something else than a low score.
    @Test func aFeatureThatPeopleDoNotWantIsSaid() throws {
        let turned = try #require(try score(sample(40, kano: .init(with: .dislike, without: .like)), "resume"))
        #expect(turned.remarks.contains { $0.contains("turn the feature round") })
        let confused = try #require(try score(sample(40, kano: .init(with: .like, without: .like)), "resume"))
        #expect(confused.remarks.contains { $0.contains("contradict themselves") })
    }

    // Ulwick: half find it important, a fifth are satisfied: 5 + (5 − 2).
    @Test func opportunityIsImportanceAndWhatIsNotSatisfied() throws {
        let found = try #require(try score(sample(40), "find"))
        #expect(abs(try #require(found.value) - 8) < 1e-12)
        #expect(found.parts.map(\.value) == [5, 2])
        #expect(!found.replicates.isEmpty)
    }

    @Test func maxDiffGivesSharesOfAHundredChoices() throws {
        let sample = try sample(40)
        let found = try ["a", "b", "c", "d"].map { try #require(try score(sample, "best", item: $0)) }
        let values = found.compactMap(\.value)
        #expect(values.count == 4 && abs(values.reduce(0, +) - 100) < 1e-6)
        #expect(values.max() == values[0])
        // The draws are those of the same people for each item.
        for draw in 0..<400 { #expect(abs(found.reduce(0) { $0 + $1.replicates[draw] } - 100) < 1e-6) }
        #expect(try score(sample, "best", item: "zz") == nil)
        #expect(try score(sample, "why") == nil)
    }
}
