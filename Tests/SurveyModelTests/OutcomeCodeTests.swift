import SurveyModel
import Testing

@Suite struct OutcomeCodeTests {
    /// What stands in a definition, what agents type and what AAPOR prints are the same outcome.
    @Test(arguments: [
        ("aapor 2.112", "2.112"), ("2.112", "2.112"), ("AAPOR 4.80", "4.8"), ("no answer", "3.13"),
        ("no_answer", "3.13"),
        ("Soft Refusal", "2.112a"), ("2.10", "2.1"), ("complete", "1.1"),
    ])
    func codesAndWordsAreRead(_ text: String, _ code: String) {
        #expect(OutcomeCode(text)?.code == code)
    }

    @Test(arguments: ["", "aapor", "9.9", "aapor 2.112 x", "2.", "0", "1"])
    func whatIsNoOutcomeIsNone(_ text: String) { #expect(OutcomeCode(text) == nil) }

    /// The first digit of a code is its class, as AAPOR has it, and a letter changes nothing about how it counts.
    @Test func groupsFollowTheCodes() {
        #expect(Set(OutcomeCode.all.map(\.code)).count == OutcomeCode.all.count)
        #expect(Set(OutcomeCode.all.map(\.word)).count == OutcomeCode.all.count)
        for outcome in OutcomeCode.all {
            let expected: Set<OutcomeCode.Group> =
                switch outcome.code.first {
                case "1": [.complete, .partial]
                case "2":
                    outcome.code.hasPrefix("2.1")
                        ? [.refusal] : outcome.code.hasPrefix("2.2") ? [.nonContact] : [.other]
                case "3": [.unknown]
                default: [.ineligible]
                }
            #expect(expected.contains(outcome.group), "\(outcome.code)")
            if let base = OutcomeCode(String(outcome.code.filter { !$0.isLetter })) {
                #expect(base.group == outcome.group, "\(outcome.code)")
            }
        }
    }

    /// A hard refusal is final; a soft one is a reason to try once more.
    @Test func softRefusalsAreTemporary() {
        #expect(OutcomeCode("soft_refusal")?.isFinal == false)
        #expect(OutcomeCode("hard_refusal")?.isFinal == true)
        #expect(OutcomeCode("hard_refusal")?.isHardRefusal == true)
        #expect(OutcomeCode("appointment")?.group == .other)
    }
}
