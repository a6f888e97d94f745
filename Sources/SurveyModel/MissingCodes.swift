internal import FoundationEssentials

/// The numbers that stand for missing reasons in a column of exported data.
///
/// They are −91 to −95 wherever no answer is below 0; where answers may be, they are the first such five numbers with
/// more digits that are below the lowest answer, and −999 999 991 to −999 999 995 where there is no lowest. They only ever
/// move away from answers: what one revision of a survey admits, all of its data keep clear of, as its lock remembers.
package struct MissingCodes: Hashable, Sendable {
    /// One more than the first code.
    private var base: Int

    /// The number in the column of an option that is not among the ranked ones: the answer is there, and it says nothing
    /// of this option.
    package static let notRanked = -96

    /// Codes below every answer that can be given.
    ///
    /// - Parameter least: The lowest answer; `nil` where there is no lowest.
    package init(below least: Int?) {
        guard let least else {
            base = -999_999_990
            return
        }
        base = -90
        while least <= base - 1, base > Self.last { moveAway() }
    }

    /// The codes of which a lock keeps the first.
    package init(first: Int) { base = first < -90 ? first + 1 : -90 }

    /// The first of them, which stands for "don't know".
    package var first: Int { base - 1 }

    package subscript(reason: MissingReason) -> Int {
        switch reason {
        case .dontKnow: base - 1
        case .refused: base - 2
        case .skipped: base - 3
        case .notAsked: base - 4
        case .notApplicable: base - 5
        }
    }

    /// The codes with their labels, in the order of the reasons.
    package var all: [(code: Int, reason: MissingReason)] { MissingReason.allCases.map { (self[$0], $0) } }

    /// Whether they are those of answers that have no lowest, or lower still, so that an answer could be one of them.
    package var isBelowNoLimit: Bool { base <= -999_999_990 }

    /// Takes the codes of whichever admits the lower answers.
    package mutating func take(_ other: MissingCodes) { base = min(base, other.base) }

    /// Moves away from numbers that were answered, where a type has no lowest.
    package mutating func avoid(_ numbers: Set<Int>) {
        while base > Self.last, numbers.contains(where: { ((base - 5)...(base - 1)).contains($0) }) { moveAway() }
    }

    /// One more nine: −91, −991, −9 991.
    private mutating func moveAway() { base = (base - 9) * 10 }

    /// What other programs can still tell from its neighbours, as they keep numbers in 53 bits.
    private static let last = -999_999_999_999_990
}

extension Question.Kind {
    /// What stands for missing answers in the columns of its data, as far as the type tells.
    package var missingCodes: MissingCodes {
        switch self {
        case .scale(let range): MissingCodes(below: range.lowerBound)
        case .integer(let low, _): MissingCodes(below: low)
        case .decimal(let low, _), .money(_, let low, _): MissingCodes(below: low?.wholeBelow)
        case .matrix(_, let cell): cell.missingCodes
        case .choice(let list): list.missingCodes
        case .maxDiff(let design): design.items.missingCodes
        default: MissingCodes(below: 0)
        }
    }
}

extension OptionList {
    /// Codes below the numbers under which the options are exported.
    package var missingCodes: MissingCodes {
        MissingCodes(below: min(0, (options + retired).compactMap(\.number).min() ?? 0))
    }
}

extension Decimal {
    /// The whole number at or below it, where there is one.
    fileprivate var wholeBelow: Int? { Double("\(self)").flatMap { Int(exactly: $0.rounded(.down)) } }
}
