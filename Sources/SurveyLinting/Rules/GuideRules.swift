internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// E404 and W721 to W730: discussion guides, after Krueger & Casey, "Focus Groups" (2015), chapter 3.
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
        structure(sections)
        GuidePrivacy(context: context).run()
        if let place, sections.count > 12 {
            context.report(
                .tooManySections, at: place, "\(sections.count) sections are more than a group can talk through",
                label: "about a dozen in two hours")
        }
    }

    private func structure(_ sections: [GuideSection]) {
        let keys = sections.count { $0.kind == .key }
        if let place = context.outline.key("sections")?.span, keys > 5 || (keys < 2 && sections.count >= 5) {
            context.report(
                .keySectionCount, at: place,
                "the guide has \(keys == 0 ? "no" : "\(keys)") key section\(keys == 1 ? "" : "s")",
                label: "two to five are what an hour or two can hold")
        }
        for (number, section) in sections.enumerated() where sections.count > 2 {
            let isWrong = section.kind == .opening ? number > 0 : section.kind == .ending && number < sections.count - 1
            let isFollowed = sections.indices.contains(number + 1) && sections[number + 1].kind == .ending
            guard isWrong, section.kind != .ending || !isFollowed, let item = context.outline[section.id] else {
                continue
            }
            context.report(
                .kindOutOfOrder, at: item.key("kind")?.span ?? item.name.span,
                section.kind == .opening
                    ? "the opening '\(section.id)' is not the first section"
                    : "'\(section.id)' is the ending, and other sections follow")
        }
        for section in sections where section.kind == .key {
            for question in context.survey.questions(of: section) where question.isOpinion && !question.isPrivate {
                context.report(
                    .openVote, on: question.id, "'\(question.id)' is asked aloud, so the first answer sets the others",
                    hint: "add 'private: true'")
            }
        }
        if let last = sections.last, last.kind == .ending, last.readBack == nil, sections.count >= 5,
            let item = context.outline[last.id]
        {
            context.report(
                .nothingSummedUp, at: item.name.span, "the ending '\(last.id)' reads nothing back",
                hint: "add 'read_back: 5', and ask whether that is what was said")
        }
        size()
    }

    private func size() {
        guard let size = context.survey.people, let place = context.outline.key("people")?.span else { return }
        if let most = size.maximum, most > 10 {
            context.report(.groupSize, at: place, "of \(most) people, not all are heard", hint: "invite five to eight")
        } else if let least = size.minimum, least < 4 {
            context.report(.groupSize, at: place, "\(least) people are no group yet", hint: "invite five to eight")
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

extension Question {
    /// Whether its answer is a judgement that those of others can sway.
    fileprivate var isOpinion: Bool {
        switch kind {
        case .choice, .multi, .rank, .scale, .allocation, .matrix: source == .respondent
        default: false
        }
    }
}
