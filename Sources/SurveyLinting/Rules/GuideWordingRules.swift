internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// W721 and W722: what a group is asked, its follow-ups and probes included, should make people talk.
///
/// The opening is left out: it is factual, and everybody answers it once.
struct GuideWordingRules {
    let context: LintContext

    private static let closed: Set<String> = [
        "do", "does", "did", "is", "are", "was", "were", "have", "has", "can", "could", "will", "would", "should",
    ]
    /// 'Would you tell me how …' and 'Can you give me an example?' are answered at length.
    private static let openers: Set<String> = [
        "how", "what", "which", "who", "where", "tell", "give", "explain", "describe", "show", "say",
    ]
    /// What 'why' follows where it asks.
    private static let askers: Set<String> = ["tell", "say", "explain", "know", "understand", "and", "but"]

    func run(_ section: GuideSection, _ item: SurveyOutline.Item) {
        guard section.kind != .opening else { return }
        for key in ["ask", "probes", "follow_up"] {
            for (inner, text) in item.value(key)?.texts(under: key) ?? [] where inner != "if" {
                let languages = context.survey.languages
                let language = languages.contains(inner) ? inner : languages.first ?? "en"
                check(text, in: language, of: section, under: item.key(key))
            }
        }
    }

    private func check(_ text: SourceText, in language: String, of section: GuideSection, under key: SourceText?) {
        let wording = Wording(question: section.id, language: language, source: text, key: key)
        guard wording.isEnglish else { return }
        for sentence in wording.sentences {
            let end = wording.words[sentence.upperBound - 1].range.upperBound
            guard end < wording.scalars.count, wording.scalars[end] == "?" else { continue }
            let words = wording.words[sentence].map(\.text)
            let isOpened = words.contains(where: Self.openers.contains)
            if let place = words.firstIndex(of: "why"),
                place == 0 || words[..<place].contains(where: Self.askers.contains)
            {
                let why = sentence.lowerBound + place
                context.report(
                    .groupAskedWhy, at: wording.span(why..<(why + 1)), "'why' asks people to defend themselves",
                    hint: "ask what led to it, or what happened", under: wording.key)
            } else if let first = words.first, Self.closed.contains(first), !isOpened {
                context.report(
                    .closedGroupQuestion, at: wording.span(sentence), "a yes or a no answers this",
                    hint: "begin with how, what or which, so that people talk", under: wording.key)
            }
        }
    }
}
