import SourceDiagnostics
import SurveyLinting
import TestSupport
import Testing

/// Checks against each other, proposals against their type, and jumps against what they lead to.
@Suite struct CheckRuleTests {
    private func codes(_ questions: String, head: String = "") -> [String] {
        LintFixture.codes(LintFixture.survey(questions, head: head))
    }

    // Whoever answers is trapped: each answer breaks one of the two.
    @Test(arguments: [("must", "must"), ("critical", "critical"), ("must", "critical"), ("should", "must")])
    func checksThatExcludeEachOtherAreFound(_ first: String, _ second: String) {
        LintFixture.expect(
            "E310", "line 9: \(first): a > 5",
            in: MarkedText(
                stringLiteral: """
                    survey: s
                    title: T
                    mode: self
                    questions:
                      - a: integer(0..10)
                        text: How many?
                        missing: none
                        checks:
                          - \(first): a > 5
                            say: Too few.
                          - \(second): «1»a < 3
                            say: Too many.
                    """))
    }

    // What the solver has no cells for excludes itself all the same: lengths of texts, and two answers held together.
    @Test func comparisonsOfTheSameTwoThingsExcludeEachOther() {
        func checks(_ name: String, _ type: String, _ first: String, _ second: String) -> [String] {
            codes(
                """
                  - n: integer(0..10)
                    text: How many?
                    missing: none
                    required: true
                  - o: integer(0..10)
                    text: How many others?
                  - \(name): \(type)
                    text: And here?
                    probes: [Anything else?]
                    checks:
                      - must: \(first)
                        say: No.
                      - must: \(second)
                        say: No.

                """)
        }
        #expect(checks("t", "text", "len(t) > 5", "len(t) < 3") == ["E310"])
        #expect(checks("t", "text", "len(t) > 5", "len(t) < 9") == [])
        #expect(checks("t", "text", "3 > len(t)", "len(t) = 5") == ["E310"])
        #expect(checks("k", "integer", "k > n", "k < n") == ["E310"])
        #expect(checks("k", "integer", "k > n", "n >= k") == ["E310"])
        #expect(checks("k", "integer", "k >= n", "k <= n") == [])
        #expect(checks("k", "integer", "k != n", "k = n") == ["E310"])
        // An answer that is missing lets both pass.
        #expect(checks("k", "integer", "k > o", "k < o") == [])
    }

    // Of an item that is seen more often, more is known: counts of items are then not comparable.
    @Test(arguments: [
        (5, "", []), (6, "", ["W716"]), (6, "sets: 6", []), (6, "shown: 3", []), (7, "sets: 7", []), (8, "", []),
        (8, "sets: 5", ["W716"]),
    ])
    func setsThatAreNotBalancedAreFound(_ items: Int, _ keys: String, _ expected: [String]) {
        let codes = (0..<items).map { "item\($0)" }.joined(separator: ", ")
        let found = self.codes(
            "  - best: maxdiff(\(codes))\n    text: Which is best?\n" + (keys.isEmpty ? "" : "    \(keys)\n"))
        #expect(found == expected, "\(items) items, \(keys)")
    }

    // Each two can be met, and all three cannot.
    @Test func threeChecksThatExcludeEachOtherAreFound() {
        let checks = ["a in [1, 2]", "a in [2, 3]", "a in [1, 3]"].map { "      - must: \($0)\n        say: No.\n" }
        #expect(codes("  - a: integer(0..10)\n    text: How many?\n    checks:\n" + checks.joined()) == ["E310"])
    }

    // A check of a later question may exclude one of an earlier question, if both must be answered.
    @Test func checksOfTwoQuestionsAreHeldAgainstEachOther() {
        let questions = { (second: String) in
            """
              - a: integer(0..10)
                text: How many?
                missing: none
                required: true
                checks:
                  - must: a > 5
                    say: Too few.
              - b: integer(0..10)
                text: How many more?
                checks:
                  - must: a < \(second)
                    say: Too many.

            """
        }
        #expect(codes(questions("3")) == ["E310"])
        #expect(codes(questions("8")) == [])
    }

