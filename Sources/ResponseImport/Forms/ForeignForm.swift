/// A questionnaire as another tool keeps it, or as its responses show it.
package struct ForeignForm: Hashable, Sendable {
    package var title: String?
    /// As BCP 47 writes it, in small letters: `en`, `de`.
    package var language: String?
    package var questions: [ForeignQuestion]
    /// What is asked for who somebody is, by its words; such answers are not kept.
    package var personal: [String] = []

    package init(title: String? = nil, language: String? = nil, questions: [ForeignQuestion] = []) {
        self.title = title
        self.language = language
        self.questions = questions
    }
}

/// One question of another tool's questionnaire.
package struct ForeignQuestion: Hashable, Sendable {
    /// What can be chosen, or a row of a grid.
    package struct Option: Hashable, Sendable {
        /// The tool's own id or code where it has one; else the label.
        package var key: String
        package var label: String
        /// Whether it stands for something that is written beside it.
        package var asksWhich: Bool

        package init(key: String? = nil, label: String, asksWhich: Bool = false) {
            self.key = key ?? label
            self.label = label
            self.asksWhich = asksWhich
        }
    }

    package indirect enum Kind: Hashable, Sendable {
        case text
        case yesNo
        case single([Option])
        case multi([Option])
        case ranking([Option])
        case scale(ClosedRange<Int>)
        /// The Net Promoter question, 0 to 10.
        case recommendation
        case integer
        case decimal
        case date
        case time
        /// One answer for each row: a scale, a choice, or yes and no.
        case grid(rows: [Option], cell: Kind)
        /// Shown, and never answered.
        case statement
    }

    /// The tool's own id or code; where it has none, the question's text.
    package var key: String
    package var text: String
    package var kind: Kind
    /// Labels of points of a scale.
    package var ends: [Int: String]
    /// Whether the question may be left out because it does not apply, as with `N/A` among numbers.
    package var mayNotApply = false

    package init(key: String, text: String, kind: Kind, ends: [Int: String] = [:]) {
        self.key = key
        self.text = text
        self.kind = kind
        self.ends = ends
    }
}

extension ForeignQuestion.Kind {
    /// What can be chosen; of a grid, in its cells.
    package var options: [ForeignQuestion.Option] {
        switch self {
        case .single(let options), .multi(let options), .ranking(let options): options
        case .grid(_, let cell): cell.options
        default: []
        }
    }

    package var rows: [ForeignQuestion.Option] {
        if case .grid(let rows, _) = self { rows } else { [] }
    }
}
