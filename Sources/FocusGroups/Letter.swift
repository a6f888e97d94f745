/// The letter by which a participant is typed, `a` to `l`.
///
/// `m` is the moderator and `u` is undo, so they name nobody.
package struct Letter: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let character: Character

    /// All letters, in the order in which they are given out.
    package static let all: [Letter] = "abcdefghijkl".map(Letter.init(unchecked:))

    /// Reads a letter in either case; `nil` for anything that is not `a` to `l`.
    package init?(_ character: Character) {
        guard let letter = Self.all.first(where: { String($0.character) == character.lowercased() }) else { return nil }
        self = letter
    }

    private init(unchecked character: Character) { self.character = character }

    /// The letter as it is typed.
    package var description: String { String(character) }

    /// The letter as it is shown where it must catch the eye.
    package var uppercased: String { character.uppercased() }

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.character < rhs.character }
}

extension Letter: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard text.count == 1, let letter = text.first.flatMap(Letter.init) else {
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
