internal import FoundationEssentials

/// What a reducer's events must be to stand in a journal.
///
/// An `enum` with associated values, `Codable` as the compiler makes it: its payload is then
/// `{"caseName":{…}}`, and the case's name is the entry's kind. Words of people have the type ``Words``.
package protocol JournalEvent: Codable, Hashable, Sendable {
    /// Which shape of payloads this program writes; older shapes must stay readable.
    static var schema: Int { get }
}

/// Turns events into payloads with their words set apart, and back.
package enum EventCodec {
    /// An event as JSON, and the words that were in it.
    package struct Encoded: Hashable, Sendable {
        package var kind: String
        package var payload: String
        package var words: [String]
    }

    /// Divides an event into its payload and its words; it throws only for an event that is no enum case, a mistake of ours.
    package static func encode(_ event: some JournalEvent) throws -> Encoded {
        let slots = WordSlots([])
        let encoded = try PayloadEncoder.encode(event, userInfo: [WordSlots.key: slots])
        return Encoded(
            kind: encoded.firstKey ?? "", payload: encoded.text, words: slots.texts.map { $0 ?? "" })
    }

    /// Reads an event back from its payload.
    ///
    /// `words` are what the store kept for the payload's numbers, `nil` where it was redacted. A payload of another shape,
    /// such as one from a newer version, throws a `DecodingError`.
    package static func decode<Event: JournalEvent>(
        _ type: Event.Type = Event.self, payload: String, words: [String?]
    ) throws -> Event {
        let decoder = JSONDecoder()
        decoder.userInfo[WordSlots.key] = WordSlots(words)
        return try decoder.decode(type, from: Data(payload.utf8))
    }
}

extension EntryDraft {
    /// Makes a draft of an event; `salt` gives 16 fresh random bytes for each stretch of words.
    package init(
        _ event: some JournalEvent, time: Int64, monotonic: Int64, spell: Int, actor: String, salt: () -> [UInt8]
    ) throws {
        let encoded = try EventCodec.encode(event)
        self.init(
            time: time, monotonic: monotonic, spell: spell, actor: actor, kind: encoded.kind,
            schema: type(of: event).schema, payload: encoded.payload,
            words: encoded.words.map { SealedWords(sealing: $0, salt: salt()) })
    }

    /// The event that the payload and its words hold; throws ``UnreadableEntry`` where it is none that is known here.
    package func event<Event: JournalEvent>(as type: Event.Type = Event.self) throws -> Event {
        do {
            return try EventCodec.decode(type, payload: payload, words: words.map(\.text))
        } catch is DecodingError {
            throw UnreadableEntry(kind: kind, schema: schema, known: type.schema)
        }
    }
}
