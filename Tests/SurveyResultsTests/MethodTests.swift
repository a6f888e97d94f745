import FoundationEssentials
import Statistics
import SurveyModel
import SurveyResults
import Testing

/// The methods of research behind results, against published data.
struct MethodTests {
    // The 13 political issues of the example data of the R package bwsTools: of 1 400 showings each, health care was best 731
    // times and worst 125 times, abortion 302 and 352; the utilities are those of its function ae_mnl.
    @Test func bestLessWorstGivesThePublishedUtilities() throws {
        let healthcare = BestWorstCount(best: 731, worst: 125, shown: 1_400)
        #expect(abs(try #require(healthcare.utility) - 0.926814507) < 1e-9)
        let abortion = BestWorstCount(best: 302, worst: 352, shown: 1_400)
        #expect(abs(try #require(abortion.utility) - -0.071459) < 1e-6)
        #expect(BestWorstCount(best: 4, worst: 0, shown: 4).utility == nil)
        #expect(BestWorstCount(best: 0, worst: 0, shown: 0).score == nil)
    }

    // Berger et al. (1993): A 12, O 30, M 9 and I 7 of 58 give .7241 and −.6724. Matzler & Hinterhuber (1998), "edge grip" of
    // a ski: 7, 32.3, 49.3 and 9.5 % give .40 and −.83, and a must-be.
    @Test func kanoCoefficientsAreThePublishedOnes() throws {
        let first = KanoCount([
            (.attractive, 12), (.oneDimensional, 30), (.mustBe, 9), (.indifferent, 7), (.questionable, 3),
        ])
        #expect(abs(try #require(first.better) - 0.7241) < 5e-5)
        #expect(abs(try #require(first.worse) - -0.6724) < 5e-5)
        #expect(first.category == .oneDimensional)
        let grip = KanoCount([
            (.attractive, 7), (.oneDimensional, 32.3), (.mustBe, 49.3), (.indifferent, 9.5), (.reverse, 0.3),
        ])
        #expect(abs(try #require(grip.better) - 0.40) < 0.005)
        #expect(abs(try #require(grip.worse) - -0.83) < 0.005)
        #expect(grip.category == .mustBe)
        #expect(KanoCount([(.reverse, 1)]).better == nil)
    }

    // Where two categories are equally frequent, the one with the greater effect counts: M before O before A before I.
    @Test func ofEqualKanoCategoriesTheStrongerCounts() {
        #expect(KanoCount([(.attractive, 5), (.mustBe, 5), (.indifferent, 5)]).category == .mustBe)
        #expect(KanoCount([(.attractive, 5), (.indifferent, 5)]).category == .attractive)
        #expect(KanoCount([]).category == nil)
    }

    // Four people whose curves can be followed by hand.
    @Test func thePricesAreWhereTheCurvesCross() {
        let answers = [(1.0, 3.0, 5.0, 8.0), (2, 4, 6, 9), (3, 5, 7, 10), (4, 6, 8, 12)].map {
            PriceMeter.Answer(tooCheap: $0.0, cheap: $0.1, expensive: $0.2, tooExpensive: $0.3)
        }
        let meter = PriceMeter(answers)
        // A quarter named a "too cheap" above 3, and a quarter a "cheap" of 3 or less.
        #expect(meter.marginalCheapness == 3)
        #expect(meter.indifference == 5)
        #expect(meter.marginalExpensiveness == 8)
        #expect(meter.optimum == 4)
        #expect(PriceMeter([]).optimum == nil)
    }

