import SourceDiagnostics
import SurveyLinting
import TestSupport
import Testing

/// Lists that mislead, currencies that do not exist, and parts of computations that may not be there.
@Suite struct ListRuleTests {
    private func codes(_ questions: String, head: String = "") -> [String] {
        LintFixture.codes(LintFixture.survey(questions, head: head))
    }

    private let one = "  - q: choice(l)\n    text: Which one?\n"

    @Test func optionsThatReadAlikeAreFound() {
        #expect(codes(one, head: "lists:\n  l: [{x: Same}, {y: ' same '}, {z: Other}]\n") == ["W713"])
        #expect(codes(one, head: "lists:\n  l: [{x: Same}, {y: Different}]\n") == [])
    }

    // Of a list that is never shown whole, those that read alike may belong to different answers before.
    @Test func optionsThatAreFilteredMayReadAlike() {
        let questions =
            "  - p: choice(a, b)\n    text: Where?\n"
            + "  - q: choice(l)\n    text: Which one?\n    options_if: option(it).place = p\n"
        let options = "{x: {label: Other, attributes: {place: a}}}, {y: {label: Other, attributes: {place: b}}}"
        #expect(!codes(questions, head: "lists:\n  l: [\(options)]\n").contains("W713"))
    }

    @Test func onlyOneLanguageMayBeTheOneThatReadsAlike() {
        LintFixture.expect(
            "W713", "'y' reads just as 'x' in 'de'",
            in: """
                survey: s
                title: {en: T, de: T}
                mode: self
                languages: [en, de]
                lists:
                  l:
                    - x: {en: Safety, de: Sicherheit}
                    - «1»y: {en: Security, de: Sicherheit}
                questions:
                  - q: choice(l)
                    text: {en: Which one?, de: Welche?}
                """)
    }

    @Test func aListThatNobodyUsesIsFound() {
        #expect(codes(one, head: "lists:\n  l: [a, b]\n  m: [c, d]\n") == ["W714"])
        let uses =
            "  - q: matrix(l, choice(m))\n    text: Which ones?\n  - r: rank(n except x)\n    text: In which order?\n"
        #expect(codes(uses, head: "lists:\n  l: [a, b]\n  m: [c, d]\n  n: [x, y, z]\n") == [])
    }

    @Test(arguments: [
        "'1-10', '10-20', '20+'", "0 to 5, 5 to 10", "up to 20, more than 20, 20", "under 10, 10-20, 15 or more",
        "1 h - 2 h, 2 h - 4 h", "'1,000-5,000', '4,000-9,000'",
    ])
    func numbersOfTwoOptionsAreFound(_ labels: String) {
        #expect(Set(codes(one, head: list(labels))) == ["W715"], "\(labels)")
    }

    // Who mends one overlap wants to know of the others.
    @Test func everyOverlapIsSaid() {
        #expect(codes(one, head: list("'1-10', '10-20', '20-30', '31-40'")) == ["W715", "W715"])
    }

    @Test(arguments: [
        "'1-10', '11-20', '21+'", "less than 10, 10 to 20, over 20", "up to 20, more than 20", "'1', '2', '3 or more'",
        "'2019/20', '2020/21'", "Plan 1, Plan 1 plus", "'9-5', '5-9'", "Version 1-2, Version 2-3",
    ])
    func categoriesThatMeetWithoutOverlapAreFine(_ labels: String) {
        #expect(!codes(one, head: list(labels)).contains("W715"), "\(labels)")
    }

    private func list(_ labels: String) -> String {
        var parts: [String] = []
        for part in labels.split(separator: ", ") { parts.append(String(part)) }
        return "lists:\n  l:\n" + parts.enumerated().map { "    - o\($0): \($1)\n" }.joined()
    }

    @Test func anOptionStaysAtOneEnd() {
        LintFixture.expect(
            "W119", "'x' cannot stay at the top and at the bottom",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - q: choice(x, y, z)
                    text: Which one?
                    shuffle: {keep_first: [x], keep_last: [«1»x]}
                """)
    }

    @Test func aCurrencyIsOneOfTheWorld() {
        LintFixture.expect(
            "W118", "'EUX' is not a currency of ISO 4217",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - q: money(«1»EUX, 0..5)
                    text: How much?
                """, length: 3)
        #expect(codes("  - q: yes_no\n    text: Is it so?\n", head: "case: {fee: money(XXZ)?}\n") == ["W118"])
        #expect(codes("  - q: money(JPY)\n    text: How much?\n") == [])
    }

    // A unit is no name of an expression, so it may be any word.
    @Test func peopleAreAUnit() {
        #expect(codes("  - q: integer(0..)\n    text: How many of you are there?\n    unit: people\n") == [])
    }

