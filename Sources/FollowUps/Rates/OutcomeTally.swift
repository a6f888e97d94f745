package import SurveyModel

/// How many cases came out how: what the rates are made of.
package struct OutcomeTally: Hashable, Sendable {
    private var counts: [OutcomeCode.Group: Int] = [:]

    package init() {}

    /// - Parameter counts: Cases by group; what is left out is none.
    package init(_ counts: [OutcomeCode.Group: Int]) { self.counts = counts.filter { $0.value > 0 } }

    package mutating func add(_ group: OutcomeCode.Group) { counts[group, default: 0] += 1 }

    package subscript(_ group: OutcomeCode.Group) -> Int { counts[group] ?? 0 }

    /// Cases that are known to be eligible.
    package var eligible: Int {
        [OutcomeCode.Group.complete, .partial, .refusal, .nonContact, .other].reduce(0) { $0 + self[$1] }
    }

    package var total: Int { eligible + self[.unknown] + self[.ineligible] }

    /// The share of the cases of unknown eligibility that is taken to be eligible where nobody says otherwise.
    ///
    /// It is the share among those whose eligibility is known, as in AAPOR's Outcome Rate Calculator 4.0 (2016); 1, the
    /// careful end, where none was found ineligible or none is known.
    package var eligibility: Double {
        let known = eligible + self[.ineligible]
        return known == 0 ? 1 : Double(eligible) / Double(known)
    }
}
