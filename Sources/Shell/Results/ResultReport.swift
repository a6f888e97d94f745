internal import SurveyModel
internal import SurveyResults
internal import Tabulation
internal import TerminalText

/// The results of a survey as tables: one for machines, and one for each question for people.
struct ResultReport {
    private struct Column {
        /// `nil` for all sessions.
        var group: ResultSample.Group?
        var findings: QuestionFindings
    }

    private let sample: ResultSample
    private let questions: [Question]
    private let groups: [ResultSample.Group]?
    private let splitBy: String?

    init(_ sample: ResultSample, questions: [Question], groups: [ResultSample.Group]?, splitBy: String?) {
        self.sample = sample
        self.questions = questions
        self.groups = groups
        self.splitBy = splitBy
    }

    private func columns(_ question: Question) -> [Column] {
        let all = Column(findings: sample.findings(for: question))
        return [all]
            + (groups ?? []).map { Column(group: $0, findings: sample.findings(for: question, among: $0.places)) }
    }

    /// One row for each number.
    var table: Table {
        var table = Table(
            columns: [
                .init("question"), .init("group"), .init("measure"), .init("item"), .init("category"), .init("label"),
                .init("count"), .init("base"), .init("value"), .init("low"), .init("high"), .init("effective_n"),
            ])
        for question in questions {
            for column in columns(question) {
                let findings = column.findings
                let group = Cell(untrusted: column.group?.code)
                for missing in findings.missing {
                    table.rows.append([
                        .text(question.id), group, "missing", nil, .text(missing.reason.rawValue),
                        .untrusted(sample.set.survey.label(of: missing.reason)), .integer(missing.count),
                        .integer(findings.asked),
                        Cell(missing.share, fractionDigits: 4), nil, nil, nil,
                    ])
                }
                for finding in findings.findings {
                    table.rows.append([
                        .text(question.id), group, .text(finding.measure.rawValue), Cell(finding.item),
                        Cell(finding.category), .untrusted(finding.label), .integer(finding.count),
                        .integer(finding.base), FindingText.exact(finding.value, finding.unit),
                        FindingText.exact(finding.interval?.lowerBound, finding.unit),
                        FindingText.exact(finding.interval?.upperBound, finding.unit),
                        finding.measure == .missing ? .null : .decimal(finding.effectiveSize, fractionDigits: 2),
                    ])
                }
            }
        }
        return table
    }

    /// What people read, question by question; and the columns without room.
    func text(_ form: TableForm, _ layout: TableLayout) -> (text: String, hidden: [Table.Column]) {
        var text = ""
        var hidden: [Table.Column] = []
        for question in questions {
            let columns = columns(question)
            guard let all = columns.first?.findings else { continue }
            text += text.isEmpty ? "" : "\n"
            text += line(question.id + title(question), form, layout, isBold: true)
            text += line(base(all), form, layout, isBold: false)
            guard !all.findings.isEmpty else { continue }
            let table = groups == nil ? topline(all) : crosstab(columns)
            let fitted = form == .box ? table.fitted(to: layout) : .init(table: table, hidden: [])
            let shown = form == .box ? fitted.table : table.withoutPictures
            text += shown.text(as: form, layout: layout)
            hidden += fitted.hidden.filter { !hidden.contains($0) }
        }
        return (text, hidden)
    }

    private func title(_ question: Question) -> String {
        let words = question.text.inWords
        return words.isEmpty ? "" : " – " + words
    }

    private func base(_ findings: QuestionFindings) -> String {
        var parts = ["\(findings.answered) of \(findings.asked) asked gave an answer"]
        parts += findings.missing.map { missing in
            let share = missing.share.map { " (\(FindingText.percent($0)))" } ?? ""
            return "\(sample.set.survey.label(of: missing.reason).lowercased()) \(missing.count)\(share)"
        }
        if findings.accounts < findings.answered {
            parts.append(
                "from \(findings.accounts) \(sample.namesAllAccounts ? "accounts" : "accounts or single sessions")")
        }
        if sample.weights != nil {
            parts.append("worth \(fixedPoint(findings.effectiveSize, fractionDigits: 1)) of equal weight")
        }
        return parts.joined(separator: ", ")
    }

    private func line(_ words: String, _ form: TableForm, _ layout: TableLayout, isBold: Bool) -> String {
        let safe = PrintableText(words).description
        if form == .markdown { return (isBold ? "**\(markdownEscaped(safe))**" : markdownEscaped(safe)) + "\n\n" }
        let lines = layout.width.map { Fitting.wrapped(safe, to: $0) } ?? [safe]
        return lines.map { Style.bold.applied(to: $0, when: isBold && layout.allowsColor) + "\n" }.joined()
    }

    private func topline(_ findings: QuestionFindings) -> Table {
        let table = Table(
            columns: [
                .init("answer"), .init("count", alignment: .trailing, priority: 2),
                .init("value", title: "value (90 %)"),
                .init("bar", title: "0 %            100 %", priority: 3, isPicture: true),
            ],
            rows: findings.findings.map { finding in
                [
                    .untrusted(finding.label), .text(FindingText.count(finding)),
                    Cell(FindingText.shown(finding)), Cell(FindingText.bar(finding)),
                ]
            })
        // Means and prices have no common end to draw them against.
        return findings.findings.contains { FindingText.bar($0) != nil } ? table : table.withoutPictures
    }

    /// The same rows with one column for each group.
    private func crosstab(_ columns: [Column]) -> Table {
        let labels = columns.first?.findings.findings ?? []
        var keys: [(key: [String?], label: String)] = labels.map { ($0.key, $0.label) }
        for column in columns {
            for finding in column.findings.findings where !keys.contains(where: { $0.key == finding.key }) {
                keys.append((finding.key, finding.label))
            }
        }
        let heads = columns.enumerated().map { place, column in
            let label = PrintableText(column.group?.label ?? "all").description
            return Table.Column("group_\(place)", title: "\(label), n \(column.findings.answered)")
        }
        return Table(
            columns: [.init("answer")] + heads,
            rows: keys.map { key, label in
                [.untrusted(label)]
                    + columns.map { column in
                        Cell(column.findings.findings.first { $0.key == key }.flatMap(FindingText.shown))
                    }
            })
    }
}

extension ResultFinding {
    /// What it is about, the same in every group.
    fileprivate var key: [String?] { [measure.rawValue, item, category] }
}
