import SourceDiagnostics
import SurveyModel
import SurveyYAML
import TestSupport
import Testing

@Suite struct SurveyRefusalTests {
    struct Refusal: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var yaml: MarkedText
        /// Codes in the order of the file; the first is at marker 1, and so on.
        var codes: [String]

        init(_ testDescription: String, _ yaml: MarkedText, _ codes: [String]) {
            self.testDescription = testDescription
            self.yaml = yaml
            self.codes = codes
        }
    }

    static let refusals = [
        Refusal(
            "every mistake is reported at once, in the order of the file",
            """
            survey: churn
            title: Churn
            mode: self
            «1»quizzes: 3
            lists:
              reason: [price, bugs, {none: {label: None, exclusive: true}}]
            questions:
              - why: multi(«2»reson)
                text: Why?
              - what: multi(reason)
                if: «3»nsp > 3
                text: You said ${«4»later} and ${«5»what}.
              - later: «6»mony(EUR)
                text: How much?
                top: 3
              - «7»What: text
                text: Again?
                «8»again: More?
            """,
            ["E003", "E111", "E101", "E201", "E202", "E110", "E107", "E113"]),
        Refusal(
            "places inside folded, quoted and escaped texts are exact",
            #"""
            survey: places
            title: Places
            mode: self
            questions:
              - a: text
                text: >
                  Żółw goes
                  home with ${«1»nix}

                  and ${«2»nix}
              - b: text
                text: |
                  one
                    two ${«3»nix}
              - c: text
                text: "a \"b\" \u00e9 ${«4»nix}
                  and ${«5»nix}"
              - d: text
                text: 'it''s ${«6»nix}'
              - e: text
                text: plain text
                  goes on ${«7»nix}
            """#,
            ["E101", "E101", "E101", "E101", "E101", "E101", "E101"]),
        Refusal(
            "what is wrong with options and jumps is found",
            """
            survey: options
            title: Options
            mode: self
            outcomes: {refused: aapor 2.112}
            lists:
              size: [small, «1»Small]
              kind:
                - a: A
                - b: {label: B, «2»exklusive: true}
            questions:
              - one: yes_no
                text: One?
                go:
                  - if: one = «3»'maybe'
                    end: «4»refusd
                  - goto: «5»one
                  - goto: «6»towo
              - two: choice(yes, no)
                text: Two?
                options_if: it = «7»'si'
                «8»ends: {1: one}
            """,
            ["E108", "E003", "E104", "E204", "E203", "E204", "E104", "E113"]),
        Refusal(
            "a key that is given twice is marked at the second",
            """
            survey: twice
            title: Twice
            mode: self
            «1»title: Thrice
            questions:
              - a: text
                text: A?
                «2»text: B?
            """,
            ["E002", "E002"]),
        Refusal(
            "a colon in a text is explained where it stands",
            "survey: colon\ntitle: one«1»: two\n",
            ["E001"]),
        Refusal(
            "anchors, aliases and tags are refused, and their signs in texts are not",
            """
            survey: «1»&x a
            title: salt & pepper * ! 'n'
            mode: «2»*x
            note: |
              &not *an !anchor
            why: [«3»!!str a, "&b", a&b]
            """,
            ["E006", "E006", "E006"]),
        Refusal(
            "a guide misses what it needs",
            """
            survey: guide
            title: Guide
            mode: group
            people: «1»{min: 8, max: 4}
            sections:
              - warm_up: 8 min
                ask: Who are you?
                turns: «2»clockwise
              - «3»empty: 5 min
              - late: «4»soon
                kind: «5»keey
                ask: When?
                «6»shuffle: by_session
              - «7»Warm_up: 3 min
                ask: Again?
            """,
            ["E005", "E005", "E004", "E005", "E005", "E113", "E107"]),
        Refusal(
            "what each person is asked is one value there, and a column beside it",
            """
            survey: guide
            title: Guide
            mode: group
            lists: {pain: [export, speed]}
            sections:
              - vote: 5 min
                if: share(«1»worst = 'export') > 0.5
                each:
                  - worst: rank(pain)
                    text: Which is worst?
                    private: «2»perhaps
                  - loud: yes_no
                    if: share(«3»worst['export'] = 1) > 0.5
                    text: Is it loud?
                    go: {goto: «4»rating}
                  - rounds: «5»repeat(thing)
                    text: Which?
              - talk: 9 min
                if: «6»worst['export'] = 1
                show: [worst, «7»rating, «8»wrost]
                ask: You said ${«9»top(worst)}, and ${label(top(worst)) ?? 'this'}.
                call_on: «10»share(loud = 'yes')
                each:
                  - rating: scale(1..5)
                    text: How good?
                follow_up:
                  - if: mean(people.rating) > 3 and share(loud = 'yes') > 0.5
                    ask: Is it so?
                  - if: «11»rating > 3
                    ask: Is it so?
            outcomes:
              held: count(people) >= «12»'four'
            """,
            ["E201", "E005", "E116", "E204", "E110", "E116", "E201", "E101", "E401", "E105", "E116", "E105"]),
        Refusal(
            "a fill that may have nothing to show is refused, one that cannot is not",
            """
            survey: fills
            title: Fills
            mode: self
            case: {seats: integer?}
            questions:
              - a: text
                text: You have ${«1»case.seats} or ${case.seats ?? 'no'} seats.
              - b: text
                if: a is answered and case.seats > 3
                text: You said ${a}, with ${case.seats} seats.
              - c: text
                text: You said ${«2»b}.
            """,
            ["E401", "E401"]),
    ]

    @Test(arguments: refusals)
    func refuses(_ refusal: Refusal) throws {
        let (survey, all) = SurveyParser.parse(refusal.yaml.text, file: "t.yaml")
        let errors = all.filter { $0.severity == .error }
        #expect(survey == nil)
        #expect(errors.map(\.code.rawValue) == refusal.codes, "\(errors.map(\.description).joined(separator: "\n"))")
        for (number, error) in errors.enumerated() {
            let place = try #require(refusal.yaml.places["\(number + 1)"], "\(error)")
            #expect((error.location.line, error.location.column) == place, "\(error)")
        }
    }

    // Themes are checked only where a codebook is known.
    @Test func aThemeMustBeInTheCodebook() {
        let yaml =
            "survey: a\ntitle: A\nmode: self\nquestions:\n  - q: yes_no\n    text: Q?\n    theme: export_timout\n"
        #expect(SurveyParser.parse(yaml, file: "a.yaml").survey != nil)
        let (survey, found) = SurveyParser.parse(yaml, file: "a.yaml", themes: ["bug/export_timeout"])
        #expect(survey == nil)
        #expect(found.map(\.hint) == ["did you mean 'export_timeout'?"])
    }

    @Test func advisesWithoutRefusing() {
        let yaml = """
            survey: a
            title: A
            mode: interviewer
            questions:
              - why: multi(a, b)
                text: Why?
              - open: text
                text: And?
            """
        let (survey, found) = SurveyParser.parse(yaml, file: "a.yaml")
        #expect(survey != nil)
        #expect(found.isEmpty)
    }
}
