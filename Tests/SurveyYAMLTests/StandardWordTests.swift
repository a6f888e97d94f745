import SourceDiagnostics
import SurveyModel
import SurveyYAML
import Testing

/// What a survey says without its author, in the languages that it is held in.
@Suite struct StandardWordTests {
    private func survey(_ text: String) throws -> Survey {
        let (survey, diagnostics) = SurveyParser.parse("survey: s\ntitle: T\nmode: self\n" + text, file: "s.yaml")
        return try #require(survey, "\(diagnostics)")
    }

    private func codes(_ text: String) -> [String] {
        SurveyParser.parse("survey: s\ntitle: T\nmode: self\n" + text, file: "s.yaml").diagnostics.map(\.code.rawValue)
    }

    // A survey in one language that is not English once asked for "Yes" and "No".
    @Test(arguments: [
        ("de", "Ja", "Nein"), ("fr", "Oui", "Non"), ("es", "Sí", "No"), ("it", "Sì", "No"), ("nl", "Ja", "Nee"),
        ("pt-BR", "Sim", "Não"), ("en", "Yes", "No"),
    ])
    func yesAndNoAreSaidInTheSurveysLanguage(language: String, yes: String, no: String) throws {
        let survey = try survey("languages: [\(language)]\nquestions:\n  - q: yes_no\n    text: Q?\n")
        #expect(survey.questions[0].kind.options?.options.map(\.label) == [yes, no])
        #expect(survey.questions[0].kind.options?.options.map(\.code) == ["yes", "no"])
    }

    @Test func everyLanguageHasEveryWord() throws {
        for language in StandardWords.languages {
            let words = try #require(StandardWords.of(language))
            #expect(StandardWord.allCases.allSatisfy { words[$0]?.isEmpty == false }, "\(language)")
            #expect(words.feelings.count == KanoAnswer.Feeling.allCases.count, "\(language)")
            #expect(words.prices.count == PriceSensitivity.Point.allCases.count, "\(language)")
            #expect(words.csat.ends.keys.sorted() == Array(1...5) && words.ces.ends.keys.sorted() == Array(1...7))
            #expect(words.nps.ends.keys.sorted() == [0, 5, 10], "\(language)")
        }
    }

    @Test func presetsAreWordedInEachLanguageThatTheyAreAboutSomethingIn() throws {
        let survey = try survey(
            """
            languages: [en, de, fr]
            fallback: en
            questions:
              - recommend: nps
                about: {en: our support, de: unseren Support}
              - resume: kano
                about: {en: exports, de: Exporte, fr: des exports}
              - best: maxdiff(a, b, c, d)
                text: Which?

            """)
        let nps = survey.questions[0]
        #expect(nps.text(in: nil).inPlainWords.hasPrefix("How likely is it that you would recommend our support to"))
        #expect(
            nps.text(in: "de").inPlainWords
                == "Wie wahrscheinlich ist es, dass Sie unseren Support einem Freund oder Kollegen weiterempfehlen?")
        #expect(nps.ends(in: "de")[10] == "Äußerst wahrscheinlich")
        // Where nothing is said of the subject, the first language is shown.
        #expect(nps.text(in: "fr") == nps.text)
        guard case .kano(let pair) = survey.questions[1].kind, case .maxDiff(let design) = survey.questions[2].kind
        else {
            Issue.record("a Kano pair and a MaxDiff were expected")
            return
        }
        #expect(pair.withoutTranslations["fr"]?.inPlainWords.hasPrefix("Si vous n’aviez pas des exports") == true)
        #expect(pair.feelings["like"]?.label(in: "de") == "Das würde mich sehr freuen")
        #expect(design.most(in: "de") == "Am wichtigsten" && design.least(in: nil) == "Least important")
    }

    // An own label in one language must not stand beside standard ones of another meaning.
    @Test func anOwnLabelTakesThePlaceOfTheStandardOneEverywhere() throws {
        let survey = try survey(
            "languages: [en, de]\nfallback: en\nquestions:\n  - q: csat\n    about: {en: it, de: ihm}\n    ends: {5: Delighted}\n"
        )
        #expect(survey.questions[0].ends(in: "de")[5] == "Delighted")
        #expect(survey.questions[0].ends(in: "de")[1] == "Sehr unzufrieden")
    }

    @Test func aSurveyMaySayStandardWordsItself() throws {
        let survey = try survey(
            """
            languages: [en, sv]
            standard_words: {yes: {sv: Ja}, no: {sv: Nej}, refused: no comment}
            questions:
              - q: yes_no
                text: {en: Q?, sv: F?}

            """)
        let options = survey.questions[0].kind.options
        #expect(options?["yes"]?.label(in: "sv") == "Ja" && options?["yes"]?.label(in: nil) == "Yes")
        #expect(survey.phrase(of: .refused, in: nil) == "no comment")
        #expect(survey.phrase(of: .refused, in: "sv") == "no comment")
        #expect(survey.phrase(of: .dontKnow, in: "sv") == "not known")
    }

    @Test func aLanguageWithoutWordsIsAGap() throws {
        let text = "languages: [en, sv]\nfallback: en\nquestions:\n  - q: yes_no\n    text: {en: Q?, sv: F?}\n"
        let document = SurveyParser.read(
            Array("survey: s\ntitle: {en: T, sv: T}\nmode: self\n\(text)".utf8), file: "s.yaml")
        #expect(document.gaps.map { "\($0.language) \($0.owner) \($0.location.line)" } == ["sv q 7"])
        #expect(document.gaps.map(\.shown) == ["Yes, No"])
        #expect(codes("languages: [sv]\nquestions:\n  - q: nps\n    about: oss\n") == ["E005"])
    }
}

extension Template {
    fileprivate var inPlainWords: String {
        parts.map { part in if case .literal(let text) = part { text } else { "…" } }.joined()
    }
}
