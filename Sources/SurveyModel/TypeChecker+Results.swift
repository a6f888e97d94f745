internal import SourceDiagnostics

/// What calls of functions give.
extension TypeChecker {
    func result(
        of function: Function, _ signature: Function.Signature, _ types: [StaticType],
        _ arguments: [Expression.Argument], at span: SourceSpan
    ) -> StaticType? {
        let type: ValueType?
        switch signature.result {
        case .type(let fixed): type = fixed
        case .same(let number): type = types[number].type
        case .member(let number): type = types[number].type.member
        case .listOfMembers(let number): type = types[number].type.member.map { .list($0) }
        case .common, .fraction:
            guard let common = common(function.name, types, arguments) else { return nil }
            type = signature.result == .common ? common : common.fraction
        case .special: type = special(function.name, types, arguments)
        }
        guard let type else { return nil }
        var result = StaticType(type, missing: missing(function, signature, types, arguments, at: span))
        switch signature.result {
        case .same(let number) where type == .text: result.literals = types[number].literals
        case .member(let number), .listOfMembers(let number): result.literals = types[number].literals
        default: break
        }
        let keepsLiteral = ["sum", "mean", "median", "min", "max", "abs", "round", "floor", "ceil", "once"]
        result.isLiteralNumber = keepsLiteral.contains(function.name) && types.allSatisfy(\.isLiteralNumber)
        return result
    }

    private func missing(
        _ function: Function, _ signature: Function.Signature, _ types: [StaticType],
        _ arguments: [Expression.Argument], at span: SourceSpan
    ) -> [MissingCause] {
        switch signature.absence {
        case .never: return []
        case .withAnyArgument: return StaticType.causes(types)
        case .possible(let kind):
            // Of 'sqrt(2)' it is known that there is one.
            if Expression(.call(function.name, arguments), at: span).hasConstantValue { return [] }
            return StaticType.causes(types) + [MissingCause(kind, function.name, at: span)]
        case .withAllArguments:
            // What is missing does not count, so one value that is there is enough; a list may be empty.
            guard zip(types, arguments).allSatisfy({ $0.mayBeMissing || $0.type.member != nil && !$1.isFilledList })
            else {
                return []
            }
            let causes = StaticType.causes(types)
            return causes.isEmpty ? [MissingCause(.noMember, function.name, at: span)] : causes
        }
    }

    /// The type that holds what all arguments, or their members, are.
    private func common(
        _ name: String, _ types: [StaticType], _ arguments: [Expression.Argument]
    ) -> ValueType? {
        guard var result = types.first?.asMember else { return nil }
        for (type, argument) in zip(types, arguments).dropFirst() {
            guard let common = StaticType.common(result, type.asMember) else {
                _ = mixed(
                    result.type, type.asMember.type, argument.value,
                    otherwise: "'\(name)' needs one type, but this is \(type.type.name)")
                return nil
            }
            result = StaticType(common).literalIf(result.isLiteralNumber && type.isLiteralNumber)
        }
        return result.type
    }

    private func special(
        _ name: String, _ types: [StaticType], _ arguments: [Expression.Argument]
    ) -> ValueType? {
        guard let first = types.first?.type, let argument = arguments.first?.value else { return nil }
        switch name {
        case "option": return options(of: first, argument).map { .record($0.asRecord) }
        case "quota":
            return .record(
                RecordType(
                    name: "quota",
                    fields: ["limit", "taken", "left"].map { .init($0, .integer, mayBeMissing: false) }))
        case "order_shown": return options(of: first, argument).map { .list(.choice($0)) }
        case "top":
            guard let list = first.rankedList else { return nil }
            if case .choice = first, scope.people?.record[argument.description] == nil {
                _ = error(
                    .typeMismatch, argument, "expected a ranking, points or several options, but this is \(first.name)")
                return nil
            }
            return arguments.count == 1 ? .choice(list) : .list(.choice(list))
        case "score":
            let member = first.member ?? first
            guard let list = member.choiceList else {
                return first.member == nil ? first : member.isWhole ? .integer : .decimal
            }
            guard let option = list.options.first(where: { $0.number == nil }) else { return .integer }
            _ = error(
                .typeMismatch, argument, "option '\(option.code)' has no number, so there is nothing to add up",
                hint: "give each option one, as '- \(option.code): {label: …, number: 1}'")
            return nil
        default: return nil
        }
    }

    private func options(of type: ValueType, _ expression: Expression) -> OptionList? {
        if let list = type.options { return list }
        _ = error(.typeMismatch, expression, "this has no options, it is \(type.name)")
        return nil
    }
}

extension StaticType {
    fileprivate func literalIf(_ isLiteral: Bool) -> StaticType {
        var result = self
        result.isLiteralNumber = isLiteral
        return result
    }
}

extension Expression.Argument {
    /// Whether it is a list that stands there and is not empty.
    fileprivate var isFilledList: Bool {
        guard filter == nil, case .list(let items) = value.node else { return false }
        return !items.isEmpty
    }
}

extension OptionList {
    /// What `option(…)` gives: its code, label and number, and the attributes that the list's options have.
    var asRecord: RecordType {
        RecordType(
            name: name,
            fields: [
                .init("code", .text, mayBeMissing: false), .init("label", .text, mayBeMissing: false),
                .init("number", .integer, mayBeMissing: options.contains { $0.number == nil }),
            ]
                + attributes.sorted { $0.key < $1.key }.map { name, type in
                    .init(name, type, mayBeMissing: options.contains { $0.attributes[name] == nil })
                })
    }
}
