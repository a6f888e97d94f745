internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// Types of questions: `scale(0..10)`, `multi(reason except none)`, `matrix(feature, scale(1..5))`.
extension SurveyReading {
    /// A type of a question, whose name is known and whose parentheses are not read yet.
    struct NamedType {
        var name: TypeName
        var written: WrittenType
    }

    /// The name of a type, or `nil` after a mistake was reported.
    func namedType(_ source: SourceText) -> NamedType? {
        guard let written = written(source) else { return nil }
        if written.isOptional {
            log.error(
                .unknownType, at: written.span, "only a case field can end in '?'",
                hint: "an answer may always be missing; 'missing: none' and 'required: true' say otherwise")
            return nil
        }
        guard let name = TypeName(rawValue: written.name) else {
            unknown(written, among: TypeName.allCases.map(\.rawValue))
            return nil
        }
        return NamedType(name: name, written: written)
    }

    func written(_ source: SourceText) -> WrittenType? {
        if let type = WrittenType(source) { return type }
        log.error(
            .unknownType, at: source.span, "'\(source.text.prefix(80))' is not a type",
            hint: "types are written as text, scale(0..10) or choice(a, b)")
        return nil
    }

    func unknown(_ type: WrittenType, among known: [String]) {
        let others = [
            "bool": "yes_no", "boolean": "yes_no", "int": "integer", "number": "decimal", "float": "decimal",
            "string": "text", "open": "text", "single": "choice", "radio": "choice", "checkbox": "multi",
            "note": "statement", "ranking": "rank", "allocation": "allocate", "slider": "scale", "rating": "scale",
            "loop": "repeat", "group": "section", "page": "section", "van_westendorp": "price_sensitivity",
            "constant_sum": "allocate", "grid": "matrix", "best_worst": "maxdiff",
        ]
        let near =
            others[type.name].flatMap { known.contains($0) ? $0 : nil } ?? suggestion(for: type.name, among: known)
        log.error(
            .unknownType, at: type.nameSpan, "there is no type '\(type.name.prefix(64))'",
            hint: near.map { "did you mean '\($0)'?" } ?? "types: \(known.joined(separator: ", "))")
    }

    /// What a type's question takes; attributes that belong to its type are read too.
    func kind(_ type: NamedType, of question: String, _ map: YAMLMap, _ scope: TypeScope) -> Question.Kind? {
        let written = type.written
        switch type.name {
        case .yesNo:
            noteYesNo(at: written.span)
            return plain(written).map { .yesNo(yesNo) }
        case .text: return plain(written).map { .text }
        case .datetime: return plain(written).map { .dateTime }
        case .statement: return plain(written).map { .statement }
        case .choice: return options(written, of: question).map(Question.Kind.choice)
        case .multi: return options(written, of: question).map(Question.Kind.multi)
        case .rank: return options(written, of: question).flatMap { rank($0, map) }
        case .scale: return scale(written)
        case .integer: return integer(written)
        case .decimal:
            return bounds(written, "two numbers", as: "0..10", Decimals.read)
                .map { .decimal(minimum: $0.low, maximum: $0.high) }
        case .money: return money(written)
        case .date:
            return bounds(written, "two dates", as: "2020-01-01..2026-12-31") { CalendarDate($0) }
                .map { .date(minimum: $0.low, maximum: $0.high) }
        case .time:
            return bounds(written, "two times", as: "08:00..18:00") { ClockTime($0) }
                .map { .time(minimum: $0.low, maximum: $0.high) }
        case .duration:
            return bounds(written, "two lengths of time", as: "0 min..8 h") { TimeSpan($0) }
                .map { .duration(minimum: $0.low, maximum: $0.high) }
        case .allocate: return allocation(written, of: question)
        case .matrix: return matrix(written, of: question)
        case .maxdiff: return options(written, of: question).flatMap { maxDiff($0, map) }
        case .kano: return plain(written).flatMap { kano(map, of: question, scope) }
        case .priceSensitivity: return priceSensitivity(written, map, of: question, scope)
        case .nps, .csat, .ces: return plain(written).flatMap { StandardQuestion(type.name)?.kind }
        case .repetition, .section, .opportunity: return nil
        }
    }

    /// A type that takes nothing in parentheses.
    func plain(_ type: WrittenType) -> Void? {
        guard type.arguments == nil else {
            log.error(.unknownType, at: type.span, "'\(type.name)' takes nothing in parentheses here")
            return nil
        }
        return ()
    }

