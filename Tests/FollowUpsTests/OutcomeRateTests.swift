import FollowUps
import SurveyModel
import Testing

@Suite struct OutcomeRateTests {
    /// The worked example in the manual of rOpenSci's `outcomerate` (Pilliard Hellwig 2018), which computes AAPOR's rates:
    /// twelve cases, of which two are of unknown eligibility and one is ineligible.
    @Test func theRatesAreThoseOfThePublishedExample() {
        let tally = OutcomeTally([
            .complete: 4, .partial: 2, .refusal: 1, .nonContact: 1, .other: 1, .unknown: 2, .ineligible: 1,
        ])
        #expect(tally.total == 12)
        #expect(tally.eligibility == 0.9)
        let published = [
            "RR1": 0.364, "RR2": 0.545, "RR3": 0.370, "RR4": 0.556, "RR5": 0.444, "RR6": 0.667, "COOP1": 0.500,
            "COOP2": 0.750, "COOP3": 0.571, "COOP4": 0.857, "REF1": 0.091, "REF2": 0.093, "REF3": 0.111, "CON1": 0.727,
            "CON2": 0.741, "CON3": 0.889,
        ]
        let rates = OutcomeRate.all(of: tally, eligibility: tally.eligibility)
        #expect(rates.count == published.count)
        for rate in rates {
            let value = rate.value ?? -1
            #expect((value * 1000).rounded() / 1000 == published[rate.name.rawValue], "\(rate.name)")
        }
    }

    /// Nothing is divided by nothing, and where no case is known to be eligible or not, all unknown ones may be.
    @Test func withoutCasesThereIsNoRate() {
        let none = OutcomeTally()
        #expect(none.eligibility == 1)
        #expect(OutcomeRate.all(of: none, eligibility: 1).allSatisfy { $0.value == nil })
        let unknown = OutcomeTally([.unknown: 3])
        #expect(OutcomeRate(.RR1, of: unknown, eligibility: 1).value == 0)
        #expect(OutcomeRate(.RR5, of: unknown, eligibility: 1).value == nil)
    }
}
