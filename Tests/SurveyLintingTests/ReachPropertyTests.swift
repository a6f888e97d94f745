import Interviewing
import Journal
import SourceDiagnostics
import SurveyLinting
import SurveyModel
import SurveySimulation
import SurveyYAML
import TestSupport
import Testing

/// What the solver says, against interviews with the real reducer.
@Suite struct ReachPropertyTests {
    /// Every witness leads to its question, and what is called unreachable is met by no random interview.
    @Test func everyWitnessReachesItsQuestion() throws {
        var (reached, proven, unknown) = (0, 0, 0)
        for seed in UInt64(1)...60 {
            var random = SplitMix64(seed: seed)
            let text = RandomSurvey.text(using: &random)
            let (survey, diagnostics) = SurveyParser.parse(text, file: "r.yaml")
            guard let survey else {
                Issue.record("seed \(seed): \(diagnostics.map(\.description))")
                continue
            }
            let met = questionsMet(survey, using: &random)
            for question in survey.questions {
                switch Reach.of(question.id, in: survey) {
                case .reached(let witness):
                    reached += 1
                    let arrived = WitnessFollower.follow(witness, to: question.id, in: survey)
                    #expect(arrived == nil, "seed \(seed), '\(question.id)': \(arrived ?? "") with \(witness)\n\(text)")
                case .never:
                    proven += 1
                    #expect(!met.contains(question.id), "seed \(seed): '\(question.id)' was asked\n\(text)")
                case .unknown:
                    unknown += 1
                    #expect(!met.contains(question.id), "seed \(seed): no witness for '\(question.id)'\n\(text)")
                case nil: Issue.record("seed \(seed): '\(question.id)' is not known")
                }
            }
        }
        // The surveys are such that all of it happens.
        #expect(reached > 200)
        #expect(proven > 10)
        #expect(unknown < reached / 10)
    }

    /// The same for all types of questions, with simulated respondents; what the solver does not know it may not know.
    @Test func everyWitnessOfEveryTypeReachesItsQuestion() throws {
        var (reached, proven, unknown) = (0, 0, 0)
        var types: Set<String> = []
        for seed in UInt64(1)...60 {
            var random = SplitMix64(seed: seed)
            let text = EveryTypeSurvey.text(using: &random)
            let (survey, diagnostics) = SurveyParser.parse(text, file: "e.yaml")
            guard let survey else {
                Issue.record("seed \(seed): \(diagnostics.map(\.description))\n\(text)")
                continue
            }
            let simulation = Simulation(survey, seed: seed)
            var met: Set<String> = []
            for number in 0..<24 {
                let sitting = simulation.visit(number).sitting
                let items = sitting.interview.plan.items
                met.formUnion(sitting.put.map { survey.questions[items[$0].source].id })
                guard sitting.hasClosed else { continue }
                for (place, item) in items.enumerated() where sitting.interview.onPath[place] {
                    met.insert(survey.questions[item.source].id)
                }
            }
            for question in survey.questions {
                switch Reach.of(question.id, in: survey) {
                case .reached(let witness):
                    reached += 1
                    types.insert(question.kind.typeName)
                    let problem = WitnessFollower.follow(witness, to: question.id, in: survey)
                    #expect(problem == nil, "seed \(seed), '\(question.id)': \(problem ?? "") with \(witness)\n\(text)")
                case .never:
                    proven += 1
                    #expect(!met.contains(question.id), "seed \(seed): '\(question.id)' was asked\n\(text)")
                case .unknown: unknown += 1
                case nil: Issue.record("seed \(seed): '\(question.id)' is not known")
                }
            }
        }
        // The surveys are such that all of it happens, with questions of every type.
        #expect(reached > 250)
        #expect(proven > 3)
        #expect(unknown < reached / 2)
        #expect(types.count >= EveryTypeSurvey.forms.count)
    }

