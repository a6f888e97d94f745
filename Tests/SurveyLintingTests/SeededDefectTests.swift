import TestSupport
import Testing

/// The 23 defects of which the checkers of two other tools find 10 and 7, each where it stands and with what mends it.
@Suite struct SeededDefectTests {
    /// Defect 1.
    @Test func anUnknownNameInACondition() {
        LintFixture.expect(
            "E101", "there is no question 'nsp'", "did you mean 'nps'?",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - nps: scale(0..10)
                    text: How likely are you to recommend us?
                    ends: {0: Not at all, 10: Extremely}
                  - story: text
                    if: «1»nsp > 6
                    text: What do you like?
                """, length: 3)
    }

    /// Defect 2.
    @Test func anOptionThatDoesNotExist() {
        LintFixture.expect(
            "E104", "'yess' is not an option", "did you mean 'yes'?",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - known: yes_no
                    text: Do you know us?
                  - story: text
                    if: known = «1»'yess'
                    text: What do you like?
                """, length: 6)
    }

    /// Defect 3.
    @Test func anOperatorTwice() {
        LintFixture.expect(
            "E100",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - known: yes_no
                    text: Do you know us?
                  - story: text
                    if: known = 'yes' and «1»and known = 'yes'
                    text: What do you like?
                """)
    }

    /// Defect 4.
    @Test func aTextWithoutItsEnd() {
        LintFixture.expect(
            "E100",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - known: yes_no
                    text: Do you know us?
                  - story: text
                    if: known = «1»'yes
                    text: What do you like?
                """)
    }

    /// Defect 5.
    @Test func anOperatorThatIsMissing() {
        LintFixture.expect(
            "E100",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - known: yes_no
                    text: Do you know us?
                  - story: text
                    if: known «1»'yes'
                    text: What do you like?
                """)
    }

    /// Defect 6.
    @Test func anUnknownFunction() {
        LintFixture.expect(
            "E102", "there is no function 'cuont'", "did you mean 'count'?",
            in: """
                survey: s
                title: T
                mode: self
                lists:
                  way: [mail, phone, {none: {label: None, exclusive: true}}]
                questions:
                  - ways: multi(way)
                    text: How do you reach us?
                  - story: text
                    if: «1»cuont(ways) > 1
                    text: Which do you like?
                """, length: 5)
    }

    /// Defect 7.
    @Test func aValueTooMany() {
        LintFixture.expect(
            "E103", "'round' takes 1", "here are 3",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - hours: decimal(0..80)
                    text: How many hours?
                  - story: text
                    if: «1»round(hours, 1, 2) > 6
                    text: What took so long?
                """)
    }

    /// Defect 8.
    @Test func twoQuestionsThatDependOnOneAnother() {
        LintFixture.expect(
            "E207", "'first' and 'second' depend on one another", "'first' uses 'second' (line 6)",
            "'second' uses 'first' (line 9)",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - first: yes_no
                    if: «1»second = 'yes'
                    text: Is it one?
                  - second: yes_no
                    if: first = 'yes'
                    text: Is it two?
                """, length: 6)
    }

    /// Defect 9.
    @Test func aConditionThatContradictsItself() {
        LintFixture.expect(
            "E301", "never be true", "known = 'yes' and known = 'no' exclude each other", "is 'or' meant?",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - known: yes_no
                    text: Do you know us?
                  - story: text
                    if: «1»known = 'yes' and known = 'no'
                    text: What do you like?
                """, length: 30)
    }

    /// Defect 10.
    @Test func aQuestionThatItsAncestorsExclude() {
        LintFixture.expect(
            "E303", "no answers lead to 'third'", "it needs 'second', which is asked only if first = 'no' (line 8)",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - first: yes_no
                    text: Is it one?
                  - second: yes_no
                    if: first = 'no'
                    text: Is it two?
                  - «1»third: yes_no
                    if: second = 'yes' and first = 'yes'
                    text: Is it three?
                """, length: 5)
    }

    /// Defect 11.
    @Test func aUseOfWhatIsAskedLater() {
        LintFixture.expect(
            "E201", "'second' is asked only later", "move this behind it",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - first: yes_no
                    if: «1»second = 'yes'
                    text: Is it one?
                  - second: yes_no
                    text: Is it two?
                """, length: 6)
    }

    /// Defect 12.
    @Test func aNumberComparedWithAText() {
        LintFixture.expect(
            "E105", "cannot be compared",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - seats: integer(0..100)
                    text: How many seats?
                  - story: text
                    if: seats = «1»'many'
                    text: Who uses them?
                """, length: 6)
    }

    /// Defect 13.
    @Test func aCheckThatNoAnswerPasses() {
        LintFixture.expect(
            "E306", "no answer can pass this check", "hours > 10 and hours < 5 exclude each other",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - hours: decimal(0..80)
                    text: How many hours?
                    checks:
                      - must: «1»hours > 10 and hours < 5
                        say: That cannot be.
                """, length: 24)
    }
}
