import SurveyModel
import SurveyPrinting
import SurveyYAML
import Testing

@Suite struct PrintedSurveyTests {
    private static let definition = """
        survey: s
        title: A *survey*
        mode: interviewer
        languages: [en, de]
        case:
          plan: text?
        lists:
          reason:
            - price: Price or budget
            - bugs: Bugs
            - none: {label: Nothing, exclusive: true}
        questions:
          - ok: yes_no
            text: {en: "May I ask, ${case.plan ?? 'you'}?", de: "Darf ich fragen?"}
            missing: none
            go:
              - if: ok = 'no'
                end: refused
          - nps: scale(0..10)
            text: {en: How likely?, de: Wie wahrscheinlich?}
          - group:
              calc: if nps >= 9 then 'fan' else 'other'
          - why: multi(reason)
            if: nps < 7 and (ok = 'yes' or case.plan is missing)
            text: {en: Why?, de: Warum?}
            checks:
              - should: not (why has 'price' and why has 'bugs')
                say: Both?
                reason: required
        """

    private func survey() throws -> Survey {
        let (survey, diagnostics) = SurveyParser.parse(Self.definition, file: "s.yaml")
        return try #require(survey, "\(diagnostics)")
    }

    // A sponsor reads who is asked what, and no operator.
    @Test func conditionsFillsChecksAndJumpsAreSaidInWords() throws {
        let text = PrintedSurvey(try survey()).text(width: 100)
        for words in [
            "1. May I ask, [the case's plan (or “you”, where that is missing)]?",
            "If the answer to 'ok' is “No”: the end, as 'refused'.",
            "group is computed: “fan” if the answer to 'nps' is at least 9; otherwise “other”.",
            "Asked only if the answer to 'nps' is less than 7 and (the answer to 'ok' is “Yes” or the case's",
            "Check: it is not so that the answer to 'why' includes “Price or budget” and the answer to",
            "3  Nothing (excludes the others)",
        ] {
            #expect(text.contains(words), "\(words) in\n\(text)")
        }
    }

    @Test func anotherLanguageIsPrinted() throws {
        let text = PrintedSurvey(try survey(), language: "de").text(width: 100)
        #expect(text.contains("2. Wie wahrscheinlich?"))
        #expect(!text.contains("How likely?"))
    }

    // Functions, parts of answers, days and lengths of time are said in words, and options by their wording.
    @Test func conditionsWithFunctionsAreSaidInWords() throws {
        let (survey, diagnostics) = SurveyParser.parse(
            """
            survey: s
            title: T
            mode: self
            lists:
              tool: [{excel: A spreadsheet}, {bi: A BI tool}, {other: Something else}, {none: {label: Nothing, exclusive: true}}]
            questions:
              - tools: multi(tool)
                text: Which?
                shuffle: {keep_last: [other, none]}
              - rating: matrix(tool except none, scale(1..5))
                text: How good?
                ends: {1: Bad, 5: Good}
              - lost: duration(0 min..40 h)
                text: How long?
              - since: date
                text: Since when?
              - nps: nps
                about: it
              - story: text
                if: count(tools) > 1 and lost > hours(1) and rating.excel <= 3
                text: Why?
              - more: text
                if: since < @2026-01-01 and contains(story, 'slow') and len(story) > 20
                text: More?

            """, file: "s.yaml")
        let text = PrintedSurvey(try #require(survey, "\(diagnostics)")).text(width: 400)
        for words in [
            "the number of options chosen for 'tools' is more than 1 and the answer to 'lost' is more than 1 hour and the "
                + "answer to 'rating' for “A spreadsheet” is at most 3",
            "the answer to 'since' is before 2026-01-01 and the answer to 'story' contains “slow” and the number of "
                + "characters in the answer to 'story' is more than 20",
            "A length of time from 0 min to 40 h.", "“Something else” and “Nothing” keep their place.",
            "    0  Not at all likely\n    5  Neutral\n   10  Extremely likely\n",
        ] {
            #expect(text.contains(words), "\(words) in\n\(text)")
        }
    }

    // Who approves a survey sees what can be said in a cell, and where a repeat begins and ends.
    @Test func cellsAndRoundsAreSaid() throws {
        let (found, diagnostics) = SurveyParser.parse(
            """
            survey: s
            title: T
            mode: self
            lists: {part: [search: Search, exports: Exports]}
            questions:
              - quality: matrix(part, scale(1..5))
                text: How good is each?
                ends: {1: Bad, 5: Good}
              - used: matrix(part, yes_no)
                text: Do you use it?
              - often: matrix(part, choice(daily, never))
                text: How often?
              - tools: repeat(tool)
                text: Do you use others?
                again: Is there another?
                min: 0
                max: 5
                questions:
                  - tool: text
                    text: Which?
              - teams: repeat(team)
                again: One more?
                min: 2
                max: 4
                questions:
                  - size: integer(1..)
                    text: How large?
              - bye: statement
                text: Bye.
            """, file: "s.yaml")
        let survey = try #require(found, "\(diagnostics)")
        let text = PrintedSurvey(survey).text(width: 100)
        for words in [
            "   Answered for each: A number from 1 to 5.\n   1  Bad\n   5  Good\n",
            "   Answered for each: Yes or no.\n", "   Answered for each: One of:\n   1  daily\n   2  never\n",
            "   Yes or no: without a yes, there is no round.\n   What follows is asked in 0 to 5 rounds.\n"
                + "   After a round: Is there another?\n",
            "   Here ends what is asked for each tool.\n",
            "   What follows is asked in 2 to 4 rounds.\n   After a round, from the 2nd on: One more?\n",
        ] {
            #expect(text.contains(words), "\(words) in\n\(text)")
        }
    }

    @Test func whatIsNotTranslatedIsSaidAtTheHead() throws {
        let text = PrintedSurvey(try survey(), language: "de", gaps: ["de": ["why", "reason.price", "why"]])
            .text(width: 100)
        #expect(text.contains("Not translated into de: 3 texts, shown in en (why, reason.price)."))
        #expect(text.contains("Ja or Nein."))
    }

    // A page in Markdown shows the author's marks as they are.
    @Test func markdownIsNotDrivenByTheText() throws {
        let text = PrintedSurvey(try survey()).markdown
        #expect(text.hasPrefix("# A \\*survey\\*\n"))
        #expect(text.contains("  - 1: Price or budget\n"))
    }
}
