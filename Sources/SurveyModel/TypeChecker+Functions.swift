internal import SourceDiagnostics

/// Calls of functions, checked against the catalogue.
extension TypeChecker {
    func call(_ name: String, _ arguments: [Expression.Argument], at span: SourceSpan) -> StaticType? {
        let place = SourceSpan(span.location, length: name.unicodeScalars.count)
        guard let function = FunctionCatalogue.function(name) else {
            let near = suggestion(for: name, among: FunctionCatalogue.names)
            log.error(
                .unknownFunction, at: place, "there is no function '\(name)'",
                hint: ForeignFunctions.hint(name) ?? near.map { "did you mean '\($0)'?" }
                    ?? suggestion(for: name, among: ForeignFunctions.names).flatMap(ForeignFunctions.hint))
            return nil
        }
        let fitting = function.signatures.filter { $0.arity.contains(arguments.count) }
        guard let widest = fitting.first else {
            log.error(
                .wrongArity, at: span,
                "'\(name)' takes \(function.wantedCount), but here \(arguments.count == 1 ? "is" : "are") \(arguments.count)",
                hint: "write: \(function.spellings.joined(separator: " or "))")
            return nil
        }
        if name == "index", !scope.isInRound {
            log.error(.typeMismatch, at: span, "'index()' is the number of a round, and this is in none")
            return nil
        }
        let types = arguments.enumerated().map { number, argument in
            self.type(of: argument, widest.parameters.isEmpty ? nil : widest.parameter(number), function)
        }
        let known = types.compactMap(\.self)
        guard known.count == types.count else { return nil }
        let signature = fitting.first { signature in
            known.enumerated().allSatisfy { signature.parameter($0).kind.accepts($1.type) }
        }
        guard let signature else { return refuse(known, arguments, fitting, name) }
        for (number, argument) in arguments.enumerated() {
            guard isWellFormed(argument, signature.parameter(number), after: arguments.first) else { return nil }
        }
        return result(of: function, signature, known, arguments, at: span)
    }

    /// The type of an argument; of one that is looked at for each person, with that person's questions.
    private func type(
        of argument: Expression.Argument, _ parameter: Function.Parameter?, _ function: Function
    ) -> StaticType? {
        if parameter?.kind == .personal || parameter?.kind == .personalCondition {
            return personal(argument, function)
        }
        // In a stage, 'top' takes a question of each person as it is.
        if function.name == "top", let people = scope.people, !people.isOnePerson, argument.filter == nil,
            case .name(let name) = argument.value.node, scope.symbols[name] == nil, people.record[name] != nil
        {
            return personal(argument, function)
        }
        guard let filter = argument.filter else { return type(of: argument.value) }
        return filtered(argument.value, filter, isCondition: function.name == "any" || function.name == "all")
    }

    private func personal(_ argument: Expression.Argument, _ function: Function) -> StaticType? {
        guard let people = scope.people, !people.isOnePerson else {
            return error(
                .personalQuestion, argument.value,
                scope.people == nil
                    ? "'\(function.name)' is about a group, and only a discussion guide has one"
                    : "what each person is asked knows nothing of the others")
        }
        var inner = self
        inner.scope.people = TypeScope.People(people.record, isOnePerson: true)
        guard let type = inner.type(of: argument.value) else { return nil }
        guard let filter = argument.filter else { return type }
        return error(
            .typeMismatch, filter, "'\(function.name)' takes a condition, not 'where'", hint: "join the two with 'and'")
    }

    /// `list where condition`: as many as before or fewer.
    private func filtered(_ list: Expression, _ filter: Expression, isCondition: Bool) -> StaticType? {
        guard let type = type(of: list) else { return nil }
        guard let member = type.type.member else {
            return error(.typeMismatch, list, "'where' chooses among several values, but this is \(type.type.name)")
        }
        var inner = self
        inner.scope.it = member
        inner.scope.isInRound = true
        // 'gaps.cost where cost > 100' looks at the rounds.
        var record = member.record
        if case .member(let base, _) = list.node, case .list(.record(let rounds))? = self.type(of: base)?.type {
            record = rounds
            inner.scope.it = .record(rounds)
        }
        for field in record?.fields ?? [] {
            inner.scope.symbols[field.name] = TypeScope.Symbol(field.type, mayBeMissing: field.mayBeMissing)
            inner.scope.present.remove(field.name)
            // What is known of a name outside is not known of a round's question of that name.
            inner.scope.present = inner.scope.present.filter { !$0.isDivisor(naming: field.name) }
            inner.scope.later.remove(field.name)
        }
        if record?.name == "people" { inner.scope.people = nil }
        guard let condition = inner.condition(filter) else { return nil }
        guard isCondition else { return type }
        return StaticType(.boolean, missing: StaticType.causes(type, condition))
    }

