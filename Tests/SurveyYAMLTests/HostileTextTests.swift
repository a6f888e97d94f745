import SourceDiagnostics
import SurveyModel
import SurveyYAML
import TestSupport
import Testing

/// Any bytes as a definition give a diagnostic, in bounded time and memory.
@Suite struct HostileTextTests {
    private static let head = "survey: s\ntitle: S\nmode: self\nquestions:\n"

    private static func diagnostics(_ text: String) -> [Diagnostic] {
        SurveyParser.parse(text, file: "h.yaml").diagnostics
    }

    // A billion nodes from nine lines: aliases are refused before anything is composed.
    @Test func anAliasBombIsRefusedBeforeItGoesOff() {
        var bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        for (before, after) in zip("abcdefgh", "bcdefghi") {
            bomb += "\(after): &\(after) [\(Array(repeating: "*\(before)", count: 10).joined(separator: ", "))]\n"
        }
        let found = Self.diagnostics(bomb)
        #expect(!found.isEmpty && found.allSatisfy { $0.code == "E006" })
    }

    @Test func depthIsRefusedHoweverItIsWritten() {
        for text in [
            String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000),
            String(repeating: "{a: ", count: 10_000) + String(repeating: "}", count: 10_000),
            String(repeating: "- ", count: 10_000) + "a",
            (0..<10_000).map { String(repeating: " ", count: $0 % 200) + "- \n" }.joined(),
        ] {
            #expect(!Self.diagnostics(text).isEmpty)
        }
        let sections = (0..<30).map { depth in
            let indent = String(repeating: "    ", count: depth)
            return "\(indent)- s\(depth): section\n\(indent)  questions:\n"
        }.joined()
        let found = Self.diagnostics(Self.head + sections + String(repeating: "    ", count: 30) + "- q: yes_no\n")
        #expect(found.contains { $0.code == "E206" || $0.code == "E001" })
    }

    // Parentheses in an expression, a fill in each line, and one long word.
    @Test func longTextsAreReadInOneGo() {
        let deep = String(repeating: "(", count: 10_000) + "1" + String(repeating: ")", count: 10_000)
        #expect(!Self.diagnostics(Self.head + "  - q: {calc: \"\(deep)\"}\n").isEmpty)
        let lines = (0..<12_000).map { _ in "      ${nix}\n" }.joined()
        let found = Self.diagnostics(Self.head + "  - q: text\n    text: |\n" + lines)
        #expect(found.first?.location == SourceLocation(file: "h.yaml", line: 7, column: 9))
        #expect(found.count == DiagnosticLog.most)
        let word = String(repeating: "x", count: 1_000_000)
        let long = word.prefix(90_000)
        #expect(SurveyParser.parse(Self.head + "  - q: text\n    text: \(long)\n", file: "h.yaml").survey != nil)
        #expect(Self.diagnostics(Self.head + "  - q: text\n    text: \(word)\n").map(\.code) == ["E005"])
        let name = String(repeating: "x", count: 1_000)
        #expect(Self.diagnostics(Self.head + "  - \(word): text\n    text: Q?\n").first?.code == "E001")
        #expect(Self.diagnostics(Self.head + "  - \(name): text\n    text: Q?\n").first?.code == "E109")
        #expect(Self.diagnostics(Self.head + "  - q: \(word)\n    text: Q?\n").first?.code == "E110")
    }

    // Millions of mistakes: the first ones are told, and the survey is refused all the same.
    @Test func manyMistakesAreNotAllKept() {
        let zeros = [UInt8](repeating: 0, count: 1_000_000)
        #expect(SurveyParser.parse(zeros, file: "h.yaml").diagnostics.count == DiagnosticLog.most)
        let tags = String(repeating: "! ", count: 300_000)
        #expect(Self.diagnostics(tags).count == DiagnosticLog.most)
        let questions = (0..<3_000).map { "  - q\($0): txt\n    txt: Q?\n" }.joined()
        let (survey, found) = SurveyParser.parse(Self.head + questions, file: "h.yaml")
        #expect(survey == nil && found.count <= 2 * DiagnosticLog.most)
        // Advice alone, and then one error: the error must not be lost among it.
        let advice = (0..<2_000).map { "  - q\($0): multi(a, b)\n    text: Q?\n" }.joined()
        let (refused, all) = SurveyParser.parse(Self.head + advice + "  - last: nix\n    text: Q?\n", file: "h.yaml")
        #expect(refused == nil && all.contains { $0.code == "E110" })
    }

    // Definitions that are nearly right, with pieces lost, doubled, swapped and mangled.
    @Test func mangledDefinitionsNeverCrash() {
        let whole = Array(Self.sample.unicodeScalars)
        var random = SplitMix64(seed: 2026)
        for round in 0..<1_500 {
            var text = whole
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<text.count, using: &random)
                let length = min(Int.random(in: 1...20, using: &random), text.count - place)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: text.removeSubrange(place..<place + length)
                case 1: text.insert(contentsOf: text[place..<place + length], at: place)
                case 2: text.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? [], at: place)
                case 3: text[place] = Unicode.Scalar(UInt8.random(in: 0...255, using: &random))
                default:
                    let other = Int.random(in: 0..<text.count, using: &random)
                    text.swapAt(place, other)
                }
                if text.isEmpty { text = whole }
            }
            let yaml = String(String.UnicodeScalarView(text))
            let (survey, found) = SurveyParser.parse(yaml, file: "h.yaml", themes: ["bug/slow"])
            #expect((survey == nil) == found.contains { $0.severity == .error }, "seed 2026, round \(round)")
            let lines = SourceLines(yaml)
            for diagnostic in found {
                #expect(diagnostic.location.line >= 1 && diagnostic.location.column >= 1, "seed 2026, round \(round)")
                _ = diagnostic.rendered(in: lines)
            }
        }
    }

    private static let pieces = [
        "section", "repeat(x)", "matrix(", "scale(9999999999999999999..)", "integer(-9223372036854775808..)",
        "maxdiff(a, b)",
        "opportunity", "kano", "about: ", "questions:", "again: ", "times: 3", "go: {goto: ", "${", "}", "checks:",
        "- must: ",
        "retired: true", "{en: ", "de: ", "\n", "\n  ", "\n      - ", "'", "\"", "? ", "[", "max: 99999999999",
        "min: 0",
        "money(EUR, ", "duration(999999999999 d..)", "rank(pain)", "top: 1", "shuffle: ", "quotas:\n  - q: 1\n",
    ].map { Array($0.unicodeScalars) }

    private static let sample = """
        survey: s
        title: {en: S, de: T}
        mode: self
        languages: [en, de]
        case: {seats: integer?, plan: "choice(free, team)", paid: money(EUR)?}
        lists:
          pain:
            - speed: {label: {en: Speed, de: Tempo}, number: 1, attributes: {cost: 3}}
            - export: {label: Exports, specify: true, attributes: {cost: 4.5}}
            - rights: {label: Rights, exclusive: true, attributes: {cost: 0}}
            - alerts: {label: Alerts, attributes: {cost: 1}, was: alarms}
            - old: {label: Old, retired: true}
        questions:
          - hello: statement
            text: Hello, ${case.plan}.
          - why: multi(pain)
            text: Why?
            shuffle: {keep_last: [rights]}
            go: {if: why has 'export', goto: usage}
            theme: slow
            present: [speed]
          - worst: rank(pain except rights)
            options_if: why has it
            text: In order?
            top: 2
          - usage: section
            title: Usage
            if: case.seats > 3
            questions:
              - rate: matrix(pain, scale(1..5))
                text: Rate them.
                ends: {1: low, 5: high}
              - gaps: repeat(feature)
                again: More than ${name ?? 'that'}?
                questions:
                  - name: text
                    text: Which?
                  - cost: money(EUR, 0..5000)
                    text: How much?
                    checks:
                      - should: count(why) < 3
                        say: That is much.
                        reason: required
          - points: allocate(100, pain)
            if: count(why) > 1
            text: Points?
          - best: maxdiff(pain)
            text: Best?
          - feel: kano
            text: With?
            without: Without?
          - when: date(2020-01-01..)
            text: When?
          - total: {calc: count(why) + 1}
        quotas:
          - few: 50
            if: case.plan = 'free'
        outcomes: {over_quota: aapor 4.8}

        """

    // What the other tests mangle is whole itself.
    @Test func theSampleIsWithoutMistakes() {
        let (survey, found) = SurveyParser.parse(Self.sample, file: "h.yaml", themes: ["bug/slow"])
        #expect(survey != nil, "\(found)")
    }
}
