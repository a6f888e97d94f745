internal import FoundationEssentials
internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// Types of questions and case fields: `scale(0..10)`, `multi(reason except none)`, `integer?`.
extension SurveyReading {
    /// A type as it is written: a word, and what stands in its parentheses, each with its place.
    private struct WrittenType {
        var source: SourceText
        var name: String
        /// Scalar ranges of the parts between commas, without blanks; `nil` without parentheses.
        var arguments: [Range<Int>]?
        var isOptional: Bool

        func text(_ range: Range<Int>) -> String {
            String(String.UnicodeScalarView(Array(source.text.unicodeScalars)[range]))
        }

        var nameSpan: SourceSpan { source.span(0..<name.unicodeScalars.count) }
    }

    static let knownTypes = ["yes_no", "choice", "multi", "scale", "integer", "decimal", "text"]
    private static let laterTypes: Set<String> = [
        "money", "date", "time", "datetime", "duration", "rank", "allocate", "matrix", "maxdiff", "kano",
        "price_sensitivity", "list", "record", "person", "repeat", "bool", "boolean",
    ]

    private func written(_ source: SourceText) -> WrittenType? {
        let scalars = Array(source.text.unicodeScalars)
        let name = scalars.prefix { $0 == "_" || $0.properties.isXIDContinue }
        var rest = scalars[name.count...]
        let isOptional = rest.last == "?"
        if isOptional { rest = rest.dropLast() }
        var type = WrittenType(
            source: source, name: String(String.UnicodeScalarView(name)), arguments: nil, isOptional: isOptional)
        if rest.isEmpty, !name.isEmpty { return type }
        guard !name.isEmpty, rest.first == "(", rest.last == ")", rest.count >= 2 else {
            log.error(
                .unknownType, at: source.span, "'\(source.text)' is not a type",
                hint: "types are written as text, scale(0..10) or choice(a, b)")
            return nil
        }
        let inner = rest.dropFirst().dropLast()
        type.arguments = inner.split(separator: ",", omittingEmptySubsequences: false).map { part in
            let end = part.lastIndex { $0 != " " }.map { $0 + 1 } ?? part.startIndex
            return (part.firstIndex { $0 != " " } ?? end)..<end
        }
        return type
    }

    /// The kind of a question, or `nil` after a mistake was reported.
    func kind(_ source: SourceText, of question: String) -> Question.Kind? {
        guard let type = written(source) else { return nil }
        if type.isOptional {
            log.error(
                .unknownType, at: source.span, "only a case field can end in '?'",
                hint: "an answer may always be missing; 'missing: none' and 'required: true' say otherwise")
            return nil
        }
        switch type.name {
        case "yes_no": return plain(type).map { .yesNo }
        case "text": return plain(type).map { .text }
        case "choice": return options(type, of: question).map(Question.Kind.choice)
        case "multi": return options(type, of: question).map(Question.Kind.multi)
        case "scale":
            guard let bounds = bounds(type), case let (low?, high?) = bounds.whole, low < high, high - low <= 1000
            else {
                if type.arguments == nil || bounds(type) != nil {
                    log.error(
                        .unknownType, at: source.span,
                        "a scale goes from one whole number to a higher one, as scale(0..10)")
                }
                return nil
            }
            return .scale(low...high)
        case "integer":
            guard type.arguments != nil else { return .integer(minimum: nil, maximum: nil) }
            guard let (low, high) = bounds(type)?.whole else { return nil }
            return .integer(minimum: low, maximum: high)
        case "decimal":
            guard type.arguments != nil else { return .decimal(minimum: nil, maximum: nil) }
            guard let bounds = bounds(type) else { return nil }
            return .decimal(minimum: bounds.low, maximum: bounds.high)
        default:
            unknown(type, among: Self.knownTypes, later: Self.laterTypes)
            return nil
        }
    }

    /// The type of a case field.
    func fieldType(_ source: SourceText, of field: String) -> (type: ValueType, isOptional: Bool)? {
        guard let written = written(source) else { return nil }
        let type: ValueType?
        switch written.name {
        case "text": type = plain(written).map { .text }
        case "integer": type = plain(written).map { .integer }
        case "decimal": type = plain(written).map { .decimal }
        case "date": type = plain(written).map { .date }
        case "yes_no": type = plain(written).map { .choice(.yesNo) }
        case "choice": type = options(written, of: field).map(ValueType.choice)
        case "multi": type = options(written, of: field).map(ValueType.multi)
        default:
            unknown(
                written, among: ["text", "integer", "decimal", "date", "yes_no", "choice", "multi"],
                later: Self.laterTypes.union(["scale"]))
            type = nil
        }
        return type.map { ($0, written.isOptional) }
    }

    private func unknown(_ type: WrittenType, among known: [String], later: Set<String>) {
        if later.contains(type.name) {
            log.error(.notAvailable, at: type.nameSpan, "type '\(type.name)' is not available yet")
        } else {
            let near = suggestion(for: type.name, among: known)
            log.error(
                .unknownType, at: type.nameSpan, "there is no type '\(type.name)'",
                hint: near.map { "did you mean '\($0)'?" } ?? "types: \(known.joined(separator: ", "))")
        }
    }

