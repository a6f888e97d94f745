import SourceDiagnostics
import SurveyLayout
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
        #expect(shown?.contains("- {if: a='no', end: x}") == true, "\(shown ?? "refused")")
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
