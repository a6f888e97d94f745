internal import SurveyModel
package import Tabulation

/// The sessions of a survey as tables for other programs.
package struct ResponseTable {
    package let set: ResponseSet
    /// What stands for the codes in the wide shape.
    package var codes: Codes
    /// Milliseconds since 1970 as text.
    private let time: (Int64) -> String

    package enum Codes: Hashable, Sendable {
        case codes
        /// For people; also for missing reasons and for what was chosen of several.
        case labels
        /// For programs that take nothing else, in the columns all of whose codes have one.
        case numbers
    }

    package init(_ set: ResponseSet, codes: Codes = .codes, time: @escaping (Int64) -> String) {
        self.set = set
        self.codes = codes
        self.time = time
    }

    /// The columns that stay in codes where numbers are wanted, because some code has none.
    package var columnsWithoutNumbers: [String] {
        self.set.variables.filter { variable in
            switch variable.form {
            case .code: !variable.form.hasNumbers
            default: false
            }
        }.map(\.name)
    }

    /// One row for each answer, and for each part of an answer that has several.
    package var long: Table {
        var table = Table(
            columns: [
                .init("session", brevity: .identifier), .init("account"), .init("kind"), .init("status"),
                .init("revision"), .init("definition", brevity: .identifier), .init("question"), .init("round"),
                .init("row"), .init("row_label"), .init("option"), .init("option_label"), .init("part"), .init("value"),
                .init("number"), .init("label"), .init("missing"), .init("missing_code"), .init("language"),
                .init("asked_order"), .init("shown_order"),
                .init("answered_at", brevity: .minute),
            ])
        for response in set.responses {
            var placesDone: Set<String> = []
            for variable in set.variables {
                guard let row = row(response, variable, &placesDone) else { continue }
                table.rows.append(row)
            }
        }
        return table
    }

    private func row(_ response: SurveyResponse, _ variable: Variable, _ done: inout Set<String>) -> [Cell]? {
        let datum = response.datum(variable)
        var option = variable.option
        var row = variable.row
        var part: String?
        var value = cell(datum)
        var number = variable.form.number(of: datum)
        var label = datum.label ?? set.label(ofPoint: datum.value, of: variable)
        switch variable.part {
        case .count: return nil
        case .option:
            if case .flag = variable.form {
                guard datum.missing != nil || datum.value == .integer(1) else { return nil }
                value = datum.missing == nil ? Cell(option) : .null
                let chosen = option.flatMap { set.option($0, in: variable.question) }
                if datum.missing == nil { (number, label) = (chosen?.number, chosen?.label) }
            }
            if datum == .notRanked { return nil }
        case .set(let number, let isMost):
            row = String(number + 1)
            part = isMost ? "most" : "least"
        case .feeling(let isWith): part = isWith ? "with" : "without"
        case .category: part = "category"
        case .price(let point): part = point.rawValue
        case .specified: part = "which"
        case .said: part = "said"
        case .gist: part = "gist"
        case .rounds: part = "rounds"
        case .row, .whole: break
        }
        if datum.missing != nil, !response.hasValue(variable) {
            // What was answered of it stands for itself; what the parts would have made up is not there.
            if response.hasParts(variable), variable.partPlace == nil { return nil }
        }
        if datum.missing != nil, !response.hasValue(variable), !response.hasParts(variable) {
            // One row says that there is no answer, whatever parts it could have had.
            guard done.insert(variable.place).inserted else { return nil }
            (option, row, part, label, number) = (nil, nil, nil, nil, nil)
        }
        let trace = response.trace(of: variable)
        guard datum.missing != .notAsked, datum != .nothing || (trace?.isErased == true && variable.part == .whole)
        else { return nil }
        let codes = variable.missingCodes
        return [
            .text(response.session), Cell(untrusted: response.account), .text(response.kind), .text(response.status),
            .integer(response.survey.revision), .text(response.definition), .text(variable.question),
            Cell(variable.rounds.isEmpty ? nil : variable.rounds.map { "\($0.number)" }.joined(separator: ".")),
            Cell(row), Cell(untrusted: row.flatMap { set.label(ofRow: $0, in: variable.question) }), Cell(option),
            Cell(untrusted: option.flatMap { set.option($0, in: variable.question)?.label }), Cell(part), value,
            Cell(number), Cell(untrusted: label), Cell(datum.missing?.rawValue),
            Cell(datum.missing.map { codes[$0] }), Cell(trace?.language), Cell(trace?.order),
            trace.map { $0.shown.isEmpty ? .null : .list($0.shown.map { .text($0) }) } ?? .null,
            Cell(trace?.answeredAt.map(time)),
        ]
    }

    private func cell(_ datum: Datum) -> Cell {
        switch datum.value {
        case .integer(let number)?: .integer(number)
        case .number(let text)?: .exact(text)
        case .code(let text)?: .text(text)
        case .words(let text)?: .untrusted(text)
        case nil: .null
        }
    }

    /// One row for each session, and one column for each variable.
    package var wide: Table {
        let fields = set.caseFields
        var columns: [Table.Column] = [
            .init("session", brevity: .identifier), .init("account"), .init("ticket"), .init("kind"), .init("status"),
            .init("outcome"), .init("started_at", brevity: .minute), .init("revision"),
            .init("definition", brevity: .identifier), .init("withdrawn"),
        ]
        columns += fields.map { .init("case.\($0)") }
        for variable in set.variables {
            columns.append(.init(variable.name, title: variable.name))
            if variable.hasMissingColumn { columns.append(.init("\(variable.name).missing")) }
        }
        let rows = set.responses.map { response in
            var row: [Cell] = [
                .text(response.session), Cell(untrusted: response.account), Cell(untrusted: response.ticket),
                .text(response.kind), .text(response.status), Cell(response.outcome), .text(time(response.startedAt)),
                .integer(response.survey.revision), .text(response.definition), .boolean(response.isWithdrawn),
            ]
            row += fields.map { name in response.caseFields[name].map(Cell.init) ?? .null }
            for variable in set.variables { row += cells(response.datum(variable), variable) }
            return row
        }
        return Table(columns: columns, rows: rows)
    }

    /// Whether an option was chosen, in the survey's words.
    private func words(for isChosen: Bool) -> String {
        (self.set.survey.yesNo[isChosen ? "yes" : "no"]?.label ?? (isChosen ? "yes" : "no")).lowercased()
    }

    private func cells(_ datum: Datum, _ variable: Variable) -> [Cell] {
        var value = cell(datum)
        switch codes {
        case .codes: break
        case .labels:
            if let label = datum.label { value = .untrusted(label) }
            if case .flag = variable.form, let flag = datum.value {
                value = .untrusted(words(for: flag == .integer(1)))
            }
        case .numbers:
            if variable.form.hasNumbers, let number = variable.form.number(of: datum) { value = .integer(number) }
        }
        let missing = datum.missing.map { reason -> Cell in
            codes == .labels ? .untrusted(self.set.survey.label(of: reason)) : .integer(variable.missingCodes[reason])
        }
        if variable.hasMissingColumn { return [value, missing ?? .null] }
        return [missing.map { variable.isWords ? .null : $0 } ?? value]
    }

    /// For each column: in which revisions it was, and of how many sessions.
    package var availability: Table {
        Table(
            columns: [
                .init("variable"), .init("question"), .init("first_revision"), .init("last_revision"),
                .init("revisions"), .init("sessions"), .init("asked"), .init("answered"),
            ],
            rows: set.variables.map { variable in
                let known = set.availability(of: variable)
                return [
                    .text(variable.name), .text(variable.question), Cell(known.revisions.first),
                    Cell(known.revisions.last), .list(known.revisions.map { .integer($0) }), .integer(known.sessions),
                    .integer(known.asked), .integer(known.answered),
                ]
            })
    }
}

