internal import FoundationEssentials

/// A JSON value of another tool.
package enum ForeignJSON: Hashable, Sendable, Decodable {
    case null
    case boolean(Bool)
    /// As a plain number is written.
    case number(String)
    case text(String)
    case list([ForeignJSON])
    case object([String: ForeignJSON])

    package init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: Name.self) {
            var members: [String: ForeignJSON] = [:]
            for key in object.allKeys { members[key.stringValue] = try object.decode(ForeignJSON.self, forKey: key) }
            self = .object(members)
            return
        }
        if var list = try? decoder.unkeyedContainer() {
            var elements: [ForeignJSON] = []
            while !list.isAtEnd { elements.append(try list.decode(ForeignJSON.self)) }
            self = .list(elements)
            return
        }
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .boolean(flag)
        } else if let number = try? value.decode(Decimal.self) {
            self = .number(number.description)
        } else {
            self = .text(try value.decode(String.self))
        }
    }

    private struct Name: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { return nil }
    }

    /// - Returns: `nil` for what is no JSON.
    package init?(_ bytes: [UInt8]) {
        guard let value = try? JSONDecoder().decode(ForeignJSON.self, from: Data(bytes)) else { return nil }
        self = value
    }

    package subscript(_ name: String) -> ForeignJSON {
        guard case .object(let members) = self else { return .null }
        return members[name] ?? .null
    }

    package var elements: [ForeignJSON] { if case .list(let elements) = self { elements } else { [] } }

    /// The members of an object, in the order of their names; those of a list by their places, counted from 1.
    package var members: [(name: String, value: ForeignJSON)] {
        switch self {
        case .object(let members):
            members.map { ($0.key, $0.value) }.sorted { left, right in
                (Int(left.0) ?? .max, left.0) < (Int(right.0) ?? .max, right.0)
            }
        case .list(let elements): elements.enumerated().map { (String($0 + 1), $1) }
        default: []
        }
    }

    /// A text or a number as text; `nil` where it is neither, or blank.
    package var string: String? {
        switch self {
        case .text(let text): text.isBlank ? nil : text
        case .number(let number): number
        case .boolean(let flag): flag ? "true" : "false"
        default: nil
        }
    }

    package var isTrue: Bool { self == .boolean(true) }

    package var integer: Int? { string.flatMap { Int($0) } }
}
