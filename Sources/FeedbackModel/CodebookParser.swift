package import LocatedYAML
package import SourceDiagnostics

/// Reads `themes.yaml`: categories, and in each of them themes.
package struct CodebookParser {
    private let log: DiagnosticLog
    private var themes: [Theme] = []
    private var firstLine: [String: Int] = [:]

    /// Reads the bytes of a codebook; all that is wrong goes to the log, and then there is no codebook.
    package static func parse(_ bytes: [UInt8], file: String, log: DiagnosticLog) -> Codebook? {
        guard let root = YAMLNode.read(bytes, file: file, log: log) else { return nil }
        var parser = CodebookParser(log: log)
        let name = root.map("a codebook with 'codebook' and 'themes'") { map -> String? in
            let name = map.required("codebook", of: "the codebook")?.text()
            for item in map.required("themes", of: "the codebook")?.items("a list of '- category: …'") ?? [] {
                parser.category(item)
            }
            return name
        }
        guard let name, !log.hasErrors else { return nil }
        return Codebook(name: name, themes: parser.themes)
    }

    private init(log: DiagnosticLog) { self.log = log }

    private mutating func category(_ item: YAMLItem) {
        let name = item.name
        checkName(name, "category")
        checkOnce(name, as: name.text, "category")
        _ = item.body { map -> Void? in
            // What a category means is for people who read the file.
            _ = map.optional("definition")?.text()
            for theme in map.required("themes", of: "category '\(name.text)'")?.items("a list of '- theme: …'") ?? [] {
                self.theme(theme, category: name.text)
            }
            return ()
        }
    }

    private mutating func theme(_ item: YAMLItem, category: String) {
        let id = category + "/" + item.name.text
        checkName(item.name, "theme")
        checkOnce(item.name, as: id, "theme")
        let theme = item.body { map -> Theme? in
            map.refuse(["was"])
            return Theme(
                id: id, category: category, definition: map.optional("definition")?.text() ?? "",
                include: map.optional("include")?.text(), exclude: map.optional("exclude")?.text(),
                example: map.optional("example")?.text(), phrases: phrases(map.optional("phrases")?.texts() ?? []))
        }
        if let theme { themes.append(theme) }
    }

    private func phrases(_ texts: [SourceText]) -> [String] {
        var lines: [String: Int] = [:]
        return texts.compactMap { phrase in
            guard PhraseMatcher.hasWord(phrase.text) else {
                log.error(.phraseWithoutWord, at: phrase.span, "a phrase needs a letter or a digit to be found by")
                return nil
            }
            if let line = lines[phrase.text] {
                log.warning(
                    .repeatedPhrase, at: phrase.span, "the phrase '\(phrase.text)' is there already",
                    label: "first on line \(line)")
                return nil
            }
            lines[phrase.text] = phrase.span.location.line
            return phrase.text
        }
    }

    private func checkName(_ name: SourceText, _ what: String) {
        guard !name.text.isIdentifier else { return }
        log.error(
            .badName, at: name.span, "'\(name.text)' is no name for a \(what)",
            hint: "use small letters, digits and '_', beginning with a letter")
    }

    private mutating func checkOnce(_ name: SourceText, as id: String, _ what: String) {
        if let line = firstLine[id] {
            log.error(
                .duplicateKey, at: name.span, "\(what) '\(id)' is given twice", label: "first on line \(line)",
                hint: "put both together, or give one another name")
        } else {
            firstLine[id] = name.span.location.line
        }
    }
}

extension YAMLItem {
    /// Reads what belongs to a name: the pairs behind it, or the keys beside it.
    package func body<Result>(_ read: (YAMLMap) -> Result?) -> Result? {
        if let value {
            attributes.finish()
            return value.map("'key: value' pairs under '\(name.text)'", read)
        }
        let result = read(attributes)
        attributes.finish()
        return result
    }
}

extension String {
    /// Whether it is a name as files and URLs can carry it: small letters, digits and `_`, beginning with a letter.
    package var isIdentifier: Bool {
        guard let first = utf8.first, (0x61...0x7A).contains(first) else { return false }
        return utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }
}

extension Diagnostic.Code {
    /// A name with characters that names do not have.
    package static let badName: Self = "F001"
    /// A phrase of only punctuation.
    package static let phraseWithoutWord: Self = "F002"
    package static let repeatedPhrase: Self = "F003"
}
