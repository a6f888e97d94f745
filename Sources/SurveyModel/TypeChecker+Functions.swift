internal import SourceDiagnostics

extension TypeChecker {
    func call(_ name: String, _ arguments: [Expression.Argument], at span: SourceSpan) -> StaticType? {
        let place = SourceSpan(span.location, length: name.unicodeScalars.count)
        guard let arity = FunctionCatalogue.arity[name] else {
            if FunctionCatalogue.later.contains(name) {
                log.error(.notAvailableYet, at: place, "function '\(name)' is not available yet")
            } else {
                let near = suggestion(for: name, among: FunctionCatalogue.arity.keys.sorted())
                log.error(
                    .unknownFunction, at: place, "there is no function '\(name)'",
                    hint: near.map { "did you mean '\($0)'?" })
            }
            return nil
        }
        guard arity.contains(arguments.count), name != "date" || arguments.count != 2 else {
            let wanted =
                arity.count == 1
                ? "\(arity.lowerBound)"
                : name == "date" ? "1 or 3" : "\(arity.lowerBound) to \(arity.upperBound)"
            let noun = wanted == "1" ? "value" : "values"
            log.error(.wrongArity, at: span, "'\(name)' takes \(wanted) \(noun), but here are \(arguments.count)")
            return nil
        }
        if let filter = arguments.lazy.compactMap(\.filter).first {
            return error(.notAvailableYet, filter, "'where' is not available yet")
        }
        return result(of: name, arguments.map(\.value))
    }

    private func result(of name: String, _ arguments: [Expression]) -> StaticType? {
        switch name {
        case "count":
            let types = arguments.map { type(of: $0) }
            return types.contains(nil) ? nil : StaticType(.integer)
        case "sum", "mean", "min", "max": return total(name, arguments)
        case "any", "all":
            return conclusion(arguments.map { expect($0, "true or false") { $0 == .boolean || $0 == .list(.boolean) } })
            {
                StaticType(.boolean, mayBeMissing: $0)
            }
        case "has": return has(arguments[0], nil, arguments[1])
        case "first", "last": return members(arguments[0])
        case "at":
            let place = expect(arguments[1], "a whole number") { $0 == .integer }
            return members(arguments[0]).flatMap { place == nil ? nil : $0 }
        case "label":
            guard let found = type(of: arguments[0]) else { return nil }
            guard found.type.options != nil else {
                return error(.typeMismatch, arguments[0], "only an option has a label, but this is \(found.type.name)")
            }
            return StaticType(.text, mayBeMissing: found.mayBeMissing)
        case "abs": return number(arguments[0])
        case "round", "floor", "ceil": return rounding(arguments)
        case "today": return StaticType(.date)
        default: return ofTextOrDate(name, arguments)
        }
    }

    /// The result of a function whose arguments were checked one by one.
    private func conclusion(_ types: [StaticType?], _ make: (Bool) -> StaticType) -> StaticType? {
        let known = types.compactMap(\.self)
        guard known.count == types.count else { return nil }
        return make(known.contains(where: \.mayBeMissing))
    }

    private func total(_ name: String, _ arguments: [Expression]) -> StaticType? {
        let takesDates = name == "min" || name == "max"
        let types = arguments.map { argument in
            expect(argument, takesDates ? "a number or a date" : "a number") { type in
                let member = type.member ?? type
                return member.isNumber || (takesDates && member == .date)
            }
        }
        let known = types.compactMap(\.self)
        guard known.count == types.count, let first = known.first else { return nil }
        var result = first.type.member ?? first.type
        for (type, argument) in zip(known, arguments).dropFirst() {
            guard let common = ValueType.common(result, type.type.member ?? type.type) else {
                return error(.typeMismatch, argument, "'\(name)' needs one type, but this is \(type.type.name)")
            }
            result = common
        }
        // What is missing does not count, so one value that is there is enough.
        let mayBeMissing = known.allSatisfy { $0.mayBeMissing || $0.type.member != nil }
        return StaticType(name == "mean" ? .decimal : result, mayBeMissing: mayBeMissing)
    }

    private func members(_ argument: Expression) -> StaticType? {
        guard let found = type(of: argument) else { return nil }
        guard let member = found.type.member else {
            return error(.typeMismatch, argument, "expected several values, but this is \(found.type.name)")
        }
        return StaticType(member, mayBeMissing: true)
    }

    private func rounding(_ arguments: [Expression]) -> StaticType? {
        let value = number(arguments[0])
        guard arguments.count == 2 else {
            return value.map { StaticType(.integer, mayBeMissing: $0.mayBeMissing) }
        }
        let places = expect(arguments[1], "a whole number") { $0 == .integer }
        return conclusion([value, places]) { StaticType(.decimal, mayBeMissing: $0) }
    }

    private func ofTextOrDate(_ name: String, _ arguments: [Expression]) -> StaticType? {
        switch name {
        case "year", "month", "day", "days_between":
            conclusion(arguments.map { expect($0, "a date") { $0 == .date } }) {
                StaticType(.integer, mayBeMissing: $0)
            }
        case "date" where arguments.count == 1:
            conclusion([text(arguments[0])]) { _ in StaticType(.date, mayBeMissing: true) }
        case "date":
            conclusion(arguments.map { expect($0, "a whole number") { $0 == .integer } }) { _ in
                StaticType(.date, mayBeMissing: true)
            }
        default:
            conclusion(arguments.map(text)) { mayBeMissing in
                let type: ValueType =
                    switch name {
                    case "len", "words": .integer
                    case "contains", "starts", "ends": .boolean
                    default: .text
                    }
                return StaticType(type, mayBeMissing: mayBeMissing)
            }
        }
    }
}
