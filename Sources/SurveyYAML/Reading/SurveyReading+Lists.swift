internal import FoundationEssentials
internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// `lists`: options that several questions share.
extension SurveyReading {
    mutating func optionLists(_ node: YAMLNode) {
        for entry in node.entries("lists, as 'reason:' with options below it") ?? [] {
            if let list = optionList(entry) {
                lists[entry.key.text] = list
            } else {
                brokenLists.insert(entry.key.text)
            }
        }
    }

    private func optionList(_ entry: YAMLEntry) -> OptionList? {
        guard isName(entry.key, "a list") else { return nil }
        guard let items = entry.value.items("a list of options, as '- price: Price or budget' or [speed, export]")
        else {
            return nil
        }
        var list = OptionList(name: entry.key.text, options: [])
        var codes = Codes()
        var isWhole = true
        for item in items {
            found.owner = "\(entry.key.text).\(item.name.text)"
            let option = option(item, in: &list)
            guard codes.take(item.name, log: log), isCode(item.name.text, at: item.name.span, among: []),
                let option
            else {
                isWhole = false
                continue
            }
            found.places.options[list.name, default: [:]][option.option.code] = .init(
                name: item.name, value: item.value, entries: item.attributes.entries)
            if option.isRetired { list.retired.append(option.option) } else { list.options.append(option.option) }
        }
        if list.options.isEmpty, isWhole {
            entry.value.error(.unknownList, "list '\(entry.key.text)' has no options")
            return nil
        }
        return isWhole && isEven(list, items) ? list : nil
    }

    /// The codes of a list so far, by folded code; a long list is looked up and not searched.
    private struct Codes {
        private var seen: [String: String] = [:]

        mutating func take(_ code: SourceText, log: DiagnosticLog) -> Bool {
            let folded = code.text.lowercased()
            guard let other = seen[folded] else {
                seen[folded] = code.text
                return true
            }
            let difference = other == code.text ? "is given twice" : "and '\(other)' differ only in capitals"
            log.error(.duplicateOption, at: code.span, "option '\(code.text.prefix(80))' \(difference)")
            return false
        }
    }

    private typealias ReadOption = (option: OptionList.Option, isRetired: Bool)

    private func option(_ item: YAMLItem, in list: inout OptionList) -> ReadOption? {
        let code = item.name.text
        item.attributes.finish()
        guard let value = item.value else {
            return (OptionList.Option(code: code, label: OptionList.label(of: code)), false)
        }
        guard value.isMap, !isWordingMap(value) else {
            guard let label = words(value) else { return nil }
            var option = OptionList.Option(code: code, label: label.main)
            option.translations = label.others
            return (option, false)
        }
        var isRetired = false
        let option = value.map { map -> OptionList.Option? in
            let label = map.required(OptionKey.label, of: "option '\(code)'").flatMap { words($0) }
            var option = OptionList.Option(
                code: code, label: label?.main ?? "", specify: map.boolean(OptionKey.specify),
                isExclusive: map.boolean(OptionKey.exclusive), number: map.integer(OptionKey.number))
            option.translations = label?.others ?? [:]
            option.was = names(map, OptionKey.was)
            isRetired = map.boolean(OptionKey.retired)
            if let node = map.optional(OptionKey.attributes) { attributes(node, &option, in: &list) }
            return label == nil ? nil : option
        }
        return option.map { ($0, isRetired) }
    }

    /// `{en: Price, de: Preis}`, and not the attributes of an option.
    private func isWordingMap(_ node: YAMLNode) -> Bool {
        guard case .map(let entries) = node.content, !entries.isEmpty else { return false }
        return entries.allSatisfy { languages.contains($0.key.text) }
    }

    private func attributes(_ node: YAMLNode, _ option: inout OptionList.Option, in list: inout OptionList) {
        for entry in node.entries("attributes, as {price: 30, region: eu}") ?? [] {
            guard isName(entry.key, "an attribute"), let text = entry.value.text("a value") else { continue }
            let name = entry.key.text
            let (value, type) = value(text, isQuoted: entry.value.isQuoted)
            option.attributes[name] = value
            guard let known = list.attributes[name], known != type else {
                list.attributes[name] = type
                continue
            }
            if known == .integer, type == .decimal {
                list.attributes[name] = .decimal
            } else if known != .decimal || type != .integer {
                entry.value.error(
                    .wrongShape, "'\(name)' is \(type.name) here, but \(known.name) in an option above",
                    hint: "an attribute has one type; in quotes it is a text")
            }
        }
    }

    /// Digits are numbers, `true` and `false` are what they say, and everything else, or in quotes, is a text.
    private func value(_ text: String, isQuoted: Bool) -> (Value, ValueType) {
        guard !isQuoted else { return (.text(text), .text) }
        if text == "true" || text == "false" { return (.boolean(text == "true"), .boolean) }
        if let number = Int(text), text == String(number) { return (.integer(number), .integer) }
        if let number = Decimal(exactly: text) { return (.decimal(number), .decimal) }
        return (.text(text), .text)
    }

    /// Whether all options have the same attributes, and no two one number; if not, it was reported.
    private func isEven(_ list: OptionList, _ items: [YAMLItem]) -> Bool {
        let names = Set(list.attributes.keys)
        var numbers: [Int: String] = [:]
        var isEven = true
        let places = Dictionary(items.map { ($0.name.text, $0.name.span) }) { first, _ in first }
        let offered = Set(list.options.map(\.code))
        for option in list.options + list.retired {
            guard let place = places[option.code] else { continue }
            for name in names.subtracting(option.attributes.keys).sorted() where offered.contains(option.code) {
                log.error(.missingKey, at: place, "option '\(option.code)' has no '\(name)', which the others have")
                isEven = false
            }
            guard let number = option.number else { continue }
            if let other = numbers[number] {
                log.error(
                    .duplicateOption, at: place,
                    "options '\(other)' and '\(option.code)' have the same number, \(number)")
                isEven = false
            }
            numbers[number] = option.code
        }
        return isEven
    }
}
