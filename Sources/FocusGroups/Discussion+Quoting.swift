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
}
