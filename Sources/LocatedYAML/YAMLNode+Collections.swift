package import SourceDiagnostics

/// Readers of lists and maps.
extension YAMLNode {
    /// The items; a single value is not a list.
    package func list(_ what: String = "a list") -> [YAMLNode]? {
        guard case .list(let items) = content else {
            error(.wrongShape, "expected \(what), not \(shape)", hint: "write '- ' before each item, or [a, b]")
            return nil
        }
        return items
    }

    /// The texts of a list, those that are texts.
    package func texts(_ what: String = "a list of texts") -> [SourceText]? {
        list(what)?.compactMap { $0.isAbsent ? nil : $0.sourceText() }
    }

    /// The pairs in the order of the file.
    package func entries(_ what: String = "'key: value' pairs") -> [YAMLEntry]? {
        guard case .map(let entries) = content else {
            error(.wrongShape, "expected \(what), not \(shape)")
            return nil
        }
        return entries
    }

    /// Reads a map by its keys; keys that the closure never asks for are errors.
    package func map<Result>(_ what: String = "'key: value' pairs", _ body: (YAMLMap) -> Result?) -> Result? {
        guard let entries = entries(what) else { return nil }
        let map = YAMLMap(entries: entries, span: span, log: log)
        let result = body(map)
        map.finish()
        return result
    }

    /// The keys of a map; whoever takes them calls `finish()` when all known ones were read.
    package func keys(_ what: String = "'key: value' pairs") -> YAMLMap? {
        entries(what).map { YAMLMap(entries: $0, span: span, log: log) }
    }

    /// Reads a list whose items have a name as their first key: `- name: type`, with more keys below or beside it.
    ///
    /// An item that is only a word (`- speed`) has a name and no value.
    package func items(_ what: String = "a list of '- name: …'") -> [YAMLItem]? {
        list(what)?.compactMap { $0.item() }
    }

    /// Reads this node as one such item.
    package func item() -> YAMLItem? {
        switch content {
        case .scalar(let text, _):
            guard !isAbsent else {
                error(.wrongShape, "expected '- name: …', but there is nothing")
                return nil
            }
            return YAMLItem(name: text, value: nil, attributes: YAMLMap(entries: [], span: span, log: log))
        case .map(let entries):
            guard let first = entries.first else { fallthrough }
            return YAMLItem(
                name: first.key, value: first.value.isAbsent ? nil : first.value,
                attributes: YAMLMap(entries: Array(entries.dropFirst()), span: span, log: log))
        case .list:
            error(.wrongShape, "expected '- name: …', not \(shape)")
            return nil
        }
    }
}

/// `- why: multi(reason)` with its attributes.
package struct YAMLItem {
    package let name: SourceText
    /// What stands behind the name, if anything.
    package let value: YAMLNode?
    /// The keys after the first one; call `finish()` when all known ones were read.
    package let attributes: YAMLMap
}

/// The keys of a map, which remembers what was asked for, so that what was not can be reported.
package final class YAMLMap {
    package let entries: [YAMLEntry]
    package let span: SourceSpan
    package let log: DiagnosticLog
    private var asked: [String] = []

    init(entries: [YAMLEntry], span: SourceSpan, log: DiagnosticLog) {
        self.entries = entries
        self.span = span
        self.log = log
    }

    /// The value of a key, or `nil` where it is left out or empty.
    package func optional(_ key: String) -> YAMLNode? {
        guard let value = given(key), !value.isAbsent else { return nil }
        return value
    }

    /// The value of a key even where it is empty.
    package func given(_ key: String) -> YAMLNode? {
        asked.append(key)
        return entries.first { $0.key.text == key }?.value
    }

    /// The value of a key; that it is left out or empty is an error.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - whose: Whose key it is, as `the survey` or `question 'why'`.
    /// - Returns: The value, or `nil` after the error was reported.
    package func required(_ key: String, of whose: String) -> YAMLNode? {
        if let value = given(key) {
            guard !value.isAbsent else {
                value.error(.missingKey, "\(whose) has an empty '\(key)'")
                return nil
            }
            return value
        }
        // A slip in a key is one mistake, which stands where the slip is.
        let near = suggestion(for: key, among: entries.map(\.key.text).filter { !asked.contains($0) })
        if let near, let place = self.key(near) {
            asked.append(near)
            log.error(.unknownKey, at: place.span, "unknown key '\(near)'", hint: "did you mean '\(key)'?")
        } else {
            log.error(.missingKey, at: SourceSpan(span.location), "\(whose) has no '\(key)'")
        }
        return nil
    }

    /// Where the key stands.
    package func key(_ name: String) -> SourceText? { entries.first { $0.key.text == name }?.key }

    /// Refuses keys that belong to the language but that this version cannot do.
    package func refuse(_ keys: [String]) {
        asked += keys
        for entry in entries where keys.contains(entry.key.text) {
            log.error(.notAvailable, at: entry.key.span, "'\(entry.key.text)' is not available yet")
        }
    }

    /// Reports every key that nobody asked for.
    ///
    /// - Parameter elsewhere: What to say of keys that belong elsewhere, by key.
    package func finish(_ elsewhere: [String: String] = [:]) {
        for entry in entries where !asked.contains(entry.key.text) {
            let used = entries.map(\.key.text)
            let near =
                suggestion(for: entry.key.text, among: asked.filter { !used.contains($0) })
                ?? suggestion(for: entry.key.text, among: asked)
            let known = Set(asked).sorted().joined(separator: ", ")
            log.error(
                .unknownKey, at: entry.key.span, "unknown key '\(entry.key.text)'",
                hint: near.map { "did you mean '\($0)'?" } ?? elsewhere[entry.key.text]
                    ?? (known.isEmpty ? nil : "keys here: \(known)"))
        }
        asked += entries.map(\.key.text)
    }
}
