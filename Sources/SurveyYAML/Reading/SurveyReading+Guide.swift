internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// The sections of a discussion guide.
extension SurveyReading {
    private static let laterKeys = [
        "each", "turns", "capture", "show", "must_cover", "if", "call_on", "shuffle", "follow_up", "read_back", "why",
        "round_robin", "analyse", "polls", "summary", "insurance", "exercise",
    ]

    func sections(_ node: YAMLNode, budget: Int?, place: SourceText?) -> [GuideSection] {
        guard let items = node.items("a list of sections, as '- warm_up: 8 min'") else { return [] }
        if items.isEmpty { node.error(.missingKey, "the guide has no sections") }
        var names: [String: Int] = [:]
        var sections: [GuideSection] = []
        for item in items {
            let section = self.section(item)
            let line = item.name.span.location.line
            if let first = names[item.name.text.lowercased()] {
                log.error(
                    .duplicateName, at: item.name.span, "section '\(item.name.text)' is already there",
                    label: "first on line \(first)")
                continue
            }
            names[item.name.text.lowercased()] = line
            if let section { sections.append(section) }
        }
        let total = sections.reduce(0) { $0 + $1.minutes }
        if let budget, let place, total > budget {
            log.warning(
                .timeBudgetExceeded, at: place.span,
                "the sections take \(total) minutes, which is more than the budget of \(budget)")
        }
        return sections
    }

    private func section(_ item: YAMLItem) -> GuideSection? {
        let map = item.attributes
        defer { map.finish() }
        let name = item.name.text
        let isNamed = isName(item.name, "a section")
        map.refuse(Self.laterKeys)
        if item.value == nil {
            log.error(
                .missingKey, at: item.name.span, "section '\(name)' has no time", hint: "write '- \(name): 8 min'")
        }
        let minutes = item.value.flatMap { self.minutes($0) }
        let kind = map.optional(GuideSectionKey.kind)?.value(of: GuideSection.Kind.self) ?? .key
        let say = map.optional(GuideSectionKey.say).flatMap(spoken)
        let ask = map.optional(GuideSectionKey.ask).flatMap(spoken)
        if say == nil, ask == nil, map.key(GuideSectionKey.say) == nil, map.key(GuideSectionKey.ask) == nil {
            log.error(
                .missingKey, at: item.name.span, "section '\(name)' has neither 'ask' nor 'say'",
                hint: "write what the moderator asks, as 'ask: …'")
        }
        let probes = map.optional(GuideSectionKey.probes)?.texts("a list of probes, as '- Who sees it differently?'")?
            .map(\.text)
        let codes = map.optional(GuideSectionKey.codes)?.texts("a list of themes, as [export_timeout]")
        codes?.forEach(isKnownTheme)
        guard let minutes, isNamed else { return nil }
        return GuideSection(
            id: name, kind: kind, minutes: minutes, say: say, ask: ask, probes: probes ?? [],
            codes: codes?.map(\.text) ?? [])
    }

    /// A text that is read out; a group has no answers to fill in.
    private func spoken(_ node: YAMLNode) -> String? {
        guard let text = node.text("a text") else { return nil }
        if text.contains("${") { node.error(.notAvailable, "fills in a guide are not available yet") }
        return text
    }
}
