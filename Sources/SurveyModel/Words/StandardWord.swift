/// A word that every survey says, which it may give itself.
package enum StandardWord: String, Hashable, Sendable, CaseIterable {
    case yes, no
    case dontKnow = "dont_know"
    case refused, skipped
    case notAsked = "not_asked"
    case notApplicable = "not_applicable"

    init(_ reason: MissingReason) {
        self =
            switch reason {
            case .dontKnow: .dontKnow
            case .refused: .refused
            case .skipped: .skipped
            case .notAsked: .notAsked
            case .notApplicable: .notApplicable
            }
    }

    /// The reason that it names; `nil` for yes and no.
    var reason: MissingReason? { MissingReason(rawValue: rawValue) }
}

extension StandardWords {
    package subscript(word: StandardWord) -> String? {
        switch word {
        case .yes: yes
        case .no: no
        default: word.reason.flatMap { missing[$0] }
        }
    }
}

extension Survey {
    /// The codes `yes` and `no` in its words.
    package var yesNo: OptionList { .yesNo(in: languages, own: standardWords) }

    /// What is said for a missing answer, in a language or else in the survey's first one.
    package func phrase(of reason: MissingReason, in language: String?) -> String {
        let word = StandardWord(reason)
        let tried = [language, languages.first].compactMap(\.self)
        return tried.lazy.compactMap { standardWords[word]?[$0] ?? StandardWords.of($0)?[word] }.first
            ?? StandardWords.english[word] ?? word.rawValue
    }
}
