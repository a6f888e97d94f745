internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel
internal import SurveyYAML

/// W119 and W713 to W715: lists whose options cannot be told apart, overlap, or are not used at all.
struct ListRules {
    let context: LintContext

    func run() {
        let uses = self.uses
        for name in uses.keys.sorted() {
            guard let use = uses[name] else { continue }
            // Where only some options are shown at a time, those that read alike may never meet.
            if !use.isAlwaysFiltered { wordings(use.list) }
            categories(use.list)
        }
        unused(Set(uses.keys))
        for question in context.questions { ends(question) }
    }

    /// A list, as far as questions and case fields use it.
    private struct Use {
        var list: OptionList
        var isAlwaysFiltered: Bool
    }

    private var uses: [String: Use] {
        var uses: [String: Use] = [:]
        let note = { (list: OptionList?, isFiltered: Bool) in
            guard let list else { return }
            var use = uses[list.name] ?? Use(list: list, isAlwaysFiltered: true)
            if list.options.count > use.list.options.count { use.list = list }
            use.isAlwaysFiltered = use.isAlwaysFiltered && isFiltered
            uses[list.name] = use
        }
        for question in context.survey.questions + context.survey.retired {
            note(question.kind.shuffled, question.optionCondition != nil)
            if case .matrix(_, let cell) = question.kind { note(cell.options, false) }
        }
        for field in context.survey.caseFields { note(field.type.options, true) }
        return uses
    }

    private func unused(_ used: Set<String>) {
        // Of a question with a mistake it is not known which list it uses.
        guard context.isWhole, let lists = context.outline.root.first(where: { $0.key.text == "lists" }),
            case .map(let entries) = lists.value.content
        else { return }
        for entry in entries where !used.contains(entry.key.text) {
            context.report(
                .unusedList, at: entry.key.span, "list '\(entry.key.text)' is used nowhere",
                hint: "use it, as choice(\(entry.key.text)), or remove it")
        }
    }

    private func wordings(_ list: OptionList) {
        for language in context.survey.languages {
            var seen: [String: String] = [:]
            for option in list.options {
                let wording = option.label(in: language).lowercased().split(whereSeparator: \.isWhitespace)
                    .joined(separator: " ")
                guard let other = seen.updateValue(option.code, forKey: wording) else { continue }
                guard let place = context.places.option(option.code, of: list.name) else { continue }
                let suffix = context.survey.languages.count > 1 ? " in '\(language)'" : ""
                context.report(
                    .sameWording, at: place, "'\(option.code)' reads just as '\(other)'\(suffix)",
                    hint: "say what makes them different")
            }
        }
    }

    private func categories(_ list: OptionList) {
        let options = list.options.filter { !$0.isExclusive && !$0.specify }
        let stretches = options.compactMap { NumberStretch($0.label) }
        guard options.count > 1, stretches.count == options.count else { return }
        for (number, stretch) in stretches.enumerated() {
            guard let other = stretches[..<number].firstIndex(where: { $0.shared(with: stretch) != nil }),
                let shared = stretches[other].shared(with: stretch),
                let place = context.places.option(options[number].code, of: list.name)
            else { continue }
            context.report(
                .overlappingCategories, at: place,
                "\(shared) belongs to '\(options[other].code)' and to '\(options[number].code)'",
                hint: "let each category begin behind the one before it")
        }
    }

    private func ends(_ question: Question) {
        guard let shuffle = question.shuffle,
            let code = shuffle.keepLast.first(where: shuffle.keepFirst.contains),
            let node = context.outline[question.id]?.value("shuffle")
        else { return }
        let place = node.texts().last { $0.text.text == code }?.text.span ?? node.span
        context.report(
            .keptAtBothEnds, at: place, "'\(code)' cannot stay at the top and at the bottom",
            hint: "name it in 'keep_first' or in 'keep_last'")
    }
}
