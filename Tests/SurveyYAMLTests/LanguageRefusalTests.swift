import SourceDiagnostics
import SurveyModel
import SurveyYAML
import TestSupport
import Testing

/// What is wrong with types, structure and wording is found at its place.
@Suite struct LanguageRefusalTests {
    struct Refusal: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var yaml: MarkedText
        /// Codes in the order of the file; the first is at marker 1, and so on.
        var codes: [String]
        /// A part of what one of them says.
        var says: String

        init(_ testDescription: String, _ codes: [String], says: String, _ yaml: MarkedText) {
            self.testDescription = testDescription
            self.yaml = yaml
            self.codes = codes
            self.says = says
        }
    }

    static let refusals = [
        Refusal(
            "types that are written wrongly",
            ["E110", "E110", "E110", "E110", "E110", "E110", "E110", "E110", "E110", "E111", "E104", "E110"],
            says: "did you mean 'yes_no'?",
            """
            survey: types
            title: Types
            mode: self
            lists: {a: [x, y, z, w]}
            questions:
              - a: «1»bool
                text: A?
              - b: «2»scale(5..1)
                text: B?
              - c: «3»money(euro)
                text: C?
              - d: «4»date(2026-02-30..)
                text: D?
              - e: «5»duration(8..9)
                text: E?
              - f: «6»allocate(reason)
                text: F?
              - g: matrix(a, «7»text)
                text: G?
              - h: «8»text?
                text: H?
              - i: «9»text(3)
                text: I?
              - j: rank(«10»b)
                text: J?
              - k: multi(a except «11»v)
                text: K?
              - l: «12»choice (a b
                text: L?
            """),
        Refusal(
            "sections and repeats that cannot be",
            ["E205", "E206", "E004", "E005", "E004", "E113", "E113", "E204"],
            says: "a repeat cannot stand in another one",
            """
            survey: blocks
            title: Blocks
            mode: self
            questions:
              - one: repeat(thing)
                again: More?
                questions:
                  - name: text
                    text: Name?
              - two: yes_no
                text: Is ${«1»name} fine?
              - three: repeat(thing)
                again: More?
                questions:
                  - four: «2»repeat(part)
                    again: More?
                    questions:
                      - five: yes_no
                        text: Five?
              - «3»six: section
                title: Six
              - seven: repeat(thing)
                min: «4»5
                max: 3
                again: More?
                questions:
                  - eight: yes_no
                    text: Eight?
              - «5»nine: repeat(thing)
                questions:
                  - ten: yes_no
                    text: Ten?
              - eleven: yes_no
                text: Eleven?
                «6»again: More?
              - twelve: section
                «7»text: Twelve?
                questions:
                  - thirteen: yes_no
                    text: Thirteen?
                    go: {goto: «8»fifteen}
              - fourteen: repeat(thing)
                again: More?
                questions:
                  - fifteen: yes_no
                    text: Fifteen?
            """),
        Refusal(
            "checks that cannot fail, say nothing or say too much",
            ["E004", "E113", "E004", "E113", "E401", "E105"],
            says: "only a 'should' can be passed over",
            """
            survey: checks
            title: Checks
            mode: self
            case: {seats: integer?}
            questions:
              - n: integer
                text: N?
                checks:
                  - «1»say: No rule.
                  - must: n > 0
                    «2»should: n > 1
                    say: Two rules.
                  - «3»must: n > 0
                  - must: n > 0
                    say: Why?
                    «4»reason: required
                  - must: n > 0 and case.seats > 3
                    say: There are ${«5»case.seats}.
                  - should: «6»n + 1
                    say: That is no rule.
            """),
        Refusal(
            "languages that the survey does not have, and wordings without its first one",
            ["E114", "E114", "E004", "E114", "E005"],
            says: "did you mean 'de'?",
            """
            survey: languages
            title: Languages
            mode: self
            languages: [en, de]
            fallback: «1»fr
            questions:
              - a: yes_no
                text: {en: Yes?, «2»dee: Ja?}
              - b: yes_no
                text: «3»{de: Ja?}
              - c: yes_no
                text: C?
                note: {en: A note, «4»it: Nota, de: «5»~}
            """),
        Refusal(
            "options whose numbers or attributes do not go together",
            ["E108", "E005", "E004", "E003", "E104", "E005", "E104"],
            says: "an attribute has one type",
            """
            survey: options
            title: Options
            mode: self
            lists:
              plan:
                - a: {label: A, number: 1, attributes: {price: 1, eu: true}}
                - «1»b: {label: B, number: 1, attributes: {price: «2»cheap, eu: true}}
                - «3»c: {label: C, attributes: {price: 3}, «4»nummer: 3}
              how: [good, bad]
            questions:
              - p: choice(how)
                text: P?
                shuffle: {keep_last: [«5»badd]}
                recode: {«6»good: bad, old: «7»goood}
            """),
        Refusal(
            "quotas that cannot be counted",
            ["E004", "E005", "E101", "E204", "E107"],
            says: "add 'over_quota: aapor 4.8' to 'outcomes'",
            """
            survey: quotas
            title: Quotas
            mode: self
            questions:
              - a: yes_no
                text: A?
            outcomes: {complete: aapor 1.1}
            quotas:
              - «1»one: 4
                end: complete
              - two: «2»0
                if: «3»b = 'yes'
                end: complete
              - «4»three: 5
                if: a = 'yes'
              - «5»Three: 5
                if: a = 'no'
                end: complete
            """),
        Refusal(
            "presets that say nothing, too much, or in a language without standard words",
            ["E004", "E113", "E004", "E004", "E004", "E113"],
            says: "its standard wording needs to know what it is about",
            """
            survey: presets
            title: Presets
            mode: self
            questions:
              - «1»a: nps
              - b: csat
                about: Larkspur
                «2»text: And?
              - «3»c: kano
                text: With?
              - «4»d: price_sensitivity(EUR)
              - «5»e: opportunity
              - f: opportunity
                about: find it
                «6»ends: {1: low}
            """),
        Refusal(
            "answers that cannot be proposed",
            ["E104", "E105", "E113", "E101"],
            says: "these quotation marks are YAML's",
            """
            survey: proposals
            title: Proposals
            mode: self
            questions:
              - plan: choice(free, team)
                text: Plan?
                set: "«1»'teem'"
              - seats: integer
                text: Seats?
                set: "«2»'three'"
                required: true
                «3»required_if: plan = 'free'
              - other: choice(free, team)
                text: Other?
                set: '«4»free'
            """),
    ]

    @Test(arguments: refusals)
    func refuses(_ refusal: Refusal) throws {
        let (survey, all) = SurveyParser.parse(refusal.yaml.text, file: "t.yaml")
        let errors = all.filter { $0.severity == .error }
        let shown = errors.map(\.description).joined(separator: "\n")
        #expect(survey == nil)
        #expect(errors.map(\.code.rawValue) == refusal.codes, "\(shown)")
        #expect(shown.contains(refusal.says), "\(shown)")
        for (number, error) in errors.enumerated() {
            let place = try #require(refusal.yaml.places["\(number + 1)"], "\(error)")
            #expect((error.location.line, error.location.column) == place, "\(error)")
        }
    }
}
