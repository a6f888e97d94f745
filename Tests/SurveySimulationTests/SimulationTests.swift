import Interviewing
import SurveyModel
import SurveySimulation
import Testing

/// Simulated respondents do nothing that people could not do, and the same again for the same seed.
struct SimulationTests {
    /// Questions of every type, with sections, rounds, jumps, checks and words.
    static let everything = Trial.survey(
        """
        survey: everything
        title: Everything
        mode: interviewer
        languages: [en]
        case: {plan: "choice(free, paid)", seats: integer?, since: date?}
        lists:
          pain:
            - speed: Speed
            - export: Export
            - other: {label: Something else, specify: true}
            - none: {label: Nothing, exclusive: true}
        questions:
          - consent: yes_no
            text: May I ask?
            missing: none
            go:
              - if: consent = 'no'
                end: refused
          - nps: scale(0..10)
            text: How likely?
            required: true
          - why: multi(pain)
            text: Why?
            shuffle: {keep_last: [other, none]}
            words: verbatim
          - top: choice(pain)
            if: count(why) > 1
            options_if: why has it
            text: Which one?
          - never: yes_no
            if: nps > 3 and nps < 2
            text: Nobody is asked this.
          - order: rank(pain)
            text: In which order?
          - points: allocate(100, pain)
            text: Share them out.
          - best: maxdiff(pain)
            text: Which is best?
          - quality: matrix(pain, scale(1..5))
            text: How good is it?
          - feature: kano
            text: If it had it?
            without: If it had not?
          - price: price_sensitivity(EUR)
            about: a seat, each month
          - left: integer(0..20000)
            if: case.plan = 'paid'
            text: How many are left?
            checks:
              - must: left != 13
                say: Not 13.
              - should: left <= case.seats
                say: Is it more?
                reason: required
          - gaps: repeat(gap)
            if: why has 'export'
            again: Another?
            questions:
              - name: text
                text: Which?
              - cost: money(EUR)
                text: How much?
                checks:
                  - should: cost <= 5000
                    say: So much?
          - lost:
              calc: sum(gaps.cost)
          - day: date
            text: When?
          - at: time
            text: At what time?
          - took: duration
            text: How long?
          - story: text
            if: left > 19000 or nps = 5
            text: What happened?
        outcomes: {refused: aapor 2.112}
        """)

    /// Whatever they type, the journal gives the same state, and nothing that is kept up to date bit by bit is wrong.
    @Test func replayingASimulatedSessionGivesItsState() throws {
        let simulation = Simulation(Self.everything, seed: 11)
        for number in 0..<120 {
            let visit = simulation.visit(number)
            let interview = visit.sitting.interview
            try #require(interview.brokenInvariants() == [], "respondent \(number)")
            try #require(visit.sitting.outcome != nil, "respondent \(number)")
            try #require(visit.stuckAt == nil, "respondent \(number): \(visit.stuckAt ?? "")")
            var sequence = 0
            var replayed = Interview(survey: Self.everything)
            for act in visit.sitting.acts {
                for event in act.events {
                    sequence += 1
                    let mark = EventMark(sequence: sequence, time: act.time, actor: Sitting.actor, monotonic: act.time)
                    for effect in replayed.reduce(event, at: mark) {
                        if case .ignored(let complaint) = effect { Issue.record("\(number): \(complaint.message)") }
                    }
                }
            }
            try #require(replayed == interview, "respondent \(number)")
        }
    }

    /// Everything that can be reached is reached; what no answers can reach is not.
    @Test func whatCannotBeReachedIsNotReached() {
        let simulation = Simulation(Self.everything, seed: 3)
        var report = SimulationReport(Self.everything)
        for number in 0..<600 { report.add(simulation.visit(number)) }
        let missed = report.unreached.map(\.name)
        #expect(missed.contains("never"))
        #expect(missed.contains("never asked"))
        // Nobody has two reasons of which one is that there is none.
        let others = missed.filter { !$0.hasPrefix("never") && $0 != "top.none" }
        #expect(others == [])
        #expect(report.stuck.isEmpty)
    }

    /// The same seed, the same respondents; another seed, others; and no respondent depends on the others.
    @Test func theSeedDecidesEverything() {
        let first = Simulation(Self.everything, seed: 5).visit(7)
        let again = Simulation(Self.everything, seed: 5).visit(7)
        let other = Simulation(Self.everything, seed: 6).visit(7)
        #expect(first.sitting.interview == again.sitting.interview)
        #expect(first.milliseconds == again.milliseconds)
        #expect(first.sitting.interview != other.sitting.interview)
    }

    /// The model of reading and answering is that of the time budget: a statement of 183 words takes a minute aloud.
    @Test func timesFollowTheModelOfReadingAndAnswering() throws {
        let survey = Trial.survey(
            """
            survey: one
            title: One
            mode: interviewer
            questions:
              - go: yes_no
                text: one two three
                missing: none
            """)
        let steady = RespondentProfile("steady", changes: 0, quits: 0)
        let usual = Double(AnsweringTime.seconds(survey.questions[0], in: .interviewer)) * 1000
        for number in 0..<50 {
            let time = Double(Simulation(survey, seed: 1, profiles: [steady]).visit(number).milliseconds)
            #expect(time >= usual * 0.75 - 1 && time <= usual * 1.35 + 1)
        }
    }

    /// A question that takes no answer ends the session, and is named.
    @Test func aQuestionThatTakesNoAnswerIsNamed() {
        let survey = Trial.survey(
            """
            survey: stuck
            title: Stuck
            mode: self
            questions:
              - both: yes_no
                text: Both?
                missing: none
                checks:
                  - must: both = 'yes' and both = 'no'
                    say: It must be both.
            """)
        let steady = RespondentProfile("steady", changes: 0, quits: 0)
        #expect(Simulation(survey, seed: 1, profiles: [steady]).visit(0).stuckAt == "both")
    }
}
