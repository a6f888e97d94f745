internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// What a survey says without its author, in its languages.
extension SurveyReading {
    /// `standard_words`: the survey's own words for yes, no and missing answers.
    mutating func standardWords(_ node: YAMLNode) {
        _ = node.map("words, as 'yes: Ja'") { map in
            for key in StandardWordsKey.allCases {
                guard let value = map.optional(key) else { continue }
                own[key.word] = texts(value, key)
            }
        }
    }

    /// A word in the languages that it is given in: unlike a wording, it may leave out those that have it already.
    private func texts(_ node: YAMLNode, _ key: StandardWordsKey) -> [String: String] {
        let what = "the word for '\(key.rawValue)'"
        guard node.isMap else {
            return node.sourceText(what).map { [languages[0]: $0.text] } ?? [:]
        }
        var texts: [String: String] = [:]
        for entry in node.entries(what) ?? [] {
            guard let language = language(entry.key, isWording: true) else { continue }
            texts[language] = entry.value.sourceText("\(what) in '\(language)'")?.text
        }
        return texts
    }

    /// Notes the languages in which a question would show another language's word for yes or no.
    func noteYesNo(at span: SourceSpan) {
        guard !found.hasNotedYesNo else { return }
        found.hasNotedYesNo = true
        let words: [StandardWord] = [.yes, .no]
        noteStandard(at: span) { language in
            words.allSatisfy { own[$0]?[language] != nil || StandardWords.of(language) != nil }
        }
    }

    /// Notes what is standard as a wording where a language of the survey has no standard words.
    private func noteStandard(at span: SourceSpan, _ hasWords: (String) -> Bool) {
        let known = languages.filter(hasWords)
        guard known.count < languages.count else { return }
        let text = SourceText("", at: span.location)
        found.places.wordings.append(
            .init(texts: Dictionary(known.map { ($0, text) }) { first, _ in first }, span: span, owner: found.owner))
    }

    /// What a standard wording is about, in the languages that it is given in; each must have standard words.
    func standardAbout(
        _ node: YAMLNode, _ map: YAMLMap, instead keys: [QuestionKey], _ scope: TypeScope
    ) -> Localized<Template>? {
        for key in keys where map.optional(key) != nil {
            guard let place = map.key(key) else { continue }
            log.error(
                .misplacedAttribute, at: place.span,
                "'about' asks in standard words, so '\(key.rawValue)' has nothing to say")
        }
        guard let about = templates(node, scope, "what it is about") else { return nil }
        let unknown = languages.first { language in
            StandardWords.of(language) == nil && (language == languages[0] || about.others[language] != nil)
        }
        guard let unknown else { return about }
        node.error(
            .wrongShape, "there is no standard wording in '\(unknown)'",
            hint: "there is one in \(StandardWords.languages.joined(separator: ", ")); write the question itself, in "
                + "each language")
        return nil
    }

    /// A standard wording about something, in each language that it is given in.
    func standard(
        _ about: Localized<Template>, _ phrase: (StandardWords) -> StandardWords.Phrase
    ) -> Localized<Template> {
        func said(_ subject: Template, _ language: String) -> Template? {
            StandardWords.of(language).map { phrase($0).about(subject) }
        }
        return Localized(
            main: said(about.main, languages[0]) ?? about.main,
            others: about.others.reduce(into: [:]) { $0[$1.key] = said($1.value, $1.key) })
    }

    /// Gives a question the standard labels of its points, in the languages that have them.
    func standardEnds(_ standard: StandardQuestion, _ question: inout Question, at span: SourceSpan) {
        for language in languages {
            guard let ends = StandardWords.of(language).map({ standard.rating(in: $0).ends }) else { continue }
            if language == languages[0] {
                question.ends = ends
            } else {
                question.translations[language, default: .init()].ends = ends
            }
        }
        noteStandard(at: span) { StandardWords.of($0) != nil }
    }
}
