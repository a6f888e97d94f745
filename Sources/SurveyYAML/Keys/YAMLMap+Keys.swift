internal import LocatedYAML
internal import SourceDiagnostics

/// Reading by the keys of a table.
extension YAMLMap {
    /// The value of a key, or `nil` where it is left out; an empty condition is a mistake, and never no condition.
    func optional(_ key: some DefinitionKey) -> YAMLNode? {
        if key.shape == .expression, let value = given(key), value.isAbsent {
            value.error(.missingKey, "'\(key.rawValue)' is empty", hint: "write an expression, or remove the key")
        }
        return optional(key.rawValue)
    }
    func required(_ key: some DefinitionKey, of whose: String) -> YAMLNode? { required(key.rawValue, of: whose) }
    func given(_ key: some DefinitionKey) -> YAMLNode? { given(key.rawValue) }
    func key(_ key: some DefinitionKey) -> SourceText? { self.key(key.rawValue) }

    /// One of the words that its shape names.
    func word(_ key: some DefinitionKey) -> String? {
        guard case .word(let words) = key.shape else { return nil }
        return optional(key)?.word(among: words)
    }

    func boolean(_ key: some DefinitionKey) -> Bool { optional(key)?.boolean() ?? false }

    /// A whole number within the bounds of its shape.
    func integer(_ key: some DefinitionKey) -> Int? {
        guard case .integer(let range) = key.shape else { return nil }
        return optional(key)?.integer(in: range)
    }
}