extension ResponseSet {
    /// What a code of a question is called.
    package func label(of code: String, in question: String) -> String? { option(code, in: question)?.label }

    fileprivate func option(_ code: String, in question: String) -> OptionList.Option? {
        questions.first { $0.id == question }?.kind.options?.known(code)
    }

    /// What a point of a scale is called, where it has a name.
    fileprivate func label(ofPoint value: Datum.Scalar?, of variable: Variable) -> String? {
        guard case .integer(let point)? = value, variable.part == .whole || variable.row != nil else { return nil }
        return questions.first { $0.id == variable.question }?.ends[point]
    }

    fileprivate func label(ofRow code: String, in question: String) -> String? {
        guard case .matrix(let rows, _)? = questions.first(where: { $0.id == question })?.kind else { return nil }
        return rows.known(code)?.label
    }
}

extension SurveyResponse {
    /// Whether the question has an answer, whatever becomes of the part in the column.
    fileprivate func hasValue(_ variable: Variable) -> Bool { answer(at: variable).value != nil }

    /// Whether some part of a question was answered, which has no answer as a whole without the others.
    fileprivate func hasParts(_ variable: Variable) -> Bool {
        let names =
            switch variable.part {
            case .feeling, .category: ["with", "without"]
            case .price: PriceSensitivity.Point.allCases.map(\.rawValue)
            default: [] as [String]
            }
        return names.contains { parts["\(variable.place).\($0)"]?.value != nil }
    }

    /// How it was asked: the part, or else the question.
    fileprivate func trace(of variable: Variable) -> Trace? {
        variable.partPlace.flatMap { traces[$0] } ?? traces[variable.place]
    }
}

extension Variable {
    /// Whether missing reasons stand in a column of their own, because the column holds words.
    package var hasMissingColumn: Bool { isWords && part == .whole }
}

extension Cell {
    /// A value of the case.
    fileprivate init(_ value: Value) {
        switch value {
        case .integer(let number): self = .integer(number)
        case .boolean(let flag): self = .boolean(flag)
        case .text(let text): self = .untrusted(text)
        case .choice(let code): self = .text(code)
        case .multi(let codes): self = .list(codes.map { .text($0) })
        case .decimal(let number): self = .exact("\(number)")
        case .money(let money): self = .text(money.description)
        case .date(let day): self = .text(day.description)
        case .time(let time): self = .text(time.description)
        case .dateTime(let moment): self = .text(moment.description)
        case .duration(let span): self = .text(span.description)
        default: self = .null
        }
    }
}
