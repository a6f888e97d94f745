/// Writes `=` for `==` where a text is an expression, or holds some in `${ }`.
///
/// What stands in single quotes inside an expression is a text of the author's, and stays. A text may come in pieces,
/// line by line.
struct ExpressionSpelling {
    /// The keys whose value is an expression.
    static let expressions: Set<String> = [
        "if", "calc", "options_if", "present", "must", "should", "critical", "required_if", "read_only_if",
        "reset_when", "set", "times",
    ]
    /// The keys whose value is a text with fills; languages stand for one.
    static let templates: Set<String> = [
        "text", "title", "again", "say", "without", "too_cheap", "cheap", "expensive", "too_expensive",
    ]

    /// The quotation mark around the whole, if there is one.
    var quote: Unicode.Scalar?
    private let isWholly: Bool
    private let hasFills: Bool
    /// Whether an expression is being read, and whether a text inside of it.
    private var isInside: Bool
    private var isLiteral = false

    init(key: String?) {
        isWholly = key.map(Self.expressions.contains) ?? false
        hasFills = key.map(Self.holdsFills) ?? false
        isInside = isWholly
    }

    /// Whether what stands behind a key is a text with fills.
    static func holdsFills(_ key: String) -> Bool { templates.contains(key) || isLanguage(key) }

    /// `en` or `pt-BR`.
    private static func isLanguage(_ key: String) -> Bool {
        let parts = key.split(separator: "-", omittingEmptySubsequences: false)
        return parts.first?.count == 2 && parts.count <= 2 && key.count <= 7
    }

    mutating func spelled(_ piece: String) -> String {
        guard isWholly || hasFills, piece.contains("==") || piece.contains("'") || piece.contains("{") else {
            return piece
        }
        let scalars = Array(piece.unicodeScalars)
        var result = String.UnicodeScalarView()
        var index = 0
        func at(_ place: Int) -> Unicode.Scalar? { scalars.indices.contains(place) ? scalars[place] : nil }
        while let scalar = at(index) {
            var length = 1
            if isInside, scalar == "'" {
                // Inside single quotes, an apostrophe is written twice.
                if quote != "'" {
                    isLiteral.toggle()
                } else if at(index + 1) == "'" {
                    isLiteral.toggle()
                    length = 2
                }
            } else if isInside, !isLiteral, scalar == "=", at(index + 1) == "=" {
                result.append("=")
                index += 2
                continue
            } else if isInside, !isWholly, !isLiteral, scalar == "}" {
                isInside = false
            } else if !isInside, scalar == "$", at(index + 1) == "{" {
                isInside = index == 0 || scalars[index - 1] != "$"
                length = 2
            }
            result.append(contentsOf: scalars[index..<index + length])
            index += length
        }
        return String(result)
    }
}
