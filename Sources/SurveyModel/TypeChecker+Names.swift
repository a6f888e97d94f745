internal import SourceDiagnostics

/// Names, and what stands behind a point.
extension TypeChecker {
    func symbol(_ name: String, at span: SourceSpan) -> StaticType? {
        switch name {
        case "it":
            if let it = scope.it { return StaticType(it) }
            log.error(
                .unknownName, at: span, "'it' stands for an option in 'options_if', or for a value behind 'where'")
            return nil
        case "people":
            if let people = scope.people, !people.isOnePerson {
                return StaticType(.list(.record(people.record)))
            }
            log.error(
                .unknownName, at: span,
                scope.people == nil
                    ? "only a discussion guide has 'people'" : "what each person is asked knows nothing of the others")
            return nil
        case "case", "session", "prior", "quota":
            rootAlone(name, at: span)
            return nil
        default: break
        }
        if let people = scope.people, scope.symbols[name] == nil, let field = people.record[name] {
            guard !people.isOnePerson else { return StaticType(field, at: span) }
            log.error(
                .personalQuestion, at: span, "'\(name)' is answered by each person, so it is not one value here",
                hint: "sum it up, as in share(\(name) = …), spread(\(name)) or people.\(name)")
            return nil
        }
        if let symbol = scope.symbols[name] {
            let isMissing = symbol.mayBeMissing && !scope.present.contains(name)
            return StaticType(
                symbol.type, missing: isMissing ? [MissingCause(.question, name, at: span)] : [],
                literals: symbol.literals)
        }
        guard !scope.broken.contains(name) else { return nil }
        if name == scope.current {
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

    private func rootAlone(_ name: String, at span: SourceSpan) {
        switch name {
        case "case":
            log.error(
                .unknownName, at: span, "'case' needs a field",
                label: "fields: \(scope.caseFields.keys.sorted().joined(separator: ", "))")
        case "session":
            log.error(
                .unknownName, at: span, "'session' needs a field",
                label: "fields: \(SessionField.allCases.map(\.rawValue).joined(separator: ", "))")
        case "prior": log.error(.unknownName, at: span, "'prior' needs a question, as in prior.nps")
        default: log.error(.unknownName, at: span, "'quota' needs a name, as in quota('teams').left")
        }
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
        if let near = suggestion(
            for: name,
            among: scope.symbols.keys.sorted() + scope.later.sorted()
                + (scope.people?.record.fields.map(\.name) ?? []))
        {
            hint = "did you mean '\(near)'?"
        } else if let field = scope.caseFields[name] {
            hint = "did you mean 'case.\(field.name)'?"
        } else if SessionField(rawValue: name) != nil {
            hint = "did you mean 'session.\(name)'?"
        } else if scope.symbols.values.contains(where: { $0.type.options?[name] != nil }) {
            hint = "an option is written in quotes: '\(name)'"
        } else if name == "item" {
            hint = "the value looked at is called 'it'"
        } else if FunctionCatalogue.function(name) != nil {
            hint = "a function is written with parentheses: \(name)(…)"
        }
        log.error(.unknownName, at: span, "there is no question '\(name)'", hint: hint)
    }

    /// - Parameters:
    ///   - field: What stands behind the point.
    ///   - base: What stands before it.
    ///   - span: The place of both.
    ///   - place: The place of the field.
    /// - Returns: The type, or `nil` after a mistake was reported.
    func member(_ field: String, of base: Expression, at span: SourceSpan, _ place: SourceSpan) -> StaticType? {
        switch base.node {
        case .name("case"): return caseField(field, at: span)
        case .name("session"): return sessionField(field, at: span, place)
        case .name("prior"): return priorAnswer(field, at: span)
        default:
            guard let type = type(of: base) else { return nil }
            return part(field, of: type, base, at: place)
        }
    }

    private func caseField(_ field: String, at span: SourceSpan) -> StaticType? {
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
        let isMissing = found.isOptional && !scope.present.contains("case.\(field)")
        return StaticType(found.type, missing: isMissing ? [MissingCause(.caseField, "case.\(field)", at: span)] : [])
    }

    private func sessionField(_ name: String, at span: SourceSpan, _ place: SourceSpan) -> StaticType? {
        guard let field = SessionField(rawValue: name) else {
            let known = SessionField.allCases.map(\.rawValue)
            log.error(
                .unknownName, at: place, "the session has no field '\(name)'",
                label: "fields: \(known.joined(separator: ", "))",
                hint: suggestion(for: name, among: known).map { "did you mean 'session.\($0)'?" })
            return nil
        }
        return StaticType(field.type, literals: field.literals)
    }

    private func priorAnswer(_ name: String, at span: SourceSpan) -> StaticType? {
        guard let type = scope.prior[name] ?? scope.symbols[name]?.type else {
            guard !scope.broken.contains(name) else { return nil }
            let known = Set(scope.prior.keys).union(scope.symbols.keys).sorted()
            let isLater = scope.later.contains(name) || name == scope.current
            log.error(
                isLater ? .forwardReference : .unknownName, at: span,
                isLater
                    ? "the type of '\(name)' is not known before the question itself"
                    : "there is no question '\(name)' in this survey",
                hint: suggestion(for: name, among: known).map { "did you mean 'prior.\($0)'?" })
            return nil
        }
        let isMissing = !scope.present.contains("prior.\(name)")
        return StaticType(type, missing: isMissing ? [MissingCause(.prior, "prior.\(name)", at: span)] : [])
    }

    /// `base.field` and `base['field']`, of a record or of a value that has parts with names.
    func part(_ field: String, of base: StaticType, _ expression: Expression, at place: SourceSpan) -> StaticType? {
        let absent = MissingCause(.noMember, "\(expression).\(field)", at: place)
        switch base.type {
        case .record(let record):
            guard let found = record[field] else {
                return noPart(field, of: expression, among: record.fields.map(\.name), at: place)
            }
            return StaticType(
                found.type,
                missing: base.missing + (found.mayBeMissing ? [MissingCause(.question, field, at: place)] : []))
        case .list(.record(let record)):
            guard let found = record[field] else {
                return noPart(field, of: expression, among: record.fields.map(\.name), at: place)
            }
            return StaticType(.list(found.type), missing: base.missing)
        case .allocation(let list):
            guard list[field] != nil else { return noOption(field, of: list, expression, at: place) }
            return StaticType(.integer, missing: base.missing)
        case .rank(let list), .maxDiff(let list):
            guard list[field] != nil else { return noOption(field, of: list, expression, at: place) }
            return StaticType(.integer, missing: base.missing + [absent])
        case .matrix(let rows, let cell):
            guard rows[field] != nil else { return noOption(field, of: rows, expression, at: place) }
            return StaticType(cell, missing: base.missing + [absent])
        case .pricePoints(let currency):
            let points = PriceSensitivity.Point.allCases.map(\.rawValue)
            guard points.contains(field) else { return noPart(field, of: expression, among: points, at: place) }
            return StaticType(.money(currency: currency), missing: base.missing)
        case .kano:
            let feelings = KanoAnswer.Feeling.allCases.map(\.rawValue)
            switch field {
            case "with", "without": return StaticType(.text, missing: base.missing, literals: feelings)
            case "category":
                return StaticType(
                    .text, missing: base.missing, literals: KanoAnswer.Category.allCases.map(\.rawValue))
            default: return noPart(field, of: expression, among: ["with", "without", "category"], at: place)
            }
        default:
            return error(.typeMismatch, expression, "only records have parts with names, but this is \(base.type.name)")
        }
    }

    private func noPart(
        _ field: String, of expression: Expression, among known: [String], at place: SourceSpan
    ) -> StaticType? {
        log.error(
            .unknownName, at: place, "'\(expression)' has no '\(field)'",
            label: known.isEmpty ? nil : "there are: \(known.joined(separator: ", "))",
            hint: suggestion(for: field, among: known).map { "did you mean '\($0)'?" })
        return nil
    }

    private func noOption(
        _ code: String, of list: OptionList, _ expression: Expression, at place: SourceSpan
    ) -> StaticType? {
        let codes = list.options.map(\.code)
        log.error(
            .unknownOption, at: place, "'\(code)' is not an option of '\(expression)'",
            label: "options: \(codes.joined(separator: ", "))",
            hint: suggestion(for: code, among: codes).map { "did you mean '\($0)'?" })
        return nil
    }
}

extension StaticType {
    /// What a question of a round or a person gives there.
    fileprivate init(_ field: RecordType.Field, at span: SourceSpan) {
        self.init(field.type, missing: field.mayBeMissing ? [MissingCause(.question, field.name, at: span)] : [])
    }
}

extension ValueType {
    /// The record that it is, or that its members are.
    package var record: RecordType? {
        switch self {
        case .record(let record), .list(.record(let record)): record
        default: nil
        }
    }
}