    private func scale(_ type: WrittenType) -> Question.Kind? {
        guard let bounds = bounds(type, "two whole numbers", as: "0..10", { Int($0) }) else { return nil }
        guard let low = bounds.low, let high = bounds.high, low < high,
            high.subtractingReportingOverflow(low).0 <= 1000,
            !high.subtractingReportingOverflow(low).overflow
        else {
            log.error(
                .unknownType, at: type.span,
                "a scale goes from one whole number to a higher one, as scale(0..10), over at most 1,000 points")
            return nil
        }
        return .scale(low...high)
    }

    private func integer(_ type: WrittenType) -> Question.Kind? {
        bounds(type, "two whole numbers", as: "0..10") { Int($0) }.map { .integer(minimum: $0.low, maximum: $0.high) }
    }

    private func rank(_ list: OptionList, _ map: YAMLMap) -> Question.Kind? {
        guard let node = map.optional(QuestionKey.top) else { return .rank(list, top: nil) }
        guard let top = node.integer(in: 1...1000) else { return nil }
        guard top < list.options.count else {
            node.error(
                .wrongShape, "there are \(list.options.count) options, so ranking \(top) of them is ranking all",
                hint: "leave 'top' out")
            return nil
        }
        return .rank(list, top: top)
    }

    func money(_ type: WrittenType) -> Question.Kind? {
        guard let currency = currency(type) else { return nil }
        guard type.arguments?.count == 2, let range = type.arguments?[1] else {
            return .money(currency: currency, minimum: nil, maximum: nil)
        }
        return bounds(type, range, "two amounts", as: "0..5000", Decimals.read)
            .map { .money(currency: currency, minimum: $0.low, maximum: $0.high) }
    }

    /// The currency in the first parentheses.
    func currency(_ type: WrittenType, alone: Bool = false) -> String? {
        let count = type.arguments?.count ?? 0
        guard (1...(alone ? 1 : 2)).contains(count), let range = type.arguments?.first,
            Money.isCurrency(type.text(range))
        else {
            log.error(
                .unknownType, at: type.span, "'\(type.name)' needs a currency, as \(type.name)(EUR)",
                hint: "a currency has three capital letters, after ISO 4217")
            return nil
        }
        return type.text(range)
    }

    private func allocation(_ type: WrittenType, of question: String) -> Question.Kind? {
        guard let arguments = type.arguments, arguments.count > 1, let total = Int(type.text(arguments[0])),
            (2...1_000_000).contains(total)
        else {
            log.error(
                .unknownType, at: type.span,
                "'allocate' needs the number of points and a list, as allocate(100, reason)")
            return nil
        }
        return options(type, Array(arguments.dropFirst()), of: question).map { .allocation(total: total, $0) }
    }

    private static let cells: Set<TypeName> = [.yesNo, .choice, .scale, .integer, .decimal, .money]

    private func matrix(_ type: WrittenType, of question: String) -> Question.Kind? {
        let example = "matrix(feature, scale(1..5))"
        guard let arguments = type.arguments, arguments.count > 1, let last = arguments.last,
            let written = type.inner(last)
        else {
            log.error(.unknownType, at: type.span, "'matrix' needs a list of rows and a type, as \(example)")
            return nil
        }
        guard let name = TypeName(rawValue: written.name), Self.cells.contains(name) else {
            let known = TypeName.allCases.filter(Self.cells.contains).map(\.rawValue)
            log.error(
                .unknownType, at: written.nameSpan, "'\(written.name)' cannot be the type of a matrix's cells",
                hint: suggestion(for: written.name, among: known).map { "did you mean '\($0)'?" }
                    ?? "they can be: \(known.joined(separator: ", "))")
            return nil
        }
        let rows = options(type, Array(arguments.dropLast()), of: question)
        let cell: Question.Kind? =
            switch name {
            case .yesNo: plain(written).map { .yesNo(yesNo) }
            case .choice: options(written, of: question + "_columns").map(Question.Kind.choice)
            case .scale: scale(written)
            case .integer: integer(written)
            case .money: money(written)
            default:
                bounds(written, "two numbers", as: "0..10", Decimals.read)
                    .map { .decimal(minimum: $0.low, maximum: $0.high) }
            }
        guard let rows, let cell else { return nil }
        return .matrix(rows: rows, cell: cell)
    }
}
