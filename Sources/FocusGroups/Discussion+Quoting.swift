/// Whose words may leave the room as a quotation.
extension Discussion {
    /// Whether an utterance may be quoted: nobody who said it has refused to be.
    package func mayQuote(_ utterance: Utterance) -> Bool { refusingQuotes(utterance).isEmpty }

    /// Those of an utterance's speakers who do not allow to be quoted, in the order in which they are named.
    package func refusingQuotes(_ utterance: Utterance) -> [Letter] {
        utterance.speakers.compactMap(\.letter).filter { !mayQuote($0) }
    }

    /// Whether somebody may be quoted; who was not asked may be, since the guide's welcome says what is done with words.
    package func mayQuote(_ letter: Letter) -> Bool {
        participant(letter).map { $0.consent[.quote] != false && !$0.hasWithdrawn } ?? true
    }

    /// Why words stay out of what is shown to people who were not there.
    package enum Withholding: Hashable, Sendable {
        case refused(Letter)
        /// Nobody asked whether their own words may be quoted.
        case unasked(Letter)
        /// Nobody knows whose own words they are.
        case unknownSpeaker
    }

    /// Why an utterance is not shown to others; `nil` where it may be.
    ///
    /// Own words are a quotation, which whoever said them must have allowed. A summary is none, but whoever said no to
    /// being quoted is not summed up either.
    package func withholding(of utterance: Utterance, quotesUnasked: Bool = false) -> Withholding? {
        withholding(
            by: utterance.speakers, areOwnWords: utterance.fidelity == .verbatim, quotesUnasked: quotesUnasked)
    }

    /// The same of any words of these speakers.
    package func withholding(
        by speakers: [Speaker], areOwnWords: Bool, quotesUnasked: Bool = false
    ) -> Withholding? {
        let mustHaveAllowed = areOwnWords && !quotesUnasked
        for speaker in speakers {
            switch speaker {
            case .moderator: continue
            case .unknown: if mustHaveAllowed { return .unknownSpeaker }
            case .participant(let letter):
                guard let consent = participant(letter)?.consent[.quote] else {
                    if mustHaveAllowed { return .unasked(letter) }
                    continue
                }
                if !consent { return .refused(letter) }
            }
        }
        return nil
    }
}
