extension JSONValue {
    /// The text after RFC 8259, without a line break at its end.
    ///
    /// Control characters, line separators and bidirectional controls are escaped, so that the text is one line for every
    /// reader and acts on no terminal. With `sortsKeys`, keys stand in the order of their UTF-8 bytes.
    package func text(sortsKeys: Bool = false, indented: Bool = false) -> String {
        var result = ""
        write(to: &result, sortsKeys: sortsKeys, indentation: indented ? 0 : nil)
        return result
    }

    private func write(to result: inout String, sortsKeys: Bool, indentation: Int?) {
        switch self {
        case .null: result += "null"
        case .boolean(let flag): result += flag ? "true" : "false"
        case .integer(let number): result += String(number)
        case .number(let number): result += jsonNumber(number)
        case .string(let text): result += jsonString(text)
        case .array(let elements):
            Self.write(elements, "[", "]", to: &result, indentation) { element, result, indentation in
                element.write(to: &result, sortsKeys: sortsKeys, indentation: indentation)
            }
        case .object(let members):
            let ordered =
                sortsKeys
                ? members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } : members
            Self.write(ordered, "{", "}", to: &result, indentation) { member, result, indentation in
                result += jsonString(member.key) + (indentation == nil ? ":" : ": ")
                member.value.write(to: &result, sortsKeys: sortsKeys, indentation: indentation)
            }
        }
    }

    private static func write<Element>(
        _ elements: [Element], _ open: String, _ close: String, to result: inout String, _ indentation: Int?,
        _ writeElement: (Element, inout String, Int?) -> Void
    ) {
        result += open
        let inner = indentation.map { $0 + 2 }
        for (index, element) in elements.enumerated() {
            if index > 0 { result += "," }
            if let inner { result += "\n" + String(repeating: " ", count: inner) }
            writeElement(element, &result, inner)
        }
        if let indentation, !elements.isEmpty { result += "\n" + String(repeating: " ", count: indentation) }
        result += close
    }
}

/// The shortest digits that read back as the same number; whole numbers without a point.
private func jsonNumber(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    if let whole = Int(exactly: number), whole.magnitude < 1 << 53 { return String(whole) }
    return "\(number)"
}

private func jsonString(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    result.append("\"")
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x22: result.append(contentsOf: "\\\"".unicodeScalars)
        case 0x5C: result.append(contentsOf: "\\\\".unicodeScalars)
        case 0x0A: result.append(contentsOf: "\\n".unicodeScalars)
        case 0x0D: result.append(contentsOf: "\\r".unicodeScalars)
        case 0x09: result.append(contentsOf: "\\t".unicodeScalars)
        case 0x00...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
            let digits = String(scalar.value, radix: 16)
            result.append(contentsOf: "\\u".unicodeScalars)
            result.append(contentsOf: String(repeating: "0", count: 4 - digits.count).unicodeScalars)
            result.append(contentsOf: digits.unicodeScalars)
        default: result.append(scalar)
        }
    }
    result.append("\"")
    return String(result)
}