    // What is said for the case that a part is missing makes the warning untrue.
    @Test func whatHasAFallbackIsNotCalledMissing() {
        let number = "  - a: integer(0..9)\n    text: How many?\n"
        #expect(codes(number + "  - k:\n      calc: (a * 3) ?? 0\n") == [])
        #expect(codes(number + "  - k:\n      calc: (a * 3) is missing\n") == [])
        #expect(codes(number + "  - k:\n      calc: round(a * 3) + 1\n") == ["W602"])
    }

    @Test(arguments: [
        ("prior.a - 1", ["W602"]), ("(prior.a ?? 0) - 1", []), ("sqrt(5 - 6) + 1", ["W602"]), ("sqrt(4) + 1", []),
        ("10 / b", ["W604"]), ("10 / (b ?? 1)", ["W604"]), ("10 / (c ?? 1)", []), ("(10 / b) ?? 0", []),
        ("if b > 0 then 10 / b else 0", []),
        ("b div c", []), ("10 / (b - 3)", ["W604"]), ("10 / (b + 1)", []), ("10 / (d ?? 0)", ["W604"]),
        ("10 / ((d ?? 0) + 1)", []), ("if b > 3 then 10 / (b - 3) else 0", []),
        ("10 / count(m)", ["W604"]), ("10 / (count(m) + 1)", []), ("if count(m) > 0 then 10 / count(m) else 0", []),
        ("10 / (b - c)", []),
    ])
    func otherPartsThatMayBeMissingAreFound(_ expression: String, _ expected: [String]) {
        let numbers =
            "  - a: integer(0..9)\n    text: How many?\n    missing: none\n    required: true\n"
            + "  - b: integer(0..9)\n    text: How many more?\n    missing: none\n    required: true\n"
            + "  - c: integer(1..9)\n    text: How many less?\n    missing: none\n    required: true\n"
            + "  - d: integer(0..9)\n    text: How many at all?\n"
            + "  - m: multi(u, v)\n    text: Which ones?\n"
        let found = codes(numbers + "  - k:\n      calc: \(expression)\n").filter { $0.hasPrefix("W60") }
        #expect(found == expected, "\(expression)")
    }

    // Another part of the condition decides, and not the negation.
    @Test func aNegationThatDoesNotDecideIsNoMatter() {
        let asked = { (name: String, condition: String) in
            "  - \(name): yes_no\n    text: Is it \(name)?\n" + (condition.isEmpty ? "" : "    if: \(condition)\n")
        }
        let two = asked("q0", "") + asked("q1", "")
        #expect(codes(two + asked("q", "not (q0 is missing and q1 != 'yes') and q1 = 'no'")) == [])
        #expect(codes(two + asked("q", "q0 = 'yes' and q1 != 'yes'")) == ["W601"])
    }

    // A fill that divides has something to show where its divisor cannot be zero.
    @Test(arguments: [
        ("${5 / n}", "", ["E401"]), ("${5 / n}", "n > 0", []), ("${5 / n}", "n >= 0", ["E401"]),
        ("${5 / n}", "n != 0", []),
        ("${if n > 0 then 5 / n else 0}", "", []), ("${if n = 0 then 0 else 5 / n}", "", []), ("${5 / p}", "", []),
        ("${if n between 1 and 3 then 7 mod n else 1}", "", []), ("${if n < 5 then 5 / n else 0}", "", ["E401"]),
        ("${5 / (n + 1)}", "n + 1 > 0", []), ("${5 / n}", "n > 0 or p > 3", ["E401"]),
        ("${5 / n}", "n > 0 and p > 3", []), ("${(5 / n) ?? 0}", "", []),
    ])
    func aFillDividesByWhatIsNotZero(_ fill: String, _ condition: String, _ expected: [String]) {
        let numbers = [("n", "0..9"), ("p", "1..9")].map {
            "  - \($0.0): integer(\($0.1))\n    text: How many?\n    missing: none\n    required: true\n"
        }.joined()
        let told =
            "  - s: statement\n" + (condition.isEmpty ? "" : "    if: \(condition)\n") + "    text: \"\(fill)\"\n"
        let found = codes(numbers + told).filter { $0 == "E401" }
        #expect(found == expected, "\(fill) if \(condition)")
    }

    // The sum of a time of day and a length of time may lie past midnight, where no time of day is.
    @Test func aTimePastMidnightIsToldOf() {
        let asked = "  - a: time\n    text: When?\n    missing: none\n    required: true\n"
        let told = { (text: String) in "  - b: statement\n    text: \"\(text)\"\n" }
        #expect(codes(asked + told("${a + hours(12)}")) == ["E401"])
        #expect(codes(asked + told("${(a + hours(12)) ?? 'tomorrow'}")) == [])
        #expect(codes(told("${@14:30 + hours(2)}, ${sqrt(2)}, ${pow(-2, 3)}")) == [])
    }
}
