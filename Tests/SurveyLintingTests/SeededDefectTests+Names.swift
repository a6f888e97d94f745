import TestSupport
import Testing

extension SeededDefectTests {
    /// Defect 14.
    @Test func equalsWhereSeveralOptionsArePossible() {
        LintFixture.expect(
            "E106", "write: ways has 'mail'",
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
                    if: «1»ways = 'mail'
                    text: What do you write?
                """, length: 4)
    }

    /// Defect 15.
    @Test func aNameTwice() {
        LintFixture.expect(
            "E107", "name 'first' is already used", "first on line 5",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - first: yes_no
                    text: Is it one?
                  - «1»first: yes_no
                    text: Is it two?
                """, length: 5)
    }

    /// Defect 16.
    @Test func aListThatIsNotDefined() {
        LintFixture.expect(
            "E111", "there is no list 'waay'", "did you mean 'way'?",
            in: """
                survey: s
                title: T
                mode: self
                lists:
                  way: [mail, phone]
                questions:
                  - ways: choice(«1»waay)
                    text: How do you reach us?
                """, length: 4)
    }

    /// Defect 17.
    @Test func aCodeTwice() {
        LintFixture.expect(
            "E108", "option 'mail' is given twice",
            in: """
                survey: s
                title: T
                mode: self
                lists:
                  way: [mail, phone, «1»mail]
                questions:
                  - ways: choice(way)
                    text: How do you reach us?
                """, length: 4)
    }

    /// Defect 18.
    @Test func anUnknownNameInAText() {
        LintFixture.expect(
            "E101", "the case has no field 'acount'", "did you mean 'case.account'?",
            in: """
                survey: s
                title: T
                mode: self
                case:
                  account: text
                questions:
                  - first: yes_no
                    text: Do you work at ${«1»case.acount}?
                """, length: 11)
    }

    /// Defect 19.
    @Test func aFilterOnWhatOptionsDoNotHave() {
        LintFixture.expect(
            "E101", "'regoin'",
            in: """
                survey: s
                title: T
                mode: self
                case:
                  region: choice(north, south)
                lists:
                  shop: [oslo, rome]
                questions:
                  - shop: choice(shop)
                    options_if: «1»case.regoin = 'north'
                    text: Where do you buy?
                """, length: 11)
    }

    /// Defect 20.
    @Test func arithmeticWithWhatMayBeMissing() {
        LintFixture.expect(
            "W602", "'evenings' may be missing", "write (evenings ?? 0)",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - days: integer(0..100)
                    text: How many hours in daytime?
                    missing: none
                  - evenings: integer(0..100)
                    text: How many hours in the evening?
                  - total:
                      calc: days + «1»evenings
                """, length: 8)
    }

    /// Defect 21.
    @Test func aBareWordInsteadOfAnOption() {
        LintFixture.expect(
            "E101", "an option is written in quotes: 'yes'",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - known: yes_no
                    text: Do you know us?
                  - story: text
                    if: known = «1»yes
                    text: What do you like?
                """, length: 3)
    }

    /// Defect 22.
    @Test func aConditionThatIsAlwaysTrue() {
        LintFixture.expect(
            "E302", "always true",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - known: yes_no
                    text: Do you know us?
                  - story: text
                    if: «1»known is answered or known is missing
                    text: What do you like?
                """, length: 37)
    }

    /// Defect 23.
    @Test func aQuestionThatIsSwitchedOff() {
        LintFixture.expect(
            "E301", "never be true", "never asked",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - story: text
                    if: «1»false
                    text: What do you like?
                """, length: 5)
    }
}
