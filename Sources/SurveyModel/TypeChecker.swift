package import SourceDiagnostics

/// Finds what is wrong with an expression before anybody is asked.
///
/// Nothing is coerced: a text is not a number, and a choice is compared only with its own options. The checker goes on
/// after a mistake and stays silent about what depends on it.
package struct TypeChecker {
    package var scope: TypeScope
    let log: DiagnosticLog

    package init(scope: TypeScope, log: DiagnosticLog) {
        self.scope = scope
        self.log = log
    }

    /// The type, or `nil` after a mistake was reported.
    package func type(of expression: Expression) -> StaticType? {
        switch expression.node {
        case .boolean: StaticType(.boolean)
        case .integer: literalNumber(.integer)
        case .decimal: literalNumber(.decimal)
        case .text(let text): StaticType(.text, literals: [text])
        case .date: StaticType(.date)
        case .time: StaticType(.time)
        case .dateTime: StaticType(.dateTime)
        case .name(let name): symbol(name, at: expression.span)
        case .member(let base, let field):
            member(field, of: base, at: expression.span, expression.focus ?? expression.span)
        case .element(let base, let position): element(base, position, at: expression.span)
        case .list(let items): list(items)
        case .call(let name, let arguments): call(name, arguments, at: expression.span)
        case .unary(.not, let operand): condition(operand)
        case .unary(.minus, let operand): expect(operand, "a number, an amount or a length of time", \.isAmount)
        case .binary(let operation, let left, let right): binary(operation, left, right)
        case .has(let set, let quantifier, let wanted): has(set, quantifier, wanted)
        case .between(let value, let low, let high): between(value, low, high)
        case .matches(let text, let pattern): matches(text, pattern, at: expression.focus ?? expression.span)
        case .test(let operand, let state, _): test(operand, state)
        case .conditional(let condition, let then, let otherwise): conditional(condition, then, otherwise)
        }
    }

    private func literalNumber(_ type: ValueType) -> StaticType {
        var result = StaticType(type)
        result.isLiteralNumber = true
        return result
    }

    /// Checks an expression that must be true or false.
    ///
    /// - Returns: Its type with the reasons why it may be missing, or `nil` after a mistake was reported.
    @discardableResult
    package func condition(_ expression: Expression) -> StaticType? {
        expect(expression, "true or false", hint: { $0.comparison(of: expression) }) { $0 == .boolean }
    }

    /// Checks an expression that must be somebody of a group.
    package func person(_ expression: Expression) {
        _ = expect(expression, "a person, as highest(…), lowest(…) or quietest()") { $0 == .person }
    }

    /// Checks an expression that must be a whole number.
    package func whole(_ expression: Expression) { _ = expect(expression, "a whole number", \.isWhole) }

    /// Checks that an expression can be the answer of a question of a type.
    package func check(_ expression: Expression, fits type: ValueType) {
        guard let found = self.type(of: expression) else { return }
        if let options = type.options, found.literals != nil, (found.type.member ?? found.type) == .text {
            guard isOption(expression, found, of: options.options.map(\.code), name: options.name) else { return }
            if (type.member != nil) == (found.type.member != nil) { return }
        }
        guard StaticType.common(StaticType(type), found) != type else { return }
        _ = mixed(
            type, found.type, expression, otherwise: "the answer is \(type.name), but this is \(found.type.name)")
    }

    /// Checks the fills of a text: each must have something to show.
    package func check(_ template: Template) {
        for fill in template.fills {
            guard let type = fillType(of: fill) else { continue }
            if type.type == .boolean {
                log.error(
                    .typeMismatch, at: fill.span, "a fill cannot show true or false",
                    hint: "write ${if … then 'one text' else 'another'}")
            } else if case .record = type.type.member ?? type.type {
                log.error(
                    .typeMismatch, at: fill.span, "a fill cannot show \(type.type.name)",
                    hint: "name the part that is meant, as in ${\(fill).name}")
            } else if type.mayBeMissing {
                log.error(
                    .fillMayBeMissing, at: fill.span, "this fill may have nothing to show",
                    label: type.missing.first?.sentence,
                    hint: "say what to show then: ${\(fill.shortened) ?? \(type.type.standIn)}")
            }
        }
    }

    /// In a fill, `??` accepts a text beside any type, since both are shown as words.
    private func fillType(of expression: Expression) -> StaticType? {
        guard case .binary(.fallback, let left, let right) = expression.node else { return type(of: expression) }
        let (first, second) = (fillType(of: left), fillType(of: right))
        guard let first, let second else { return nil }
        return StaticType(first.type, missing: first.mayBeMissing ? second.missing : [])
    }

    func error(
        _ code: Diagnostic.Code, _ expression: Expression, _ message: String, label: String? = nil, hint: String? = nil
    ) -> StaticType? {
        log.error(code, at: expression.span, message, label: label, hint: hint)
        return nil
    }

    func expect(
        _ expression: Expression, _ what: String, hint: (ValueType) -> String? = { _ in nil },
        _ isFine: (ValueType) -> Bool
    ) -> StaticType? {
        guard let found = type(of: expression) else { return nil }
        guard isFine(found.type) else {
            return error(
                .typeMismatch, expression, "expected \(what), but this is \(found.type.name)", hint: hint(found.type))
        }
        return found
    }

    /// The same checker, where more is known to be there.
    func knowing(_ names: Set<String>) -> TypeChecker {
        guard !names.isEmpty else { return self }
        var inner = self
        inner.scope.present.formUnion(names)
        return inner
    }

    private func element(_ base: Expression, _ position: Expression, at span: SourceSpan) -> StaticType? {
        if case .text(let code) = position.node {
            guard let set = type(of: base) else { return nil }
            return part(code, of: set, base, at: position.span)
        }
        let (set, place) = (type(of: base), expect(position, "a whole number") { $0 == .integer })
        guard let set, place != nil else { return nil }
        guard let member = set.type.member else {
            return error(.typeMismatch, base, "expected several values, but this is \(set.type.name)")
        }
        if case .member(let records, let field) = base.node, case .list(.record)? = type(of: records)?.type {
            return error(
                .typeMismatch, position,
                "'\(base)' has only the values that are there, so its places are not the rounds",
                hint: "write: \(records)[\(position)].\(field)")
        }
        return StaticType(
            member, missing: set.missing + [MissingCause(.noMember, "\(base)[\(position)]", at: span)])
    }

    private func list(_ items: [Expression]) -> StaticType? {
        let types = items.map { (expression: $0, type: type(of: $0)) }
        var result: StaticType?
        for (expression, type) in types {
            guard let type else { return nil }
            guard let current = result else {
                result = type
                continue
            }
            guard let common = StaticType.common(current, type) else {
                return mixed(
                    current.type, type.type, expression,
                    otherwise: "this is \(type.type.name), but the list began with \(current.type.name)")
            }
            let literals = current.literals.flatMap { first in type.literals.map { first + $0 } }
            let isLiteralNumber = current.isLiteralNumber && type.isLiteralNumber
            result = StaticType(common, missing: StaticType.causes(current, type), literals: literals)
            result?.isLiteralNumber = isLiteralNumber
        }
        let item = result ?? StaticType(.text, literals: [])
        var list = StaticType(.list(item.type), missing: item.missing, literals: item.literals)
        list.isLiteralNumber = item.isLiteralNumber
        return list
    }

    private func matches(_ text: Expression, _ pattern: String, at span: SourceSpan) -> StaticType? {
        let type = expect(text, "a text") { $0 == .text }
        do throws(TextPattern.Mistake) {
            _ = try TextPattern(pattern)
        } catch {
            log.error(
                .typeMismatch, at: span, "the pattern is not a regular expression: \(error.message)",
                label: "at place \(error.offset + 1) of the pattern")
            return nil
        }
        return type.map { StaticType(.boolean, missing: $0.missing) }
    }

    private func test(_ operand: Expression, _ state: Expression.State) -> StaticType? {
        guard let type = type(of: operand) else { return nil }
        guard state != .empty || type.type == .text || type.type.member != nil else {
            return error(
                .typeMismatch, operand, "only a text or several values can be empty, but this is \(type.type.name)")
        }
        return StaticType(.boolean)
    }

    private func conditional(_ condition: Expression, _ then: Expression, _ otherwise: Expression) -> StaticType? {
        let test = self.condition(condition)
        let first = knowing(condition.presentWhenTrue).type(of: then)
        let second = knowing(condition.presentWhenFalse).type(of: otherwise)
        guard let first, let second else { return nil }
        guard let common = StaticType.common(first, second) else {
            return mixed(
                first.type, second.type, otherwise,
                otherwise:
                    "both values must be of one type, but the first is \(first.type.name) and this is \(second.type.name)"
            )
        }
        let literals = first.literals.flatMap { first in second.literals.map { first + $0 } }
        var result = StaticType(
            common, missing: StaticType.causes([test, first, second].compactMap(\.self)),
            literals: common == .text ? literals : nil)
        result.isLiteralNumber = first.isLiteralNumber && second.isLiteralNumber
        return test == nil ? nil : result
    }

    /// Reports two types that do not go together; two units or currencies are said by name.
    func mixed(
        _ first: ValueType, _ second: ValueType, _ expression: Expression, otherwise message: String,
        hint: String? = nil
    ) -> StaticType? {
        let (left, right) = (first.member ?? first, second.member ?? second)
        let areNumbers = (left.isNumber || left.unit != nil) && (right.isNumber || right.unit != nil)
        guard areNumbers, left.unit != nil || right.unit != nil else {
            return error(
                .typeMismatch, expression, message, hint: hint ?? left.spelling(of: expression, beside: right))
        }
        return error(
            .unitMismatch, expression, "this is \(right.name), but the other is \(left.name)",
            hint: "units and currencies are never mixed; number(…) gives the bare number")
    }
}