    private func refuse(
        _ types: [StaticType], _ arguments: [Expression.Argument], _ signatures: [Function.Signature], _ name: String
    ) -> StaticType? {
        let wrong = types.indices.first { number in
            !signatures.contains { $0.parameter(number).kind.accepts(types[number].type) }
        }
        let number = wrong ?? types.indices.last ?? 0
        guard types.indices.contains(number) else { return nil }
        let wanted = signatures.map { $0.parameter(number).kind.rawValue }
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let found = types[number].type
        var hint: String?
        if name == "label" || name == "join", found == .text || found.options != nil {
            hint = name == "join" ? "the wording of options is label(…)" : "a text is shown as it is"
        }
        return error(
            .typeMismatch, arguments[number].value,
            "expected \(wanted.joined(separator: " or ")), but this is \(found.name)",
            hint: hint)
    }

    /// Whether a name, code or pattern that must stand there does so.
    private func isWellFormed(
        _ argument: Expression.Argument, _ parameter: Function.Parameter, after first: Expression.Argument?
    ) -> Bool {
        let value = argument.value
        switch parameter.kind {
        case .question:
            if case .name(let name) = value.node, scope.symbols[name] != nil { return true }
            _ = error(.typeMismatch, value, "expected the bare name of a question")
        case .code:
            guard let code = value.literalText else {
                _ = error(.typeMismatch, value, "expected the code of an option in quotes")
                return false
            }
            var inner = self
            if let people = scope.people { inner.scope.people = TypeScope.People(people.record, isOnePerson: true) }
            guard let first, let options = inner.quietType(of: first.value)?.type.options else {
                _ = error(.typeMismatch, first?.value ?? value, "this has no options")
                return false
            }
            return isOption(
                value, StaticType(.text, literals: [code]), of: options.options.map(\.code), name: "\(first.value)")
        case .quota:
            guard let name = value.literalText, scope.quotas.contains(name) else {
                let known = scope.quotas.sorted()
                _ = error(
                    .unknownName, value, "there is no such quota",
                    label: known.isEmpty
                        ? "this survey has no quotas" : "quotas: \(known.joined(separator: ", "))",
                    hint: value.literalText.flatMap { suggestion(for: $0, among: known) }.map {
                        "did you mean '\($0)'?"
                    })
                return false
            }
            return true
        case .dateFormat:
            guard let format = value.literalText.flatMap(DateFormat.init) else {
                _ = error(
                    .typeMismatch, value, "this is not a format of a date",
                    hint: "as 'd MMMM yyyy', 'dd.MM.yy' or 'HH:mm'; words stand in \"double quotes\"")
                return false
            }
            guard let shown = first.flatMap({ quietType(of: $0.value)?.type }) else { return true }
            if shown == .date, format.hasTime {
                _ = error(.typeMismatch, value, "this shows a time, but a date has none")
                return false
            }
            if shown == .time, format.hasDate {
                _ = error(.typeMismatch, value, "this shows a date, but a time of day has none")
                return false
            }
            return true
        default: return true
        }
        return false
    }

    /// The type of what was checked before, without saying again what may be wrong.
    private func quietType(of expression: Expression) -> StaticType? {
        TypeChecker(scope: scope, log: DiagnosticLog()).type(of: expression)
    }
}

extension Function {
    fileprivate var wantedCount: String {
        if signatures.contains(where: \.isOpen) { return "at least one value" }
        let counts = Set(signatures.map(\.parameters.count)).sorted()
        if counts == [0] { return "no value" }
        let noun = counts == [1] ? "value" : "values"
        return counts.map(String.init).joined(separator: " or ") + " \(noun)"
    }
}

extension Function.Kind {
    func accepts(_ type: ValueType) -> Bool {
        let member = type.member ?? type
        return switch self {
        case .anything, .question: true
        case .boolean, .personalCondition: type == .boolean
        case .booleans: member == .boolean
        case .whole: type == .integer
        case .plain: type.isPlainNumber
        case .number: type.isNumber || type.unit != nil
        case .numbers: member.isNumber || member.unit != nil
        case .amounts: member.isAmount
        case .measurable: type.isAmount
        case .ordered: member.hasOrder
        case .text, .dateFormat, .code, .quota: type == .text
        case .texts: type.member == .text
        case .date: type == .date
        case .dateTime: type == .dateTime
        case .day: type == .date || type == .dateTime
        case .time: type == .time
        case .clock: type == .time || type == .dateTime
        case .option: type.choiceList != nil
        case .options: (type.member ?? type).choiceList != nil || type.isAllocation
        case .several: type.member != nil
        case .ranked: type.rankedList != nil
        case .scored: member.isNumber || member.choiceList != nil
        case .personal: type != .text && type.record == nil
        }
    }
}

extension ValueType {
    var choiceList: OptionList? {
        if case .choice(let list) = self { list } else { nil }
    }

    fileprivate var isAllocation: Bool {
        if case .allocation = self { true } else { false }
    }

    /// The options of what has an order of its own; of a group, also of a choice.
    var rankedList: OptionList? {
        switch self {
        case .rank(let list), .allocation(let list), .maxDiff(let list), .multi(let list), .choice(let list): list
        default: nil
        }
    }
}
