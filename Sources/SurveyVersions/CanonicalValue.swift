/// A piece of a definition in its canonical form: without comments, layout, order of keys, and what is as by default.
package enum CanonicalValue: Hashable, Sendable {
    /// Words of the author.
    case text(String)
    /// A number or a truth value, as JSON writes it.
    case word(String)
    case list([CanonicalValue])
    case object([String: CanonicalValue])
    /// What is not there: only at the top, never inside another value.
    case absent
}

extension CanonicalValue {
    /// The value as JSON in one line: keys in the order of their bytes, no blanks, absent as `null`.
    package var json: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to output: inout String) {
        switch self {
        case .absent: output += "null"
        case .word(let word): output += word
        case .text(let text): Self.write(text, to: &output)
        case .list(let items):
            output += "["
            for (place, item) in items.enumerated() {
                if place > 0 { output += "," }
                item.write(to: &output)
            }
            output += "]"
        case .object(let members):
            output += "{"
            for (place, member) in members.sorted(by: { Array($0.key.utf8).lexicographicallyPrecedes($1.key.utf8) })
                .enumerated()
            {
                if place > 0 { output += "," }
                Self.write(member.key, to: &output)
                output += ":"
                member.value.write(to: &output)
            }
            output += "}"
        }
    }

    private static func write(_ text: String, to output: inout String) {
        output += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: output.unicodeScalars.append(scalar)
            }
        }
        output += "\""
    }

    /// The value under a key; absent where there is none.
    package subscript(key: String) -> CanonicalValue {
        guard case .object(let members) = self else { return .absent }
        return members[key] ?? .absent
    }

    package var items: [CanonicalValue] {
        guard case .list(let items) = self else { return [] }
        return items
    }

    /// The value as a person reads it, without quotation marks.
    package var shown: String {
        switch self {
        case .absent: "nothing"
        case .text(let text): text
        case .word(let word): word
        case .list(let items): items.map(\.shown).joined(separator: ", ")
        case .object(let members):
            members.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.shown)" }.joined(separator: ", ")
        }
    }
}