extension Expression {
    /// Whether it may be repeated in a hint.
    fileprivate var isShort: Bool { description.count <= 40 }

    /// As it would stand before `??`, which binds tighter than all other operators.
    fileprivate var shortened: String {
        guard isShort else { return "…" }
        return switch node {
        case .unary, .binary, .has, .between, .matches, .test, .conditional: "(\(self))"
        default: "\(self)"
        }
    }
}

extension ValueType {
    /// How a value becomes a condition: in other languages a question alone is one.
    fileprivate func comparison(of expression: Expression) -> String? {
        guard expression.isShort else { return nil }
        return switch self {
        case .choice(let list): list.options.first.map { "write: \(expression) = '\($0.code)'" }
        case .multi(let list): list.options.first.map { "write: \(expression) has '\($0.code)'" }
        case .integer, .decimal, .quantity, .money: "compare it, as \(expression) > 0"
        case .text: "compare it, or write: \(expression) is answered"
        default: nil
        }
    }

    /// How a literal of another type would have to be written beside this type.
    fileprivate func spelling(of literal: Expression, beside other: ValueType) -> String? {
        switch (self, other) {
        case (.choice(let list), .boolean), (.boolean, .choice(let list)):
            list.options.first.map { "an option is compared with its code, as = '\($0.code)'" }
        case (.date, .text):
            literal.literalText.flatMap { CalendarDate(written: $0) }.map { "a date is written \("@\($0)")" }
        case (.time, .text): literal.literalText.flatMap { ClockTime($0) }.map { "a time is written \("@\($0)")" }
        default: nil
        }
    }

    /// Words that could stand for what is missing, as an example.
    fileprivate var standIn: String {
        switch self {
        case .integer, .decimal, .quantity, .money: "'some'"
        case .duration: "'some time'"
        case .date, .dateTime: "'that day'"
        case .time: "'that time'"
        case .choice, .multi, .rank, .allocation, .list: "'that'"
        default: "'your team'"
        }
    }
}
