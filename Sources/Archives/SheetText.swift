/// Text as cells of Office Open XML hold it: what XML cannot say is written `_x0007_` (ECMA-376 part 1, section 22.9.2.19).
enum SheetText {
    /// A cell holds no more UTF-16 units than this (Excel's limits).
    static let limit = 32_767

    /// Text for XML, with what it cannot hold escaped.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        for (place, scalar) in scalars.enumerated() {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "\t", "\n": result.append(scalar)
            case "\0"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result.append(contentsOf: mark(scalar).unicodeScalars)
            // What would be read as such an escape is written as one itself.
            case "_" where escape(scalars[place...]) != nil: result.append(contentsOf: "_x005F_".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Text as a person sees it, from what XML holds.
    static func read(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var place = 0
        while place < scalars.count {
            if let scalar = escape(scalars[place...]) {
                result.append(scalar)
                place += 7
            } else {
                result.append(scalars[place])
                place += 1
            }
        }
        return String(result)
    }

    private static func mark(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
    }

    /// The character that an escape at the beginning stands for; half of a pair stands for none.
    private static func escape(_ scalars: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
        let piece = Array(scalars.prefix(7))
        guard piece.count == 7, piece[0] == "_", piece[1] == "x", piece[6] == "_" else { return nil }
        let digits = piece[2...5]
        guard digits.allSatisfy({ $0.isASCII && $0.properties.isASCIIHexDigit }) else { return nil }
        return UInt32(String(String.UnicodeScalarView(digits)), radix: 16).flatMap(Unicode.Scalar.init)
    }
}
