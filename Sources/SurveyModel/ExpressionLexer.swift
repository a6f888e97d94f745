internal import FoundationEssentials
internal import SourceDiagnostics

/// A word, number, text or sign of an expression.
struct ExpressionToken: Hashable {
    enum Kind: Hashable {
        case integer(Int)
        case decimal(Decimal)
        case text(String)
        case date(CalendarDate)
        case time(ClockTime)
        case dateTime(CalendarMoment)
        case word(String)
        case sign(String)
        case end
    }

    var kind: Kind
    /// In scalars of the source text.
    var range: Range<Int>
}

/// The first mistake in an expression.
struct ExpressionMistake: Error, Hashable {
    var range: Range<Int>
    var message: String
    var hint: String?
    var code: Diagnostic.Code = .expressionSyntax
}

/// Cuts an expression into tokens.
struct ExpressionLexer {
    /// No expression that a person reads is longer; the depth of the tree is bounded by it.
    static let mostTokens = 1000

    private let scalars: ArraySlice<Unicode.Scalar>
    private var index: Int

    static func tokens(in scalars: ArraySlice<Unicode.Scalar>) throws(ExpressionMistake) -> [ExpressionToken] {
        var lexer = ExpressionLexer(scalars: scalars, index: scalars.startIndex)
        var tokens: [ExpressionToken] = []
        repeat {
            try tokens.append(lexer.next())
            if tokens.count > mostTokens {
                throw ExpressionMistake(
                    range: scalars.startIndex..<scalars.startIndex + 1, message: "this expression is too long",
                    hint: "give parts of it a name with 'calc'")
            }
        } while tokens.last?.kind != .end
        return tokens
    }

