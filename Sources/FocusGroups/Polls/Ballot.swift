internal import SurveyModel

/// How people answer a question that was made in the room, where its kind alone does not say it.
package enum Ballot: Hashable, Sendable {
    /// So many dots to be stuck on options, at most so many on one.
    case dots(budget: Int, cap: Int)
    /// Two options at a time.
    case pairs([Pair])

    /// Two options by their codes, in the order in which they are shown.
    package struct Pair: Hashable, Sendable {
        package let first: String
        package let second: String

        /// The name of the row that holds what was preferred.
        package var code: String { "\(first):\(second)" }
    }
}

extension ImprovisedQuestion {
    /// `nil` where the kind of the question says all.
    package var ballot: Ballot? {
        switch form {
        case .dots:
            guard let budget = bounds.first else { return nil }
            return .dots(budget: budget, cap: bounds.count > 1 ? bounds[1] : budget)
        case .pair: return .pairs(pairs(of: optionList.options.map(\.code)))
        default: return nil
        }
    }

    /// Options by their places in ``bounds``, two by two; places that are none are passed over.
    func pairs(of codes: [String]) -> [Ballot.Pair] {
        stride(from: 0, to: bounds.count - 1, by: 2).compactMap { place in
            let (first, second) = (bounds[place], bounds[place + 1])
            guard first != second, codes.indices.contains(first), codes.indices.contains(second) else { return nil }
            return Ballot.Pair(first: codes[first], second: codes[second])
        }
    }
}
