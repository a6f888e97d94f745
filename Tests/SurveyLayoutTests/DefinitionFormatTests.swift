import SourceDiagnostics
@testable import SurveyLayout
import SurveyVersions
import SurveyYAML
import Testing

@Suite struct DefinitionFormatTests {
    private func formatted(_ text: String, as content: DefinitionFormat.Content = .other) -> String? {
        switch DefinitionFormat.format(Array(text.utf8), file: "f.yaml", as: content) {
        case .unchanged: text
        case .changed(let bytes): String(decoding: bytes, as: UTF8.self)
        case .refused: nil
        }
    }

    // The one layout: indentation, blanks, brackets and comments, whatever the author's editor made of them.
    @Test func aFileIsLaidOutInOneWay() {
        let messy = """


            #about it
            survey:   x


            lists :
                reason:
                -   price:  Price or budget   #why not
                -  {code: a,label:   "b, c" , }
                - [ a,b ,  c]
                # the end of the list

            title: 'It''s  so'
            questions:
             -
                a: text
                # on the wording
                text: >-
                       One
                         two

                       three
                note: this goes
                   on and on
             - b: yes_no
               probes:
               - one
               - |
                    literal
                     deeper
            """
        #expect(
            formatted(messy) == """
                # about it
                survey: x

                lists:
                  reason:
                    - price: Price or budget  # why not
                    - {code: a, label: "b, c"}
                    - [a, b, c]
                    # the end of the list

                title: 'It''s  so'
                questions:
                  - a: text
                    # on the wording
                    text: >-
                      One
                        two

                      three
                    note: this goes
                      on and on
                  - b: yes_no
                    probes:
                      - one
                      - |-
                        literal
                         deeper

                """)
    }

    // Who leaves out the last line break has a text without one at its end, and keeps it.
    @Test func aTextThatTheFileCutsKeepsItsEnd() {
        #expect(formatted("a: |\n  x") == "a: |-\n  x\n")
        #expect(formatted("a: |+\n    x\n\n\n") == "a: |+\n  x\n\n\n")
    }

    // A map over several lines comes onto one where it fits, and stays where it does not, or where a comment is inside.
    @Test func bracketsFitOnALineOrStay() {
        #expect(formatted("a: {b: 1,\n     c: [2,\n  3]}\n") == "a: {b: 1, c: [2, 3]}\n")
        let long = String(repeating: "word", count: 20)
        #expect(
            formatted("a: [\(long),\n      \(long)\n     ]\n") == "a: [\(long),\n  \(long)\n]\n")
        #expect(formatted("a: [b,  # one\n      c]\n") == "a: [b,  # one\n  c]\n")
    }

    @Test func expressionsAreSpelledAlike() {
        let text = """
            survey: s
            title: T
            mode: self
            questions:
              - a: yes_no
                text: A == b?
              - b: text
                if: a == 'yes' and 'x' != '=='
                text: "You said ${(if a == 'no' then ' == ' else '') ?? ''}: why?"
                go:
                  - {if: a=='no', end: x}
            """
        let shown = formatted(text, as: .survey)
        #expect(shown?.contains("if: a = 'yes' and 'x' != '=='") == true, "\(shown ?? "refused")")
        #expect(shown?.contains("text: A == b?") == true)
        #expect(shown?.contains("if a = 'no' then ' == ' else ''") == true, "\(shown ?? "refused")")
        #expect(shown?.contains("- {if: a = 'no', end: x}") == true, "\(shown ?? "refused")")
    }

    // One survey has one form, however it was typed: what a reviewer sees in a diff is then a change of the survey.
    @Test func aSurveyHasOneForm() {
        let text = """
            'survey': s
            title: T
            "mode": self
            questions:
              - {a: integer(0..9), text: A?, required: true, missing: none}
              # the second one
              - "b": text   # its name
                checks: [{say: "No, no.", must: len(b)>2}]
                # said
                text: "B ${ (a  ?? 0)+1 } and $${c}"
                if: "not(a>1)and(a<5 or(a=3))"
                'probes':
                  - Anything else?

                missing: none
                # the end
              - c: choice(p, q)
                options_if: "it != 'p'"
                text: 'It''s ${if a>1 then ''x'' else ''y'' }?'
                note: >
                  if: this == that
              - r: repeat(x)
                questions: [{d: yes_no, text: D?, if: "a=1 and a in [1,2]"}, {k: {calc: ((a))+(1)*2-(3-4)}}]
                again: More?
              - 'no': yes_no
                text: N?
                if: "'no' = 'no'"
            """
        let shown = formatted(text, as: .survey)
        #expect(
            shown == """
                survey: s
                title: T
                mode: self
                questions:
                  - a: integer(0..9)
                    text: A?
                    missing: none
                    required: true
                  # the second one
                  - b: text  # its name
                    if: not a > 1 and (a < 5 or a = 3)
                    # said
                    text: "B ${a ?? 0 + 1} and $${c}"

                    missing: none
                    probes:
                      - Anything else?
                    checks: [{say: "No, no.", must: len(b) > 2}]
                    # the end
                  - c: choice(p, q)
                    options_if: it != 'p'
                    text: 'It''s ${if a > 1 then ''x'' else ''y''}?'
                    note: >
                      if: this == that
                  - r: repeat(x)
                    again: More?
                    questions:
                      - d: yes_no
                        if: a = 1 and a in [1, 2]
                        text: D?
                      - k: {calc: a + 1 * 2 - (3 - 4)}
                  - 'no': yes_no
                    if: "'no' = 'no'"
                    text: N?

                """)
    }

    // YAML would refuse these or cut them short, and the author wrote what the grammar allows.
    @Test func expressionsThatYAMLBreaksAreQuoted() throws {
        let text = """
            survey: s
            title: T
            mode: self
            case:
              day: date?
            questions:
              - a: choice(yes, no)
                text: A?
              - b: multi(x, y)
                if: 'no' = a  # the other way round
                text: B?
              - c: text
                if: @2026-01-01 < case.day
                text: C?
              - d: text
                if: ['x'] = ['x'] or a in ['yes'] # so
                text: D?
              - e: text
                if: c != 'a #b' and c != 'c: d'
                text: E?
            """
        let shown = formatted(text, as: .survey)
        #expect(shown?.contains(#"if: "'no' = a"  # the other way round"#) == true, "\(shown ?? "refused")")
        #expect(shown?.contains(#"if: "@2026-01-01 < case.day""#) == true)
        #expect(shown?.contains(#"if: "c != 'a #b' and c != 'c: d'""#) == true)
    }

    @Test func aFileWithMistakesIsRefusedWithAllOfThem() {
        let text =
            "survey: s\ntitle: T\nmode: self\nquestions:\n  - a: txt\n    text: A?\n  - b: scle(0..3)\n    text: B?\n"
        guard case .refused(let found) = DefinitionFormat.format(Array(text.utf8), file: "f.yaml") else {
            Issue.record("formatted")
            return
        }
        #expect(found.filter { $0.severity == .error }.count == 2)
        #expect(found.first?.location == SourceLocation(file: "f.yaml", line: 5, column: 8))
    }

    @Test func lineBreaksAndTheByteOrderMarkAreMadeAlike() {
        #expect(formatted("\u{FEFF}---\r\na: 1\r\nb:\r\n- 2\r\n...\r\n") == "a: 1\nb:\n  - 2\n")
    }

    // However a survey is typed, it has one form, which says the same and has the same hash; and no comment is lost.
    @Test func everySpellingOfASurveyHasOneForm() throws {
        let plain = try #require(formatted(SloppySurvey(seed: nil).text, as: .survey))
        let hash = try hash(plain)
        for seed in UInt64(0)..<400 {
            let bare = SloppySurvey(seed: seed)
            #expect(formatted(bare.text, as: .survey) == plain, "seed \(seed):\n\(bare.text)")
            #expect(try self.hash(bare.text) == hash, "seed \(seed)")
            let told = SloppySurvey(seed: seed, isCommented: true)
            guard let once = formatted(told.text, as: .survey) else {
                Issue.record("refused, seed \(seed):\n\(told.text)")
                continue
            }
            #expect(formatted(once, as: .survey) == once, "seed \(seed):\n\(told.text)\n--- once\n\(once)")
            #expect(try self.hash(once) == hash, "seed \(seed)")
            let comments = once.split(separator: "# said", omittingEmptySubsequences: false).count - 1
            #expect(comments == told.comments, "seed \(seed):\n\(told.text)\n\(once)")
        }
    }

    // A key that has no place in the order would come last, wherever it belongs.
    @Test func everyKeyOfAQuestionHasAPlaceInTheOrder() {
        let ordered = Set(QuestionLayout.order)
        #expect(QuestionLayout.order.count == ordered.count)
        #expect(Set(QuestionKey.allCases.map(\.rawValue)).symmetricDifference(ordered) == [])
    }

    private func hash(_ text: String) throws -> String {
        let (survey, diagnostics) = SurveyParser.parse(Array(text.utf8), file: "f.yaml")
        return CanonicalForm(try #require(survey, "\(diagnostics)\n\(text)")).hash
    }

    // Any layout of any tree is brought into one that says the same, keeps its comments, and is then left alone.
    @Test func formattingIsIdempotentAndLosesNothing() {
        for seed in UInt64(0)..<1_500 {
            var author = SloppyAuthor(seed: seed)
            let text = author.file()
            guard let once = formatted(text) else {
                Issue.record("refused, seed \(seed):\n\(text)")
                continue
            }
            #expect(formatted(once) == once, "seed \(seed):\n\(text)\n--- once\n\(once)")
            #expect(once.split(separator: "comment").count - 1 == author.comments, "seed \(seed):\n\(text)")
            #expect(!once.contains("\n\n\n") || text.contains("|") || text.contains("'"), "seed \(seed)")
        }
    }
}
