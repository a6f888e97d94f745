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
        case .integer: StaticType(.integer)
        case .decimal: StaticType(.decimal)
        case .text(let text): StaticType(.text, literals: [text])
        case .date: StaticType(.date)
        case .name(let name): symbol(name, at: expression.span)
        case .member(let base, let field): member(field, of: base, at: expression.span)
        case .element(let base, let position): element(base, position)
        case .list(let items): list(items)
        case .call(let name, let arguments): call(name, arguments, at: expression.span)
        case .unary(.not, let operand): condition(operand)
        case .unary(.minus, let operand): number(operand)
        case .binary(let operation, let left, let right): binary(operation, left, right, at: expression.span)
        case .has(let set, let quantifier, let wanted): has(set, quantifier, wanted)
        case .between(let value, let low, let high): between(value, low, high)
        case .matches(let text, let pattern): matches(text, pattern, at: expression.span)
        case .test(let operand, _, _): type(of: operand).map { _ in StaticType(.boolean) }
        case .conditional(let condition, let then, let otherwise): conditional(condition, then, otherwise)
        }
    }

    /// Checks an expression that must be true or false.
    @discardableResult
    package func condition(_ expression: Expression) -> StaticType? {
        expect(expression, "true or false") { $0 == .boolean }
    }

    /// Checks an expression that must be a whole number.
    package func whole(_ expression: Expression) {
        _ = expect(expression, "a whole number") { $0 == .integer || ValueType.common($0, .integer) == .integer }
    }

    /// Checks that an expression can be the answer of a question of a type.
    package func check(_ expression: Expression, fits type: ValueType) {
        guard let found = self.type(of: expression) else { return }
        if let options = type.options, let literals = found.literals, (found.type.member ?? found.type) == .text {
            for code in literals where options[code] == nil {
                let codes = options.options.map(\.code)
                _ = error(
                    .unknownOption, expression.literal(code) ?? expression,
                    "'\(code)' is not an option of '\(options.name)'",
                    label: "options: \(codes.joined(separator: ", "))",
                    hint: suggestion(for: code, among: codes).map { "did you mean '\($0)'?" })
            }
            if (type.member != nil) == (found.type.member != nil) { return }
        }
        guard ValueType.common(type, found.type) != type else { return }
        _ = error(.typeMismatch, expression, "the answer is \(type.name), but this is \(found.type.name)")
    }

    /// Checks the fills of a text: each must have something to show.
    package func check(_ template: Template) {
        for fill in template.fills {
            guard let type = fillType(of: fill) else { continue }
            if type.type == .boolean {
                log.error(
                    .typeMismatch, at: fill.span, "a fill cannot show true or false",
                    hint: "write ${if … then 'one text' else 'another'}")
            } else if type.mayBeMissing {
                log.error(
                    .fillMayBeMissing, at: fill.span, "this fill may have nothing to show",
                    hint: "say what to show then: ${… ?? 'your team'}")
            }
        }
    }

    /// In a fill, `??` accepts a text beside any type, since both are shown as words.
    private func fillType(of expression: Expression) -> StaticType? {
        guard case .binary(.fallback, let left, let right) = expression.node else { return type(of: expression) }
        let (first, second) = (fillType(of: left), fillType(of: right))
        guard let first, let second else { return nil }
        return StaticType(first.type, mayBeMissing: first.mayBeMissing && second.mayBeMissing)
    }

    func error(
        _ code: Diagnostic.Code, _ expression: Expression, _ message: String, label: String? = nil, hint: String? = nil
    ) -> StaticType? {
        log.error(code, at: expression.span, message, label: label, hint: hint)
        return nil
    }

    func expect(_ expression: Expression, _ what: String, _ isFine: (ValueType) -> Bool) -> StaticType? {
        guard let found = type(of: expression) else { return nil }
        guard isFine(found.type) else {
            return error(.typeMismatch, expression, "expected \(what), but this is \(found.type.name)")
        }
        return found
    }

    func number(_ expression: Expression) -> StaticType? { expect(expression, "a number", \.isNumber) }
    func text(_ expression: Expression) -> StaticType? { expect(expression, "a text") { $0 == .text } }

    private func symbol(_ name: String, at span: SourceSpan) -> StaticType? {
        if name == "it" {
            if let it = scope.it { return StaticType(it) }
            log.error(.unknownName, at: span, "'it' stands for an option, and only in 'options_if'")
            return nil
        }
        if let symbol = scope.symbols[name] {
            return StaticType(
                symbol.type, mayBeMissing: symbol.mayBeMissing && !scope.present.contains(name),
                literals: symbol.literals)
        }
        guard !scope.broken.contains(name) else { return nil }
        if name == "case" {
            log.error(
                .unknownName, at: span, "'case' needs a field",
                label: "fields: \(scope.caseFields.keys.sorted().joined(separator: ", "))")
        } else if FunctionCatalogue.laterRoots.contains(name) {
            log.error(.notAvailableYet, at: span, "'\(name)' is not available yet")
        } else if name == scope.current {
            log.error(.selfReference, at: span, "'\(name)' cannot depend on itself")
        } else if scope.later.contains(name) {
            log.error(
                .forwardReference, at: span, "'\(name)' is asked only later",
                hint: "move this behind it; a survey runs forward only")
        } else {
            unknown(name, at: span)
        }
        return nil
    }

    private func unknown(_ name: String, at span: SourceSpan) {
        if let owner = scope.rounds[name] {
            log.error(
                .outsideOfRounds, at: span,
                "'\(name)' is asked in each round of '\(owner)', so here it is not one value",
                hint: "take one, as \(owner)[1].\(name), or all together, as count(\(owner).\(name))")
            return
        }
        var hint: String?
        if let near = suggestion(for: name, among: scope.symbols.keys.sorted() + scope.later.sorted()) {
            hint = "did you mean '\(near)'?"
        } else if let field = scope.caseFields[name] {
            hint = "did you mean 'case.\(field.name)'?"
        } else if scope.symbols.values.contains(where: { $0.type.options?[name] != nil }) {
            hint = "an option is written in quotes: '\(name)'"
        }
        log.error(.unknownName, at: span, "there is no question '\(name)'", hint: hint)
    }

    private func member(_ field: String, of base: Expression, at span: SourceSpan) -> StaticType? {
        if case .name(let root) = base.node, FunctionCatalogue.laterRoots.contains(root) {
            return error(.notAvailableYet, base, "'\(root)' is not available yet")
        }
        guard base.node == .name("case") else {
            guard type(of: base) != nil else { return nil }
            return error(.typeMismatch, base, "only 'case' has fields")
        }
        let known = scope.caseFields.keys.sorted()
        guard let found = scope.caseFields[field] else {
            guard !scope.broken.contains("case.\(field)") else { return nil }
            log.error(
                .unknownName, at: span, "the case has no field '\(field)'",
                label: known.isEmpty
                    ? "there is no 'case:' in this survey" : "fields: \(known.joined(separator: ", "))",
                hint: suggestion(for: field, among: known).map { "did you mean 'case.\($0)'?" })
            return nil
        }
        return StaticType(
            found.type, mayBeMissing: found.isOptional && !scope.present.contains("case.\(field)"))
    }

    private func element(_ base: Expression, _ position: Expression) -> StaticType? {
        let (set, place) = (type(of: base), expect(position, "a whole number") { $0 == .integer })
        guard let set, place != nil else { return nil }
        guard let member = set.type.member else {
            return error(.typeMismatch, base, "expected several values, but this is \(set.type.name)")
        }
        return StaticType(member, mayBeMissing: true)
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
            guard let common = ValueType.common(current.type, type.type) else {
                return error(
                    .typeMismatch, expression, "this is \(type.type.name), but the list began with \(current.type.name)"
                )
            }
            let literals = current.literals.flatMap { first in type.literals.map { first + $0 } }
            result = StaticType(
                common, mayBeMissing: current.mayBeMissing || type.mayBeMissing, literals: literals)
        }
        let item = result ?? StaticType(.text, literals: [])
        return StaticType(.list(item.type), mayBeMissing: item.mayBeMissing, literals: item.literals)
    }

    private func matches(_ text: Expression, _ pattern: String, at span: SourceSpan) -> StaticType? {
        let type = self.text(text)
        guard (try? Regex(pattern)) != nil else {
            log.error(.typeMismatch, at: span, "the pattern is not a regular expression")
            return nil
        }
        return type.map { StaticType(.boolean, mayBeMissing: $0.mayBeMissing) }
    }

    private func conditional(_ condition: Expression, _ then: Expression, _ otherwise: Expression) -> StaticType? {
        let test = self.condition(condition)
        var inner = self
        inner.scope.present.formUnion(condition.presentWhenTrue)
        let (first, second) = (inner.type(of: then), type(of: otherwise))
        guard let first, let second else { return nil }
        guard let common = ValueType.common(first.type, second.type) else {
            return error(
                .typeMismatch, otherwise,
                "both values must be of one type, but the first is \(first.type.name) and this is \(second.type.name)")
        }
        let literals = first.literals.flatMap { first in second.literals.map { first + $0 } }
        return StaticType(
            common, mayBeMissing: test?.mayBeMissing ?? true || first.mayBeMissing || second.mayBeMissing,
            literals: common == .text ? literals : nil)
    }
}

extension ValueType {
    /// The type of the members of a multi or list.
    var member: ValueType? {
        switch self {
        case .multi(let list): .choice(list)
        case .list(let type): type
        default: nil
        }
    }

    /// The type that holds values of both; `nil` if there is none.
    static func common(_ left: ValueType, _ right: ValueType) -> ValueType? {
        if left == right { return left }
        if left.isNumber, right.isNumber { return .decimal }
        switch (left, right) {
        case (.choice(let first), .choice(let second)): return OptionList.wider(first, second).map { .choice($0) }
        case (.multi(let first), .multi(let second)): return OptionList.wider(first, second).map { .multi($0) }
        default: return nil
        }
    }
}

extension OptionList {
    /// The one that includes the other.
    static func wider(_ left: OptionList, _ right: OptionList) -> OptionList? {
        let (first, second) = (Set(left.options.map(\.code)), Set(right.options.map(\.code)))
        return first.isSuperset(of: second) ? left : second.isSuperset(of: first) ? right : nil
    }
}
