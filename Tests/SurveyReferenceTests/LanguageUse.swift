import LocatedYAML
import SourceDiagnostics
import SurveyYAML

/// Which types, keys and words of the language an example uses.
///
/// The tables of keys say what stands where, so that nothing of the language is listed here a second time.
struct LanguageUse {
    private(set) var types: Set<String> = []
    private(set) var fieldTypes: Set<String> = []
    /// As `question.text`.
    private(set) var keys: Set<String> = []
    /// As `source: respondent`, of keys that take one of a few words.
    private(set) var words: Set<String> = []
    /// Every word that is written anywhere.
    private(set) var written: Set<String> = []

    mutating func add(_ yaml: String) {
        guard let root = YAMLNode.read(yaml, file: "example.yaml", log: DiagnosticLog()) else { return }
        visit(root, .keys(.survey), "")
        note(root)
    }

    private mutating func visit(_ node: YAMLNode, _ shape: KeyShape, _ key: String) {
        switch (shape, node.content) {
        case (.keys(let part), .map(let entries)): visit(entries, part)
        case (.items(let part), .list(let items)):
            for item in items { visit(item: item, part) }
        case (.list(let inner), .list(let items)):
            for item in items { visit(item, inner, key) }
        case (.map(let inner), .map(let entries)):
            for entry in entries { visit(entry.value, inner, key) }
        case (.either(let one, let other), _):
            visit(node, one, key)
            visit(node, other, key)
        case (.type, .scalar(let text, _)): fieldTypes.insert(Self.name(text.text))
        case (.word(let known), .scalar(let text, _)) where known.contains(text.text):
            words.insert("\(key): \(text.text)")
        case (.boolean, .scalar(let text, _)): words.insert("\(key): \(text.text)")
        default: break
        }
    }

    private mutating func visit(_ entries: [YAMLEntry], _ part: DefinitionPart) {
        for entry in entries {
            guard let key = part.keys.first(where: { $0.rawValue == entry.key.text }) else { continue }
            keys.insert("\(part.rawValue).\(key.rawValue)")
            visit(entry.value, key.shape, key.rawValue)
        }
    }

    /// `- name: value`, with keys below it or behind it.
    private mutating func visit(item: YAMLNode, _ part: DefinitionPart) {
        guard case .map(let entries) = item.content, let first = entries.first else { return }
        switch first.value.content {
        case .scalar(let text, _): if part == .question { types.insert(Self.name(text.text)) }
        case .map(let inner): visit(inner, part)
        case .list: break
        }
        visit(Array(entries.dropFirst()), part)
    }

    private mutating func note(_ node: YAMLNode) {
        switch node.content {
        case .scalar(let text, _): note(text.text)
        case .list(let nodes): for node in nodes { note(node) }
        case .map(let entries):
            for entry in entries {
                note(entry.key.text)
                note(entry.value)
            }
        }
    }

    private mutating func note(_ text: String) {
        for word in text.split(whereSeparator: { !($0.isLetter || $0.isNumber || "_-".contains($0)) }) {
            written.insert(String(word))
        }
    }

    private static func name(_ type: String) -> String { String(type.prefix { $0.isLetter || $0 == "_" }) }

    /// All words that a key may take, as `source: respondent`.
    static var known: Set<String> {
        var found: Set<String> = []
        func walk(_ shape: KeyShape, _ key: String) {
            switch shape {
            case .word(let words): found.formUnion(words.map { "\(key): \($0)" })
            case .list(let inner), .map(let inner): walk(inner, key)
            case .either(let one, let other):
                walk(one, key)
                walk(other, key)
            default: break
            }
        }
        for part in DefinitionPart.allCases { for key in part.keys { walk(key.shape, key.rawValue) } }
        return found
    }
}
