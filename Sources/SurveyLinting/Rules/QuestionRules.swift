internal import LocatedYAML
internal import SourceDiagnostics
package import SurveyModel

/// W706 to W709: what an answer cannot say, questions that hurt, and surveys that take too long.
struct QuestionRules {
    let context: LintContext

    /// What many do not like to tell, after Tourangeau & Yan (2007).
    private static let sensitive = [
        "your income", "your salary", "do you earn", "you earn", "your age", "how old are you", "your religion",
        "your faith", "did you vote", "you vote for", "your ethnic", "your race", "sexual", "your gender",
        "your health",
        "your weight", "disability", "pregnant", "alcohol", "drugs", "been arrested", "your debts", "your savings",
        "union member", "your boss", "your manager", "been dismissed", "mental health", "your political",
    ]

    func run() {
        for question in context.questions {
            exclusive(question)
            probe(question)
            sensitive(question)
        }
        budget()
    }

    private func exclusive(_ question: Question) {
        guard case .multi(let list) = question.kind, !list.options.contains(where: \.isExclusive) else { return }
        context.report(
            .noExclusiveOption, on: question.id, "'\(question.id)' has no option for 'none of these'",
            hint: "add an option with 'exclusive: true'")
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
        let found = wording.flatMap { wording in Self.sensitive.lazy.compactMap { wording.first($0) }.first }
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
        let seconds = ResponseTime(context.survey).seconds
        guard seconds > budget * 60 else { return }
        context.report(
            "W709", at: key.span,
            "reading and answering take about \((seconds + 59) / 60) minutes, which is more than the budget of \(budget)",
            hint: "ask less, or raise the budget")
    }
}

/// How long a survey takes, by a simple model that errs on the short side.
///
/// Questions are read aloud at 150 words a minute (Tauroza & Allison, "Speech Rates in British English", Applied
/// Linguistics 11, 1990: 140 to 190 in conversation and interviews) and in silence at 238 (Brysbaert, "How many words do
/// we read per minute?", Journal of Memory and Language 109, 2019). To that come seconds for finding and giving an
/// answer by type, set from the medians of a few seconds for closed questions in Yan & Tourangeau ("Fast times and easy
/// questions", Applied Cognitive Psychology 22, 2008); an open question takes half a minute. A question with a condition
/// counts half, and a repeat is gone through twice.
package struct ResponseTime: Hashable, Sendable {
    /// For the whole survey.
    package private(set) var seconds: Int

    package init(_ survey: Survey) {
        let rate = survey.mode == .interviewer ? 150.0 : 238.0
        var total = 0.0
        for question in survey.questions where question.kind.isAsked || question.kind == .statement {
            var words = question.text.wordCount
            var answering = question.kind.answeringSeconds
            if let list = question.kind.options, question.kind != .yesNo, question.note == nil || survey.mode == .self {
                words += list.options.reduce(0) { $0 + $1.label.split(separator: " ").count }
            }
            if case .matrix(let rows, let cell) = question.kind {
                words += rows.options.reduce(0) { $0 + $1.label.split(separator: " ").count }
                answering = Double(rows.options.count) * cell.answeringSeconds
            }
            let around = survey.blocks(around: question)
            let isConditional = question.condition != nil || around.contains { $0.condition != nil }
            let rounds = around.contains { $0.repetition != nil } ? 2.0 : 1.0
            total += (Double(words) / rate * 60 + answering) * (isConditional ? 0.5 : 1) * rounds
        }
        seconds = Int(min(total, 1_000_000).rounded())
    }
}

extension Template {
    var wordCount: Int {
        parts.reduce(0) { count, part in
            switch part {
            case .literal(let text): count + text.split { !$0.isLetter && !$0.isNumber && $0 != "'" }.count
            case .fill: count + 1
            }
        }
    }
}

extension Question.Kind {
    fileprivate var answeringSeconds: Double {
        switch self {
        case .yesNo: 3
        case .choice, .scale: 5
        case .multi(let list): 5 + Double(list.options.count) / 2
        case .integer, .decimal, .money, .date, .time, .dateTime, .duration: 8
        case .rank(let list, let top): 4 * Double(top ?? list.options.count)
        case .allocation(_, let list): 6 * Double(list.options.count)
        case .maxDiff(let design): 10 * Double(design.sets)
        case .kano: 12
        case .priceSensitivity: 40
        case .text: 30
        case .matrix(let rows, let cell): Double(rows.options.count) * cell.answeringSeconds
        case .statement, .repetition, .calculation: 0
        }
    }
}
