internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// The sections of a discussion guide.
///
/// What stands in `each` is about one person, and reads like the questions of a survey. What stands beside it is about the
/// group: there the same names are what all people answered, so that they can only be summed up.
extension SurveyReading {
    /// A section whose names are known.
    private struct Draft {
        var item: YAMLItem
        var entries: [Entry]
        /// The places of its questions among all that are asked.
        var places: Range<Int>
        var isNew: Bool
    }

    mutating func sections(_ node: YAMLNode, budget: Int?, place: SourceText?) -> [GuideSection] {
        guard let items = node.items("a list of sections, as '- warm_up: 8 min'") else { return [] }
        if items.isEmpty { node.error(.missingKey, "the guide has no sections") }
        var naming = Naming()
        var drafts = items.map { Draft(item: $0, entries: [], places: 0..<0, isNew: isNew($0.name, &naming)) }
        for index in drafts.indices {
            let start = naming.count
            if let node = drafts[index].item.attributes.optional(GuideSectionKey.each) {
                drafts[index].entries = entries(node, &naming, depth: 0, home: nil)
            }
            drafts[index].places = start..<naming.count
        }
        let names = Set(drafts.map(\.item.name.text))
        for name in naming.names.values where !names.contains(name.text) { scope.later.insert(name.text) }
        var sections: [GuideSection] = []
        for draft in drafts where !log.isFull {
            let section = self.section(draft)
            if draft.isNew, let section { sections.append(section) }
        }
        let total = sections.reduce(0) { $0 + $1.minutes }
        if let budget, let place, total > budget {
            log.warning(
                .timeBudgetExceeded, at: place.span,
                "the sections take \(total) minutes, which is more than the budget of \(budget)")
        }
        return sections
    }

    private func isNew(_ name: SourceText, _ naming: inout Naming) -> Bool {
        if let first = naming.names[name.text.lowercased()] {
            log.error(
                .duplicateName, at: name.span, "section '\(name.text.prefix(80))' is already there",
                label: "first on line \(first.span.location.line)")
            return false
        }
        naming.names[name.text.lowercased()] = name
        return true
    }

    private mutating func section(_ draft: Draft) -> GuideSection? {
        let map = draft.item.attributes
        defer { map.finish() }
        let name = draft.item.name.text
        found.owner = name
        let isNamed = isName(draft.item.name, "a section")
        if draft.item.value == nil {
            log.error(
                .missingKey, at: draft.item.name.span, "section '\(name)' has no time",
                hint: "write '- \(name): 8 min'")
        }
        let minutes = draft.item.value.flatMap { self.minutes($0) }
        var section = GuideSection(
            id: name, kind: map.optional(GuideSectionKey.kind)?.value(of: GuideSection.Kind.self) ?? .key,
            minutes: minutes ?? 0)
        section.why = map.optional(GuideSectionKey.why)?.text("what the section is good for")
        before(&section, map)
        let start = questions.count
        eachPlaces = draft.places
        read(draft.entries, in: nil)
        eachPlaces = nil
        section.questions = start == questions.count ? 0..<0 : start..<questions.count
        found.owner = name
        after(&section, map)
        if section.say == nil, section.ask == nil, draft.entries.isEmpty,
            ![GuideSectionKey.say, .ask, .each].contains(where: { map.key($0) != nil })
        {
            log.error(
                .missingKey, at: draft.item.name.span, "section '\(name)' has neither 'ask' nor 'say'",
                hint: "write what the moderator asks, as 'ask: …', or what every person is asked, under 'each'")
        }
        return minutes != nil && isNamed ? section : nil
    }

    /// What is looked at when the section begins, before its own questions are asked.
    private mutating func before(_ section: inout GuideSection, _ map: YAMLMap) {
        let stage = self.stage
        section.condition = map.optional(GuideSectionKey.condition).flatMap { condition($0, stage) }
        if let node = map.optional(GuideSectionKey.say), let say = templates(node, stage, "a text") {
            section.say = say.main
            for (language, text) in say.others { section.translations[language, default: .init()].say = text }
        }
        if let node = map.optional(GuideSectionKey.ask), let ask = templates(node, stage, "a text") {
            section.ask = ask.main
            for (language, text) in ask.others { section.translations[language, default: .init()].ask = text }
        }
        for node in map.optional(GuideSectionKey.callOn).map({ $0.isList ? $0.list() ?? [] : [$0] }) ?? [] {
            guard let person = expression(node) else { continue }
            TypeChecker(scope: stage, log: log).person(person)
            section.callOn.append(person)
        }
        show(&section, map)
        let probes = map.optional(GuideSectionKey.probes)?.list("a list of probes, as '- Who sees it differently?'")
        for (place, probe) in (probes ?? []).compactMap({ words($0, "a probe") }).enumerated() {
            section.probes.append(probe.main)
            for (language, text) in probe.others {
                section.translations[language, default: .init()].probes[place] = text
            }
        }
        section.codes = themes(map, .codes)
        section.mustCover = themes(map, .mustCover)
        section.turns = map.word(GuideSectionKey.turns) == nil ? .free : .roundRobin
        section.readBack = map.integer(GuideSectionKey.readBack)
        section.isAnalysed = map.optional(GuideSectionKey.analyse)?.boolean() ?? true
    }

