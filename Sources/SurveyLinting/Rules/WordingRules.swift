internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// W701 to W703 and W711: what the literature says about wordings, as far as words alone show it.
///
/// The words are English; texts in other languages are only counted.
struct WordingRules {
    let context: LintContext

    func run() {
        for question in context.questions {
            guard question.kind.isAsked, let item = context.outline[question.id] else { continue }
            for wording in wordings(item) {
                length(wording, question)
                guard wording.isEnglish else { continue }
                if let finding = DoubleQuestion(wording, question.kind).finding { report(finding, wording) }
                doubleNegative(wording)
                leading(wording)
            }
        }
    }

    private func wordings(_ item: SurveyOutline.Item) -> [Wording] {
        guard let node = item.value("text") else { return [] }
        let first = context.survey.languages.first ?? "en"
        let key = item.key("text")
        return node.texts(under: first).map { language, text in
            Wording(question: item.name.text, language: language, source: text, key: key)
        }
    }

    /// What is only read can be read again; what is heard must be kept in mind.
    private func length(_ wording: Wording, _ question: Question) {
        guard context.survey.mode == .interviewer, wording.words.count > 25 else { return }
        context.report(
            .tooLongToHear, at: wording.span(0..<wording.words.count),
            "this has \(wording.words.count) words, which is much to keep in mind on the phone",
            label: "at most 25", hint: "shorten it, or put the introduction into a statement before it",
            under: wording.key)
    }

    private func report(_ finding: DoubleQuestion.Finding, _ wording: Wording) {
        context.report(
            .doubleBarrelled, at: wording.span(finding.words), "'\(wording.question)' \(finding.message)",
            label: finding.label, hint: "ask two questions", under: wording.key)
    }

    private static let negations: Set<String> = [
        "not", "never", "nobody", "nothing", "nowhere", "none", "without", "unless", "neither", "disagree", "cannot",
        "oppose", "forbid", "prevent",
    ]

    private func doubleNegative(_ wording: Wording) {
        for clause in wording.clauses {
            let found = clause.filter { place in
                let word = wording.words[place].text
                // 'don't know' and 'whether or not' are no negations of what is asked.
                if word == "not", place > 0, wording.words[place - 1].text == "or" { return false }
                if place + 1 < wording.words.count, wording.words[place + 1].text == "know" { return false }
                return Self.negations.contains(word) || (word.hasSuffix("n't") && !isLeadingTag(word, place, clause))
                    || (word == "no" && !["longer", "matter", "doubt", "one"].contains(next(place, wording)))
            }
            guard found.count > 1, let first = found.first, let last = found.last else { continue }
            context.report(
                .doubleNegative, at: wording.span(first..<(last + 1)), "'\(wording.question)' has two negations",
                label: found.map { "'\(wording.words[$0].text)'" }.joined(separator: " and "),
                hint: "say it without one of them", under: wording.key)
            return
        }
    }

    private func isLeadingTag(_ word: String, _ place: Int, _ clause: Range<Int>) -> Bool {
        place == clause.lowerBound && ["don't", "doesn't", "wouldn't", "isn't", "aren't"].contains(word)
    }

    private func next(_ place: Int, _ wording: Wording) -> String {
        place + 1 < wording.words.count ? wording.words[place + 1].text : ""
    }

    private static let leadingPhrases: Phrases = [
        "don't you", "wouldn't you", "isn't it", "aren't you", "doesn't it", "won't you", "couldn't you",
        "shouldn't we", "surely", "obviously", "clearly", "of course", "as you know", "as everyone knows",
        "everyone knows", "everybody knows", "most people", "most customers", "experts agree", "studies show",
        "how much do you love", "how much do you like", "how much do you enjoy", "how great", "how amazing",
        "how helpful was our", "do you agree that", "would you agree that", "you must agree", "wouldn't it be better",
        "our award-winning", "our great", "our excellent", "our amazing", "our new and improved",
    ]

    private func leading(_ wording: Wording) {
        guard let found = Self.leadingPhrases.first(in: wording) else { return }
        // Consent is asked for, not an opinion.
        if wording.first("do you agree that we") != nil || wording.first("do you agree that i") != nil { return }
        let words = wording.words[found].map(\.text).joined(separator: " ")
        context.report(
            .leading, at: wording.span(found), "'\(words)' suggests an answer", hint: "ask in neutral words",
            under: wording.key)
    }
}

extension Question.Kind {
    /// Whether something is put to somebody in words.
    var isAsked: Bool {
        switch self {
        case .statement, .calculation: false
        default: true
        }
    }
}
