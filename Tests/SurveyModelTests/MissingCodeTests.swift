import FoundationEssentials
import SurveyModel
import Testing

/// The numbers for missing answers lie below everything that can be answered, and move only away from answers.
struct MissingCodeTests {
    @Test func missingCodesAreBelowAllAnswers() {
        #expect(MissingCodes(below: 0)[.dontKnow] == -91)
        #expect(MissingCodes(below: -50)[.refused] == -92)
        #expect(MissingCodes(below: -90)[.dontKnow] == -91)
        #expect(MissingCodes(below: -91)[.dontKnow] == -991)
        #expect(MissingCodes(below: -9_999)[.notApplicable] == -99_995)
        #expect(MissingCodes(below: nil)[.skipped] == -999_999_993)
        #expect(MissingCodes(below: .min)[.dontKnow] < -99_999_999)
    }

    // A lock keeps the first code, and gives back the same codes.
    @Test func theFirstCodeStandsForAll() {
        for least in [0, -91, -5_000, -1_000_000_000, nil] {
            let codes = MissingCodes(below: least)
            #expect(MissingCodes(first: codes.first) == codes)
        }
        #expect(MissingCodes(first: 5) == MissingCodes(below: 0))
    }

    @Test func theCodesOfTheWidestTypeCount() {
        var codes = MissingCodes(below: 0)
        codes.take(MissingCodes(below: nil))
        codes.take(MissingCodes(below: 3))
        #expect(codes == MissingCodes(below: nil))
    }

    // Where a type has no lowest answer, somebody may still give the very number of a code.
    @Test func noCodeIsANumberThatWasAnswered() {
        var codes = MissingCodes(below: nil)
        codes.avoid([-91, -999_999_993, -9_999_999_991, .min, 0])
        let taken = MissingReason.allCases.map { codes[$0] }
        #expect(taken == [-99_999_999_991, -99_999_999_992, -99_999_999_993, -99_999_999_994, -99_999_999_995])
    }

    @Test func everyTypeHasItsCodes() {
        let negative = OptionList(name: "l", options: [.init(code: "a", label: "A", number: -200)])
        #expect(Question.Kind.choice(negative).missingCodes[.dontKnow] == -991)
        #expect(Question.Kind.money(currency: "EUR", minimum: -91.5, maximum: nil).missingCodes[.dontKnow] == -991)
        #expect(
            Question.Kind.matrix(rows: negative, cell: .integer(minimum: nil, maximum: nil)).missingCodes
                == MissingCodes(below: nil))
        #expect(Question.Kind.date(minimum: nil, maximum: nil).missingCodes == MissingCodes(below: 0))
    }
}
