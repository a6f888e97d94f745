internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// Texts for people: one, or one for each language.
extension SurveyReading {
    /// A text in the survey's first language, and in others.
    struct Localized<Content> {
        var main: Content
        var others: [String: Content]
    }

    /// A text without fills, in its languages.
    func words(_ node: YAMLNode, _ what: String = "the wording") -> Localized<String>? {
        wording(node, what) { $0.text }
    }

    /// A text with fills, each of which is checked.
    func templates(_ node: YAMLNode, _ scope: TypeScope, _ what: String = "the wording") -> Localized<Template>? {
        wording(node, what) { source in
            guard let template = Template.parse(source, log: log) else { return nil }
            if !template.fills.isEmpty { TypeChecker(scope: scope, log: log).check(template) }
            return template
        }
    }

    private func wording<Content>(
        _ node: YAMLNode, _ what: String, _ read: (SourceText) -> Content?
    ) -> Localized<Content>? {
        guard node.isMap else {
            guard let source = node.sourceText(what) else { return nil }
            guard !node.isAbsent, source.text.contains(where: { !$0.isWhitespace }) else {
                node.error(.wrongShape, "expected \(what), but there is nothing")
                return nil
            }
            guard isShort(source, what) else { return nil }
            note([languages[0]: source], at: node.span)
            return read(source).map { Localized(main: $0, others: [:]) }
        }
        var sources: [String: SourceText] = [:]
        var result: [String: Content] = [:]
        for entry in node.entries(what) ?? [] {
            guard let language = language(entry.key, isWording: true),
                let source = entry.value.sourceText("\(what) in '\(entry.key.text)'")
            else { continue }
            guard !entry.value.isAbsent, source.text.contains(where: { !$0.isWhitespace }) else {
                entry.value.error(.wrongShape, "expected \(what) in '\(language)', but there is nothing")
                continue
            }
            guard isShort(source, what) else { continue }
            sources[language] = source
            result[language] = read(source)
        }
        note(sources, at: node.span)
        guard let main = result.removeValue(forKey: languages[0]) else {
            if sources[languages[0]] == nil {
                node.error(
                    .missingKey, "\(what) is missing in '\(languages[0])', the survey's first language",
                    hint: "a text with ': ' in it needs quotes")
            }
            return nil
        }
        return Localized(main: main, others: result)
    }

    /// More than anybody reads out or listens to, so that work on one text is bounded.
    private static let longest = 100_000

    private func isShort(_ source: SourceText, _ what: String) -> Bool {
        guard source.text.utf8.count > Self.longest else { return true }
        log.error(.wrongShape, at: source.span, "\(what) is longer than 100 kB, which nobody reads")
        return false
    }

    private func note(_ texts: [String: SourceText], at span: SourceSpan) {
        found.places.wordings.append(.init(texts: texts, span: span, owner: found.owner))
    }

    /// One of the survey's languages.
    func language(_ node: YAMLNode) -> SourceText? {
        guard let source = node.sourceText("a language of the survey") else { return nil }
        return language(source, isWording: false).map { _ in source }
    }

    func language(_ source: SourceText, isWording: Bool) -> String? {
        if languages.contains(source.text) { return source.text }
        let known = languages.joined(separator: ", ")
        log.error(
            .unknownLanguage, at: source.span, "'\(source.text.prefix(80))' is not a language of this survey",
            label: "languages: \(known)",
            hint: suggestion(for: source.text, among: languages).map { "did you mean '\($0)'?" }
                ?? (isWording
                    ? "add it to 'languages'; or, if this is one text with ': ' in it, put it in quotes" : nil))
        return nil
    }

    private static let languageTags = [
        "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
        "español": "es", "italian": "it", "italiano": "it", "dutch": "nl", "nederlands": "nl", "portuguese": "pt",
        "português": "pt",
    ]

    /// `[en, pt-BR]`: tags in the form of BCP 47, each once.
    func languages(_ node: YAMLNode) -> [String] {
        var known: [String] = []
        var isWrong = false
        for source in node.texts("a list of languages, as [en, de]") ?? [] {
            let parts = source.text.split(separator: "-", omittingEmptySubsequences: false)
            let isTag = parts.enumerated().allSatisfy { place, part in
                (place == 0 ? 2...3 : 1...8).contains(part.utf8.count)
                    && part.utf8.allSatisfy {
                        (0x61...0x7A).contains($0)
                            || (place > 0 && ((0x30...0x39).contains($0) || (0x41...0x5A).contains($0)))
                    }
            }
            if !isTag {
                isWrong = true
                log.error(
                    .wrongShape, at: source.span, "'\(source.text.prefix(80))' is not a language, as en or pt-BR",
                    hint: Self.languageTags[source.text.lowercased()].map { "write '\($0)'" })
            } else if known.contains(source.text) {
                log.error(.duplicateName, at: source.span, "language '\(source.text)' is given twice")
            } else {
                known.append(source.text)
            }
        }
        if known.isEmpty, !isWrong, node.isList { node.error(.missingKey, "at least one language is needed, as [en]") }
        return known.isEmpty ? languages : known
    }
}
