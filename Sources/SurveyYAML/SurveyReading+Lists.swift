internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// `case` and `lists`.
extension SurveyReading {
    mutating func caseFields(_ node: YAMLNode) -> [CaseField] {
        var fields: [CaseField] = []
        for entry in node.entries("case fields, as 'seats: integer?'") ?? [] {
            let name = entry.key.text
            guard isName(entry.key, "a case field"), let source = entry.value.sourceText("a type, as text or integer?"),
                let (type, isOptional) = fieldType(source, of: name)
            else {
                scope.broken.insert("case.\(name)")
                continue
            }
            let field = CaseField(name: name, type: type, isOptional: isOptional)
            fields.append(field)
            scope.caseFields[name] = field
        }
        return fields
    }

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
        var options: [OptionList.Option] = []
        var isWhole = true
        for item in items {
            let parsed = option(item)
            guard isCode(item.name.text, at: item.name.span, among: options), let parsed else {
                isWhole = false
                continue
            }
            options.append(parsed)
        }
        if items.isEmpty {
            entry.value.error(.unknownList, "list '\(entry.key.text)' has no options")
            return nil
        }
        return isWhole ? OptionList(name: entry.key.text, options: options) : nil
    }

    private func option(_ item: YAMLItem) -> OptionList.Option? {
        let code = item.name.text
        item.attributes.finish()
        guard let value = item.value else {
            return OptionList.Option(code: code, label: code.map { $0 == "_" ? " " : String($0) }.joined())
        }
        guard value.isMap else { return value.text("the wording").map { OptionList.Option(code: code, label: $0) } }
        return value.map { map in
            let label = map.required("label", of: "option '\(code)'")?.text("the wording")
            let specify = map.optional("specify")?.boolean() ?? false
            let isExclusive = map.optional("exclusive")?.boolean() ?? false
            map.refuse(["value", "tags", "theme"])
            return label.map {
                OptionList.Option(code: code, label: $0, specify: specify, isExclusive: isExclusive)
            }
        }
    }
}
