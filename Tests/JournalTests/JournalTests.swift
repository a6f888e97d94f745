import Journal
import Testing

@Suite struct EventCodecTests {
    enum Event: JournalEvent {
        case said(who: String, text: Words)
        case tapped(letter: String)
        case paused

        static let schema = 1
    }

    /// The chain must commit to the words without containing them.
    @Test func wordsAreSetApartFromThePayload() throws {
        let encoded = try EventCodec.encode(Event.said(who: "b", text: "it took \"three\" days"))
        #expect(encoded.kind == "said")
        #expect(encoded.payload == #"{"said":{"text":0,"who":"b"}}"#)
        #expect(encoded.words == ["it took \"three\" days"])
        let decoded: Event = try EventCodec.decode(payload: encoded.payload, words: encoded.words)
        #expect(decoded == .said(who: "b", text: "it took \"three\" days"))
    }

    @Test func redactedWordsComeBackAsNothing() throws {
        let decoded: Event = try EventCodec.decode(payload: #"{"said":{"text":0,"who":"b"}}"#, words: [nil])
        #expect(decoded == .said(who: "b", text: .redacted))
    }

    @Test func anEventWithoutValuesHasItsNameAsKind() throws {
        #expect(try EventCodec.encode(Event.paused).kind == "paused")
    }
}

@Suite struct HashChainTests {
    func draft(_ payload: String, words: [SealedWords] = []) -> EntryDraft {
        EntryDraft(
            time: 1, monotonic: 2, spell: 0, actor: "mia", kind: "k", schema: 1, payload: payload, words: words)
    }

    @Test func changingAnyFieldBreaksTheHash() {
        let entry = JournalEntry(chaining: draft("{}"), session: SessionID("S"), after: 0, previous: .zero)
        #expect(entry.hash == entry.expectedHash)
        var forged = entry.draft
        forged.actor = "eve"
        let touched = JournalEntry(
            session: entry.session, sequence: entry.sequence, draft: forged, previous: entry.previous, hash: entry.hash)
        #expect(touched.hash != touched.expectedHash)
    }

    /// Withdrawal must break neither the chain nor its check.
    @Test func redactionKeepsTheHash() {
        var words = SealedWords(sealing: "we left", salt: Array(repeating: 7, count: 16))
        let entry = JournalEntry(
            chaining: draft("{}", words: [words]), session: SessionID("S"), after: 0, previous: .zero)
        words.text = nil
        words.salt = []
        #expect(words.isIntact)
        let redacted = JournalEntry(
            session: entry.session, sequence: 1, draft: draft("{}", words: [words]), previous: .zero, hash: entry.hash)
        #expect(redacted.hash == redacted.expectedHash)
    }

    /// FIPS 180-4: the digest of "abc" would be ba7816bf…; ours is of a length and the field, computed with Python's
    /// hashlib over `b"\0"*7 + b"\3" + b"abc"`.
    @Test func digestIsOverLengthPrefixedFields() {
        #expect(Digest.of([Array("ab".utf8), Array("c".utf8)]) != Digest.of([Array("a".utf8), Array("bc".utf8)]))
        #expect(
            Digest.of([Array("abc".utf8)]).description
                == "c3494ca1a2cf8eeb8a11ded316fb55b83c3bbbedb6313cd50415251e5d09e12f")
    }
}
