internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// W706 to W709 and W716: what an answer cannot say, questions that hurt, surveys that take too long, and sets of a
/// MaxDiff that are not balanced.
struct QuestionRules {
    let context: LintContext

    /// What many do not like to tell, after Tourangeau & Yan (2007).
    private static let sensitive: Phrases = [
        "your income", "your salary", "do you earn", "you earn", "your age", "how old are you", "your religion",
        "your faith", "did you vote", "you vote for", "your ethnic", "your race", "sexual", "your gender",
        "your health",
        "your weight", "disability", "pregnant", "alcohol", "drugs", "been arrested", "your debts", "your savings",
        "union member", "diagnosed", "your illness", "an illness", "chronic illness", "a disease", "your disease",
        "medical condition", "your medication", "take medication", "your symptoms", "sick leave", "your therapy",
        "a therapist", "depression", "depressed", "your anxiety", "panic attacks", "suicide", "suicidal", "hiv",
        "your cancer",
        "had cancer", "an abortion", "a miscarriage", "contraception", "your blood pressure", "do you smoke",
        "a criminal", "been convicted", "been a victim", "your citizenship", "residence permit", "your boss",
        "your manager", "been dismissed", "mental health", "your political",
    ]

    func run() {
        for question in context.questions {
            exclusive(question)
            probe(question)
            sensitive(question)
            sets(question)
        }
        budget()
    }

    private func exclusive(_ question: Question) {
        guard case .multi(let list) = question.kind, !list.options.contains(where: \.isExclusive) else { return }
        context.report(
            .noExclusiveOption, on: question.id, "'\(question.id)' has no option for 'none of these'",
            hint: "add an option with 'exclusive: true'")
    }

    private func sets(_ question: Question) {
        guard case .maxDiff(let design) = question.kind, design.timesShown.count > 1 else { return }
        let (items, times) = (design.items.options.count, design.timesShown)
        // So many sets show each item equally often: the next such number, which is at most as many as there are items.
        let balanced = (design.sets...(design.sets + items)).first { ($0 * design.shown).isMultiple(of: items) }
        context.report(
            .unbalancedSets, on: question.id,
            "'\(question.id)' shows an item \(times.lowerBound) or \(times.upperBound) times to a respondent",
            label: "\(design.sets) sets of \(design.shown) among \(items) items",
            hint: balanced.map { "with 'sets: \($0)' each is shown \($0 * design.shown / items) times" })
    }

    private func probe(_ question: Question) {
        guard case .text = question.kind, context.survey.mode == .interviewer, question.probes.isEmpty else { return }
        context.report(
            .noProbe, on: question.id, "the open question '\(question.id)' has no probe",
            hint: "give the interviewer something to ask next, under 'probes'")
    }

    private func sensitive(_ question: Question) {
        guard question.kind.takesAnswer, !question.missing.contains(.refused),
            let item = context.outline[question.id], let node = item.value("text")
        else { return }
        let words = node.texts(under: "en").first?.text
        let wording = words.map {
            Wording(question: question.id, language: "en", source: $0, key: item.key("text"))
        }
        let found = wording.flatMap { Self.sensitive.first(in: $0) }
        guard question.isSensitive || found != nil else { return }
        let place = item.key("missing")?.span ?? item.name.span
        context.report(
            .sensitiveWithoutRefusal, at: place, "'\(question.id)' may hurt, and cannot be refused",
            hint: "allow it: missing: [refused]")
    }

    private func budget() {
        guard let budget = context.survey.timeBudget, context.survey.mode != .group,
            let key = context.outline.key("time_budget")
        else { return }
        let seconds = AnsweringTime.seconds(context.survey)
        guard seconds > budget * 60 else { return }
        context.report(
            "W709", at: key.span,
            "reading and answering take about \((seconds + 59) / 60) minutes, which is more than the budget of \(budget)",
            hint: "ask less, or raise the budget")
    }
}
