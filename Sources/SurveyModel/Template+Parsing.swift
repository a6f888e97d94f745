package import SourceDiagnostics

extension Template {
    /// Reads a text with fills; `$${` stands for `${` as it is.
    ///
    /// Every fill that is not an expression is reported and left out, so that the others can still be checked.
    package static func parse(_ source: SourceText, log: DiagnosticLog) -> Template? {
        guard source.text.contains("${") else { return Template(source.text) }
        let scalars = Array(source.text.unicodeScalars)
        var parts: [Part] = []
        var literal = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            if scalars[index...].starts(with: "$${".unicodeScalars) {
                literal.append(contentsOf: "${".unicodeScalars)
                index += 3
            } else if scalars[index...].starts(with: "${".unicodeScalars) {
                guard let end = end(of: scalars, from: index + 2) else {
                    log.error(
                        .expressionSyntax, at: source.span(index..<index + 2), "the fill that opens here has no '}'",
                        hint: "write $${ for the two characters themselves")
                    return nil
                }
                if !literal.isEmpty { parts.append(.literal(String(literal))) }
                literal = String.UnicodeScalarView()
                if let fill = Expression.parse(scalars[index + 2..<end], of: source, log: log) {
                    parts.append(.fill(fill))
                }
                index = end + 1
            } else {
                literal.append(scalars[index])
                index += 1
            }
        }
        if !literal.isEmpty { parts.append(.literal(String(literal))) }
        return Template(parts: parts)
    }

    /// The closing brace, outside of texts.
    private static func end(of scalars: [Unicode.Scalar], from start: Int) -> Int? {
        var isText = false
        for index in start..<scalars.count {
            if scalars[index] == "'" { isText.toggle() }
            if scalars[index] == "}", !isText { return index }
        }
        return nil
    }
}
