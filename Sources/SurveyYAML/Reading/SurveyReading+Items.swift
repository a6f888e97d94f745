internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// The questions and what stands around them, first only by name: so that a jump knows what comes later, and an
/// expression what it is too early for.
extension SurveyReading {
    struct Entry {
        var name: SourceText
        /// What stands behind the name, when that is not a map.
        var type: NamedType?
        /// Whether something stands behind the name that should be a type.
        var hasType: Bool
        var map: YAMLMap
        /// The place among all questions; that of its first one for a section, `nil` for a retired one.
        var place: Int
        /// Whether no other has this name.
        var isNew: Bool
        var isRetired: Bool
        var children: [Entry]
    }

    mutating func readQuestions(_ node: YAMLNode) {
        var naming = Naming()
        let entries = entries(node, &naming, depth: 0, home: nil)
        for name in naming.names.values { scope.later.insert(name.text) }
        for name in entrances.keys { scope.later.remove(name) }
        read(entries, in: nil)
    }

    struct Naming {
        /// By folded name.
        var names: [String: SourceText] = [:]
        var count = 0
    }

    private static let deepest = 8

    mutating func entries(_ node: YAMLNode, _ naming: inout Naming, depth: Int, home: String?) -> [Entry] {
        guard let items = node.items("a list of questions, as '- why: text' with 'text: …' below it") else { return [] }
        if items.isEmpty { node.error(.missingKey, "there are no questions here") }
        guard depth < Self.deepest else {
            node.error(.nesting, "sections are nested more than \(Self.deepest) deep")
            return []
        }
        return items.compactMap { entry($0, &naming, depth: depth, home: home) }
    }

    private mutating func entry(_ item: YAMLItem, _ naming: inout Naming, depth: Int, home: String?) -> Entry? {
        guard !isTurnedRound(item) else { return nil }
        var entry = Entry(
            name: item.name, type: nil, hasType: item.value != nil, map: item.attributes, place: naming.count,
            isNew: true, isRetired: false, children: [])
        if let value = item.value, value.isMap {
            item.attributes.finish()
            entry.hasType = false
            guard let map = value.keys() else { return nil }
            entry.map = map
        } else if let source = item.value?.sourceText("a type, as text or scale(0..10)") {
            entry.type = namedType(source)
        }
        if eachOnly(entry) { entry.type = nil }
        entry.isRetired = entry.map.optional(QuestionKey.retired)?.text() == "true"
        entry.isNew = take(item.name, &naming, home: entry.isRetired ? nil : home)
        found.places.questions[item.name.text] =
            found.places.questions[item.name.text]
            ?? .init(name: item.name, value: item.value, entries: entry.map.entries)
        guard !entry.isRetired else { return entry }
        switch entry.type?.name {
        case .section:
            entry.children = children(entry, &naming, depth: depth, home: home)
            entrances[item.name.text] = entry.children.lazy.compactMap(\.firstQuestion).first
        case .repetition:
            naming.count += 1
            if home != nil, let type = entry.type {
                log.error(
                    .nesting, at: type.written.nameSpan, "a repeat cannot stand in another one",
                    hint: "ask for the inner things in one question, as a multi or a text")
            }
            entry.children = children(entry, &naming, depth: depth, home: item.name.text)
        case .opportunity:
            for suffix in ["importance", "satisfaction"] {
                let name = SourceText("\(item.name.text)_\(suffix)", at: item.name.span.location)
                if take(name, &naming, home: home) { order[name.text] = naming.count }
                found.places.questions[name.text] = found.places.questions[item.name.text]
                naming.count += 1
            }
            naming.count += 1
        default:
            naming.count += 1
        }
        if entry.isNew { order[item.name.text] = entry.place }
        return entry
    }

    /// Whether it is of a type that is asked on several screens, for which a group has none; it is reported then.
    private func eachOnly(_ entry: Entry) -> Bool {
        guard mode == .group, let type = entry.type, [.repetition, .section, .maxdiff].contains(type.name) else {
            return false
        }
        log.error(
            .unknownType, at: type.written.nameSpan,
            "'\(type.name.rawValue)' cannot be asked of every person of a group",
            hint: "take what can be answered in one line, as choice, rank, scale, allocate, matrix or text")
        return true
    }

    /// Whether a key of a question stands first, where its name and type should; if so, it was reported.
    private func isTurnedRound(_ item: YAMLItem) -> Bool {
        let keys = Set(QuestionKey.allCases.map(\.rawValue))
        let types = Set(TypeName.allCases.map(\.rawValue))
        guard keys.contains(item.name.text), item.value != nil else { return false }
        let named = item.attributes.entries.first { entry in
            guard !keys.contains(entry.key.text), case .scalar(let type, _) = entry.value.content else { return false }
            return types.contains(String(type.text.prefix { $0.isLetter || $0 == "_" }))
        }
        guard let named, case .scalar(let type, _) = named.value.content else { return false }
        let line = "- \(named.key.text.prefix(64)): \(type.text.prefix(40))"
        log.error(
            .wrongShape, at: item.name.span,
            "a question begins with its name and type, and not with '\(item.name.text)'",
            hint: "write '\(line)' first, and '\(item.name.text): …' below it")
        return true
    }

    private mutating func children(_ entry: Entry, _ naming: inout Naming, depth: Int, home: String?) -> [Entry] {
        guard let node = entry.map.optional(QuestionKey.questions) else {
            log.error(
                .missingKey, at: entry.name.span, "'\(entry.name.text)' has no questions",
                hint: "write them below 'questions:'")
            return []
        }
        return entries(node, &naming, depth: depth + 1, home: home)
    }

    /// Whether a name is new; if not, it was reported.
    private mutating func take(_ name: SourceText, _ naming: inout Naming, home: String?) -> Bool {
        let folded = name.text.lowercased()
        if let other = naming.names[folded] {
            let difference = other.text == name.text ? "is already used" : "and '\(other.text)' differ only in capitals"
            log.error(
                .duplicateName, at: name.span, "name '\(name.text.prefix(80))' \(difference)",
                label: "first on line \(other.span.location.line)")
            return false
        }
        naming.names[folded] = name
        homes[name.text] = home
        return true
    }
}

extension SurveyReading.Entry {
    /// The first question in it.
    var firstQuestion: String? {
        guard !isRetired else { return nil }
        switch type?.name {
        case .section: return children.lazy.compactMap(\.firstQuestion).first
        case .opportunity: return name.text + "_importance"
        default: return name.text
        }
    }
}
