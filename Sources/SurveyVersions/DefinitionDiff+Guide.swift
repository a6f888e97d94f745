internal import SurveyModel

extension DefinitionDiff {
    /// Sections by name, and what surrounds them.
    mutating func guide(_ old: Survey, _ new: Survey) {
        compare(
            old.people, new.people, .compatible, nil, { "is for a group of \($1) instead of \($0)" }, shown: Self.words)
        stimuli(old, new)
        for section in new.sections {
            guard let before = old.sections.first(where: { $0.id == section.id }) else {
                add(.compatible, section.id, "is a new section of \(section.minutes) min")
                continue
            }
            compare(before, section, old, new)
        }
        for section in old.sections where !new.sections.contains(where: { $0.id == section.id }) {
            add(.breaking, section.id, "is no section any more")
        }
    }

    private mutating func stimuli(_ old: Survey, _ new: Survey) {
        for stimulus in new.stimuli {
            guard let before = old.stimuli.first(where: { $0.id == stimulus.id }) else {
                add(.compatible, stimulus.id, "is a new stimulus")
                continue
            }
            compare(
                before.label, stimulus.label, .wording, stimulus.id, { "is called '\($1)' instead of '\($0)'" },
                shown: { $0 })
            compare(
                before.file, stimulus.file, .wording, stimulus.id, { "is in \($1) instead of \($0)" },
                shown: { $0 ?? "no file" })
        }
        for stimulus in old.stimuli where !new.stimuli.contains(where: { $0.id == stimulus.id }) {
            add(.breaking, stimulus.id, "is no stimulus any more")
        }
    }

    private mutating func compare(_ before: GuideSection, _ section: GuideSection, _ old: Survey, _ new: Survey) {
        let name = section.id
        compare(
            before.minutes, section.minutes, .compatible, name, { "takes \($1) min instead of \($0)" },
            shown: { "\($0)" })
        compare(before.kind, section.kind, .compatible, name, { "is \($1) instead of \($0)" }) { $0.rawValue }
        let differs =
            before.say != section.say || before.ask != section.ask || before.probes != section.probes
            || before.translations != section.translations
        if differs { add(.wording, name, "says something else") }
        if before.codes != section.codes { add(.compatible, name, "is about other themes") }
        if before.condition != section.condition {
            add(
                .compatible, name,
                section.condition.map { "is only for a group of which \($0)" } ?? "is for every group now")
        }
        let (asked, asks) = (Set(old.questions(of: before).map(\.id)), new.questions(of: section).map(\.id))
        let came = asks.filter { question in !asked.contains(question) && old.questions.contains { $0.id == question } }
        if !came.isEmpty { add(.wording, name, "asks here: \(came.joined(separator: ", "))") }
        if before.show != section.show || before.shufflesShown != section.shufflesShown {
            add(
                .wording, name,
                section.show.isEmpty ? "shows nothing any more" : "shows \(section.show.joined(separator: ", "))")
        }
        if before.followUps != section.followUps { add(.wording, name, "follows up in another way") }
        let isSame =
            before.why == section.why && before.turns == section.turns && before.mustCover == section.mustCover
            && before.callOn == section.callOn && before.readBack == section.readBack
        if !isSame { add(.compatible, name, "is led in another way") }
        if before.isAnalysed != section.isAnalysed {
            add(.breaking, name, section.isAnalysed ? "is evidence now" : "is no evidence any more")
        }
    }

    private static func words(_ size: GroupSize?) -> String {
        guard let size else { return "any number" }
        return "\(size.minimum.map { "\($0)" } ?? "any number") to \(size.maximum.map { "\($0)" } ?? "any number")"
    }
}
