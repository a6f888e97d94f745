internal import FoundationEssentials
internal import Journal
internal import Tabulation

extension JSONValue {
    /// What an event carries, with its words in their places; withdrawn words are null.
    init(payloadOf event: any JournalEvent) throws {
        let value = try JSONDecoder().decode(JSONValue.self, from: try JSONEncoder().encode(event))
        // The one key is the kind, which stands beside the payload already.
        guard case .object(let members) = value, members.count == 1 else {
            self = value
            return
        }
        self = members[0].value.withoutPlaceholders
    }

    /// The same value where Swift had to make up keys, `_0` and so on, for what a case carries without a label.
    private var withoutPlaceholders: JSONValue {
        switch self {
        case .object(let members):
            if members.count == 1, members[0].key == "_0" { return members[0].value.withoutPlaceholders }
            return .object(
                members.map { .init($0.key == "_0" ? "value" : $0.key, $0.value.withoutPlaceholders) })
        case .array(let elements): return .array(elements.map(\.withoutPlaceholders))
        case .null, .boolean, .integer, .number, .string: return self
        }
    }
}
