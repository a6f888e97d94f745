import SourceDiagnostics
import SurveyLinting
import TestSupport
import Testing

/// Advice on wording, scales and guides: found where it is due, with a place, and silenced by a comment.
@Suite struct MethodRuleTests {
    private func codes(_ questions: String, mode: String = "self", head: String = "") -> [String] {
        LintFixture.codes(LintFixture.survey(questions, mode: mode, head: head))
    }

    @Test(arguments: [
        "Is the tool fast and easy?", "How satisfied are you with speed and/or price?",
        "Do you like the price? Do you like the speed?", "How often do you use it and how satisfied are you?",
        "What do you like and what would you change?",
    ])
    func twoThingsAtOnceAreFound(_ text: String) {
        #expect(codes("  - q: yes_no\n    text: \(text)\n") == ["W701"])
    }

    @Test(arguments: [
        ("scale(1..5)", "How satisfied are you with our product or service?"),
        ("text", "What is your name and e-mail address?"), ("text", "Why do you like it and what would you change?"),
        ("integer", "How often do you use it and how long does it take?"),
    ])
    func openQuestionsAndRatingsAskOneThing(_ type: String, _ text: String) {
        let ends = type.hasPrefix("scale") ? "    ends: {1: Low, 5: High}\n" : ""
        #expect(codes("  - q: \(type)\n    text: \(text)\n\(ends)") == ["W701"], "\(text)")
    }

    @Test(arguments: [
        ("scale(1..5)", "How likely are you to recommend us to a friend or colleague?"),
        ("scale(1..5)", "How satisfied or dissatisfied are you with it?"), ("yes_no", "Did you call or write?"),
        ("yes_no", "Do you use the bread and butter features?"), ("text", "What do you like about speed and price?"),
        ("text", "When and where does it happen?"), ("yes_no", "How happy are you with terms and conditions?"),
        ("text", "Tell me what happened and what you did."),
    ])
    func oneThingInTwoWordsIsFine(_ type: String, _ text: String) {
        let ends = type.hasPrefix("scale") ? "    ends: {1: Low, 5: High}\n" : ""
        #expect(codes("  - q: \(type)\n    text: \(text)\n\(ends)") == [], "\(text)")
    }

