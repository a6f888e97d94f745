package import SourceDiagnostics

extension Expression {
    /// Parses a text that is an expression as a whole; the first mistake goes to the log.
    package static func parse(_ source: SourceText, log: DiagnosticLog) -> Expression? {
        let scalars = Array(source.text.unicodeScalars)
        return parse(scalars[...], of: source, log: log)
    }

    /// Parses a part of a text, such as a fill.
    static func parse(
        _ scalars: ArraySlice<Unicode.Scalar>, of source: SourceText, log: DiagnosticLog
    ) -> Expression? {
        do {
            var parser = ExpressionParser(tokens: try ExpressionLexer.tokens(in: scalars), source: source, log: log)
            return try parser.whole()
        } catch {
            log.error(error.code, at: source.span(error.range), error.message, hint: error.hint)
            return nil
        }
    }

    /// Words that mean something in the grammar, and so cannot be names.
    package static let reservedWords: Set<String> = [
        "if", "then", "else", "or", "and", "not", "in", "has", "any", "all", "none", "between", "matches", "is", "true",
        "false", "div", "mod", "where", "it", "case", "session", "prior", "quota", "people",
    ]
}

/// Recursive descent over the grammar of the survey language; each method is one of its rules.
private struct ExpressionParser {
    private let tokens: [ExpressionToken]
    private let source: SourceText
    private let log: DiagnosticLog
    private var index = 0
    private var depth = 0

    /// More parentheses than anybody reads; it bounds the stack.
    private static let deepest = 60

    init(tokens: [ExpressionToken], source: SourceText, log: DiagnosticLog) {
        self.tokens = tokens
        self.source = source
        self.log = log
    }

    private var token: ExpressionToken { tokens[min(index, tokens.count - 1)] }

    private func isWord(_ word: String) -> Bool { token.kind == .word(word) }
    private func isSign(_ sign: String) -> Bool { token.kind == .sign(sign) }

    private mutating func accept(word: String) -> Bool {
        guard isWord(word) else { return false }
        index += 1
        return true
    }

    private mutating func accept(sign: String) -> Bool {
        guard isSign(sign) else { return false }
        index += 1
        return true
    }

    private var shown: String {
        switch token.kind {
        case .end: "the end"
        case .text: "a text"
        case .integer, .decimal: "a number"
        case .date: "a date"
        case .time: "a time"
        case .dateTime: "a date with a time"
        case .word(let word): "'\(word)'"
        case .sign(let sign): "'\(sign)'"
        }
    }

    private func mistake(_ message: String, hint: String? = nil) -> ExpressionMistake {
        ExpressionMistake(range: token.range, message: message, hint: hint)
    }

    private mutating func expect(sign: String, _ what: String) throws(ExpressionMistake) {
        guard accept(sign: sign) else { throw mistake("expected '\(sign)' \(what), but found \(shown)") }
    }

    private mutating func expect(word: String, _ what: String) throws(ExpressionMistake) {
        guard accept(word: word) else { throw mistake("expected '\(word)' \(what), but found \(shown)") }
    }

    /// From the token with this number to the last one taken.
    private func span(from first: Int) -> SourceSpan {
        let start = tokens[min(first, tokens.count - 1)].range.lowerBound
        let end = index > first ? tokens[index - 1].range.upperBound : tokens[first].range.upperBound
        return source.span(start..<max(start, end))
    }

    /// The token taken last.
    private var lastSpan: SourceSpan { source.span(tokens[max(0, index - 1)].range) }

    private mutating func make(_ node: Expression.Node, from first: Int) -> Expression {
        Expression(node, at: span(from: first))
    }

    mutating func whole() throws(ExpressionMistake) -> Expression {
        if token.kind == .end { throw mistake("expected an expression, but there is nothing") }
        let result = try expression()
        guard token.kind == .end else {
            throw mistake("expected an operator or the end, but found \(shown)", hint: hintAfterExpression)
        }
        return result
    }

