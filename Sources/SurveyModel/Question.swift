package import FoundationEssentials
/// One thing to ask, or one value to compute.
package struct Question: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case yesNo
        case choice(OptionList)
        case multi(OptionList)
        /// A rating between two whole numbers, both included.
        case scale(ClosedRange<Int>)
        /// Bounds are inclusive and may be open.
        case integer(minimum: Int?, maximum: Int?)
        case decimal(minimum: Decimal?, maximum: Decimal?)
        case text
        /// Never asked: its value is always that of the expression.
        case calculation(Expression)
    }

    /// How an open answer is to be written down.
    package enum WordsPolicy: String, Hashable, Sendable {
        /// Anything will do.
        case free
        /// The respondent's own words are asked for, apart from the agent's summary.
        case verbatim
    }

    /// The name, unique in the survey.
    package var id: String
    package var kind: Kind
    package var text: Template
    /// For the interviewer; never read aloud.
    package var note: String?
    /// Asked only if this is true; missing counts as false.
    package var condition: Expression?
    /// Offers only the options for which this is true, with `it` as the option.
    package var optionCondition: Expression?
    package var jumps: [Jump]
    package var probes: [String]
    package var words: WordsPolicy
    /// The missing reasons that the respondent may give.
    package var missing: Set<MissingReason>
    package var isRequired: Bool
    /// Labels of single points of a scale, by point.
    package var ends: [Int: String]
    package var tags: [String]
    /// The theme that the question asks about: its answers are *asked* evidence.
    package var theme: String?
    /// Which answers mean that the need is there; `nil` for the default of the type.
    package var present: Expression?

    package init(
        id: String, kind: Kind, text: Template = Template(""), note: String? = nil, condition: Expression? = nil,
        optionCondition: Expression? = nil, jumps: [Jump] = [], probes: [String] = [], words: WordsPolicy = .free,
        missing: Set<MissingReason> = [.dontKnow, .refused], isRequired: Bool = false, ends: [Int: String] = [:],
        tags: [String] = [], theme: String? = nil, present: Expression? = nil
    ) {
        self.id = id
        self.kind = kind
        self.text = text
        self.note = note
        self.condition = condition
        self.optionCondition = optionCondition
        self.jumps = jumps
        self.probes = probes
        self.words = words
        self.missing = missing
        self.isRequired = isRequired
        self.ends = ends
        self.tags = tags
        self.theme = theme
        self.present = present
    }
}

/// A way forward from a question, taken after it when its condition is true.
package struct Jump: Hashable, Sendable {
    package enum Target: Hashable, Sendable {
        /// A later question.
        case question(String)
        /// The end, with an outcome.
        case end(outcome: String)
    }

    /// `nil` means always.
    package var condition: Expression?
    package var target: Target

    package init(condition: Expression? = nil, target: Target) {
        self.condition = condition
        self.target = target
    }
}
