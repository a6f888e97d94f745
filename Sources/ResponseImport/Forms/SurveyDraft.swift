internal import Importing
internal import SourceDiagnostics

/// A survey of ours that asks what a foreign questionnaire asks, as the text of its file.
package struct SurveyDraft {
    /// The first line of the file, behind `#`.
    package static let remark =
        "Made from a survey in another tool. Look at it, and change what you like but the names of questions"

    private let form: ForeignForm
    private let names: FormNames
    private var lists: [(name: String, lines: [String])] = []
    private var questions: [String] = []

    package init(_ form: ForeignForm) {
        self.form = form
        names = FormNames(form)
        for (question, name) in zip(form.questions, names.questions) { add(question, name) }
    }

    /// The text of the file.
    ///
    /// - Parameters:
    ///   - name: The survey's id.
    ///   - source: The tool, for the remark at the top.
    /// - Returns: YAML.
    package func text(named name: String, source: String) -> String {
        var lines = [
            "# \(Self.remark)", "# and the codes of options: responses from \(source) are kept under them.",
            "survey: \(Self.quoted(name))", "revision: 1", "title: \(Self.quoted(form.title ?? name))", "mode: self",
            "languages: [\(language)]",
        ]
        if !lists.isEmpty {
            lines.append("lists:")
            for list in lists { lines += ["  \(list.name):"] + list.lines }
        }
        lines.append("questions:")
        lines += questions
        return lines.joined(separator: "\n") + "\n"
    }

    private var language: String {
        let name = form.language?.lowercased().prefix { $0.isASCII && $0.isLetter } ?? ""
        return (2...3).contains(name.count) ? String(name) : "en"
    }

    private mutating func add(_ question: ForeignQuestion, _ name: String) {
        let type = type(of: question.kind, name)
        questions.append("  - \(name): \(type)")
        let text = Self.wording(question.text)
        questions.append("    text: \(Self.quoted(text.isEmpty ? name : text))")
        if !question.ends.isEmpty {
            let ends = question.ends.sorted { $0.key < $1.key }.map {
                "\($0.key): \(Self.quoted(Self.wording($0.value)))"
            }
            questions.append("    ends: {\(ends.joined(separator: ", "))}")
        }
        if question.mayNotApply { questions.append("    missing: [dont_know, refused, not_applicable]") }
    }

    private mutating func type(of kind: ForeignQuestion.Kind, _ name: String) -> String {
        switch kind {
        case .text: "text"
        case .yesNo: "yes_no"
        case .single(let options): "choice(\(list(options, "\(name)_options")))"
        case .multi(let options): "multi(\(list(options, "\(name)_options")))"
        case .ranking(let options): "rank(\(list(options, "\(name)_options")))"
        case .scale(let range): "scale(\(range.lowerBound)..\(range.upperBound))"
        case .recommendation: "nps"
        case .integer: "integer"
        case .decimal: "decimal"
        case .date: "date"
        case .time: "time"
        case .grid(let rows, let cell): "matrix(\(list(rows, "\(name)_rows")), \(type(of: cell, name)))"
        case .statement: "statement"
        }
    }

    /// The name of a list with these options: of one that is there already, where there is one.
    private mutating func list(_ options: [ForeignQuestion.Option], _ name: String) -> String {
        let lines = zip(options, FormNames.codes(options)).map { option, code in
            let words = Self.wording(option.label)
            let label = Self.quoted(words.isEmpty ? code : words)
            return "    - \(code): " + (option.asksWhich ? "{label: \(label), specify: true}" : label)
        }
        if let known = lists.first(where: { $0.lines == lines }) { return known.name }
        lists.append((name, lines))
        return name
    }

    /// A text of another tool as a wording: without tags, on one line, and with nothing that would fill in an answer.
    static func wording(_ text: String) -> String {
        let plain = text.contains("<") || text.contains("&") ? HTMLText.text(text) : text
        return ColumnName(plain).display.split(separator: "${", omittingEmptySubsequences: false)
            .joined(separator: "$ {")
    }

    /// In double quotes where YAML would take it for something else.
    static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): " "
            case "\u{2028}", "\u{2029}", "\u{FEFF}": " "
            case _ where scalar.properties.isNoncharacterCodePoint: "\u{FFFD}"
            default: String(scalar)
            }
        }
        let words = text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || " -_?!'".unicodeScalars.contains($0)
        }
        let isPlain =
            words && text.unicodeScalars.first?.properties.isAlphabetic == true && text.last != " "
            && !text.contains("- ")
            && !["yes", "no", "true", "false", "null", "on", "off", "y", "n"].contains(text.lowercased())
        return isPlain ? text : "\"\(escaped.joined())\""
    }
}