    @Test func checksThatLeaveAnAnswerAreFine() {
        let checks = ["a > 5", "a < 7", "a != 8"].map { "      - must: \($0)\n        say: No.\n" }
        #expect(codes("  - a: integer(0..10)\n    text: How many?\n    checks:\n" + checks.joined()) == [])
    }

    @Test(arguments: [
        ("integer(0..10)", "20"), ("integer(0..10)", "if case.n > 3 then 5 else 11"), ("scale(1..5)", "0"),
        ("money(EUR, 0..100)", "100.5"), ("date(2026-01-01..)", "\"@2025-12-31\""),
        ("time(08:00..18:00)", "\"@19:00\""), ("decimal(0..1)", "case.n ?? 2"),
    ])
    func whatIsProposedIsAnAnswer(_ type: String, _ value: String) {
        let ends = type.hasPrefix("scale") ? "    ends: {1: Low, 5: High}\n" : ""
        let found = codes(
            "  - q: \(type)\n    text: How is it?\n    set: \(value)\n\(ends)", head: "case: {n: integer?}\n")
        #expect(found == ["E311"], "\(type): \(value)")
    }

    @Test func aProposalThatTheTypeTakesIsFine() {
        #expect(codes("  - q: integer(0..10)\n    text: How many?\n    set: 10\n") == [])
        #expect(codes("  - q: date(2026-01-01..)\n    text: When?\n    set: today()\n") == [])
    }

    @Test func aJumpThatLandsNowhereIsFound() {
        LintFixture.expect(
            "E312", "'c' is not asked in this case", "it is asked only if a = 'no' (line 15)",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - a: yes_no
                    text: Is it one?
                    missing: none
                    go:
                      - if: a = 'yes'
                        goto: «1»c
                  - b: yes_no
                    text: Is it two?
                  - c: yes_no
                    text: Is it three?
                    if: a = 'no'
                  - d: yes_no
                    text: Is it four?
                """)
    }

    // A section is reached where any of its questions is.
    @Test func aJumpToASectionLandsOnWhatIsAskedOfIt() {
        let questions = { (first: String, second: String) in
            """
              - a: yes_no
                text: Is it one?
                missing: none
                go: {if: "a = 'yes'", goto: more}
              - b: yes_no
                text: Is it two?
              - more: section
                questions:
                  - c: yes_no
                    text: Is it three?
                    if: a = '\(first)'
                  - d: yes_no
                    text: Is it four?
                    if: a = '\(second)'

            """
        }
        #expect(codes(questions("no", "yes")) == [])
        #expect(codes(questions("no", "no")) == ["E312"])
    }

    // Why a condition cannot be true is what its author did not think of.
    @Test(arguments: [
        ("missing: dont_know", "a is refused", "'a' cannot be refused: 'missing' does not offer it"),
        ("missing: refused", "a is dont_know", "'a' takes no 'dont_know': 'missing' does not offer it"),
        ("required: true", "a is skipped", "'a' is required, so nobody passes over it"),
        ("missing: none", "a is skipped", "'missing: none' lets nobody pass over 'a'"),
        ("required: false", "a is not_asked", "'a' is always asked before this"),
    ])
    func theReasonOfAMissingAnswerIsTold(_ key: String, _ condition: String, _ reason: String) {
        let found = LintFixture.found(
            LintFixture.survey(
                "  - a: yes_no\n    text: Is it one?\n    \(key)\n  - b: yes_no\n    text: Is it two?\n    if: \(condition)\n"
            ))
        #expect(found.map(\.code.rawValue) == ["E301"])
        #expect(found.first?.label == reason)
    }

    @Test func whyTwoNeededQuestionsNeverMeetIsTold() {
        LintFixture.expect(
            "E303", "it needs 'b' and 'c', which are never asked both",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - a: yes_no
                    text: Is it one?
                  - b: yes_no
                    text: Is it two?
                    if: a = 'yes'
                  - c: yes_no
                    text: Is it three?
                    if: a = 'no'
                  - «1»d: yes_no
                    text: Is it four?
                    if: b is answered and c is answered
                """)
    }
}
