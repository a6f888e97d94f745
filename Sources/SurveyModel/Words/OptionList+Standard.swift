extension OptionList {
    /// The codes `yes` and `no`, which is what `yes_no` is short for, in English.
    package static let yesNo = yesNo(in: [])

    /// The codes `yes` and `no` in the languages of a survey, and in its own words where it gives some.
    package static func yesNo(in languages: [String], own: [StandardWord: [String: String]] = [:]) -> OptionList {
        let words: [(code: String, word: StandardWord)] = [("yes", .yes), ("no", .no)]
        return standard("yes_no", words.map(\.code), in: languages) { place, language in
            own[words[place].word]?[language] ?? StandardWords.of(language)?[words[place].word]
        }
    }

    /// A list whose wordings are standard words; where a language has none, that of the first is shown, or English.
    static func standard(
        _ name: String, _ codes: [String], in languages: [String], _ word: (Int, String) -> String?
    ) -> OptionList {
        let first = languages.first ?? "en"
        var list = OptionList(
            name: name,
            options: codes.enumerated().map { place, code in
                var option = Option(code: code, label: word(place, first) ?? word(place, "en") ?? code)
                for language in languages.dropFirst() { option.translations[language] = word(place, language) }
                return option
            })
        list.isStandard = true
        return list
    }
}

extension KanoAnswer {
    /// The five answers to each question of a pair, in the languages of a survey.
    package static func feelings(in languages: [String]) -> OptionList {
        OptionList.standard("feeling", Feeling.allCases.map(\.rawValue), in: languages) { place, language in
            StandardWords.of(language)?.feelings[Feeling.allCases[place]]
        }
    }
}
