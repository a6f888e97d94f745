import Interviewing
import SurveyModel
import Testing

/// The program's own words to somebody who answers alone.
@Suite struct ScreenWordsTests {
    // A saying without a translation would be English in the middle of another language.
    @Test func everyLanguageHasEverySayingWithTheSamePlaces() {
        for language in StandardWords.languages {
            for words in ScreenWords.allCases {
                let values = ["<0>", "<1>", "<2>"]
                let marks = { (text: String) in text.matches(of: /<[0-9]>/).map { String($0.0) }.sorted() }
                let (english, own) = (words.text(in: "en", with: values), words.text(in: language, with: values))
                #expect(!own.isEmpty && marks(own) == marks(english), "\(language): \(words)")
                // "Enter" and the like may be the same, but not a whole sentence.
                #expect(language == "en" || own != english || own.count < 12, "\(language): \(words)")
            }
        }
    }

    @Test func whatIsFilledInIsNotFilledAgain() {
        #expect(ScreenWords.now.text(in: "de", with: ["{1}", "x"]) == "jetzt: {1}; x")
        #expect(ScreenWords.done.text(in: "sv") == ScreenWords.done.text(in: "en"))
    }
}
