package import FoundationEssentials

/// One thing to ask, or one value to compute.
package struct Question: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// The options `yes` and `no`, in the words of the survey's languages.
        case yesNo(OptionList)
        case choice(OptionList)
        case multi(OptionList)
        /// All options put in order, or only the best few, where `top` says how many.
        case rank(OptionList, top: Int?)
        /// A rating between two whole numbers, both included.
        case scale(ClosedRange<Int>)
        /// Bounds are inclusive and may be open.
        case integer(minimum: Int?, maximum: Int?)
        case decimal(minimum: Decimal?, maximum: Decimal?)
        case money(currency: String, minimum: Decimal?, maximum: Decimal?)
        /// A fixed number of points shared out among options.
        case allocation(total: Int, OptionList)
        /// The same question for each row; a cell's kind is one of `yesNo`, `choice`, `scale`, `integer`, `decimal` and
        /// `money`.
        indirect case matrix(rows: OptionList, cell: Kind)
        case maxDiff(MaxDiff)
        case kano(KanoPair)
        case priceSensitivity(PriceSensitivity)
        case text
        case date(minimum: CalendarDate?, maximum: CalendarDate?)
        case time(minimum: ClockTime?, maximum: ClockTime?)
        case dateTime
        case duration(minimum: TimeSpan?, maximum: TimeSpan?)
        /// Read aloud or shown; nothing is answered.
        case statement
        /// The rounds of a block: its questions follow this one in the list.
        case repetition(Repetition)
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

    /// Whose knowledge an answer is.
    package enum Source: String, Hashable, Sendable, CaseIterable {
        case respondent
        /// The interviewer's own judgement, which is never counted as the customer's word.
        case agentOpinion = "agent_opinion"
        /// What the interviewer made of what the respondent said, which is sometimes wrong.
        case paraphrase
        /// What a program made of it.
        case machine
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
    /// What it says in other languages than the survey's first one.
    package var translations: [String: QuestionWording] = [:]
    /// In the order of the file.
    package var checks: [Check] = []
    /// The order of options, or of a matrix's rows, differs between respondents.
    package var shuffle: Shuffle?
    /// An answer is required where this is true; missing counts as not.
    package var requiredCondition: Expression?
    /// The answer is shown and cannot be changed where this is true; missing counts as not.
    package var readOnlyCondition: Expression?
    /// The answer that is proposed until one is given.
    package var proposal: Expression?
    /// When this becomes true, the answer is set aside and asked again.
    package var resetCondition: Expression?
    /// The unit of a number, as `hours`; numbers of two units are never mixed.
    package var unit: String?
    /// Whether the answer may embarrass or harm, so that refusing must be possible.
    package var isSensitive = false
    package var source = Source.respondent
    /// Whether a group is not told the answers until a section shows them, and never who gave which.
    package var isPrivate = false
    /// The preset that it was made from, which fixes what its results are called and how they are computed.
    package var preset: Preset?
    /// Its names in earlier revisions.
    package var was: [String] = []
    /// What became of codes of earlier revisions, by old code.
    package var recode: [String: String] = [:]
    /// The innermost block that it stands in, as a place in ``Survey/blocks``.
    package var block: Int?

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
