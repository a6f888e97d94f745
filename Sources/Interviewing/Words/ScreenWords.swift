package import SurveyModel

/// What the program itself says to somebody who answers alone, one case for each saying.
///
/// What a survey says, as yes and no, is in ``StandardWords``; both are there in the same languages. Interviewers and
/// moderators read English, whatever language they ask in.
package enum ScreenWords: Hashable, Sendable, CaseIterable {
    case begins, goesOn, greeting, everythingElse, option, options, ranking, rankingOf, points, bestAndWorst
    case range, atLeast, atMost, rowsAtOnce, wholeNumber, number, amount, date, time, dateTime, duration, words,
        enterGoesOn, now
    case keepsIt, isFixed, proposed, left, set, setOf, whichOne, why, yourAnswers, nothingYet, done
    case doneWithReview, correctsIt, correctsOne, needsReason, takesReason, leavesIt, setAside, countsAgain
    case leftAsItIs, notTaken, notPossible, questionsLeft, questionsLeftHere, takenBack,
        madeAgain, interrupted, isKept, hasEnded, notStored, isTyped, lineCleared, back, goto, skip, dk, refuse,
        lines, edit, undo
    case redo, review, whyAsked, language, pause, end, help

    /// The words in a language, or in English where there are none.
    ///
    /// - Parameters:
    ///   - language: A tag, as `pt-BR`; `nil` for English.
    ///   - values: What takes the place of `{0}`, `{1}` and so on.
    /// - Returns: One line.
    package func text(in language: String?, with values: [String] = []) -> String {
        let words = language.flatMap { Self.all[StandardWords.primary($0)]?[self] } ?? Self.english[self] ?? ""
        // Only the words hold places, never what is put there.
        return words.split(separator: "{", omittingEmptySubsequences: false).enumerated().map { index, part in
            guard index > 0, let end = part.firstIndex(of: "}"), let place = Int(part[..<end]) else {
                return String(part)
            }
            return (values.indices.contains(place) ? values[place] : "") + part[part.index(after: end)...]
        }.joined()
    }

    static let all = [
        "en": english, "de": german, "fr": french, "es": spanish, "it": italian, "nl": dutch, "pt": portuguese,
    ]
}

extension Interview {
    /// The language of the program's own words: that of the session for somebody who answers alone, else English.
    package var screenLanguage: String? {
        survey.mode == .self ? language ?? survey.languages.first : nil
    }

    /// Whether the screen speaks another language than English to somebody who answers alone.
    package var isInOtherLanguage: Bool {
        screenLanguage.map(StandardWords.primary).map { $0 != "en" && ScreenWords.all[$0] != nil } ?? false
    }

    /// What the program says on this session's screen.
    package func says(_ words: ScreenWords, _ values: String...) -> String {
        words.text(in: screenLanguage, with: values)
    }

    /// What a command does, in one line.
    package func summary(of verb: InterviewVerb) -> String {
        guard screenLanguage != nil, let words = ScreenWords(verb) else { return verb.summary }
        return says(words)
    }

    /// What is said for a missing answer.
    package func phrase(of reason: MissingReason) -> String {
        survey.mode == .self ? survey.phrase(of: reason, in: language) : reason.phrase
    }
}

extension ScreenWords {
    /// What is said of a command to somebody who answers alone; `nil` for commands that they do not have.
    fileprivate init?(_ verb: InterviewVerb) {
        switch verb {
        case .back: self = .back
        case .goto: self = .goto
        case .skip: self = .skip
        case .dk: self = .dk
        case .refuse: self = .refuse
        case .lines: self = .lines
        case .edit: self = .edit
        case .undo: self = .undo
        case .redo: self = .redo
        case .review: self = .review
        case .why: self = .whyAsked
        case .language: self = .language
        case .pause: self = .pause
        case .end: self = .end
        case .help: self = .help
        default: return nil
        }
    }
}