    /// What lint calls never true, always true or never offered is never met otherwise.
    @Test func noFindingIsContradictedByAnInterview() throws {
        for seed in UInt64(100)...140 {
            var random = SplitMix64(seed: seed)
            let text = RandomSurvey.text(using: &random)
            let lint = SurveyLint(text, file: "r.yaml")
            let (survey, _) = SurveyParser.parse(text, file: "r.yaml")
            let parsed = try #require(survey)
            var truths: [SourceSpan: Set<Bool>] = [:]
            for _ in 0..<60 {
                _ = interview(parsed, using: &random) { question, environment in
                    guard let condition = question.condition else { return }
                    truths[condition.span, default: []].insert(condition.isTrue(in: environment))
                }
            }
            for finding in lint.diagnostics {
                let span = SourceSpan(finding.location, length: finding.length)
                if finding.code == .neverTrue { #expect(truths[span] ?? [] != [true], "seed \(seed)\n\(text)") }
                if finding.code == .neverTrue {
                    #expect(!(truths[span]?.contains(true) ?? false), "seed \(seed): \(finding)\n\(text)")
                }
                if finding.code == .alwaysTrue {
                    #expect(!(truths[span]?.contains(false) ?? false), "seed \(seed): \(finding)\n\(text)")
                }
            }
        }
    }

    /// What leads to the last question of a long chain goes back to the first, without a stack as deep as the survey.
    @Test func whatALongChainNeedsIsFollowedToItsBeginning() throws {
        var text = "survey: c\ntitle: C\nmode: self\nquestions:\n  - q0: scale(0..10)\n    text: How much?\n"
        for number in 1...600 {
            text += "  - q\(number): scale(0..10)\n    text: And now?\n    if: q\(number - 1) > 3 and q0 > 5\n"
        }
        text += "  - never: yes_no\n    text: Never?\n    if: q600 = 1 and q0 = 2\n"
        let survey = try #require(SurveyParser.parse(text, file: "c.yaml").survey)
        guard case .reached(let witness) = Reach.of("q600", in: survey) else {
            Issue.record("nothing leads to q600")
            return
        }
        #expect(witness.answers.count == 600)
        #expect(WitnessFollower.follow(witness, to: "q600", in: survey) == nil)
        #expect(Reach.of("never", in: survey) == .never)
    }

    private func opening(_ survey: Survey, _ fields: [(String, Value)]) throws -> Opening {
        let day = try #require(CalendarDate(year: 2026, month: 3, day: 2))
        return Opening(
            survey: survey.id, definition: "0",
            fields: fields.compactMap { name, value in
                RecordedValue(value).map { Opening.Field(name: name, value: $0) }
            }, seed: 1, day: day)
    }

    private func questionsMet(_ survey: Survey, using random: inout SplitMix64) -> Set<String> {
        var met: Set<String> = []
        for _ in 0..<60 { met.formUnion(interview(survey, using: &random) { _, _ in }) }
        return met
    }

    /// One interview with random answers, and the questions on its path at the end.
    private func interview(
        _ survey: Survey, using random: inout SplitMix64, look: (Question, Environment) -> Void
    ) -> [String] {
        var interview = Interview(survey: survey)
        let fields: [(String, Value)] = [
            ("plan", .choice(["free", "team", "big"][Int.random(in: 0...2, using: &random)])),
            ("seats", .integer(Int.random(in: 0...60, using: &random))),
        ]
        guard let opening = try? opening(survey, fields) else { return [] }
        for event in interview.beginning(opening) { _ = interview.reduce(event) }
        while let place = interview.phase.position {
            let question = survey.questions[place]
            let event = RandomSurvey.answer(to: question, interview, using: &random)
            let before = interview
            _ = interview.reduce(event)
            guard interview != before else { break }
            if let next = interview.phase.position {
                _ = interview.reduce(.asked(question: survey.questions[next].id))
            }
        }
        var environment = Environment(survey, caseFields: Dictionary(fields, uniquingKeysWith: { $1 }))
        for (place, question) in survey.questions.enumerated() {
            environment[question.id] = interview.answer(at: place)
        }
        for question in survey.questions where interview.isReached(question) { look(question, environment) }
        return survey.questions.enumerated().filter { interview.onPath[$0.offset] && interview.isReached($0.element) }
            .map(\.element.id)
    }
}

extension Interview {
    /// Whether the interview came as far as this question: all before it on the path is answered.
    fileprivate func isReached(_ question: Question) -> Bool {
        guard let place = survey.questions.firstIndex(where: { $0.id == question.id }) else { return false }
        return phase.position.map { place <= $0 } ?? true
    }
}

extension Question.Kind {
    /// The word for the type, without what stands in its parentheses.
    fileprivate var typeName: String { String("\(self)".prefix { $0.isLetter }) }
}