    // Weights of the curves are those of the answers: twice an answer is the answer twice.
    @Test func weightedCurvesAreRepeatedAnswers() {
        let answers = [(1.0, 3.0, 5.0, 8.0), (2, 4, 6, 9), (3, 5, 7, 10), (4, 6, 8, 12)].map {
            PriceMeter.Answer(tooCheap: $0.0, cheap: $0.1, expensive: $0.2, tooExpensive: $0.3)
        }
        let curves = PriceCurves(answers)
        #expect(curves.meter([1, 1, 1, 1]) == PriceMeter(answers))
        #expect(curves.meter([2, 0, 1, 0]) == PriceMeter([answers[0], answers[0], answers[2]]))
        #expect(curves.meter([0, 0, 0, 0]).optimum == nil)
    }

    // From ten accounts on, prices, opportunities and utilities say how sure they are; with fewer they say nothing.
    @Test func methodsHaveIntervals() throws {
        let survey = try Fixture.survey(
            """
            survey: s
            title: T
            mode: self
            lists:
              items: [a: A, b: B, c: C, d: D]
            questions:
              - seat: price_sensitivity(EUR)
                about: one seat
              - find: opportunity
                about: find a report
              - best: maxdiff(items)
                text: Which?
                shown: 3
                sets: 4
            """)
        func sample(_ count: Int) -> ResultSample {
            let responses = (0..<count).map { number -> SurveyResponse in
                let prices = PricePoints(
                    currency: "EUR", tooCheap: Decimal(1 + number % 4), cheap: Decimal(5 + number % 3),
                    expensive: Decimal(9 + number % 5), tooExpensive: Decimal(15 + number % 6))
                let sets = [["a", "b", "c"], ["b", "c", "d"]].map { shown in
                    MaxDiffPick(shown: shown, most: shown[number % 4 == 0 ? 1 : 0], least: shown[2])
                }
                return Fixture.response(
                    "s\(number)", survey,
                    [
                        "seat": .value(.pricePoints(prices)), "best": .value(.maxDiff(sets)),
                        "find_importance": .value(.integer(3 + number % 3)),
                        "find_satisfaction": .value(.integer(1 + number % 5)), "find": .value(.integer(5)),
                    ])
            }
            return ResultSample(ResponseSet(responses, newest: survey))
        }
        for (id, measure, item) in [
            ("seat", ResultFinding.Measure.optimalPrice, nil), ("find", .opportunity, nil), ("best", .utility, "a"),
        ] as [(String, ResultFinding.Measure, String?)] {
            func finding(_ sample: ResultSample) throws -> ResultFinding {
                let question = try #require(sample.questions.first { $0.id == id })
                return try #require(
                    sample.findings(for: question).findings.first { $0.measure == measure && $0.item == item })
            }
            let found = try finding(sample(40))
            let (value, interval) = (try #require(found.value), try #require(found.interval, "\(id)"))
            #expect(interval.contains(value) && interval.lowerBound <= interval.upperBound, "\(id)")
            #expect(try finding(sample(40)) == found, "\(id)")
            if measure != .utility { #expect(try finding(sample(9)).interval == nil, "\(id)") }
        }
    }

    // Ulwick (2002): importance 9 and satisfaction 3 give 15; 9 and 9 give 9.
    @Test func opportunityScoresAreUlwicks() {
        #expect(OpportunityScore(importance: 9, satisfaction: 3).value == 15)
        #expect(OpportunityScore(importance: 9, satisfaction: 9).value == 9)
    }

    @Test func weightsAreReadAndAllMistakesTold() throws {
        let table = try WeightTable("account,weight,note\n\"a,1\",2.5,\"two\nlines\"\r\nb2,0,\n")
        #expect(table.key == .account)
        #expect(table.weights == ["a,1": 2.5, "b2": 0])
        let mistakes = #expect(throws: WeightTable.Mistakes.self) {
            try WeightTable("session,weight\ns1,-1\ns2\ns3,1\ns3,2\ns4,nan\n")
        }
        #expect(mistakes?.all.map(\.line) == [2, 3, 5, 6])
        #expect(throws: WeightTable.Mistakes.self) { try WeightTable("") }
        #expect(throws: WeightTable.Mistakes.self) { try WeightTable("a,b\n") }
    }
}