    /// A type that takes nothing in parentheses.
    private func plain(_ type: WrittenType) -> Void? {
        guard type.arguments == nil else {
            log.error(.unknownType, at: type.source.span, "'\(type.name)' takes nothing in parentheses here")
            return nil
        }
        return ()
    }

    private struct Bounds {
        var low: Decimal?
        var high: Decimal?
        /// The same as whole numbers.
        var whole: (Int?, Int?)
    }

    /// `0..10`, `0..` or `..10`; both ends belong to it.
    private func bounds(_ type: WrittenType) -> Bounds? {
        guard let arguments = type.arguments else { return nil }
        let wantsWhole = type.name != "decimal"
        let fail = { () -> Bounds? in
            log.error(
                .unknownType, at: type.source.span,
                "'\(type.name)' takes two \(wantsWhole ? "whole numbers" : "numbers"), the lower one first, as \(type.name)(0..10)"
            )
            return nil
        }
        guard arguments.count == 1 else { return fail() }
        let text = type.text(arguments[0])
        guard let dots = text.range(of: "..") else { return fail() }
        let parts = [text[..<dots.lowerBound], text[dots.upperBound...]].map { $0.filter { $0 != " " } }
        guard parts.contains(where: { !$0.isEmpty }) else { return fail() }
        let numbers = parts.map { Decimal(exactly: $0) }
        guard zip(parts, numbers).allSatisfy({ $0.isEmpty || $1 != nil }) else { return fail() }
        if let low = numbers[0], let high = numbers[1], low > high { return fail() }
        let whole = parts.map { Int($0) }
        guard !wantsWhole || zip(parts, whole).allSatisfy({ $0.isEmpty || $1 != nil }) else { return fail() }
        return Bounds(low: numbers[0], high: numbers[1], whole: (whole[0], whole[1]))
    }

    /// A shared list, a shared list without some options, or options in place.
    private func options(_ type: WrittenType, of name: String) -> OptionList? {
        guard let arguments = type.arguments, arguments.allSatisfy({ !$0.isEmpty }) else {
            log.error(
                .unknownList, at: type.source.span,
                "'\(type.name)' needs a list or options, as \(type.name)(reason) or "
                    + "\(type.name)(a, b)")
            return nil
        }
        let first = type.text(arguments[0])
        if let except = first.range(of: " except ") {
            return list(
                type, String(first[..<except.lowerBound]), except: arguments, first: String(first[except.upperBound...])
            )
        }
        guard arguments.count > 1 else {
            return shared(first, at: type.source.span(arguments[0]))
        }
        var codes: [OptionList.Option] = []
        for argument in arguments {
            let code = type.text(argument)
            guard isCode(code, at: type.source.span(argument), among: codes) else { return nil }
            codes.append(OptionList.Option(code: code, label: code.map { $0 == "_" ? " " : String($0) }.joined()))
        }
        return OptionList(name: name, options: codes)
    }

    private func shared(_ name: String, at span: SourceSpan) -> OptionList? {
        if let list = lists[name] { return list }
        guard !brokenLists.contains(name) else { return nil }
        let near = suggestion(for: name, among: lists.keys.sorted() + brokenLists.sorted())
        log.error(
            .unknownList, at: span, "there is no list '\(name)'",
            hint: near.map { "did you mean '\($0)'?" } ?? "define it under 'lists', or give the options here: (a, b)")
        return nil
    }

    private func list(
        _ type: WrittenType, _ name: String, except arguments: [Range<Int>], first: String
    ) -> OptionList? {
        guard var list = shared(name.filter { $0 != " " }, at: type.source.span(arguments[0])) else { return nil }
        let removed = [first.filter { $0 != " " }] + arguments.dropFirst().map(type.text)
        for code in removed where list[code] == nil {
            log.error(
                .unknownOption, at: type.source.span(arguments[0]), "'\(code)' is not an option of '\(list.name)'",
                label: "options: \(list.options.map(\.code).joined(separator: ", "))",
                hint: suggestion(for: code, among: list.options.map(\.code)).map { "did you mean '\($0)'?" })
        }
        list.options.removeAll { removed.contains($0.code) }
        guard list.options.isEmpty else { return list }
        log.error(.unknownList, at: type.source.span, "no option is left")
        return nil
    }

    /// Whether a code can be stored and is new; if not, it was reported.
    func isCode(_ code: String, at span: SourceSpan, among others: [OptionList.Option]) -> Bool {
        guard !code.isEmpty, code.count <= 64,
            code.unicodeScalars.allSatisfy({ $0 == "-" || $0 == "." || $0.properties.isXIDContinue || $0 == "_" })
        else {
            log.error(
                .invalidName, at: span, "'\(code)' cannot be the code of an option",
                hint: "a code is one word; its wording stands behind it: '- price: Price or budget'")
            return false
        }
        guard let other = others.first(where: { $0.code.lowercased() == code.lowercased() }) else { return true }
        let difference = other.code == code ? "is given twice" : "and '\(other.code)' differ only in capitals"
        log.error(.duplicateOption, at: span, "option '\(code)' \(difference)")
        return false
    }
}

extension String {
    /// The first place of a text in this one.
    fileprivate func range(of other: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(other) {
                return start..<index(start, offsetBy: other.count)
            }
            start = index(after: start)
        }
        return nil
    }
}
