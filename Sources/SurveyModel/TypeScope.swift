/// The names that an expression may use at its place in a survey.
package struct TypeScope: Sendable {
    package struct Symbol: Hashable, Sendable {
        package var type: ValueType
        /// Whether it can be missing once it was reached.
        package var mayBeMissing: Bool
        /// The only texts that it can be, if that is known, as of a calculation with a text in each branch.
        package var literals: [String]?
        /// Whether its bounds leave zero out, so that it always divides.
        package var isNeverZero: Bool

        package init(_ type: ValueType, mayBeMissing: Bool, literals: [String]? = nil, isNeverZero: Bool = false) {
            self.type = type
            self.mayBeMissing = mayBeMissing
            self.literals = literals
            self.isNeverZero = isNeverZero
        }
    }

    /// What a group's people answer for themselves, and how it may be used here.
    package struct People: Sendable {
        /// The questions of each person; the record's name is `people`.
        package var record: RecordType
        /// Whether the expression is about one person, as in `each`, so that the questions are plain values.
        package var isOnePerson: Bool

        package init(_ record: RecordType, isOnePerson: Bool) {
            self.record = record
            self.isOnePerson = isOnePerson
        }
    }

    /// Questions and calculations that come before this place.
    ///
    /// Inside of a repeat, the questions of the same round are among them; behind it, only the repeat itself, as a list of
    /// records.
    package var symbols: [String: Symbol] = [:]
    /// Names of this survey that stand here or later.
    package var later: Set<String> = []
    /// Names whose own definition is wrong: they exist, but nothing is said about their use.
    package var broken: Set<String> = []
    /// Names that are asked in each round of a repeat, and are only that repeat's fields here, with its name.
    package var rounds: [String: String] = [:]
    package var caseFields: [String: CaseField] = [:]
    /// The question whose definition this is, which may not use itself.
    package var current: String?
    /// The option that `it` stands for.
    package var it: ValueType?
    /// Names that have a value wherever this expression is used; and, as "/ n", what is not zero there, so that
    /// something can be divided by it.
    package var present: Set<String> = []
    /// The types that questions may have in `prior`, beside those of this place: usually of all questions of the survey.
    package var prior: [String: ValueType] = [:]
    /// The names of the quotas.
    package var quotas: Set<String> = []
    /// Whether `index()` has a meaning: inside of a repeat, and in a `where` over its rounds.
    package var isInRound = false
    /// Only in a discussion guide.
    package var people: People?

    package init() {}
}

extension ValueType {
    /// What it is called in a message.
    package var name: String {
        switch self {
        case .boolean: "true or false"
        case .integer: "a whole number"
        case .decimal: "a number"
        case .text: "a text"
        case .choice(let list): "a choice of '\(list.name)'"
        case .multi(let list): "several of '\(list.name)'"
        case .date: "a date"
        case .list(.record(let type)) where type.name == "people": "all people"
        case .list(.record(let type)): "all rounds of '\(type.name)'"
        case .list: "a list"
        case .rank(let list): "an order of '\(list.name)'"
        case .allocation(let list): "points for '\(list.name)'"
        case .matrix(let rows, _): "rows of '\(rows.name)'"
        case .maxDiff(let list): "best and worst of '\(list.name)'"
        case .kano: "a pair of feelings"
        case .pricePoints: "four prices"
        case .time: "a time of day"
        case .dateTime: "a date with a time"
        case .duration: "a length of time"
        case .quantity(let unit, _): "a number of \(unit)"
        case .money(let currency): "an amount in \(currency)"
        case .record(let type) where type.name == "people": "one person's answers"
        case .record(let type): "a round of '\(type.name)'"
        case .person: "a person"
        }
    }
}
