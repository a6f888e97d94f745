internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// E404 and W721 to W731: discussion guides, after Krueger & Casey, "Focus Groups" (2015), chapter 3.
struct GuideRules {
    let context: LintContext

    func run() {
        let sections = context.survey.sections
        guard context.survey.mode == .group, !sections.isEmpty else { return }
        for section in sections {
            guard let item = context.outline[section.id] else { continue }
            GuideWordingRules(context: context).run(section, item)
            round(section, item)
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

    /// Everybody once takes about half a minute each (Krueger & Casey 2015, chapter 3).
    private func round(_ section: GuideSection, _ item: SurveyOutline.Item) {
        guard section.turns == .roundRobin, let people = context.survey.people?.maximum, section.minutes * 2 < people
        else { return }
        context.report(
            .roundTooShort, at: item.key("turns")?.span ?? item.name.span,
            "\(people) people cannot each speak in \(section.minutes) min", label: "about half a minute each",
            hint: "give it \((people + 1) / 2) min")
    }

    private func size() {
        guard let size = context.survey.people, let place = context.outline.key("people")?.span else { return }
        if let most = size.maximum, most > 10 {
            context.report(.groupSize, at: place, "of \(most) people, not all are heard", hint: "invite five to eight")
        } else if let least = size.minimum, least < 4 {
            context.report(.groupSize, at: place, "\(least) people are no group yet", hint: "invite five to eight")
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