    private var hintAfterExpression: String? {
        switch token.kind {
        case .sign("="), .sign("=="), .sign("!="), .sign("<"), .sign("<="), .sign(">"), .sign(">="):
            "comparisons do not chain: join them with 'and'"
        case .word(let word):
            suggestion(for: word.lowercased(), among: ["and", "or", "has", "in", "is", "between", "then", "else"])
                .map { "did you mean '\($0)'?" }
        default: nil
        }
    }

    private mutating func expression() throws(ExpressionMistake) -> Expression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else {
            throw mistake("this expression is nested too deeply", hint: "give parts of it a name with 'calc'")
        }
        let first = index
        guard accept(word: "if") else { return try or() }
        let condition = try expression()
        try expect(word: "then", "after the condition")
        let then = try expression()
        try expect(word: "else", "after the first value")
        let otherwise = try expression()
        return make(.conditional(condition, then: then, otherwise: otherwise), from: first)
    }

    private mutating func or() throws(ExpressionMistake) -> Expression {
        let first = index
        var left = try and()
        while accept(word: "or") { left = make(.binary(.or, left, try and()), from: first) }
        return left
    }

    private mutating func and() throws(ExpressionMistake) -> Expression {
        let first = index
        var left = try not()
        while accept(word: "and") { left = make(.binary(.and, left, try not()), from: first) }
        return left
    }

    private mutating func not() throws(ExpressionMistake) -> Expression {
        let first = index
        guard isWord("not") else { return try comparison() }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw mistake("this expression is nested too deeply") }
        index += 1
        return make(.unary(.not, try not()), from: first)
    }

    private mutating func comparison() throws(ExpressionMistake) -> Expression {
        let first = index
        let left = try sum()
        switch token.kind {
        case .sign(let sign):
            guard let comparison = Expression.BinaryOperator(comparison: sign) else { return left }
            if sign == "==" {
                log.warning(
                    .doubleEquals, at: source.span(token.range), "two signs where one is enough", hint: "write '='")
            }
            index += 1
            return make(.binary(comparison, left, try sum()), from: first)
        case .word("in"):
            index += 1
            return make(.binary(.isIn, left, try sum()), from: first)
        case .word("not"):
            index += 1
            try expect(word: "in", "after 'not'")
            return make(.binary(.isNotIn, left, try sum()), from: first)
        case .word("has"):
            index += 1
            return make(.has(left, quantifier(), try sum()), from: first)
        case .word("between"):
            index += 1
            let low = try sum()
            try expect(word: "and", "between the two bounds")
            return make(.between(left, low, try sum()), from: first)
        case .word("matches"):
            index += 1
            guard case .text(let pattern) = token.kind else { throw mistake("expected a pattern in single quotes") }
            index += 1
            return Expression(.matches(left, pattern: pattern), at: span(from: first), focus: lastSpan)
        case .word("is"):
            index += 1
            return try test(left, from: first)
        default: return left
        }
    }

    /// `any`, `all` or `none`; after `has` these are never functions.
    private mutating func quantifier() -> Expression.Quantifier? {
        guard case .word(let word) = token.kind, let quantifier = Expression.Quantifier(rawValue: word) else {
            return nil
        }
        index += 1
        return quantifier
    }

    private mutating func test(_ left: Expression, from first: Int) throws(ExpressionMistake) -> Expression {
        let isNegated = accept(word: "not")
        let states = Expression.State.allCases.map(\.rawValue).sorted()
        guard case .word(let word) = token.kind, let state = Expression.State(rawValue: word) else {
            var near: String?
            if case .word(let word) = token.kind { near = suggestion(for: word, among: states) }
            throw mistake(
                "after 'is' comes one of \(states.joined(separator: ", "))",
                hint: near.map { "did you mean '\($0)'?" } ?? "values are compared with '='")
        }
        index += 1
        return make(.test(left, state, negated: isNegated), from: first)
    }

    private mutating func sum() throws(ExpressionMistake) -> Expression {
        let first = index
        var left = try product()
        while true {
            let operation: Expression.BinaryOperator
            switch token.kind {
            case .sign("+"): operation = .plus
            case .sign("-"): operation = .minus
            case .sign("&"): operation = .join
            default: return left
            }
            index += 1
            left = make(.binary(operation, left, try product()), from: first)
        }
    }

    private mutating func product() throws(ExpressionMistake) -> Expression {
        let first = index
        var left = try negation()
        while true {
            let operation: Expression.BinaryOperator
            switch token.kind {
            case .sign("*"): operation = .times
            case .sign("/"): operation = .over
            case .word("div"): operation = .div
            case .word("mod"): operation = .mod
            default: return left
            }
            index += 1
            left = make(.binary(operation, left, try negation()), from: first)
        }
    }

    private mutating func negation() throws(ExpressionMistake) -> Expression {
        let first = index
        guard isSign("-") else { return try fallback() }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw mistake("this expression is nested too deeply") }
        index += 1
        return make(.unary(.minus, try negation()), from: first)
    }

    private mutating func fallback() throws(ExpressionMistake) -> Expression {
        let first = index
        var left = try postfix()
        while accept(sign: "??") { left = make(.binary(.fallback, left, try postfix()), from: first) }
        return left
    }

    private mutating func postfix() throws(ExpressionMistake) -> Expression {
        let first = index
        var left = try atom()
        while true {
            if accept(sign: ".") {
                guard case .word(let field) = token.kind else { throw mistake("expected a field after '.'") }
                index += 1
                left = Expression(.member(left, field), at: span(from: first), focus: lastSpan)
            } else if accept(sign: "[") {
                let position = try expression()
                try expect(sign: "]", "after the position")
                left = make(.element(left, position), from: first)
            } else {
                return left
            }
        }
    }

    private mutating func atom() throws(ExpressionMistake) -> Expression {
        let first = index
        switch token.kind {
        case .integer(let number):
            index += 1
            return make(.integer(number), from: first)
        case .decimal(let number):
            index += 1
            return make(.decimal(number), from: first)
        case .text(let text):
            index += 1
            return make(.text(text), from: first)
        case .date(let date):
            index += 1
            return make(.date(date), from: first)
        case .time(let time):
            index += 1
            return make(.time(time), from: first)
        case .dateTime(let moment):
            index += 1
            return make(.dateTime(moment), from: first)
        case .word(let word): return try named(word)
        case .sign("("):
            index += 1
            let inner = try expression()
            if isSign(","), first > 0, tokens[first - 1].kind == .word("if") {
                throw mistake("'if' is no function here", hint: "write: if a then b else c")
            }
            try expect(sign: ")", "to close the '('")
            return Expression(inner.node, at: span(from: first), focus: inner.focus)
        case .sign("["):
            index += 1
            var items: [Expression] = []
            while !isSign("]") {
                items.append(try expression())
                if !accept(sign: ",") { break }
            }
            try expect(sign: "]", "to close the list")
            return make(.list(items), from: first)
        default: throw mistake("expected a value or a name, but found \(shown)")
        }
    }

    private mutating func named(_ word: String) throws(ExpressionMistake) -> Expression {
        let first = index
        let isCall = tokens[min(index + 1, tokens.count - 1)].kind == .sign("(")
        switch word {
        case "true", "false":
            index += 1
            return make(.boolean(word == "true"), from: first)
        case "any" where isCall, "all" where isCall, "has" where isCall: break
        case "case", "it", "session", "prior", "quota", "people": break
        case _ where Expression.reservedWords.contains(word):
            throw mistake("expected a value or a name, but found '\(word)'")
        default: break
        }
        index += 1
        guard isCall else { return make(.name(word), from: first) }
        index += 1
        var arguments: [Expression.Argument] = []
        while !isSign(")") {
            let value = try expression()
            arguments.append(Expression.Argument(value, where: accept(word: "where") ? try expression() : nil))
            if !accept(sign: ",") { break }
        }
        try expect(sign: ")", "to close '\(word)('")
        return make(.call(word, arguments), from: first)
    }
}

extension Expression.BinaryOperator {
    /// A comparison by its sign; `==` is taken for `=`.
    fileprivate init?(comparison sign: String) {
        switch sign {
        case "=", "==": self = .equal
        case "!=": self = .notEqual
        case "<": self = .less
        case "<=": self = .lessOrEqual
        case ">": self = .greater
        case ">=": self = .greaterOrEqual
        default: return nil
        }
    }
}
