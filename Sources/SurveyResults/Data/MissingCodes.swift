package import SurveyModel

/// The numbers that stand for missing reasons in a column, below everything that an answer can be.
///
/// They are −91 to −95 wherever no answer is below 0; where answers may be, they are the first such five numbers with
/// more digits that are below the lowest answer, and −999 999 991 to −999 999 995 where there is no lowest. So they are the
/// same in every export of a survey, whatever its data hold.
package struct MissingCodes: Hashable, Sendable {
    private let base: Int

    /// The number in the column of an option that is not among the ranked ones: the answer is there, and it says nothing
    /// of this option.
    package static let notRanked = -96

    package init(_ form: Variable.Form) {
        guard case .number(_, let least) = form else {
            base = -90
            return
        }
        guard let least else {
            base = -999_999_990
            return
        }
        var base = -90
        // One more nine each time: −91, −991, −9 991.
        while least <= base - 1, base > -99_999_999_999 { base = (base - 9) * 10 }
        self.base = base
    }

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
}

extension MissingReason {
    /// What it is for a person.
    package var label: String {
        switch self {
        case .dontKnow: "Don't know"
        case .refused: "Refused"
        case .skipped: "Skipped"
        case .notAsked: "Not asked"
        case .notApplicable: "Not applicable"
        }
    }
}
