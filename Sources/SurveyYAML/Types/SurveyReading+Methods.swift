internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// Types that are methods of their own: MaxDiff, Kano pairs and price sensitivity.
extension SurveyReading {
    func maxDiff(_ items: OptionList, _ map: YAMLMap) -> Question.Kind? {
        let count = items.options.count
        guard count >= 4 else {
            log.error(
                .unknownType, at: map.span, "a MaxDiff compares at least 4 items, but '\(items.name)' has \(count)",
                hint: "with fewer, use rank(\(items.name))")
            return nil
        }
        let shownNode = map.optional(QuestionKey.shown)
        let shown = map.integer(QuestionKey.shown) ?? MaxDiff.usualShown(count)
        if let shownNode, shown >= count {
            shownNode.error(.wrongShape, "a set of \(shown) shows all of \(count) items", hint: "show fewer at a time")
            return nil
        }
        let sets = map.integer(QuestionKey.sets) ?? MaxDiff.usualSets(count, shown: shown)
        var design = MaxDiff(items: items, shown: shown, sets: sets)
        if let most = map.optional(QuestionKey.most).flatMap({ words($0) }) {
            design.most = most.main
            design.mostTranslations = most.others
        }
        if let least = map.optional(QuestionKey.least).flatMap({ words($0) }) {
            design.least = least.main
            design.leastTranslations = least.others
        }
        return .maxDiff(design)
    }

    func kano(_ map: YAMLMap, of question: String, _ scope: TypeScope) -> Question.Kind? {
        if let about = map.optional(QuestionKey.about) {
            let parts = standardAbout(about, map, instead: [.text, .without], scope)
            return parts.map { .kano(KanoPair(without: Template("If you did not have ", $0, ", how would you feel?"))) }
        }
        guard let node = map.optional(QuestionKey.without) else {
            log.error(
                .missingKey, at: SourceSpan(map.span.location), "question '\(question)' has no 'without'",
                hint: "ask both 'text:' and 'without:', or give 'about:' for the standard wording")
            return nil
        }
        return templates(node, scope).map {
            .kano(KanoPair(without: $0.main, withoutTranslations: $0.others))
        }
    }

    func priceSensitivity(
        _ type: WrittenType, _ map: YAMLMap, of question: String, _ scope: TypeScope
    ) -> Question.Kind? {
        guard let currency = currency(type, alone: true) else { return nil }
        if let about = map.optional(QuestionKey.about) {
            return standardAbout(about, map, instead: [.prices], scope).map {
                .priceSensitivity(PriceSensitivity(currency: currency, questions: PriceSensitivity.standard(about: $0)))
            }
        }
        guard let node = map.optional(QuestionKey.prices) else {
            log.error(
                .missingKey, at: SourceSpan(map.span.location), "question '\(question)' has no 'about'",
                hint: "say what the price is for, as 'about: a seat, each month', or word all four under 'prices:'")
            return nil
        }
        var questions: [PriceSensitivity.Point: Template] = [:]
        var translations: [String: [PriceSensitivity.Point: Template]] = [:]
        _ = node.map("the wording of the four questions") { map in
            for key in PricesKey.allCases {
                guard let wording = map.required(key, of: "'prices'").flatMap({ templates($0, scope) }) else {
                    continue
                }
                questions[key.point] = wording.main
                for (language, template) in wording.others {
                    translations[language, default: [:]][key.point] = template
                }
            }
        }
        guard questions.count == PriceSensitivity.Point.allCases.count else { return nil }
        return .priceSensitivity(
            PriceSensitivity(currency: currency, questions: questions, translations: translations))
    }
}

extension PriceSensitivity {
    /// The wording of van Westendorp (1976), about one thing.
    static func standard(about: Template) -> [Point: Template] {
        [
            .tooCheap: Template(
                "At what price would you consider ", about,
                " to be priced so low that you would feel its quality could not be very good?"),
            .cheap: Template(
                "At what price would you consider ", about, " to be a bargain: a great buy for the money?"),
            .expensive: Template(
                "At what price would you consider ", about,
                " to be starting to get expensive, so that you would have to give it some thought?"),
            .tooExpensive: Template(
                "At what price would you consider ", about, " to be so expensive that you would not consider buying it?"
            ),
        ]
    }
}

extension Template {
    /// A standard wording around what it is about.
    init(_ before: String, _ about: Template, _ after: String) {
        self.init(parts: [.literal(before)] + about.parts + [.literal(after)])
    }
}
