import SurveyModel
import SurveyResults
import Testing

/// What the answers to a question come to.
struct ResultSampleTests {
    private func sample(weights: [Double]? = nil) throws -> ResultSample {
        let survey = try Fixture.survey(Fixture.wide)
        let responses = Fixture.three.enumerated().map { Fixture.response("s\($0 + 1)", survey, $1) }
        return ResultSample(ResponseSet(responses, newest: survey), weights: weights)
    }

    private func findings(_ id: String, _ sample: ResultSample) throws -> QuestionFindings {
        sample.findings(for: try #require(sample.questions.first { $0.id == id }))
    }

    private func value(
        _ measure: ResultFinding.Measure, item: String? = nil, category: String? = nil, in found: QuestionFindings
    ) throws -> Double {
        let finding = found.findings.first {
            $0.measure == measure && $0.item == item && $0.category == category
        }
        return try #require(finding?.value)
    }

    @Test func sharesAreOfThoseWhoGaveAValueAndReasonsStandApart() throws {
        let found = try findings("why", try sample())
        #expect(found.asked == 3 && found.answered == 2)
        #expect(found.missing.map(\.reason) == [.dontKnow])
        #expect(abs(try #require(found.missing.first?.share) - 1.0 / 3) < 1e-12)
        #expect(try value(.share, category: "price", in: found) == 1)
        #expect(try value(.share, category: "other", in: found) == 0.5)
    }

    @Test func aNetPromoterScoreHasItsThreeShares() throws {
        let found = try findings("likely", try sample())
        #expect(try value(.netPromoterScore, in: found) == 0)
        #expect(abs(try value(.share, category: "passives", in: found) - 1.0 / 3) < 1e-12)
        #expect(try value(.mean, in: found) == 8)
    }

    @Test func weightsCountEverywhere() throws {
        let found = try findings("likely", try sample(weights: [2, 1, 1]))
        #expect(try value(.netPromoterScore, in: found) == 0.25)
        #expect(try value(.mean, in: found) == 8.5)
        #expect(abs(found.effectiveSize - 16.0 / 6) < 1e-12)
    }

    @Test func ranksHaveMeansAndFirstPlaces() throws {
        let found = try findings("order", try sample())
        #expect(try value(.meanRank, item: "a", in: found) == 2.5)
        #expect(try value(.firstPlaces, item: "b", in: found) == 1)
    }

    @Test func sessionsAreSplitByAnswers() throws {
        let sample = try sample()
        #expect(try sample.groups(by: "likely").map(\.code) == ["promoters", "passives", "detractors"])
        #expect(try sample.groups(by: "why").map(\.places) == [[0, 1], [0]])
        #expect(throws: ResultSample.Unsplittable.notGroups) { try sample.groups(by: "story") }
        #expect(throws: ResultSample.Unsplittable.self) { try sample.groups(by: "nothing") }
        #expect(throws: ResultSample.Unsplittable.unknown(known: ["case.plan"])) { try sample.groups(by: "case.x") }
        #expect(try sample.groups(by: "case.plan").isEmpty)
    }

    // Many sessions of one account say less than one session each of many accounts.
    @Test func sessionsOfOneAccountAreTakenTogether() throws {
        let survey = try Fixture.survey(Fixture.wide)
        func found(_ account: (Int) -> String?) throws -> ResultFinding {
            let responses = (0..<40).map { number in
                var response = Fixture.response(
                    "s\(number)", survey, ["seats": .value(.integer(number / 4 % 2 == 0 ? 10 : 50))])
                response.account = account(number)
                return response
            }
            let sample = ResultSample(ResponseSet(responses, newest: survey))
            return try #require(try findings("seats", sample).findings.first { $0.measure == .mean })
        }
        func width(_ finding: ResultFinding) throws -> Double {
            let interval = try #require(finding.interval)
            return interval.upperBound - interval.lowerBound
        }
        let (single, alone) = (try found { "a\($0)" }, try found { _ in nil })
        let shared = try found { "a\($0 / 4)" }
        #expect(single == alone)
        #expect(shared.value == single.value && shared.count == 40)
        #expect(abs(shared.effectiveSize - 10) < 1e-9)
        #expect(try width(shared) > 2 * width(single))
    }

    // Only the first session's weight counted once, where an account had several.
    @Test func eachSessionOfAnAccountHasItsOwnWeight() throws {
        let survey = try Fixture.survey(Fixture.wide)
        let responses = [10, 40].enumerated().map { number, seats in
            var response = Fixture.response("s\(number)", survey, ["seats": .value(.integer(seats))])
            response.account = "a"
            return response
        }
        let sample = ResultSample(ResponseSet(responses, newest: survey), weights: [1, 3])
        #expect(try value(.mean, in: try findings("seats", sample)) == 32.5)
    }

    // No mean of 0 to 5000 seats is below 0, however few answers there are.
    @Test func theIntervalOfAMeanStaysInItsType() throws {
        let survey = try Fixture.survey(Fixture.wide)
        let responses = [1, 7].enumerated().map { number, seats in
            Fixture.response("s\(number)", survey, ["seats": .value(.integer(seats))])
        }
        let found = try findings("seats", ResultSample(ResponseSet(responses, newest: survey)))
        let mean = try #require(found.findings.first { $0.measure == .mean })
        #expect(mean.interval?.lowerBound == 0 && mean.value == 4)
    }

    // One person with many rounds is still one person: intervals must not shrink.
    @Test func roundsOfOnePersonAreNotManyPeople() throws {
        let survey = try Fixture.survey(
            """
            survey: s
            title: T
            mode: self
            questions:
              - gaps: repeat(gap)
                again: Is there another?
                questions:
                  - hurts: yes_no
                    text: Does it hurt?
            """)
        let yes = Value.record(["hurts": .value(.choice("yes"))])
        let set = ResponseSet(
            [
                Fixture.response("s1", survey, ["gaps": .value(.list([yes, yes, yes, yes]))]),
                Fixture.response("s2", survey, ["gaps": .value(.list([yes, yes, yes, yes]))]),
            ], newest: survey)
        let found = try findings("hurts", ResultSample(set))
        #expect(found.answered == 8)
        #expect(found.effectiveSize == 2)
    }

    // What was answered under a wider type still counts: no mean lies outside its own interval, and shares come to one.
    @Test func answersOfAWiderTypeStayInTheirResults() throws {
        func survey(_ number: String, _ scale: String) throws -> Survey {
            try Fixture.survey(
                """
                survey: s
                title: T
                mode: self
                questions:
                  - seats: integer(\(number))
                    text: How many?
                  - ease: scale(\(scale))
                    text: How easy?
                """)
        }
        let wide = try survey("0..5000", "0..10")
        let responses = (0..<12).map { number in
            Fixture.response(
                "s\(number)", wide,
                ["seats": .value(.integer(1000 + number)), "ease": .value(.integer(number % 2 == 0 ? 10 : 3))])
        }
        let sample = ResultSample(ResponseSet(responses, newest: try survey("0..60", "1..5")))
        for id in ["seats", "ease"] {
            let found = try #require(try findings(id, sample).findings.first { $0.measure == .mean })
            let (value, interval) = (try #require(found.value), try #require(found.interval))
            #expect(interval.contains(value) && interval.lowerBound < value && value < interval.upperBound, "\(id)")
        }
        let shares = try findings("ease", sample).findings.filter { $0.measure == .share }
        #expect(shares.map(\.category) == ["1", "2", "3", "4", "5", "10"])
        #expect(abs(shares.reduce(0) { $0 + ($1.value ?? 0) } - 1) < 1e-9)
    }

    // Shares of one question add up to 1 and lie in their intervals, whatever the answers and weights are.
    @Test func sharesAddUpAndLieInTheirIntervals() throws {
        let survey = try Fixture.survey(Fixture.wide)
        for seed in UInt64(1)...100 {
            var chance = SeededChance(seed: seed)
            let count = Int(chance.next() % 30) + 1
            let responses = (0..<count).map { number in
                Fixture.response("s\(number)", survey, ["likely": .value(.integer(Int(chance.next() % 11)))])
            }
            let weights = (0..<count).map { _ in Double(chance.next() % 5) }
            let sample = ResultSample(ResponseSet(responses, newest: survey), weights: weights)
            let found = try findings("likely", sample)
            let shares = found.findings.filter { $0.measure == .share && Int($0.category ?? "") != nil }
            let sum = shares.reduce(0) { $0 + ($1.value ?? 0) }
            #expect(abs(sum - (weights.reduce(0, +) > 0 ? 1 : 0)) < 1e-9, "seed \(seed)")
            for finding in found.findings {
                guard let value = finding.value, let interval = finding.interval else { continue }
                #expect(interval.lowerBound <= value + 1e-9 && value <= interval.upperBound + 1e-9, "seed \(seed)")
            }
        }
    }

    private struct SeededChance {
        private var state: UInt64
        init(seed: UInt64) { state = seed }
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
