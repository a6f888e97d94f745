internal import SurveyModel

/// The keys of an option that is more than a code and its wording.
package enum OptionKey: String, DefinitionKey {
    case label, specify, exclusive, number, attributes, was, retired

    package var meaning: String {
        switch self {
        case .label: "What the respondent sees or hears."
        case .specify: "Whether the respondent is asked to say which."
        case .exclusive: "Whether it excludes all the others."
        case .number: "The number of its code in exported data."
        case .attributes: "What else is known of it, as {price: 30}; the same for every option of the list."
        case .was: "Its code in earlier revisions."
        case .retired: "Offered no more; earlier sessions hold it."
        }
    }

    package var shape: KeyShape {
        switch self {
        case .label: .wording
        case .specify, .exclusive, .retired: .boolean
        case .number: .integer(-1_000_000...1_000_000)
        case .attributes: .map(.text)
        case .was: .either(.text, .list(.text))
        }
    }

    package var isRequired: Bool { self == .label }
}

/// The keys of a check.
package enum CheckKey: String, DefinitionKey {
    case must, should, critical, say, reason

    package var meaning: String {
        switch self {
        case .must: "The answer is not taken unless this is true; missing counts as true."
        case .should: "The interviewer is asked to correct an answer, or goes on, unless this is true."
        case .critical: "As 'must', but missing counts as false, and the interview cannot be complete without it."
        case .say: "What is said when it fails."
        case .reason: "Whether going on against a 'should' needs a reason."
        }
    }

    package var shape: KeyShape {
        switch self {
        case .must, .should, .critical: .expression
        case .say: .wording
        case .reason: .word(Check.ReasonPolicy.allCases.map(\.rawValue))
        }
    }

    package var isRequired: Bool { self == .say }
}

/// The keys of a jump.
package enum JumpKey: String, DefinitionKey {
    case condition = "if"
    case goto, end

    package var meaning: String {
        switch self {
        case .condition: "Taken if this is true; always, if it is left out."
        case .goto: "The later question or section to go on with."
        case .end: "The outcome with which the interview ends."
        }
    }

    package var shape: KeyShape { self == .condition ? .expression : .text }
}

/// The keys of a quota, below `- name: limit`.
package enum QuotaKey: String, DefinitionKey {
    case condition = "if"
    case end

    package var meaning: String {
        switch self {
        case .condition: "Who counts; missing counts as not."
        case .end: "The outcome of an interview whose quota is full; over_quota if it is left out."
        }
    }

    package var shape: KeyShape { self == .condition ? .expression : .text }
    package var isRequired: Bool { self == .condition }
}

/// The keys of `shuffle`.
package enum ShuffleKey: String, DefinitionKey {
    case keepFirst = "keep_first"
    case keepLast = "keep_last"

    package var meaning: String {
        switch self {
        case .keepFirst: "Options that stay at the top."
        case .keepLast: "Options that stay at the bottom."
        }
    }

    package var shape: KeyShape { .list(.text) }
}

/// The keys of `prices`: one wording for each of the four questions.
package enum PricesKey: String, DefinitionKey {
    case tooCheap = "too_cheap"
    case cheap, expensive
    case tooExpensive = "too_expensive"

    package var meaning: String {
        switch self {
        case .tooCheap: "At what price would it be so cheap that its quality is doubted?"
        case .cheap: "At what price would it be a bargain?"
        case .expensive: "At what price would it begin to be expensive?"
        case .tooExpensive: "At what price would it be too expensive to consider?"
        }
    }

    package var shape: KeyShape { .wording }
    package var isRequired: Bool { true }

    var point: PriceSensitivity.Point {
        switch self {
        case .tooCheap: .tooCheap
        case .cheap: .cheap
        case .expensive: .expensive
        case .tooExpensive: .tooExpensive
        }
    }
}
