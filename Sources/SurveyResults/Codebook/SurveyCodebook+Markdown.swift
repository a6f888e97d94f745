internal import SurveyModel
internal import Tabulation
internal import TerminalText

extension SurveyCodebook {
    /// The codebook as a page of Markdown.
    package var markdown: String {
        var text = "# Codebook: \(safe(survey.title))\n\n"
        text += "Survey `\(survey.id)`, revision \(survey.revision)"
        text += ", in \(survey.languages.joined(separator: ", ")). "
        text += "Columns are those of `survey export --shape wide`.\n"
        for entry in entries { text += "\n" + markdown(entry) }
        return text
    }

    private func markdown(_ entry: Entry) -> String {
        let question = entry.question
        var text = "## \(question.id)\(entry.isRetired ? " (no longer asked)" : "")\n\n"
        for (language, wording) in wordings(question) { text += "- \(language): \(safe(wording))\n" }
        text += "- type: \(safe(question.typeInWords))\(question.unit.map { ", in \(safe($0))" } ?? "")\n"
        let range = entry.revisions
        text += "- revisions: "
        text += range.count == 1 ? "\(range.lowerBound)\n" : "\(range.lowerBound) to \(range.upperBound)\n"
        if !entry.conditions.isEmpty {
            text += "- asked only if \(safe(entry.conditions.joined(separator: " and ")))\n"
        }
        if question.source == .agentOpinion { text += "- the interviewer's own judgement\n" }
        if question.isSensitive { text += "- sensitive\n" }
        if let theme = question.theme { text += "- theme: \(safe(theme))\n" }
        if !question.tags.isEmpty { text += "- tags: \(safe(question.tags.joined(separator: ", ")))\n" }
        for (point, label) in question.ends.sorted(by: { $0.key < $1.key }) {
            text += "- \(point): \(safe(label))\n"
        }
        if case .maxDiff(let design) = question.kind {
            let times = design.timesShown
            text += "- each set shows \(design.shown) of \(design.items.options.count) items, "
            text +=
                times.count == 1
                ? "each item \(times.lowerBound) times to every respondent\n"
                : "each item \(times.lowerBound) or \(times.upperBound) times to a respondent; which ones more often is "
                    + "drawn for each, so the design is not balanced\n"
        }
        text += "\n" + columns(entry).text(as: .markdown)
        if case .matrix(let rows, _) = question.kind { text += "\n" + listed(rows, as: "row").text(as: .markdown) }
        if let codes = codes(entry) { text += "\n" + codes.text(as: .markdown) }
        return text
    }

    private func columns(_ entry: Entry) -> Table {
        Table(
            columns: [.init("column"), .init("what"), .init("type"), .init("missing codes")],
            rows: entry.variables.map { variable in
                let codes = variable.missingCodes
                let reasons = entry.question.possibleReasons.map { "\(codes[$0]) \($0.rawValue)" }
                let place = variable.hasMissingColumn ? " in \(variable.name).missing" : ""
                let isPlain = !variable.isWords || variable.hasMissingColumn
                let unit = variable.form.unit.map { ", in \($0)" } ?? ""
                return [
                    .text(variable.name), .untrusted(variable.label), .untrusted(variable.form.name + unit),
                    Cell(isPlain ? reasons.joined(separator: ", ") + place : nil),
                ]
            })
    }

    /// The codes of all columns of a question, each once; of columns for options also the options.
    private func codes(_ entry: Entry) -> Table? {
        var seen: Set<String> = []
        var codes: [Variable.Form.Code] = []
        let columns = entry.variables.filter { $0.form != .flag }.flatMap(\.form.codes)
        for code in (entry.question.kind.optionColumns?.codes ?? []) + columns where seen.insert(code.code).inserted {
            codes.append(code)
        }
        return codes.isEmpty ? nil : table(codes, of: "code")
    }

    private func listed(_ list: OptionList, as noun: String) -> Table { table(list.codes, of: noun) }

    private func table(_ codes: [Variable.Form.Code], of noun: String) -> Table {
        Table(
            columns: [.init(noun), .init("number"), .init("label"), .init("translations"), .init("note")],
            rows: codes.map { code in
                [
                    .text(code.code), Cell(code.number), .untrusted(code.label),
                    .list(
                        survey.languages.dropFirst().compactMap { language in
                            code.option?.translations[language].map { .untrusted("\(language): \($0)") }
                        }),
                    Cell(code.isRetired ? "no longer offered" : nil),
                ]
            })
    }

    func wordings(_ question: Question) -> [(language: String, text: String)] {
        survey.languages.enumerated().compactMap { place, language in
            let text = place == 0 ? question.text : question.translations[language]?.text
            guard let words = text?.inWords, !words.isEmpty else { return nil }
            return (language, words)
        }
    }

    private func safe(_ text: String) -> String { markdownEscaped(PrintableText(text).description) }
}
