internal import SurveyModel

/// One of AAPOR's outcome rates, with the counts behind it.
package struct OutcomeRate: Hashable, Sendable {
    /// What is counted above the line.
    package enum Name: String, Hashable, Sendable, CaseIterable {
        case RR1, RR2, RR3, RR4, RR5, RR6
        case COOP1, COOP2, COOP3, COOP4
        case REF1, REF2, REF3
        case CON1, CON2, CON3
    }

    package var name: Name
    package var numerator: Int
    /// Whole, but for a share of the cases of unknown eligibility.
    package var denominator: Double
    /// 0 to 1; `nil` where there is nothing to divide by.
    package var value: Double? { denominator > 0 ? Double(numerator) / denominator : nil }

    /// The rate of a tally.
    ///
    /// The formulas are those of AAPOR, Standard Definitions, 9th edition (2016), "Calculating Outcome Rates from Final
    /// Disposition Distributions", where I, P, R, NC, O and U are the groups of the tally.
    ///
    /// - Parameters:
    ///   - name: Which one.
    ///   - tally: The cases.
    ///   - eligibility: The share of the cases of unknown eligibility that is taken to be eligible, 0 to 1: AAPOR's *e*.
    package init(_ name: Name, of tally: OutcomeTally, eligibility: Double) {
        self.name = name
        let (complete, partial, refusal) = (tally[.complete], tally[.partial], tally[.refusal])
        let (nonContact, other, unknown) = (tally[.nonContact], tally[.other], tally[.unknown])
        let interviews = complete + partial
        switch name {
        case .RR1, .RR3, .RR5, .COOP1, .COOP3: numerator = complete
        case .RR2, .RR4, .RR6, .COOP2, .COOP4: numerator = interviews
        case .REF1, .REF2, .REF3: numerator = refusal
        case .CON1, .CON2, .CON3: numerator = interviews + refusal + other
        }
        let eligible = Double(interviews + refusal + nonContact + other)
        switch name {
        case .RR1, .RR2, .REF1, .CON1: denominator = eligible + Double(unknown)
        case .RR3, .RR4, .REF2, .CON2: denominator = eligible + eligibility * Double(unknown)
        case .RR5, .RR6, .REF3, .CON3: denominator = eligible
        case .COOP1, .COOP2: denominator = Double(interviews + refusal + other)
        case .COOP3, .COOP4: denominator = Double(interviews + refusal)
        }
    }

    /// All rates of a tally, in AAPOR's order.
    package static func all(of tally: OutcomeTally, eligibility: Double) -> [OutcomeRate] {
        Name.allCases.map { OutcomeRate($0, of: tally, eligibility: eligibility) }
    }
}

extension OutcomeRate.Name {
    /// What it says, in a clause.
    package var meaning: String {
        switch self {
        case .RR1: "complete, of all that may be eligible"
        case .RR2: "complete or partial, of all that may be eligible"
        case .RR3: "complete, of the eligible with a share of the unknown"
        case .RR4: "complete or partial, of the eligible with a share of the unknown"
        case .RR5: "complete, of the eligible"
        case .RR6: "complete or partial, of the eligible"
        case .COOP1: "complete, of all that were reached"
        case .COOP2: "complete or partial, of all that were reached"
        case .COOP3: "complete, of those able to answer"
        case .COOP4: "complete or partial, of those able to answer"
        case .REF1: "refused, of all that may be eligible"
        case .REF2: "refused, of the eligible with a share of the unknown"
        case .REF3: "refused, of the eligible"
        case .CON1: "reached, of all that may be eligible"
        case .CON2: "reached, of the eligible with a share of the unknown"
        case .CON3: "reached, of the eligible"
        }
    }

    /// AAPOR's formula.
    package var formula: String {
        let all = "(I+P)+(R+NC+O)"
        return switch self {
        case .RR1: "I/(\(all)+U)"
        case .RR2: "(I+P)/(\(all)+U)"
        case .RR3: "I/(\(all)+eU)"
        case .RR4: "(I+P)/(\(all)+eU)"
        case .RR5: "I/(\(all))"
        case .RR6: "(I+P)/(\(all))"
        case .COOP1: "I/((I+P)+R+O)"
        case .COOP2: "(I+P)/((I+P)+R+O)"
        case .COOP3: "I/((I+P)+R)"
        case .COOP4: "(I+P)/((I+P)+R)"
        case .REF1: "R/(\(all)+U)"
        case .REF2: "R/(\(all)+eU)"
        case .REF3: "R/(\(all))"
        case .CON1: "((I+P)+R+O)/(\(all)+U)"
        case .CON2: "((I+P)+R+O)/(\(all)+eU)"
        case .CON3: "((I+P)+R+O)/(\(all))"
        }
    }
}
