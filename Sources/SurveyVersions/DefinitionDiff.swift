package import SurveyModel

/// What became of a definition, in words.
package struct DefinitionDiff: Hashable, Sendable {
    /// What a change means for the data.
    package enum Sort: String, Hashable, Sendable, CaseIterable, Comparable {
        /// Nothing is said otherwise.
        case layout
        /// The same is asked in other words, or in another order: answers may shift.
        case wording
        /// Earlier and later data can be read together.
        case compatible
        /// Earlier data are lost, or mean something else.
        case breaking

        package static func < (lhs: Self, rhs: Self) -> Bool {
            (allCases.firstIndex(of: lhs) ?? 0) < (allCases.firstIndex(of: rhs) ?? 0)
        }
    }

    package struct Change: Hashable, Sendable {
        package var sort: Sort
        /// The name of a question or a section; `nil` for the survey as a whole.
        package var name: String?
        /// A clause such as "is asked no more", which may hold the author's words.
        package var words: String
    }

    /// Sorted by what they mean, then in the order of the later definition.
    package private(set) var changes: [Change] = []

    /// The gravest of the changes; `nil` when there is none.
    package var gravest: Sort? { changes.map(\.sort).max() }

    /// Compares two definitions of one survey.
    ///
    /// - Parameters:
    ///   - old: The earlier one.
    ///   - new: The later one.
    ///   - isSameText: Whether the two were written in the same bytes; if not, and nothing else differs, the layout does.
    package init(from old: Survey, to new: Survey, isSameText: Bool = true) {
        attributes(old, new)
        cases(old, new)
        questions(old, new)
        guide(old, new)
        order(old, new)
        if changes.isEmpty, !isSameText {
            add(.layout, nil, "is written in another way and says the same")
        }
        changes = changes.enumerated().sorted { ($0.element.sort, $0.offset) < ($1.element.sort, $1.offset) }
            .map(\.element)
    }

    mutating func add(_ sort: Sort, _ name: String?, _ words: String) {
        changes.append(Change(sort: sort, name: name, words: words))
    }

    /// Adds a change from one value to another, where they differ.
    mutating func compare<Item: Equatable>(
        _ old: Item, _ new: Item, _ sort: Sort, _ name: String?, _ words: (String, String) -> String,
        shown: (Item) -> String
    ) {
        guard old != new else { return }
        add(sort, name, words(shown(old), shown(new)))
    }

    private mutating func attributes(_ old: Survey, _ new: Survey) {
        if old.id != new.id { add(.breaking, nil, "is '\(new.id)', another survey than '\(old.id)'") }
        compare(old.title, new.title, .wording, nil, { "has the title '\($1)' instead of '\($0)'" }, shown: { $0 })
        compare(
            old.mode, new.mode, .breaking, nil, { "has the mode \($1) instead of \($0)" }, shown: { $0.rawValue })
        compare(
            old.respondents, new.respondents, .breaking, nil, { "is answered by \($1) instead of \($0)" },
            shown: { $0.rawValue })
        compare(
            old.timeBudget, new.timeBudget, .compatible, nil, { "may take \($1) instead of \($0)" },
            shown: { $0.map { "\($0) min" } ?? "any time" })
        for language in new.languages where !old.languages.contains(language) {
            add(.compatible, nil, "can be held in '\(language)'")
        }
        for language in old.languages where !new.languages.contains(language) {
            add(.compatible, nil, "can no longer be held in '\(language)'")
        }
        for word in StandardWord.allCases where old.standardWords[word] != new.standardWords[word] {
            add(.wording, nil, "says '\(word.rawValue)' in other words")
        }
        if old.languages.first != new.languages.first {
            add(.wording, nil, "is worded in '\(new.languages.first ?? "")' first")
        }
        for (name, meaning) in new.outcomes.sorted(by: { $0.key < $1.key }) {
            if let before = old.outcomes[name] {
                compare(
                    before, meaning, .breaking, nil, { "has the outcome '\(name)' as \($1) instead of \($0)" },
                    shown: { $0 })
            } else {
                add(.compatible, nil, "has a new outcome '\(name)'")
            }
        }
        for name in old.outcomes.keys.sorted() where new.outcomes[name] == nil {
            add(.breaking, nil, "has no outcome '\(name)' any more")
        }
        for quota in new.quotas {
            guard let before = old.quotas.first(where: { $0.id == quota.id }) else {
                add(.compatible, nil, "has a new quota '\(quota.id)' of \(quota.limit)")
                continue
            }
            compare(
                before.limit, quota.limit, .compatible, nil, { "has a quota '\(quota.id)' of \($1) instead of \($0)" },
                shown: { "\($0)" })
            compare(
                before.condition, quota.condition, .compatible, nil,
                { "counts for the quota '\(quota.id)' if \($1), instead of if \($0)" }, shown: { $0.description })
        }
        for quota in old.quotas where !new.quotas.contains(where: { $0.id == quota.id }) {
            add(.compatible, nil, "has no quota '\(quota.id)' any more")
        }
    }

    private mutating func cases(_ old: Survey, _ new: Survey) {
        for field in new.caseFields {
            let name = "case.\(field.name)"
            guard let before = old.caseFields.first(where: { $0.name == field.name }) else {
                let words = field.isOptional ? "is a new field of the case" : "is a new field that every case must have"
                add(field.isOptional ? .compatible : .breaking, name, words)
                continue
            }
            if CanonicalForm.reflect(before.type) != CanonicalForm.reflect(field.type) {
                add(.breaking, name, "has another type")
            }
            if before.isOptional != field.isOptional {
                add(
                    field.isOptional ? .compatible : .breaking, name,
                    field.isOptional ? "may be unknown now" : "must be known now")
            }
        }
        for field in old.caseFields where !new.caseFields.contains(where: { $0.name == field.name }) {
            add(.breaking, "case.\(field.name)", "is no field of the case any more")
        }
    }

    /// What stands after something else than before, as few names as explain it.
    private mutating func order(_ old: Survey, _ new: Survey) {
        if new.mode == .group {
            order(old.sections.map(\.id), new.sections.map { ($0.id, []) })
        }
        order(old.questions.map(\.id), new.questions.map { ($0.id, $0.was) })
    }

    private mutating func order(_ former: [String], _ now: [(name: String, was: [String])]) {
        let places = Dictionary(former.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let names: [(name: String, place: Int)] = now.compactMap { name, was in
            ([name] + was).compactMap { places[$0] }.first.map { (name, $0) }
        }
        let staying = Self.longestRise(names.map(\.place))
        for (place, item) in names.enumerated() where !staying.contains(place) {
            let before = place > 0 ? "now comes after '\(names[place - 1].name)'" : "now comes first"
            add(.wording, item.name, before)
        }
    }

    /// The places of a longest rising subsequence, by patience sorting.
    private static func longestRise(_ numbers: [Int]) -> Set<Int> {
        var ends: [Int] = []
        var previous = Array(repeating: -1, count: numbers.count)
        for (place, number) in numbers.enumerated() {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if numbers[ends[middle]] < number { low = middle + 1 } else { high = middle }
            }
            if low > 0 { previous[place] = ends[low - 1] }
            if low < ends.count { ends[low] = place } else { ends.append(place) }
        }
        var result: Set<Int> = []
        var place = ends.last ?? -1
        while place >= 0 {
            result.insert(place)
            place = previous[place]
        }
        return result
    }
}
