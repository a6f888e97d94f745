import Foundation
import SourceDiagnostics
import SurveyLinting
import Testing

/// Surveys that look as if something were wrong with them, and nothing is: lint says nothing.
@Suite struct CleanSurveyTests {
    /// A title for the failure, and the survey.
    static let surveys: [(String, String)] = [
        (
            "a range and one value of it in two questions",
            """
              - n: integer(0..1000)
                text: How many?
              - low: yes_no
                if: n between 10 and 20
                text: Few, then?
              - one: yes_no
                if: n = 20 and low = 'yes'
                text: Twenty, then?
            """
        ),
        (
            "two negations of one choice leave the third option",
            """
              - a: choice(x, y, z)
                text: Which?
                missing: none
              - b: yes_no
                if: a != 'x' and a != 'y'
                text: So z?
            """
        ),
        (
            "a condition on a refusal",
            """
              - a: yes_no
                text: Is it so?
              - b: text
                if: a is refused or a is dont_know
                text: What keeps you from saying it?
            """
        ),
        (
            "what was not asked is missing",
            """
              - a: yes_no
                text: Is it so?
              - b: yes_no
                if: a = 'yes'
                text: And that?
              - c: yes_no
                if: b is not_asked or b is missing
                text: And this?
            """
        ),
        (
            "a gate that leaves one answer, and a condition that says it again",
            """
              - a: yes_no
                text: Is it so?
                missing: none
                go:
                  - if: a = 'no'
                    end: complete
              - b: yes_no
                if: a = 'yes'
                text: And that?
            """
        ),
        (
            "a jump over one question, which a later condition uses",
            """
              - a: choice(x, y)
                text: Which?
                missing: none
                go:
                  - if: a = 'x'
                    goto: c
              - b: yes_no
                text: And that?
              - c: yes_no
                if: b is missing or b = 'yes'
                text: And this?
            """
        ),
        (
            "sums over several answers are not understood, and so not judged",
            """
              - a: integer(0..100)
                text: How many by day?
                missing: none
                required: true
              - b: integer(0..100)
                text: How many by night?
                missing: none
                required: true
              - c: text
                if: a + b > 150 and a < 60
                text: What happens at night?
            """
        ),
        (
            "a fallback makes the missing case a number",
            """
              - a: integer(0..100)
                text: How many?
              - b: yes_no
                if: a ?? 0 = 0
                text: None at all?
              - c: yes_no
                if: a is missing and (a ?? 5) = 5
                text: Five, we guess?
            """
        ),
        (
            "a list with one option that excludes the others, counted",
            """
              - a: multi(m)
                text: Which of these?
              - b: yes_no
                if: count(a) > 1 and a has 'x'
                text: Really both?
              - c: choice(m)
                if: count(a) > 1
                options_if: a has it
                text: Which of them most?
            """
        ),
        (
            "an else that only a middle value takes",
            """
              - a: scale(0..10)
                text: How likely?
                ends: {0: Not at all, 10: Extremely}
              - g:
                  calc: if a >= 9 then 'high' else if a >= 7 then 'middle' else 'low'
              - b: text
                if: g = 'middle'
                text: What is missing?
            """
        ),
        (
            "a scale whose bounds are both used",
            """
              - a: scale(1..5)
                text: How easy?
                ends: {1: Very hard, 5: Very easy}
              - b: text
                if: a = 1 or a = 5
                text: What makes it so?
            """
        ),
        (
            "dates on both sides of a day",
            """
              - a: date
                text: Since when?
              - b: yes_no
                if: a > @2024-12-31 and a < @2025-01-02
                text: On New Year's Day?
            """
        ),
        (
            "a decimal between two whole numbers",
            """
              - a: decimal(0..10)
                text: How many hours?
              - b: yes_no
                if: a > 3 and a < 4
                text: About three and a half?
            """
        ),
        (
            "a check on another answer",
            """
              - a: integer(0..100)
                text: How many seats?
              - b: integer(0..100)
                text: How many of them are used?
                checks:
                  - should: b <= a
                    say: That is more than there are.
            """
        ),
        (
            "a section that only some see, and a question after it that all see",
            """
              - a: yes_no
                text: Is it so?
              - deep: section
                if: a = 'yes'
                questions:
                  - b: yes_no
                    text: And that?
                  - c: yes_no
                    if: b = 'no'
                    text: And this?
              - d: yes_no
                text: All well?
            """
        ),
        (
            "rounds whose questions depend on one another",
            """
              - gaps: repeat(gap)
                again: Is there another?
                questions:
                  - name: text
                    text: What is missing?
                  - cost: integer(0..10000)
                    text: What does it cost you in a month?
                  - reason: text
                    if: cost > 5000
                    text: What makes it so much?
            """
        ),
        (
            "two conditions that exclude one another, on two questions",
            """
              - a: yes_no
                text: Is it so?
              - b: text
                if: a = 'yes'
                text: What is good about it?
              - c: text
                if: a = 'no'
                text: What is bad about it?
              - d: text
                if: b is answered or c is answered
                text: What else?
            """
        ),
        (
            "text that is compared with words, and with others",
            """
              - a: text
                text: Where do you work?
              - b: yes_no
                if: lower(a) = 'acme' or a matches 'Ac.*' or len(a) > 200
                text: At Acme, then?
            """
        ),
        (
            "wordings with harmless ands and nots",
            """
              - a: yes_no
                text: Do you now and then export more than 5 and fewer than 10 files?
              - b: yes_no
                text: Did you and your colleagues decide whether or not to renew?
              - c: scale(1..5)
                text: "How far do you agree: it saves time?"
                ends: {1: Not at all, 5: Fully}
            """
        ),
    ]

    @Test(arguments: surveys.indices)
    func nothingIsSaid(_ place: Int) {
        let (title, questions) = Self.surveys[place]
        let list = "lists:\n  m: [x, y, z, {n: {label: None, exclusive: true}}]\n"
        let text = LintFixture.survey(questions, head: questions.contains("(m") ? list : "")
        let found = LintFixture.found(text)
        #expect(found.isEmpty, "\(title): \(found.map(\.description))")
    }

    /// What comes with the program is its own example of how it should be done.
    @Test func everyDefinitionOfTheWorkspaceIsClean() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "surveys")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".test.yaml") && !$0.hasSuffix(".lock.yaml") }
            .filter { !["canvass.yaml", "themes.yaml", "roadmap.yaml"].contains($0) }
        #expect(names.count >= 3)
        for name in names.sorted() {
            let text = try Data(contentsOf: folder.appending(path: name))
            let lint = SurveyLint(Array(text), file: "surveys/\(name)")
            #expect(lint.diagnostics.isEmpty, "\(lint.diagnostics.map(\.description).joined(separator: "\n"))")
        }
    }
}