    private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        index + ahead < scalars.endIndex ? scalars[index + ahead] : nil
    }

    private mutating func next() throws(ExpressionMistake) -> ExpressionToken {
        while let scalar = peek(), scalar == " " || scalar == "\n" || scalar == "\t" { index += 1 }
        let start = index
        guard let scalar = peek() else {
            return ExpressionToken(kind: .end, range: start..<start)
        }
        let kind: ExpressionToken.Kind
        switch scalar {
        case "0"..."9": kind = try number()
        case "'": kind = try text()
        case "@": kind = try date()
        case "_": kind = word()
        case "a"..."z", "A"..."Z":
            try refuseHyphenated()
            kind = word()
        case _ where !scalar.isASCII && scalar.properties.isXIDStart: kind = word()
        default: kind = try sign()
        }
        return ExpressionToken(kind: kind, range: start..<index)
    }

    /// `count-selected(`, as XLSForm writes it, would be read as a subtraction.
    private func refuseHyphenated() throws(ExpressionMistake) {
        var end = index
        while end < scalars.endIndex, scalars[end].isWordPart || scalars[end] == "-" { end += 1 }
        guard end < scalars.endIndex, scalars[end] == "(" else { return }
        let name = string(index..<end)
        guard name.contains("-"), let hint = ForeignFunctions.hint(name) else { return }
        throw ExpressionMistake(
            range: index..<end, message: "there is no function '\(name)'", hint: hint, code: .unknownFunction)
    }

    private mutating func word() -> ExpressionToken.Kind {
        let start = index
        while let scalar = peek(), scalar.isWordPart { index += 1 }
        return .word(string(start..<index))
    }

    private func string(_ range: Range<Int>) -> String {
        var text = ""
        text.reserveCapacity(range.count)
        for index in range { text.unicodeScalars.append(scalars[index]) }
        return text
    }

    private mutating func digits() {
        while let scalar = peek(), ("0"..."9").contains(scalar) { index += 1 }
    }

    private mutating func number() throws(ExpressionMistake) -> ExpressionToken.Kind {
        let start = index
        digits()
        var isWhole = true
        if peek() == ".", let after = peek(1), ("0"..."9").contains(after) {
            isWhole = false
            index += 1
            digits()
        }
        if let scalar = peek(), scalar.isWordPart {
            throw ExpressionMistake(
                range: start..<index + 1,
                message: "a number is written with digits only, and a name begins with a letter")
        }
        let written = string(start..<index)
        if isWhole, let number = Int(written) { return .integer(number) }
        guard written.utf8.count <= 29, let number = Decimal(string: written) else {
            throw ExpressionMistake(range: start..<index, message: "a number has at most 28 digits")
        }
        return .decimal(number)
    }

    private mutating func text() throws(ExpressionMistake) -> ExpressionToken.Kind {
        let start = index
        var text = String.UnicodeScalarView()
        index += 1
        while let scalar = peek() {
            index += 1
            if scalar == "'" {
                guard peek() == "'" else { return .text(String(text)) }
                index += 1
            }
            text.append(scalar)
        }
        throw ExpressionMistake(range: start..<start + 1, message: "the text that opens here has no closing '")
    }

    /// `@2026-11-22`, `@14:30` or `@2026-11-22T14:30`.
    private mutating func date() throws(ExpressionMistake) -> ExpressionToken.Kind {
        let start = index
        index += 1
        while let scalar = peek(), ("0"..."9").contains(scalar) || scalar == "-" || scalar == ":" || scalar == "T" {
            index += 1
        }
        let written = string(start + 1..<index)
        if let date = CalendarDate(written) { return .date(date) }
        if let time = ClockTime(written) { return .time(time) }
        if let moment = CalendarMoment(written) { return .dateTime(moment) }
        throw ExpressionMistake(
            range: start..<index,
            message: written.contains(":") ? "this is not a time of day" : "this is not a day of the calendar",
            hint: "dates are written @2026-11-22, times @14:30, and both @2026-11-22T14:30")
    }

    /// What people bring from other languages, and what it is called here; longer ones first.
    private static let foreign = [
        ("&&", "'and'"), ("||", "'or'"), ("<>", "'!='"), ("${", "the bare name, without ${ }"), ("!", "'not'"),
        ("^", "'pow'"), ("%", "'mod'"), ("?", "'if … then … else …'"), (":", "'if … then … else …'"),
        ("\"", "single quotes"), ("‘", "straight single quotes"), ("’", "straight single quotes"),
        ("“", "straight single quotes"), ("”", "straight single quotes"), ("{", "the bare name, without { }"),
        ("}", "the bare name, without { }"), ("≠", "'!='"), ("≤", "'<='"), ("≥", "'>='"), ("−", "'-'"), ("×", "'*'"),
    ]

    private func begins(with sign: String) -> Bool {
        zip(sign.unicodeScalars, 0...).allSatisfy { peek($1) == $0 }
    }

    /// The sign that stands here, looked up by its first scalar, since every expression has many.
    private var knownSign: String? {
        let second = peek(1)
        return switch peek() {
        case "=": second == "=" ? "==" : "="
        case "<": second == "=" ? "<=" : second == ">" ? nil : "<"
        case ">": second == "=" ? ">=" : ">"
        case "!": second == "=" ? "!=" : nil
        case "?": second == "?" ? "??" : nil
        case "&": second == "&" ? nil : "&"
        case "+": "+"
        case "-": "-"
        case "*": "*"
        case "/": "/"
        case ".": "."
        case "[": "["
        case "]": "]"
        case "(": "("
        case ")": ")"
        case ",": ","
        default: nil
        }
    }

    private mutating func sign() throws(ExpressionMistake) -> ExpressionToken.Kind {
        if let sign = knownSign {
            index += sign.utf8.count
            return .sign(sign)
        }
        let known = Self.foreign.first { begins(with: $0.0) }
        let length = known?.0.unicodeScalars.count ?? 1
        let shown = string(index..<min(index + length, scalars.endIndex))
        throw ExpressionMistake(
            range: index..<index + length, message: "'\(shown)' has no meaning in an expression",
            hint: known.map { "write \($0.1)" })
    }
}

extension Unicode.Scalar {
    /// Whether a name may go on with it; most names are plain letters, for which the tables of Unicode are slow.
    fileprivate var isWordPart: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        default: !isASCII && properties.isXIDContinue
        }
    }
}
