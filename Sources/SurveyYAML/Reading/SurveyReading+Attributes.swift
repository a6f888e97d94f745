internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// The attributes of a question that are no expressions.
extension SurveyReading {
    /// Reports the keys that mean nothing for the type of their question.
    func refuseMisplaced(_ entry: Entry) {
        guard let type = entry.type?.name else { return }
        for pair in entry.map.entries {
            guard let key = QuestionKey(rawValue: pair.key.text), let types = key.types, !types.contains(type) else {
                continue
            }
            _ = entry.map.given(key)
            let takers = TypeName.allCases.filter(types.contains).map(\.rawValue)
            let what =
                takers.count <= 6
                ? "'\(key.rawValue)' belongs to \(takers.joined(separator: ", "))"
                : "'\(key.rawValue)' means nothing here"
            log.error(.misplacedAttribute, at: pair.key.span, "\(what), and not to '\(type.rawValue)'")
        }
    }

    /// Of a question whose type is wrong, no key is called unknown because of that.
    func readBlindly(_ map: YAMLMap) {
        for key in QuestionKey.allCases { _ = map.given(key) }
    }

    func plainAttributes(_ question: inout Question, _ entry: Entry) {
        let map = entry.map
        let kind = entry.type?.name
        if let node = map.optional(QuestionKey.note), let note = words(node, "a note") {
            question.note = note.main
            for (language, note) in note.others { question.translations[language, default: .init()].note = note }
        }
        if let node = map.optional(QuestionKey.probes) {
            let probes = node.list("a list of probes, as '- Anything else?'") ?? []
            for (place, probe) in probes.compactMap({ words($0, "a probe") }).enumerated() {
                question.probes.append(probe.main)
                for (language, text) in probe.others {
                    question.translations[language, default: .init()].probes[place] = text
                }
            }
        }
        if let words = map.word(QuestionKey.words) { question.words = words == "verbatim" ? .verbatim : .free }
        if let missing = map.optional(QuestionKey.missing) { question.missing = reasons(missing) }
        if kind == .statement { question.missing = [] }
        question.isRequired = map.boolean(QuestionKey.required)
        question.isPrivate = map.boolean(QuestionKey.isPrivate)
        if mode != .group, let key = map.key(QuestionKey.isPrivate) {
            log.error(.misplacedAttribute, at: key.span, "only in a discussion guide can a question be 'private'")
        }
        question.isSensitive = map.boolean(QuestionKey.sensitive)
        question.tags = map.optional(QuestionKey.tags)?.texts("a list of tags, as [close_the_loop]")?.map(\.text) ?? []
        if let source = map.word(QuestionKey.source) { question.source = .init(rawValue: source) ?? .respondent }
        if let ends = map.optional(QuestionKey.ends) { self.ends(ends, &question) }
        question.was = names(map, QuestionKey.was)
        if let node = map.optional(QuestionKey.shuffle) { question.shuffle = shuffle(node, question.kind) }
        if let node = map.optional(QuestionKey.recode) { question.recode = recode(node, question.kind) }
    }

    func unit(_ map: YAMLMap) -> String? {
        guard let unit = map.optional(QuestionKey.unit)?.sourceText("a unit, as hours") else { return nil }
        return isWord(unit, "a unit") ? unit.text : nil
    }

    /// One name, or a list of them.
    func names(_ map: YAMLMap, _ key: some DefinitionKey) -> [String] {
        guard let node = map.optional(key) else { return [] }
        if node.isList { return node.texts("names")?.map(\.text) ?? [] }
        return node.text("a name, or a list of names").map { [$0] } ?? []
    }

    /// `none`, or a list of reasons that may be given.
    private func reasons(_ node: YAMLNode) -> Set<MissingReason> {
        if node.isScalar {
            guard let word = node.word(among: ["none"] + QuestionKey.reasons), word != "none" else { return [] }
            return Set([MissingReason(rawValue: word)].compactMap(\.self))
        }
        return Set(
            (node.list("'none', or a list of reasons, as [dont_know]") ?? []).compactMap {
                $0.word(among: QuestionKey.reasons).flatMap(MissingReason.init(rawValue:))
            })
    }

    private func ends(_ node: YAMLNode, _ question: inout Question) {
        guard let entries = node.entries("labels of points, as {0: Not at all, 10: Fully}") else { return }
        var range: ClosedRange<Int>?
        switch question.kind {
        case .scale(let points), .matrix(_, .scale(let points)): range = points
        case .matrix:
            node.error(.misplacedAttribute, "only a scale has 'ends', and this matrix's cells are none")
            return
        default: break
        }
        for entry in entries {
            guard let point = Int(entry.key.text), range?.contains(point) ?? true else {
                let points = range.map { "the scale from \($0.lowerBound) to \($0.upperBound)" } ?? "a scale"
                log.error(
                    .wrongShape, at: entry.key.span, "'\(entry.key.text.prefix(80))' is not a point of \(points)")
                continue
            }
            guard let label = words(entry.value, "a label") else { continue }
            question.ends[point] = label.main
            for language in languages.dropFirst() {
                // A standard label in another language would not be that of the survey's own one.
                question.translations[language]?.ends[point] = nil
                guard let label = label.others[language] else { continue }
                question.translations[language, default: .init()].ends[point] = label
            }
        }
    }

    /// `true`, or what stays at its place.
    private func shuffle(_ node: YAMLNode, _ kind: Question.Kind) -> Shuffle? {
        guard node.isMap else { return node.boolean() == true ? Shuffle() : nil }
        return node.map { map in
            Shuffle(
                keepFirst: codes(map.optional(ShuffleKey.keepFirst), of: kind.shuffled),
                keepLast: codes(map.optional(ShuffleKey.keepLast), of: kind.shuffled))
        }
    }

    private func codes(_ node: YAMLNode?, of list: OptionList?) -> [String] {
        let sources = node?.texts("a list of options, as [other, none]") ?? []
        guard let list else { return [] }
        for source in sources where list[source.text] == nil { unknownOption(source.text, of: list, at: source.span) }
        return sources.map(\.text)
    }

    /// What became of codes of earlier revisions, by old code.
    private func recode(_ node: YAMLNode, _ kind: Question.Kind) -> [String: String] {
        guard let entries = node.entries("old codes with their new ones, as {dear: price}"), let list = kind.shuffled
        else { return [:] }
        var result: [String: String] = [:]
        for entry in entries {
            guard let new = entry.value.sourceText("the new code") else { continue }
            if list[entry.key.text] != nil {
                log.error(
                    .wrongShape, at: entry.key.span, "'\(entry.key.text)' is still an option, so it needs no other code"
                )
            }
            if list[new.text] == nil { unknownOption(new.text, of: list, at: new.span) }
            result[entry.key.text] = new.text
        }
        return result
    }
}
