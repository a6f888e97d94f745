package import SourceDiagnostics

/// A piece of a YAML file, which knows where it stands and reports what is wrong with it.
///
/// Scalars are always raw text: `no`, `on`, `12:30` and `1_000` stay the words that were written.
package struct YAMLNode {
    package enum Content {
        case scalar(SourceText, isQuoted: Bool)
        case list([YAMLNode])
        case map([YAMLEntry])
    }

    package let content: Content
    package let span: SourceSpan
    /// Where mistakes found by the readers of this node go.
    package let log: DiagnosticLog

    /// Whether nothing was written: an empty value, `~` or `null`.
    package var isAbsent: Bool {
        guard case .scalar(let text, isQuoted: false) = content else { return false }
        return text.text.isEmpty || text.text == "~" || text.text == "null"
    }

    package var isScalar: Bool {
        guard case .scalar = content else { return false }
        return true
    }

    /// Whether it is a text that does not stand as a plain word: in quotes, or as a block.
    package var isQuoted: Bool {
        guard case .scalar(_, isQuoted: true) = content else { return false }
        return true
    }

    package var isList: Bool {
        guard case .list = content else { return false }
        return true
    }

    package var isMap: Bool {
        guard case .map = content else { return false }
        return true
    }

    package func error(_ code: Diagnostic.Code, _ message: String, label: String? = nil, hint: String? = nil) {
        log.error(code, at: span, message, label: label, hint: hint)
    }
}

/// A key with its value.
package struct YAMLEntry {
    package let key: SourceText
    package let value: YAMLNode
}

extension Diagnostic.Code {
    /// The text is not YAML, or not the part of YAML that is used here.
    package static let yamlSyntax: Self = "E001"
    package static let duplicateKey: Self = "E002"
    package static let unknownKey: Self = "E003"
    package static let missingKey: Self = "E004"
    /// A list where a text belongs, a word where a number belongs.
    package static let wrongShape: Self = "E005"
    /// Anchors, aliases and tags.
    package static let yamlFeature: Self = "E006"
    /// Not UTF-8, or a character that no text file holds.
    package static let encoding: Self = "E007"
    /// Something of the language that this version cannot do.
    package static let notAvailable: Self = "E008"
}
