import SourceDiagnostics
import SurveyLinting
import TestSupport
import Testing

/// What the solver proves beyond the seeded defects.
@Suite struct LogicRuleTests {
    /// A jump's rule is reached only where those before it do not hold.
    @Test func aWiderRuleBeforeANarrowerOneShadowsIt() {
        LintFixture.expect(
            "E309", "never taken", "the rules before it",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - nps: scale(0..10)
                    text: How likely?
                    ends: {0: Not at all, 10: Extremely}
                    go:
                      - if: nps >= 7
                        goto: third
                      - if: «1»nps >= 9
                        goto: second
                      - if: nps is refused
                        goto: third
                  - second: yes_no
                    text: Is it two?
                  - third: yes_no
                    text: Is it three?
                """)
    }

    @Test func anElseThatNothingLeavesOverIsDead() {
        LintFixture.expect(
            "E305", "this 'else' is never used",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - known: yes_no
                    text: Do you know us?
                  - word:
                      calc: if known = 'yes' then 'a' else if known = 'no' then 'b' else «1»'c'
                """, length: 3)
    }

    @Test func anOptionThatNothingOffersIsDead() {
        LintFixture.expect(
            "E304", "'phone' can never be offered",
            in: """
                survey: s
                title: T
                mode: self
                lists:
                  way: [mail, phone]
                questions:
                  - known: yes_no
                    text: Do you know us?
                  - best: choice(way)
                    options_if: «1»it = 'mail' or (known = 'yes' and known = 'no')
                    text: Which is best?
                """)
    }

    @Test func aPartOfAnAlternativeThatIsImpossibleIsShown() {
        LintFixture.expect(
            "E301", "this part can never be true", "'nps' goes from 0 to 10",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - nps: scale(0..10)
                    text: How likely?
                    ends: {0: Not at all, 10: Extremely}
                  - story: text
                    if: nps < 3 or «1»nps > 10
                    text: What happened?
                """, length: 8)
    }

    @Test func aCheckThatTheTypeAlreadyEnsuresIsIdle() {
        LintFixture.expect(
            "E307", "this check cannot fail", "'hours' goes from 0 to 80",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - hours: decimal(0..80)
                    text: How many hours?
                    checks:
                      - must: «1»hours <= 100
                        say: Too much.
                """)
    }

    /// What no condition compares an answer with may be what a calculation, a proposal or a fill does.
    @Test func constantsOfAllExpressionsAreTold() {
        let codes = LintFixture.codes(
            """
            survey: s
            title: T
            mode: self
            case: {n: integer?}
            questions:
              - size: integer(0..)
                text: How many?
                set: if case.n > 50 then 5 else 6
              - word:
                  calc: if size > 100 then 'large' else 'small'
              - said: statement
                text: "${if size > 200 then 'Many' else 'Few' ?? 'Some'} it is."
            """)
        #expect(codes == ["E401"])
    }

    /// Each rule alone lets somebody pass, and together they let nobody.
    @Test func whatAllRulesTogetherPassOverIsUnreachable() {
        LintFixture.expect(
            "E303", "no answers lead to 'second'",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - first: yes_no
                    text: Is it one?
                    missing: none
                    go:
                      - if: first = 'yes'
                        goto: third
                      - if: first = 'no'
                        goto: third
                  - «1»second: yes_no
                    text: Is it two?
                  - third: yes_no
                    text: Is it three?
                """)
    }

    /// Of a list too long to be looked at option by option, nothing is claimed.
    @Test func theOptionsOfAVeryLongListAreNotCalledDead() {
        for count in [59, 60, 61, 200] {
            let codes = (1...count).map { "o\($0)" }.joined(separator: ", ")
            let lint = SurveyLint(
                """
                survey: s
                title: T
                mode: self
                lists:
                  l: [\(codes)]
                questions:
                  - a: multi(l)
                    text: Which of these?
                    missing: none
                  - b: choice(l)
                    text: Which one most?
                    options_if: a has it
                  - c: text
                    text: Why so many?
                    if: count(a) > 2 and a has 'o7'
                """, file: "s.yaml")
            #expect(lint.errors.map(\.description) == [], "\(count) options")
        }
    }

    /// The end of everybody before the next question.
    @Test func whatStandsBehindAJumpOfAllIsUnreachable() {
        LintFixture.expect(
            "E303", "the jump after 'first' is always taken",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - first: yes_no
                    text: Is it one?
                    go:
                      - end: complete
                  - «1»second: yes_no
                    text: Is it two?
                  - third: yes_no
                    text: Is it three?
                """)
    }

    @Test func aGateThatNoLaterConditionPassesIsNamed() {
        LintFixture.expect(
            "E303", "after 'plan', line 9 leads past it if plan = 'free'",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - plan: choice(free, team)
                    text: Which plan?
                    missing: none
                    go:
                      - if: plan = 'free'
                        end: complete
                  - «1»why: text
                    if: plan = 'free'
                    text: What keeps you from paying?
                """)
    }

    /// Three in a circle; a fourth that uses one of them is not part of it.
    @Test func theShortestCircleIsTold() {
        LintFixture.expect(
            "E207", "'a', 'c' and 'b' depend on one another",
            "'a' uses 'c' (line 6), 'c' uses 'b' (line 12), 'b' uses 'a' (line 9)",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - a: yes_no
                    if: «1»c = 'yes'
                    text: Is it one?
                  - b: yes_no
                    if: a = 'yes'
                    text: Is it two?
                  - c: yes_no
                    if: b = 'yes'
                    text: Is it three?
                  - d: yes_no
                    if: c = 'yes'
                    text: Is it four?
                """)
    }

    /// Mistakes of all kinds come in one list, in the order of the file, and nothing is said twice about one.
    @Test func allFamiliesComeInOneList() {
        let codes = LintFixture.codes(
            """
            survey: s
            title: T
            mode: interviewer
            lists:
              way: [mail, phone]
            questions:
              - good: yes_no
                text: Don't you think that it is fast and easy?
              - ways: multi(way)
                if: good = 'yess'
                text: How do you write?
              - never: yes_no
                if: good = 'yes' and good = 'no'
                text: Is it so?
              - late: yes_no
                if: last = 'yes'
                text: Is it late?
              - last: text
                text: What else?
            """)
        #expect(codes == ["W703", "W701", "E104", "E301", "E201", "W707"])
    }
}
