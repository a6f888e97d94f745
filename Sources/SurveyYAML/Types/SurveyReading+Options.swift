internal import SourceDiagnostics
internal import SurveyModel

/// The options of a type: a shared list, a shared list without some options, or options in place.
extension SurveyReading {
    func options(_ type: WrittenType, of name: String) -> OptionList? {
        options(type, type.arguments ?? [], of: name)
    }

    func options(_ type: WrittenType, _ arguments: [Range<Int>], of name: String) -> OptionList? {
        guard let first = arguments.first, arguments.allSatisfy({ !$0.isEmpty }) else {
            log.error(
                .unknownList, at: type.span,
                "'\(type.name)' needs a list or options, as \(type.name)(reason) or \(type.name)(a, b)")
            return nil
        }
        if let (name, except) = type.split(first, at: "except") {
            return list(type, name, except: [except] + arguments.dropFirst())
        }
        guard arguments.count > 1 else { return shared(type.text(first), at: type.span(first)) }
        var codes: [OptionList.Option] = []
        for argument in arguments {
            let code = type.text(argument)
            guard isCode(code, at: type.span(argument), among: codes) else { return nil }
            codes.append(OptionList.Option(code: code, label: OptionList.label(of: code)))
        }
        return OptionList(name: name, options: codes)
    }

    private func shared(_ name: String, at span: SourceSpan) -> OptionList? {
        if let list = lists[name] { return list }
        guard !brokenLists.contains(name) else { return nil }
        let near = suggestion(for: name, among: lists.keys.sorted() + brokenLists.sorted())
        log.error(
            .unknownList, at: span, "there is no list '\(name)'",
            hint: near.map { "did you mean '\($0)'?" }
                ?? "define it under 'lists', or give two options or more here: (a, b)")
        return nil
    }

    private func list(_ type: WrittenType, _ name: Range<Int>, except removed: [Range<Int>]) -> OptionList? {
        guard var list = shared(type.text(name), at: type.span(name)) else { return nil }
        for range in removed where list[type.text(range)] == nil {
            unknownOption(type.text(range), of: list, at: type.span(range))
        }
        let codes = Set(removed.map(type.text))
        list.options.removeAll { codes.contains($0.code) }
        guard list.options.isEmpty else { return list }
        log.error(.unknownList, at: type.span, "no option is left")
        return nil
    }

    func unknownOption(_ code: String, of list: OptionList, at span: SourceSpan) {
        log.error(
            .unknownOption, at: span, "'\(code)' is not an option of '\(list.name)'",
            label: "options: \(list.options.map(\.code).shortened)",
            hint: suggestion(for: code, among: list.options.map(\.code)).map { "did you mean '\($0)'?" })
    }

    /// Whether a code can be stored and is new; if not, it was reported.
    func isCode(_ code: String, at span: SourceSpan, among others: [OptionList.Option]) -> Bool {
        guard !code.isEmpty, code.count <= 64,
            code.unicodeScalars.allSatisfy({ $0 == "-" || $0 == "." || $0.properties.isXIDContinue || $0 == "_" })
        else {
            log.error(
                .invalidName, at: span, "'\(code.prefix(80))' cannot be the code of an option",
                hint: "a code is one word; its wording stands behind it: '- price: Price or budget'")
            return false
        }
        let folded = code.lowercased()
        guard let other = others.first(where: { $0.code == code || $0.code.lowercased() == folded }) else {
            return true
        }
        let difference = other.code == code ? "is given twice" : "and '\(other.code)' differ only in capitals"
        log.error(.duplicateOption, at: span, "option '\(code)' \(difference)")
        return false
    }
}

extension OptionList {
    /// The wording of an option that has only a code: `too_slow` is "too slow".
    static func label(of code: String) -> String { String(code.map { $0 == "_" ? " " : $0 }) }
}
