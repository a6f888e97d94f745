internal import FoundationEssentials
internal import Journal
package import SurveyModel

/// What a definition says, apart from how it is written, and the hash by which versions are told apart.
///
/// **The decision.** A definition has two hashes, for two purposes.
///
/// - The *text hash* is SHA-256 over the bytes of the file. Sessions name their definition by it, the store keeps the text
///   under it, and `session verify` computes it anew. It proves that nobody changed what a session was held with, needs
///   no parser, and stays as it is: sessions of any age are read and verified as before.
/// - The *canonical hash* is SHA-256 over ``json``: the parsed definition with sorted keys, without comments, layout,
///   quotation marks and values that are the default. Two texts with one canonical hash are the same definition. Locks,
///   `survey diff` and `survey list` use it. It is never stored with a session: it follows from the text that is, so no
///   stored byte depends on how this version parses, and nothing has to be migrated.
///
/// The form is found by reflection over `Survey`, so that no attribute is forgotten when one is added. A new attribute
/// leaves the hashes of all definitions that do not use it as they were, because what equals the default is left out; a
/// test with known hashes fails when somebody renames a property.
package struct CanonicalForm: Hashable, Sendable {
    package let value: CanonicalValue

    package init(_ survey: Survey) { value = Self.reflect(survey) }

    /// The canonical JSON.
    package var json: String { value.json }

    /// SHA-256 of ``json``, in 64 hexadecimal digits.
    package var hash: String { Journal.Digest.ofFile(Array(json.utf8)).description }

    /// What is never left out, since it says what a thing is.
    private static let essential: Set<String> = [
        "id", "kind", "code", "label", "name", "type", "title", "mode", "value",
    ]

    /// What follows from the rest, and so is no part of what a definition says.
    private static let derived: Set<String> = ["isStandard", "feelings"]

    /// Values whose properties are the defaults, by type.
    private static let defaults: [ObjectIdentifier: [String: CanonicalValue]] = {
        let examples: [Any] = [
            Survey(id: "", title: "", mode: .interviewer),
            Question(id: "", kind: .text),
            OptionList.Option(code: "", label: ""),
            CaseField(name: "", type: .text),
            GuideSection(id: "", kind: .key, minutes: 0),
        ]
        return Dictionary(
            examples.map { (ObjectIdentifier(type(of: $0)), members(of: Mirror(reflecting: $0), defaults: [:])) },
            uniquingKeysWith: { first, _ in first })
    }()

    /// The canonical form of any value of the model.
    static func reflect(_ value: Any) -> CanonicalValue {
        switch value {
        case let text as String: return .text(text)
        case let number as Int: return .word(String(number))
        case let flag as Bool: return .word(flag ? "true" : "false")
        case let number as Decimal: return .word("\(number)")
        case let expression as SurveyModel.Expression: return .text(expression.description)
        case let template as Template: return .text(template.written)
        case let kind as Question.Kind where kind.isYesNo: return .text("yesNo")
        // Standard words follow from the languages; a definition is not another one because the program has more of them.
        case let list as OptionList where list.isStandard:
            return .object(members(of: Mirror(reflecting: OptionList.yesNo), defaults: [:]))
        default: break
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.map { reflect($0.value) } ?? .absent
        case .collection: return .list(mirror.children.map { reflect($0.value) })
        case .set:
            let items = mirror.children.map { reflect($0.value) }
            return .list(items.sorted { $0.json < $1.json })
        case .dictionary:
            return .object(
                mirror.children.reduce(into: [:]) { members, child in
                    let pair = Mirror(reflecting: child.value).children.map(\.value)
                    guard pair.count == 2 else { return }
                    members[reflect(pair[0]).shown] = reflect(pair[1])
                })
        case .enum: return enumeration(value, mirror)
        case .tuple: return .object(members(of: mirror, defaults: [:]))
        default:
            if mirror.children.isEmpty || value is any LosslessStringConvertible { return .text("\(value)") }
            if let described = value as? any CustomStringConvertible { return .text(described.description) }
            return .object(members(of: mirror, defaults: defaults[ObjectIdentifier(type(of: value))] ?? [:]))
        }
    }

    private static func enumeration(_ value: Any, _ mirror: Mirror) -> CanonicalValue {
        guard let payload = mirror.children.first else {
            if let raw = (value as? any RawRepresentable)?.rawValue as? String { return .text(raw) }
            return .text("\(value)")
        }
        return .object([payload.label ?? "": reflect(payload.value)])
    }

    private static func members(of mirror: Mirror, defaults: [String: CanonicalValue]) -> [String: CanonicalValue] {
        var members: [String: CanonicalValue] = [:]
        for (place, child) in mirror.children.enumerated() {
            let key = child.label.map { $0.hasPrefix(".") ? String(place) : $0 } ?? String(place)
            let value = reflect(child.value)
            if value == .absent || derived.contains(key) || (!essential.contains(key) && defaults[key] == value) {
                continue
            }
            members[key] = value
        }
        return members
    }
}

extension Template {
    /// The text as an author writes it.
    package var written: String {
        parts.map { part in
            switch part {
            case .literal(let text):
                text.split(separator: "${", omittingEmptySubsequences: false).joined(separator: "$${")
            case .fill(let expression): "${\(expression)}"
            }
        }.joined()
    }
}
