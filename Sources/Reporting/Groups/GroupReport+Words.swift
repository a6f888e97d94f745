internal import Journal
internal import FocusGroups
internal import Journal

/// Whose words a report shows.
extension GroupReport {
    /// What may be shown of an utterance.
    enum Shown: Hashable {
        /// In the speaker's own words.
        case own(String)
        /// In the moderator's words for it.
        case summary(String)
        /// Why it is not shown.
        case withheld(String)
        /// Somebody talked, and nothing was written down.
        case nothing

        var words: String? {
            switch self {
            case .own(let words), .summary(let words): words
            case .withheld, .nothing: nil
            }
        }

        var inline: Document.Inline {
            switch self {
            case .own(let words): .words(words)
            case .summary(let words): .text(words)
            case .withheld(let reason): .aside("(\(reason))")
            case .nothing: .aside("(nothing was written down)")
            }
        }
    }

    /// What may be shown of an utterance.
    ///
    /// Somebody's own words are a quotation, which they must have allowed. The moderator's summary is not, but whoever
    /// said no to being quoted is not summed up either. What was taken back is gone from the store already.
    func shown(_ utterance: Utterance) -> Shown {
        guard let text = utterance.text else { return .nothing }
        guard let words = text.text else { return .withheld("taken back") }
        let isOwn = utterance.fidelity == .verbatim
        if let reason = reasonNotToQuote(utterance.speakers, isOwn: isOwn) { return .withheld("not shown: \(reason)") }
        return isOwn ? .own(scrubbed(words)) : .summary(scrubbed(words))
    }

    /// What the recording has for an utterance; `nil` where there is none, or nothing of it was put beside.
    func recorded(_ utterance: Utterance) -> Shown? {
        guard let cues = heard[utterance.number] else { return nil }
        let texts = cues.compactMap(\.text.text)
        guard texts.count == cues.count else { return .withheld("taken back") }
        return quoted(texts.joined(separator: " "), by: cues.map(\.speaker) + utterance.speakers)
    }

    /// What may be shown of a stretch of the recording.
    func recorded(_ cue: Recording.Cue) -> Shown {
        cue.text.text.map { quoted($0, by: [cue.speaker]) } ?? .withheld("taken back")
    }

    private func quoted(_ words: String, by speakers: [Speaker]) -> Shown {
        if let reason = reasonNotToQuote(speakers, isOwn: true) { return .withheld("not shown: \(reason)") }
        return .own(scrubbed(words))
    }

    /// What somebody wrote, on a card or as an answer: always their own words.
    func written(_ words: Words, by letter: Letter?) -> Shown {
        guard let text = words.text else { return .withheld("taken back") }
        if let letter, let reason = reasonNotToQuote([.participant(letter)], isOwn: true) {
            return .withheld("not shown: \(reason)")
        }
        return .own(scrubbed(text))
    }

    /// The moderator's own notes of what is to be done.
    func noted(_ words: Words) -> String { words.text.map(scrubbed) ?? "(taken back)" }

    private func reasonNotToQuote(_ speakers: [Speaker], isOwn: Bool) -> String? {
        switch group.discussion.withholding(by: speakers, areOwnWords: isOwn, quotesUnasked: facts.quotesUnasked) {
        case .refused(let letter)?: "\(name(.participant(letter))) does not want to be quoted"
        case .unasked(let letter)?: "\(name(.participant(letter))) was not asked about quoting"
        case .unknownSpeaker?: "nobody knows who said it"
        case nil: nil
        }
    }

    /// How many participants may be quoted, refused, and were not asked.
    var quotingConsent: (given: Int, refused: Int, unasked: Int) {
        let answers = group.participants.map { $0.consent[.quote] }
        return (answers.count { $0 == true }, answers.count { $0 == false }, answers.count { $0 == nil })
    }
}
