internal import Importing

extension TableLayout {
    /// The questions that the groups of columns answer.
    ///
    /// - Parameters:
    ///   - samples: What the columns hold, by place.
    ///   - form: The tool's own definition, where it is given; it is right about all that it knows.
    /// - Returns: The questions, in the order of the columns.
    func questions(_ samples: [ColumnSample], _ form: ForeignForm?) -> [TableQuestion] {
        var known: [String: ForeignQuestion] = [:]
        for question in form?.questions ?? [] { known[AnswerReading.folded(question.text)] = question }
        for question in form?.questions ?? [] { known[AnswerReading.folded(question.key)] = question }
        return groups.flatMap { group -> [TableQuestion] in
            let found = known[AnswerReading.folded(group.key)] ?? known[AnswerReading.folded(group.text)]
            let remarks = group.remarks.map { group.remark($0, samples[$0.column]) }
            if let found, found.kind != .statement { return group.questions(as: found) + remarks }
            return group.questions(samples) + remarks
        }
    }
}

extension TableLayout.Group {
    /// With the kind that the tool's own definition gives.
    fileprivate func questions(as question: ForeignQuestion) -> [TableQuestion] {
        if let whole, members.isEmpty { return [TableQuestion(question: question, place: .whole(whole, other: other))] }
        switch question.kind {
        case .grid: return [TableQuestion(question: question, place: .rows(members))]
        case .single, .multi, .ranking:
            return [TableQuestion(question: question, place: .options(members, other: other))]
        default:
            guard let only = members.first else { return [] }
            return [TableQuestion(question: question, place: .whole(only.column, other: nil))]
        }
    }

    /// With the kind that the cells speak for.
    fileprivate func questions(_ samples: [ColumnSample]) -> [TableQuestion] {
        if let whole { return wholeQuestions(whole, samples) }
        guard !members.isEmpty else {
            return other.map { [written(key, text, in: $0, samples[$0])] } ?? []
        }
        let marks = members.allSatisfy { member in
            let words = [member.label, member.key].map(AnswerReading.folded)
            return samples[member.column].isWithin(Self.marks.union(words))
        }
        if members.count == 1, let only = members.first, !marks || only.label.isEmpty {
            return [written(key, text, in: only.column, samples[only.column])]
        }
        if marks {
            var options = members.map { ForeignQuestion.Option(key: $0.key, label: $0.label) }
            let hasWords = other.map { samples[$0].count > 0 } ?? false
            if hasWords {
                options.append(.init(key: "other_in_words", label: "Something else", asksWhich: true))
            }
            let question = ForeignQuestion(key: key, text: text, kind: .multi(options))
            return [TableQuestion(question: question, place: .options(members, other: other))]
        }
        return gridQuestions(samples)
    }

    private static let marks: Set<String> = ["1", "1.0", "0", "0.0", "yes", "no", "y", "n", "true", "false", "x"]

    private func wholeQuestions(_ column: Int, _ samples: [ColumnSample]) -> [TableQuestion] {
        var first = written(key, text, in: column, samples[column])
        guard let other else { return [first] }
        // Words beside a choice say which other thing it is; beside a number they are a remark of their own.
        guard case .single(var options) = first.question.kind else {
            let remark = ForeignQuestion(key: "\(key) in words", text: "\(text) In other words?", kind: .text)
            return [first, TableQuestion(question: remark, place: .whole(other, other: nil))]
        }
        if let known = options.firstIndex(where: { Self.isOther($0.label) || $0.asksWhich }) {
            options[known].asksWhich = true
        } else {
            options.append(.init(key: "other_in_words", label: "Something else", asksWhich: true))
        }
        first.question.kind = .single(options)
        first.place = .whole(column, other: other)
        return [first]
    }

    static func isOther(_ label: String) -> Bool {
        let folded = AnswerReading.folded(label)
        return folded == "other" || folded.hasPrefix("other (") || folded.hasPrefix("other:")
            || folded.hasPrefix("other, ")
    }

    private func gridQuestions(_ samples: [ColumnSample]) -> [TableQuestion] {
        let rows = members.map { ForeignQuestion.Option(key: $0.key, label: $0.label) }
        var whole = ColumnSample()
        for member in members { whole.add(samples[member.column]) }
        let (cell, mayNotApply) = whole.kind(asking: text)
        var isGrid = false
        switch cell {
        case .scale, .yesNo, .integer, .decimal: isGrid = true
        case .single(let options): isGrid = !options.contains(where: \.asksWhich)
        default: break
        }
        guard isGrid, !mayNotApply else {
            return members.map { written("\(key) \($0.key)", "\(text) \($0.label)", in: $0.column, samples[$0.column]) }
                + (other.map { [written("\(key) other", "\(text) Other", in: $0, samples[$0])] } ?? [])
        }
        let question = ForeignQuestion(key: key, text: text, kind: .grid(rows: rows, cell: cell))
        let grid = TableQuestion(question: question, place: .rows(members))
        return [grid] + (other.map { [written("\(key) other", "\(text) Other", in: $0, samples[$0])] } ?? [])
    }

    /// What a column beside the answer asks.
    fileprivate func remark(_ member: TableLayout.Member, _ sample: ColumnSample) -> TableQuestion {
        written("\(key) \(member.key)", "\(text) \(member.label)", in: member.column, sample)
    }

    private func written(_ key: String, _ text: String, in column: Int, _ sample: ColumnSample) -> TableQuestion {
        let (kind, mayNotApply) = sample.kind(asking: text)
        var question = ForeignQuestion(key: key, text: text, kind: kind)
        question.mayNotApply = mayNotApply
        return TableQuestion(question: question, place: .whole(column, other: nil))
    }
}
