internal import Interviewing
internal import SourceDiagnostics
internal import SurveyModel

extension CaseRun {
    /// Holds what came against what was expected; every difference is told.
    mutating func checkExpectations() {
        for expectation in test.expectations {
            switch expectation {
            case .asked(let name, let span):
                guard !wasPut(name) else { continue }
                fail(
                    .notAskedAsExpected, at: span, "'\(name)' was to be asked and was not",
                    hint: explanation(of: name))
            case .notAsked(let name, let span):
                guard wasPut(name) else { continue }
                fail(
                    .askedAgainstExpectation, at: span, "'\(name)' was not to be asked and was",
                    hint: explanation(of: name))
            case .fired(let check, let span):
                guard !sitting.fired.contains(check) else { continue }
                let fired = sitting.fired.sorted().joined(separator: ", ")
                fail(
                    .checkDidNotFire, at: span, "the check '\(check)' was to fail and did not",
                    hint: fired.isEmpty ? "no check failed" : "these failed: \(fired)")
            case .notFired(let check, let span):
                guard sitting.fired.contains(check) else { continue }
                fail(.checkFired, at: span, "the check '\(check)' was not to fail and did")
            case .value(let name, let expected, let span):
                let answer = answer(to: name)
                guard !expected.matches(answer) else { continue }
                fail(
                    .otherValue, at: span, "'\(name)' was to be \(expected) and is \(ExpectedValue(answer))",
                    hint: answer == .missing(.notAsked) ? explanation(of: name) : nil)
            case .outcome(let expected, let span):
                let outcome = sitting.outcome ?? "unfinished"
                guard outcome != expected else { continue }
                fail(.otherOutcome, at: span, "the outcome was to be \(expected) and is \(outcome)")
            case .prompt(let name, let expected, let span): checkPrompt(name, expected, at: span)
            }
        }
        failures.sort { ($0.location, $0.message) < ($1.location, $1.message) }
    }

    private mutating func checkPrompt(_ name: String, _ expected: String, at span: SourceSpan) {
        let texts = prompts.filter { $0.item == name }.map(\.text)
        guard !texts.contains(expected) else { return }
        fail(
            .otherPrompt, at: span, "'\(name)' was to say \"\(expected)\"",
            hint: texts.isEmpty ? explanation(of: name) ?? "it was not asked" : "it said \"\(texts[0])\"")
    }

    /// Whether a question, a part of it, or a question of any round was put.
    private func wasPut(_ name: String) -> Bool {
        let plan = sitting.interview.plan
        return sitting.put.contains { position in
            let item = plan.items[position]
            return item.id == name || item.id.hasPrefix("\(name).") || plan.survey.questions[item.source].id == name
        }
    }

    private func answer(to name: String) -> Answer {
        let interview = sitting.interview
        // A whole stands after its parts under the same name, so the last one is meant.
        guard let position = interview.questions.lastIndex(where: { $0.id == name }) else { return .missing(.notAsked) }
        // Of a repeat that nobody began, the data have the reason, though expressions see no rounds.
        if case .list = interview.plan.items[position].role, case .missing(let reason) = interview.result(at: position),
            reason != .notAsked
        {
            return .missing(reason)
        }
        return interview.answer(at: position)
    }

    private func explanation(of name: String) -> String? {
        let interview = sitting.interview
        guard let position = interview.questions.firstIndex(where: { $0.id == name }) else { return nil }
        return interview.explanation(of: position).map { String($0.drop { $0 == " " }) }.joined(separator: "; ")
    }
}
