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
        for language in languages {
            guard let words = StandardWords.of(language) else { continue }
            if language == languages[0] {
                (design.most, design.least) = (words.most, words.least)
            } else {
                (design.mostTranslations[language], design.leastTranslations[language]) = (words.most, words.least)
            }
        }
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
            return standardAbout(about, map, instead: [.text, .without], scope).map {
                kano(standard($0, \.lacking))
            }
        }
        guard let node = map.optional(QuestionKey.without) else {
            log.error(
                .missingKey, at: SourceSpan(map.span.location), "question '\(question)' has no 'without'",
                hint: "ask both 'text:' and 'without:', or give 'about:' for the standard wording")
            return nil
        }
        return templates(node, scope).map(kano)
    }

    private func kano(_ without: Localized<Template>) -> Question.Kind {
        .kano(
            KanoPair(
                without: without.main, withoutTranslations: without.others,
                feelings: KanoAnswer.feelings(in: languages)))
    }

    func priceSensitivity(
        _ type: WrittenType, _ map: YAMLMap, of question: String, _ scope: TypeScope
    ) -> Question.Kind? {
        guard let currency = currency(type, alone: true) else { return nil }
        if let about = map.optional(QuestionKey.about) {
            return standardAbout(about, map, instead: [.prices], scope).map {
                .priceSensitivity(standardPrices(about: $0, in: currency))
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

    /// The wording of van Westendorp (1976), about one thing.
    private func standardPrices(about: Localized<Template>, in currency: String) -> PriceSensitivity {
        var meter = PriceSensitivity(currency: currency, questions: [:])
        for point in PriceSensitivity.Point.allCases {
            let wording = standard(about) { $0.prices[point] ?? $0.having }
            meter.questions[point] = wording.main
            for (language, text) in wording.others { meter.translations[language, default: [:]][point] = text }
        }
        return meter
    }
}
