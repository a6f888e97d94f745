package import SourceDiagnostics
internal import Yams

extension YAMLNode {
    /// Reads the bytes of a file.
    ///
    /// What is wrong with the text goes to the log, and the result is `nil`; but after a key that is given twice, the
    /// reading goes on. A file is one document, at most 64 levels deep, without anchors, aliases and tags.
    package static func read(_ bytes: [UInt8], file: String, log: DiagnosticLog) -> YAMLNode? {
        guard let source = YAMLSource.decode(bytes, file: file, log: log),
            FeatureScanner.check(source, log: log)
        else { return nil }
        var composer = Composer(source: source, log: log)
        return composer.document()
    }

    package static func read(_ text: String, file: String, log: DiagnosticLog) -> YAMLNode? {
        read(Array(text.utf8), file: file, log: log)
    }
}

/// Turns the tree of Yams into ours.
private struct Composer {
    let source: YAMLSource
    let log: DiagnosticLog
    /// The true names of keys that were renamed so that Yams does not stop at them, by the place where they begin.
    private var renamed: [Int: String] = [:]

    private static let deepest = 64

    init(source: YAMLSource, log: DiagnosticLog) {
        self.source = source
        self.log = log
    }

    mutating func document() -> YAMLNode? {
        guard let root = compose() else { return nil }
        return node(root, depth: 0)
    }

    /// Yams stops at the first key that is given twice, and points at the first of the two.
    ///
    /// So that key gets another name of the same length, and Yams another try, until all are known.
    private mutating func compose() -> Node? {
        var scalars = source.scalars
        var text = source.text
        var spare: UInt32 = 0xF0000
        while true {
            do {
                guard let root = try Yams.compose(yaml: text, .basic) else {
                    log.error(.yamlSyntax, at: source.span(of: 0), "the file is empty")
                    return nil
                }
                return root
            } catch YamlError.duplicatedKeysInMapping(let names, let context) {
                var place = source.index(line: context.mark.line, column: context.mark.column)
                if source[place] == "'" || source[place] == "\"" { place += 1 }
                while let free = Unicode.Scalar(spare), source.scalars.contains(free) { spare += 1 }
                guard let name = names.first, let free = Unicode.Scalar(spare), renamed.count < 100,
                    scalars.indices.contains(place), renamed[place] == nil
                else {
                    log.error(.duplicateKey, at: source.span(of: place), "a key is given twice here")
                    return nil
                }
                renamed[place] = name
                scalars[place] = free
                spare += 1
                text = String(String.UnicodeScalarView(scalars))
            } catch let error as YamlError {
                log.add(diagnostic(for: error, in: source))
                return nil
            } catch {
                log.error(.yamlSyntax, at: source.span(of: 0), "this is not YAML")
                return nil
            }
        }
    }

    private func index(of node: Node) -> Int {
        node.mark.map { source.index(line: $0.line, column: $0.column) } ?? 0
    }

    private func node(_ node: Node, depth: Int) -> YAMLNode? {
        let start = index(of: node)
        guard depth < Self.deepest else {
            log.error(.yamlSyntax, at: source.span(of: start), "this is nested more than \(Self.deepest) levels deep")
            return nil
        }
        switch node {
        case .scalar(let scalar):
            let text = SourceText(scalar, at: start, in: source)
            let isQuoted = scalar.style != .plain && scalar.style != .any
            return YAMLNode(content: .scalar(text, isQuoted: isQuoted), span: text.span, log: log)
        case .sequence(let sequence):
            let items = sequence.compactMap { self.node($0, depth: depth + 1) }
            return YAMLNode(content: .list(items), span: source.span(of: start), log: log)
        case .mapping(let mapping):
            return YAMLNode(
                content: .map(entries(mapping, depth: depth)), span: source.span(of: start), log: log)
        case .alias:
            log.error(.yamlFeature, at: source.span(of: start), "an alias ('*') is not used in these files")
            return nil
        }
    }

    private func entries(_ mapping: Node.Mapping, depth: Int) -> [YAMLEntry] {
        var lines: [String: Int] = [:]
        return mapping.compactMap { pair -> YAMLEntry? in
            let start = index(of: pair.key)
            guard case .scalar(let scalar) = pair.key else {
                log.error(.wrongShape, at: source.span(of: start), "a key must be a word, not a list or a map")
                return nil
            }
            let quote = source[start] == "'" || source[start] == "\""
            let name = renamed[quote ? start + 1 : start]
            let key =
                name.map { SourceText($0, at: source.location(of: quote ? start + 1 : start)) }
                ?? SourceText(scalar, at: start, in: source)
            if let line = lines[key.text] {
                log.error(
                    .duplicateKey, at: key.span, "'\(key.text)' is given twice", label: "first on line \(line)")
                return nil
            }
            lines[key.text] = key.span.location.line
            guard let value = node(pair.value, depth: depth + 1) else { return nil }
            return YAMLEntry(key: key, value: value)
        }
    }
}