    /// What is looked at after every person was asked.
    private mutating func after(_ section: inout GuideSection, _ map: YAMLMap) {
        let stage = self.stage
        let nodes = map.optional(GuideSectionKey.followUp)?.list("follow-ups, as '- if: …' with 'ask:' below it")
        for node in nodes ?? [] {
            _ = node.map("a follow-up, with 'if' and 'ask'") { map in
                let condition = map.required(FollowUpKey.condition, of: "the follow-up").flatMap {
                    self.condition($0, stage)
                }
                var inner = stage
                inner.present.formUnion(condition?.presentWhenTrue ?? [])
                let ask = map.required(FollowUpKey.ask, of: "the follow-up").flatMap { templates($0, inner, "a text") }
                guard let condition, let ask else { return }
                var followUp = FollowUp(condition: condition, ask: ask.main)
                followUp.translations = ask.others
                section.followUps.append(followUp)
            }
        }
    }

    private func show(_ section: inout GuideSection, _ map: YAMLMap) {
        let stimuli = Set(stimuli.map(\.id))
        let asked = questions.filter(\.kind.takesAnswer).map(\.id)
        for source in map.optional(GuideSectionKey.show)?.texts("a list of questions and stimuli, as [worst]") ?? [] {
            if stimuli.contains(source.text) || asked.contains(source.text) {
                section.show.append(source.text)
            } else if scope.later.contains(source.text) {
                log.error(
                    .forwardReference, at: source.span, "'\(source.text)' is asked only later",
                    hint: "a section shows what was asked in the sections before it")
            } else if !scope.broken.contains(source.text) {
                let known = asked + stimuli.sorted()
                log.error(
                    .unknownName, at: source.span, "there is no question or stimulus '\(source.text.prefix(80))'",
                    hint: suggestion(for: source.text, among: known).map { "did you mean '\($0)'?" })
            }
        }
        section.shufflesShown = map.word(GuideSectionKey.shuffle) != nil
        if section.shufflesShown, section.show.count(where: stimuli.contains) < 2,
            let key = map.key(GuideSectionKey.shuffle)
        {
            log.error(
                .misplacedAttribute, at: key.span, "'shuffle' needs at least two stimuli under 'show' to put in order")
        }
    }

    private func themes(_ map: YAMLMap, _ key: GuideSectionKey) -> [String] {
        let codes = map.optional(key)?.texts("a list of themes, as [export_timeout]") ?? []
        codes.forEach(isKnownTheme)
        return codes.map(\.text)
    }

    /// What the group may name here: what its people were asked so far, all together.
    private var stage: TypeScope {
        var stage = TypeScope()
        let fields = questions.compactMap { question in
            scope.symbols[question.id].map { RecordType.Field(question.id, $0.type, mayBeMissing: true) }
        }
        stage.people = TypeScope.People(RecordType(name: "people", fields: fields), isOnePerson: false)
        stage.later = scope.later
        stage.broken = scope.broken
        return stage
    }

    /// `people: {min: 4, max: 8}`.
    func groupSize(_ node: YAMLNode) -> GroupSize? {
        node.map("how many people, as {min: 4, max: 8}") { map in
            let size = GroupSize(minimum: map.integer(GroupSizeKey.min), maximum: map.integer(GroupSizeKey.max))
            if let least = size.minimum, let most = size.maximum, least > most {
                node.error(.wrongShape, "at least \(least) and at most \(most) people are none")
            }
            return size
        }
    }

    /// `stimuli: {mock_a: {label: Version A, file: …}}`.
    mutating func readStimuli(_ node: YAMLNode) {
        for entry in node.entries("stimuli, as mock_a: {label: Version A}") ?? [] {
            found.owner = entry.key.text
            guard isName(entry.key, "a stimulus") else { continue }
            let stimulus = entry.value.map("a stimulus, with 'label' and 'file'") { map -> Stimulus? in
                let file = map.optional(StimulusKey.file)?.text("where it is")
                return map.required(StimulusKey.label, of: "stimulus '\(entry.key.text)'")?.text("what it is called")
                    .map { Stimulus(id: entry.key.text, label: $0, file: file) }
            }
            if let stimulus { stimuli.append(stimulus) }
        }
    }

    /// `held: count(people) >= 4`, after everybody was asked everything.
    func groupOutcomes(_ node: YAMLNode) -> [GroupOutcome] {
        (node.entries("outcomes with their conditions, as 'held: count(people) >= 4'") ?? []).compactMap { entry in
            guard isName(entry.key, "an outcome") else { return nil }
            return condition(entry.value, stage).map { GroupOutcome(id: entry.key.text, condition: $0) }
        }
    }
}
