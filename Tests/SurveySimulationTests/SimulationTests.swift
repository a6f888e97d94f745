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

    /// What checks want is rarely found by chance; it is looked for before a question is called one that takes nothing.
    @Test func answersThatChecksWantAreFound() {
        let survey = Trial.survey(
            """
            survey: wanted
            title: Wanted
            mode: self
            questions:
              - exact: integer(0..100000)
                text: Exactly?
                required: true
                missing: none
                checks:
                  - must: exact = 777
                    say: It must be 777.
              - low: scale(1..5)
                text: Low?
                required: true
                missing: none
                checks:
                  - must: low < 2
                    say: It must be 1.
              - account: text
                text: Which account?
                required: true
                missing: none
                checks:
                  - must: account matches '[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}'
                    say: It is no account.
              - rest: integer(0..1000)
                text: And the rest?
                required: true
                missing: none
                checks:
                  - must: rest + exact = 1000
                    say: It must come to 1000.
            """)
        var report = SimulationReport(survey)
        let simulation = Simulation(survey, seed: 2)
        for number in 0..<60 { report.add(simulation.visit(number)) }
        #expect(report.stuck == [:])
        // Nobody can answer otherwise, and that is what the report says of the other points.
        #expect(report.unreached.filter { $0.kind == .point }.map(\.name) == ["low.2", "low.3", "low.4", "low.5"])
    }

    /// An answer is fixed for all, or for a share; a part and a field of the case have names too.
    @Test func answersAreFixedForAShare() throws {
        var fixed = FixedAnswers()
        try fixed.fix("consent=yes", in: Self.everything)
        try fixed.fix("case.plan=paid@75", in: Self.everything)
        try fixed.fix("quality.export=5", in: Self.everything)
        let profiles = [RespondentProfile("steady", changes: 0, quits: 0)]
        let simulation = Simulation(Self.everything, seed: 4, profiles: profiles, fixed: fixed)
        var paid = 0
        for number in 0..<200 {
            let visit = simulation.visit(number)
            #expect(visit.sitting.outcome == "complete")
            #expect(visit.taken.isSuperset(of: ["consent", "quality.export"]))
            let interview = visit.sitting.interview
            if case .code("paid")? = interview.opening?.fields.first(where: { $0.name == "plan" })?.value { paid += 1 }
        }
        // Three in four, and none of the rest.
        #expect((135...165).contains(paid))
    }

    @Test func whatCannotBeFixedIsSaid() {
        func mistake(_ text: String) -> FixedAnswers.Mistake? {
            var fixed = FixedAnswers()
            do throws(FixedAnswers.Mistake) {
                try fixed.fix(text, in: Self.everything)
                return nil
            } catch {
                return error
            }
        }
        #expect(mistake("consent") == .shape)
        #expect(mistake("case.plan=gold") == .value(field: "plan"))
        guard case .unknown(name: "consnt", let known)? = mistake("consnt=yes") else {
            Issue.record("an unknown name is taken")
            return
        }
        #expect(known.contains("consent"))
        var fixed = FixedAnswers()
        try? fixed.fix("nps=3@60", in: Self.everything)
        #expect(throws: FixedAnswers.Mistake.share(name: "nps")) { try fixed.fix("nps=4@60", in: Self.everything) }
    }

    /// A share is a share: the others answer something else, as far as there is anything else.
    @Test func aShareOfRespondentsGivesAFixedAnswerAndNoOthers() throws {
        var fixed = FixedAnswers()
        try fixed.fix("nps=3@30", in: Self.everything)
        try fixed.fix("consent=yes@90", in: Self.everything)
        try fixed.fix("case.plan=paid@20", in: Self.everything)
        let steady = RespondentProfile("steady", changes: 0, quits: 0)
        let simulation = Simulation(Self.everything, seed: 9, profiles: [steady], fixed: fixed)
        let visits = (0..<400).map { simulation.visit($0).sitting.interview }
        func answer(_ name: String, _ interview: Interview) -> Answer? {
            interview.questions.firstIndex { $0.id == name }.map { interview.result(at: $0) }
        }
        let consented = visits.filter { answer("consent", $0) == .value(.choice("yes")) }
        #expect((340...380).contains(consented.count))
        let three = consented.filter { answer("nps", $0) == .value(.integer(3)) }
        #expect((90...135).contains(three.count))
        let paid = visits.filter { interview in
            interview.opening?.fields.contains { $0.name == "plan" && $0.value.value == .choice("paid") } == true
        }
        #expect((60...100).contains(paid.count))
    }

    /// Two rules of one question that lead to the same place are told apart by their conditions.
    @Test func rulesOfOneQuestionHaveNamesOfTheirOwn() {
        let survey = Trial.survey(
            """
            survey: rules
            title: Rules
            mode: self
            questions:
              - recommend: scale(0..10)
                text: Would you?
                go:
                  - if: recommend < 3
                    goto: bye
                  - if: recommend > 8
                    goto: bye
              - why: text
                text: Why?
              - bye: statement
                text: Bye.
            """)
        let names = ReachMap(survey).points.filter { $0.kind == .branch }.map(\.name)
        #expect(
            names == [
                "recommend -> bye if recommend < 3", "recommend -> bye if recommend > 8", "recommend goes on",
            ])
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
