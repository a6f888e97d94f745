import Foundation
import Interviewing
import SurveyModel
import Testing

/// What `survey reach` shows is typed line by line into an interview, and leads to the question, whatever types lie before.
@MainActor
struct ReachLinesTests {
    private static let survey = """
        survey: every
        title: Every
        mode: interviewer
        case: {plan: "choice(free, paid)", seats: integer?}
        lists:
          pain: [speed, export, sharing, rights]
        questions:
          - hello: statement
            text: Hello.
          - consent: yes_no
            text: May I ask?
            required: true
            missing: none
            go:
              - if: consent = 'no'
                end: refused
          - code: text
            text: Which account?
            required: true
            missing: none
            checks:
              - must: code matches '[A-Z]{2}[0-9]{4,6}'
                say: Two letters and digits.
          - why: multi(pain)
            text: Why?
            words: verbatim
          - top: choice(pain)
            if: count(why) > 1
            options_if: why has it
            text: Which one?
          - order: rank(pain)
            text: In which order?
            required: true
            missing: none
          - points: allocate(100, pain)
            text: Share them out.
            required: true
            missing: none
          - quality: matrix(pain, scale(1..5))
            text: How good is it?
            required: true
            missing: none
          - best: maxdiff(pain)
            text: Which is best?
            required: true
            missing: none
          - feature: kano
            text: If it had it?
            without: If it had not?
            required: true
            missing: none
          - price: price_sensitivity(EUR)
            about: a seat, each month
            required: true
            missing: none
          - gaps: repeat(gap)
            min: 0
            if: case.plan = 'paid'
            text: Is there a gap?
            again: Another?
            questions:
              - cost: money(EUR)
                text: How much?
              - since: date
                text: Since when?
          - at: time
            text: At what time?
            required: true
            missing: none
          - moment: datetime
            text: When?
            required: true
            missing: none
          - took: duration
            text: How long?
            required: true
            missing: none
          - share: decimal(0..1)
            text: Which share?
            required: true
            missing: none
            checks:
              - must: share > 0.5
                say: More than half.
          - lost:
              calc: sum(gaps.cost)
          - story: text
            if: why has 'export' and quality.export > 3 and points.speed < 10 and order['speed'] > 1
            text: What happened?
          - never: yes_no
            if: consent = 'no'
            text: Nobody is asked this.
        outcomes: {refused: aapor 2.112}
        """

    private struct Reached: Decodable {
        struct Row: Decodable {
            var name: String
            var answer: String?
            var missing: String?
        }

        var reach: String
        var `case`: [Row]?
        var answers: [Row]?
    }

    @Test func everyLineOfReachIsTakenAndLeadsThere() throws {
        let fixture = try InterviewFixture()
        fixture.files["surveys/every.yaml"] = Self.survey
        let commands = ["dont_know": "/dk", "refused": "/refuse", "skipped": "/skip"]
        let questions = [
            "consent", "code", "why", "top", "order", "points", "quality", "best", "feature", "price", "gaps", "cost",
            "since",
            "at", "moment", "took", "share", "story",
        ]
        for question in questions {
            #expect(fixture.pipe("survey reach every \(question) --format json") == 0, "\(question)")
            let found = try JSONDecoder().decode(Reached.self, from: Data(fixture.result.utf8))
            let lines = (found.answers ?? []).map { row in row.missing.flatMap { commands[$0] } ?? row.answer ?? "" }
            let known = (found.case ?? []).map { "--case \($0.name.dropFirst(5))=\($0.answer ?? "")" }
            let code = fixture.pipe("interview every \(known.joined(separator: " "))", lines)
            #expect(code == 0, "\(question): \(lines) \(fixture.told)")
            let interview = try fixture.interview
            let asked = interview.place.map { interview.survey.questions[interview.plan.items[$0].source].id }
            #expect(asked == question, "\(question): \(lines)")
        }
        #expect(fixture.pipe("survey reach every never") == 1)
    }
}
