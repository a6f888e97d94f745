import SurveyModel
import SurveyRoutes
import SurveyYAML
import TestSupport
import Testing

@Suite struct RouteTests {
    private func survey(_ questions: String) throws -> Survey {
        let text = "survey: s\ntitle: T\nmode: self\ncase:\n  plan: choice(free, paid)?\nquestions:\n" + questions
        let (survey, diagnostics) = SurveyParser.parse(text, file: "s.yaml")
        return try #require(survey, "\(diagnostics)")
    }

    // Counted by hand: a no ends it (1); otherwise b is asked or not, and d only after b, but never with c.
    @Test func routesAreCountedExactly() throws {
        let count = RouteCount(
            try survey(
                """
                  - a: yes_no
                    text: A?
                    missing: none
                    go:
                      - if: a = 'no'
                        end: refused
                  - b: scale(0..10)
                    text: B?
                  - low:
                      calc: b < 5
                  - c: yes_no
                    if: low
                    text: C?
                  - d: text
                    if: b >= 5 and case.plan = 'paid'
                    text: D?
                  - e: multi(x, y, z)
                    text: E?
                  - f: text
                    if: count(e) = 2 and c = 'yes'
                    text: F?
                """))
        // a · a b e · a b c e · a b c e f · a b d e
        #expect(count.count == 5)
        #expect(count.certainty == .exact)
        #expect(count.shortest?.questions == ["a"])
        #expect(count.shortest?.outcome == "refused")
        #expect(count.longest?.questions == ["a", "b", "c", "e", "f"])
    }

    // Conditions that contradict each other are no two ways: counting each condition alone would say 4.
    @Test func whatExcludesEachOtherIsNotMultiplied() throws {
        let count = RouteCount(
            try survey(
                """
                  - a: yes_no
                    text: A?
                  - b: text
                    if: a = 'yes'
                    text: B?
                  - c: text
                    if: a = 'no'
                    text: C?
                """))
        #expect(count.count == 3)
    }

    @Test func independentConditionsMultiply() throws {
        let questions = (0..<20).map { number in
            "  - q\(number): yes_no\n    text: Q?\n  - t\(number): text\n    if: q\(number) = 'yes'\n    text: T?\n"
        }.joined()
        let count = RouteCount(try survey(questions))
        #expect(count.count == 1 << 20)
        #expect(count.certainty == .exact)
    }

    // What cannot be looked at whole is said to be more than what was seen, and never guessed.
    @Test func tooManyCombinationsAreMoreThanSoMany() throws {
        let asked = (0..<14).map { "  - q\($0): scale(0..100)\n    text: Q?\n" }.joined()
        let sum = (0..<14).map { "(q\($0) ?? 0)" }.joined(separator: " + ")
        let count = RouteCount(try survey(asked + "  - t: text\n    if: \(sum) > 700\n    text: T?\n"), effort: 20_000)
        #expect(count.isStopped)
        #expect(count.certainty == .atLeast)
        #expect(count.shortest == nil)
    }

    // The subset construction against trying every combination, on random small surveys.
    @Test func theCountIsThatOfTryingAllAnswers() throws {
        for seed in UInt64(0)..<60 {
            var generator = SplitMix64(seed: seed)
            var text = ""
            for place in 0..<5 {
                text += "  - q\(place): yes_no\n    text: Q?\n    missing: none\n"
                guard place > 0 else { continue }
                let earlier = Int(generator.next() % UInt64(place))
                let other = Int(generator.next() % UInt64(place))
                switch generator.next() % 4 {
                case 0: text += "    if: q\(earlier) = 'yes'\n"
                case 1: text += "    if: q\(earlier) = 'no' or q\(other) = 'no'\n"
                case 2 where place < 4:
                    text += "    go:\n      - if: q\(place) = 'no' and q\(other) = 'yes'\n        end: x\n"
                default: break
                }
            }
            let survey = try survey(text)
            var routes: Set<[String]> = []
            for answers in 0..<(1 << 5) {
                var environment = Environment(survey)
                var route: [String] = []
                questions: for (place, question) in survey.questions.enumerated() {
                    guard question.condition?.isTrue(in: environment) ?? true else { continue }
                    route.append(question.id)
                    environment[question.id] = .value(.choice(answers & (1 << place) == 0 ? "no" : "yes"))
                    for jump in question.jumps where jump.condition?.isTrue(in: environment) ?? true { break questions }
                }
                routes.insert(route)
            }
            let count = RouteCount(survey)
            #expect(count.count == UInt64(routes.count), "seed \(seed)\n\(text)")
            #expect(count.longest.map { routes.contains($0.questions) } == true, "seed \(seed)")
            #expect(count.shortest.map { routes.contains($0.questions) } == true, "seed \(seed)")
        }
    }

    @Test func aGraphIsDrawnInEachForm() throws {
        let survey = try survey(
            """
              - a: yes_no
                text: A?
                go:
                  - if: a = 'no'
                    end: refused
              - b: text
                if: a = 'yes'
                text: B?
            """)
        let graph = RouteGraph(survey)
        #expect(graph.text(as: .dot).contains("n1 -> n3 [label=\"a = 'no'\"];"))
        #expect(graph.text(as: .dot).contains("n2 [label=\"b: in words\\nif a = 'yes'\", style=dashed];"))
        #expect(graph.text(as: .mermaid).contains("n1 -->|\"a = 'no'\"| n3"))
        #expect(
            graph.text(as: .ascii) == """
                T

                  [ start ]
                    |
                  [ a: yes or no ]
                    +-- a = 'no' --> end: refused
                    |
                  ( b: in words )  if a = 'yes'
                    |
                  end: complete

                """)
    }
}
