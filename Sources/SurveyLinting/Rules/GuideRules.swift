internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// W721 to W725: discussion guides, after Krueger & Casey, "Focus Groups" (2015), chapter 3.
struct GuideRules {
    let context: LintContext

    private static let closed: Set<String> = [
        "do", "does", "did", "is", "are", "was", "were", "have", "has", "can", "could", "will", "would", "should",
    ]

    func run() {
        let sections = context.survey.sections
        guard context.survey.mode == .group, !sections.isEmpty else { return }
        for section in sections {
            guard let item = context.outline[section.id] else { continue }
            ask(section, item)
            if section.kind == .key, section.probes.isEmpty, section.ask != nil {
                context.report(
                    .keyWithoutProbe, at: item.name.span, "the key section '\(section.id)' has no probe",
                    hint: "write what to ask when the talk stays thin, under 'probes'")
            }
        }
        let place = context.outline.key("sections")?.span
        let missing = [GuideSection.Kind.opening, .ending].filter { kind in !sections.contains { $0.kind == kind } }
        if let place, !missing.isEmpty, sections.count > 2 {
            let names = missing.map(\.rawValue).joined(separator: " and no ")
            context.report(
                .noOpeningOrEnding, at: place, "the guide has no \(names) section",
                hint: "mark it: kind: \(missing[0].rawValue)")
        }
        if let place, sections.count > 12 {
            context.report(
                .tooManySections, at: place, "\(sections.count) sections are more than a group can talk through",
                label: "about a dozen in two hours")
        }
    }

    private func ask(_ section: GuideSection, _ item: SurveyOutline.Item) {
        guard let node = item.value("ask"), section.kind != .opening else { return }
        for (_, text) in node.texts(under: "ask") {
            let wording = Wording(
                question: section.id, language: context.survey.languages.first ?? "en", source: text,
                key: item.key("ask"))
            guard wording.isEnglish else { continue }
            for sentence in wording.sentences {
                let end = wording.words[sentence.upperBound - 1].range.upperBound
                guard end < wording.scalars.count, wording.scalars[end] == "?" else { continue }
                let first = wording.words[sentence.lowerBound].text
                // 'Would you tell me how …' is answered at length.
                let isOpened = sentence.contains {
                    ["how", "what", "which", "who", "where", "tell"].contains(wording.words[$0].text)
                }
                if Self.closed.contains(first), !isOpened {
                    context.report(
                        .closedGroupQuestion, at: wording.span(sentence), "a yes or a no answers this",
                        hint: "begin with how, what or which, so that people talk", under: wording.key)
                } else if first == "why" {
                    context.report(
                        .groupAskedWhy, at: wording.span(sentence.lowerBound..<(sentence.lowerBound + 1)),
                        "'why' asks people to defend themselves", hint: "ask what led to it, or what happened",
                        under: wording.key)
                }
            }
        }
    }
}