    @Test(arguments: [
        "Would you not recommend a tool without exports?", "Do you disagree that nobody needs it?",
    ])
    func twoNegationsAreFound(_ text: String) { #expect(codes("  - q: yes_no\n    text: \(text)\n") == ["W702"]) }

    @Test(arguments: [
        "Do you agree that exports are too slow?", "How much do you love our reports?", "Is it obviously too slow?",
    ])
    func suggestionsAreFound(_ text: String) { #expect(codes("  - q: yes_no\n    text: \(text)\n") == ["W703"]) }

    /// The words are English; a German text is not judged by them.
    @Test func otherLanguagesAreNotJudgedByEnglishWords() {
        #expect(codes("  - q: yes_no\n    text: Ist es surely and obviously so?\n", head: "languages: [de]\n").isEmpty)
    }

    @Test func aScaleNeedsBothItsEnds() {
        LintFixture.expect(
            "W704", "nothing says what 5 means", "ends: {1: …, 5: …}",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - ease: «1»scale(1..5)
                    text: How easy was it?
                    ends: {1: Very hard}
                """)
    }

    @Test func aListWithMoreGoodThanBadIsFound() {
        let head = "lists:\n  r:\n    - a: Excellent\n    - b: Very good\n    - c: Good\n    - d: Poor\n"
        #expect(codes("  - q: choice(r)\n    text: How was it?\n", head: head) == ["W704"])
    }

    @Test func anOrderThatIsShuffledIsFound() {
        let head = "lists:\n  r:\n    - a: Never\n    - b: Sometimes\n    - c: Always\n"
        #expect(codes("  - q: choice(r)\n    text: How often?\n    shuffle: true\n", head: head) == ["W705"])
    }

    @Test func aLongListIsNotReadOutInOneOrder() {
        let head = "lists:\n  r: [bolt, rivet, screw, nail, glue, tape, rope]\n"
        let question = "  - q: choice(r)\n    text: Which one do you use?\n"
        #expect(codes(question, mode: "interviewer", head: head) == ["W710"])
        #expect(codes(question + "    shuffle: true\n", mode: "interviewer", head: head).isEmpty)
        #expect(codes(question + "    note: Do not read the list out.\n", mode: "interviewer", head: head).isEmpty)
        #expect(codes(question, head: head).isEmpty)
    }

    @Test func whatIsHeardIsShort() {
        let long = String(repeating: "very ", count: 20)
        let question = "  - q: yes_no\n    text: Would you say that it was \(long) good?\n"
        #expect(codes(question, mode: "interviewer") == ["W711"])
        #expect(codes(question).isEmpty)
    }

    @Test func whatHurtsCanBeRefused() {
        #expect(codes("  - q: integer(0..100)\n    text: How old are you?\n    missing: none\n") == ["W708"])
        #expect(codes("  - q: integer(0..100)\n    text: How old are you?\n").isEmpty)
        #expect(
            codes("  - q: yes_no\n    text: Have you ever been diagnosed with an illness?\n    missing: none\n")
                == ["W708"])
    }

    @Test func aBudgetThatReadingAloneExceedsIsFound() {
        let question = (1...20).map { "  - q\($0): text\n    text: What comes to mind?\n    probes: [And?]\n" }.joined()
        #expect(codes(question, mode: "interviewer", head: "time_budget: 5 min\n") == ["W709"])
        #expect(codes(question, mode: "interviewer", head: "time_budget: 20 min\n").isEmpty)
    }

    @Test func aNegationThatMayBeMissingIsFound() {
        LintFixture.expect(
            "W601", "'story' is not asked where 'plan' was not answered", "or plan is missing",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - plan: choice(free, team)
                    text: Which plan?
                  - story: text
                    if: «1»plan != 'free'
                    text: What do you pay for?
                """)
    }

    @Test func aGateWithoutARuleForRefusalIsFound() {
        LintFixture.expect(
            "W603", "no rule says where a refusal leads",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - ok: yes_no
                    text: May we ask?
                    go:
                      - if: «1»ok = 'no'
                        end: complete
                  - story: text
                    text: What happened?
                """)
    }

    @Test func guidesHaveRulesOfTheirOwn() {
        let codes = LintFixture.codes(
            """
            survey: g
            title: G
            mode: group
            time_budget: 60 min
            sections:
              - start: 5 min
                kind: introductory
                ask: Why did you come?
              - middle: 10 min
                kind: key
                ask: Do you like the reports?
              - close: 5 min
                kind: ending
                ask: What should we put right first?
            """)
        #expect(codes == ["W724", "W722", "W723", "W721"])
    }

    /// Probes and follow-ups are questions too; those that ask for a story are open, whatever they begin with.
    @Test func probesAndFollowUpsAreReadAsQuestions() {
        let codes = { (talk: String) in
            LintFixture.codes(
                """
                survey: g
                title: G
                mode: group
                sections:
                  - vote: 5 min
                    each:
                      - drop: yes_no
                        text: Would you drop it?
                  - talk: 10 min
                    kind: transition
                \(talk)
                """)
        }
        #expect(
            codes("    ask: What is hard?\n    probes: [Can you give me an example?, Would you explain further?]")
                .isEmpty)
        #expect(codes("    ask: What is hard?\n    probes: [Why?, Is it slow?]") == ["W722", "W721"])
        #expect(codes("    ask: Can you tell us why that is?") == ["W722"])
        #expect(codes("    ask: We all know why we came. What is hard?").isEmpty)
        let followUp = "    ask: What is hard?\n    follow_up:\n      - if: share(drop = 'yes') > 0.5\n        ask: "
        #expect(codes(followUp + "Is it the price?") == ["W721"])
        #expect(codes(followUp + "Most would. What stands in the way?").isEmpty)
    }

    /// 'Was' is what, and no past.
    @Test func wordingsOfOtherLanguagesAreNotReadAsEnglish() {
        let codes = LintFixture.codes(
            """
            survey: g
            title: {en: G, de: G}
            mode: group
            languages: [en, de]
            sections:
              - talk: 10 min
                ask: {en: What is hard?, de: Was ist schwer?}
                probes: [{en: What then?, de: Was dann?}]
            """)
        #expect(codes.isEmpty)
    }

    @Test func aRoundNeedsHalfAMinuteForEach() {
        let codes = { (minutes: Int) in
            LintFixture.codes(
                """
                survey: g
                title: G
                mode: group
                people: {min: 6, max: 8}
                sections:
                  - start: \(minutes) min
                    kind: opening
                    turns: round_robin
                    ask: Who are you?
                """)
        }
        #expect(codes(3) == ["W731"])
        #expect(codes(4).isEmpty)
    }

    /// On the line itself, or alone on the line above; with a reason, or else that is said.
    @Test func commentsSilenceAdvice() {
        let silenced = """
              # lint: ignore W703 the client insists
              - a: yes_no   # lint: ignore W706 not a multi at all
                text: Is it obviously slow?   # lint: ignore W703 it is
              # lint: ignore W704
              - b: scale(1..5)
                text: How easy?
            """
        let found = LintFixture.found(LintFixture.survey(silenced + "\n"))
        #expect(found.map(\.code.rawValue) == ["W792", "W792", "W791"])
        #expect(found.map(\.location.line) == [5, 6, 8])
    }

    /// A mistake that keeps the survey from being used cannot be silenced.
    @Test func errorsCannotBeSilenced() {
        let codes = codes("  - a: yes_no\n    # lint: ignore E101 later\n    if: b = 'yes'\n    text: Is it so?\n")
        #expect(codes == ["W792", "E101"])
    }
}
