/// What a participant is typed by: a letter from `a` to `l`, or two letters where a group is larger.
///
/// `m` is the moderator and `u` is undo, so they name nobody.
package struct Letter: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// As it is typed, in lower case.
    package let description: String

    /// All letters, in the order in which they are given out: `a` to `l`, then `aa`, `ab` and so on to `ll`.
    package static let all: [Letter] = {
        let single = "abcdefghijkl".map(String.init)
        let double = single.flatMap { first in single.map { first + $0 } }
        return (single + double).map(Letter.init(unchecked:))
    }()

    /// Reads a letter in either case; `nil` for anything that is not `a` to `l`.
    package init?(_ character: Character) { self.init(String(character)) }

    /// Reads a letter from `a` to `l`, or any two letters, in either case; `nil` for anything else.
    package init?(_ text: some StringProtocol) {
        let typed = text.lowercased()
        let isSingle = typed.count == 1 && Self.single.contains(typed)
        let isDouble = typed.utf8.count == 2 && typed.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        guard isSingle || isDouble else { return nil }
        self.init(unchecked: typed)
    }

    private init(unchecked text: String) { description = text }

    private static let single = Set(all.prefix(12).map(\.description))

    /// The key that names it with Alt; `nil` for two letters, which no one key is.
    package var key: Character? { description.count == 1 ? description.first : nil }

    /// The letter as it is shown where it must catch the eye.
    package var uppercased: String { description.uppercased() }

    /// Single letters come first.
    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.description.count, lhs.description) < (rhs.description.count, rhs.description)
    }
}

extension Letter: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let letter = Letter(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no letter of a roster")
        }
        self = letter
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Who spoke.
package enum Speaker: Hashable, Sendable, Comparable {
    case participant(Letter)
    case moderator
    /// Somebody in the room, but the moderator did not see or type who.
    case unknown

    package var letter: Letter? {
        guard case .participant(let letter) = self else { return nil }
        return letter
    }
}

extension Speaker: CustomStringConvertible {
    /// As it is typed: `b`, `m` or `?`.
    package var description: String {
        switch self {
        case .participant(let letter): letter.description
        case .moderator: "m"
        case .unknown: "?"
        }
    }
}

extension Speaker: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        switch try container.decode(String.self) {
        case "m": self = .moderator
        case "?": self = .unknown
        default: self = .participant(try container.decode(Letter.self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
