internal import Importing

extension TableLayout {
    static func isTypeform(_ names: [String]) -> Bool {
        names.first == "#" && names.contains { $0.hasPrefix("submit date") || $0.hasPrefix("start date") }
    }

    private static let typeformMetas: [String: Meta] = [
        "#": .id, "start date (utc)": .started, "submit date (utc)": .submitted, "response type": .status,
    ]
    private static let typeformRest: Set<String> = ["network id", "stage date (utc)", "tags", "ending", "score"]

    /// Typeform's CSV: questions by their titles, options in columns of their own that do not say whose they are.
    ///
    /// With the form, the columns are walked along its fields; without it, columns of options in a row are taken for one
    /// question, and flagged.
    static func typeform(_ rows: [[String]], _ form: ForeignForm?) -> TableLayout {
        var layout = TableLayout()
        let names = (rows.first ?? []).map { ColumnName($0).display }
        let hidden = Set((form?.personal ?? []).map(AnswerReading.folded))
        var walk = FieldWalk(form?.questions ?? [])
        for (column, name) in names.enumerated() {
            let folded = name.lowercased()
            if let meta = typeformMetas[folded] {
                layout.note(meta, column)
                if folded == "#" { continue }
            } else if personal.contains(folded) || hidden.contains(AnswerReading.folded(name)) {
                if folded.contains("mail") { layout.note(.email, column) }
                layout.personal.append(name)
            } else if typeformRest.contains(folded) || name.isEmpty {
                continue
            } else if let place = walk.place(of: name) {
                layout.add(column, name, place)
            } else if Group.isOther(name), let last = layout.groups.indices.last, layout.groups[last].other == nil {
                layout.groups[last].other = column
            } else {
                layout.groups.append(Group(key: name, text: name, whole: column))
            }
        }
        return layout
    }

    private mutating func add(_ column: Int, _ name: String, _ place: FieldWalk.Place) {
        switch place {
        case .question(let question): groups.append(Group(key: question.key, text: question.text, whole: column))
        case .option(let question, let option):
            add(
                Member(column: column, key: option.key, label: option.label), toGroup: question.key,
                asking: question.text)
        case .other(let question):
            if groups.last?.key == question.key {
                groups[groups.count - 1].other = column
            } else {
                groups.append(Group(key: question.key, text: question.text, other: column))
            }
        }
    }

    /// Puts columns in a row that hold nothing but their own names into one question, which is flagged.
    mutating func gatherOptions(_ samples: [ColumnSample], _ names: [String]) {
        var gathered: [Group] = []
        var isOpen = false
        for group in groups {
            guard let whole = group.whole, group.members.isEmpty,
                samples[whole].count == 0 ? isOpen : samples[whole].isWithin([AnswerReading.folded(names[whole])])
            else {
                gathered.append(group)
                isOpen = false
                continue
            }
            let label = ColumnName(names[whole]).display
            if !isOpen {
                let key = "options \(unassigned.count + 1)"
                unassigned.insert(key)
                gathered.append(Group(key: key, text: "Which of these? (The file does not say what was asked.)"))
            }
            gathered[gathered.count - 1].members.append(Member(column: whole, key: label, label: label))
            gathered[gathered.count - 1].other = group.other
            isOpen = group.other == nil
        }
        groups = gathered
    }
}

/// Walks along the fields of a form while columns come in the same order.
private struct FieldWalk {
    enum Place {
        case question(ForeignQuestion)
        case option(ForeignQuestion, ForeignQuestion.Option)
        case other(ForeignQuestion)
    }

    private let questions: [ForeignQuestion]
    /// The question that the last column belonged to.
    private var current = -1
    /// Its option of the last column.
    private var option = -1

    init(_ questions: [ForeignQuestion]) { self.questions = questions }

    mutating func place(of name: String) -> Place? {
        let folded = AnswerReading.folded(name)
        if questions.indices.contains(current) {
            let options = questions[current].kind.options
            for next in options.indices where next > option && AnswerReading.folded(options[next].label) == folded {
                option = next
                return .option(questions[current], options[next])
            }
            if TableLayout.Group.isOther(name), options.contains(where: \.asksWhich) {
                option = options.count
                return .other(questions[current])
            }
        }
        for next in questions.indices where next > current {
            let question = questions[next]
            if AnswerReading.folded(question.text) == folded {
                (current, option) = (next, -1)
                return .question(question)
            }
            guard case .multi(let options) = question.kind,
                let place = options.firstIndex(where: { AnswerReading.folded($0.label) == folded })
            else { continue }
            (current, option) = (next, place)
            return .option(question, options[place])
        }
        return nil
    }
}
