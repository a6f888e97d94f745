package import Interviewing
package import SourceDiagnostics
internal import SurveyModel

/// A case that was played through the reducer, and what was found.
package struct CaseRun: Sendable {
    package let test: TestCase
    package private(set) var sitting: Sitting
    /// What is not as expected, and what could not be played.
    package internal(set) var failures: [Diagnostic] = []
    /// What was on the screen, question by question: see ``Prompts``.
    package private(set) var prompts: [Prompt] = []

    /// A question as it was put.
    package struct Prompt: Hashable, Sendable {
        package var item: String
        package var text: String
        /// The codes and labels on offer, in the order shown.
        package var options: [String]
    }

    private var changes: ArraySlice<TestCase.Change>
    private var used: Set<String> = []
    /// Longer than any real interview, so that a survey that never ends is told and not waited for.
    private static let mostLines = 5000

    /// Plays a case to its end, or to where it cannot go on.
    package init(_ test: TestCase, of plan: SurveyPlan) {
        self.test = test
        changes = test.changes[...]
        sitting = Sitting(
            plan,
            opening: Opening(
                survey: plan.survey.id, definition: "", fields: test.fields, seed: test.seed, day: test.day,
                language: test.language),
            recalling: test.prior.isEmpty ? nil : Recall(session: "test", time: 0, answers: test.prior))
        var lines = 0
        while lines < Self.mostLines, step() { lines += 1 }
        if lines == Self.mostLines { fail(.answerRefused, at: test.span, "'\(test.name)' comes to no end") }
        if failures.isEmpty { tellUnused() }
        checkExpectations()
    }

    mutating func fail(_ code: Diagnostic.Code, at span: SourceSpan, _ message: String, hint: String? = nil) {
        failures.append(Diagnostic(.error, code, at: span, message, hint: hint))
    }

    /// Types one line; the result says whether there is more to type.
    private mutating func step() -> Bool {
        let interview = sitting.interview
        switch interview.phase {
        case .unopened, .ended: return false
        case .closing: return changeNext() ?? type("")
        case .specifying(let position, let option): return type(words("\(interview.questions[position].id).\(option)"))
        case .hearing(let position): return type(words("\(interview.questions[position].id).said"))
        case .checking(let check): return settle(check)
        case .asking(let position):
            note(position)
            return answer(position)
        }
    }

    private mutating func words(_ name: String) -> String {
        used.insert(name)
        return test.answers[name]?.line ?? ""
    }

    /// Types a line that must be taken.
    private mutating func type(_ line: String) -> Bool {
        do throws(InterviewComplaint) {
            try sitting.type(line)
            return true
        } catch {
            fail(.answerRefused, at: test.span, "'\(test.name)' cannot go on: \(error.message)", hint: error.hint)
            return false
        }
    }

    /// Goes back to what is to be corrected next; `nil` when nothing is.
    private mutating func changeNext() -> Bool? {
        guard let change = changes.popFirst() else { return nil }
        do throws(InterviewComplaint) {
            if sitting.current != change.item { try sitting.type("/goto \(change.item)") }
            try sitting.type(change.given.line)
            return true
        } catch {
            guard error.check == nil else { return true }
            fail(
                .answerRefused, at: change.given.span, "'\(change.item)' cannot be corrected so: \(error.message)",
                hint: error.hint)
            return false
        }
    }

    private mutating func answer(_ position: Int) -> Bool {
        let interview = sitting.interview
        let item = interview.plan.items[position]
        if let change = changes.first, change.item == item.id, used.contains(item.id) { return changeNext() ?? false }
        guard let given = test.answers[item.id] else { return pass(position, item) }
        used.insert(item.id)
        do throws(InterviewComplaint) {
            try sitting.type(given.line)
            return true
        } catch {
            if changes.first?.item == item.id { return changeNext() ?? false }
            // A test may be about just that: the check is among what is expected, or told as such.
            if let check = error.check, expectsFired(check) { return false }
            fail(.answerRefused, at: given.span, "'\(item.id)' does not take this: \(error.message)", hint: error.hint)
            return false
        }
    }

    /// Leaves a question that the case says nothing about as lightly as it can be left.
    private mutating func pass(_ position: Int, _ item: PlanItem) -> Bool {
        let interview = sitting.interview
        if case .again = item.role { return type("no") }
        if case .statement = item.question.kind { return type("") }
        if interview.hasCountedAnswer(position) || interview.proposal(at: position) != nil { return type("") }
        for (verb, reason) in InterviewVerb.missingReasons where interview.admits(reason, at: position) {
            return type("/\(verb.rawValue)")
        }
        fail(
            .answerMissing, at: test.span, "'\(item.id)' was asked, and '\(test.name)' has no answer to it",
            hint: "it must be answered: add it to 'answers'")
        return false
    }

    /// A check that is open: an answer is corrected where the case says how, else it stays with a reason.
    private mutating func settle(_ check: Int) -> Bool {
        let interview = sitting.interview
        let planned = interview.plan.checks[check]
        let involved = Set(interview.involved(in: check).map { interview.questions[$0].id })
        if let change = changes.first, involved.contains(change.item) || planned.check.level != .should {
            return changeNext() ?? false
        }
        guard planned.check.level == .should else {
            if !expectsFired(planned.id) {
                fail(.checkFired, at: test.span, "'\(test.name)' ends at the check '\(planned.id)', which fails")
            }
            return false
        }
        used.insert(planned.id)
        return type(test.answers[planned.id]?.line ?? "because the test says so")
    }

    private func expectsFired(_ check: String) -> Bool {
        test.expectations.contains { if case .fired(check, _) = $0 { true } else { false } }
    }

    private mutating func note(_ position: Int) {
        let interview = sitting.interview
        let prompt = Prompt(
            item: interview.questions[position].id, text: interview.text(at: position),
            options: interview.offered(at: position).map { "\($0.code): \($0.label(in: interview.language))" })
        if prompts.last != prompt { prompts.append(prompt) }
    }

    /// Answers that nobody asked for: the case believes that the survey goes another way than it does.
    private mutating func tellUnused() {
        for (name, given) in test.answers.sorted(by: { $0.key < $1.key })
        where !used.contains(name) && !name.hasSuffix(".again") {
            let interview = sitting.interview
            let place = interview.questions.firstIndex { $0.id == name }
            let why = place.map { interview.explanation(of: $0).joined(separator: "; ") }
            fail(.answerUnused, at: given.span, "the answer to '\(name)' was never asked for", hint: why)
        }
    }
}
