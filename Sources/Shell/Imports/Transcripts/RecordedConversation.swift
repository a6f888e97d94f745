internal import FocusGroups
internal import Journal
internal import Storage
internal import SurveyModel
internal import Tabulation
internal import Transcripts

/// A conversation that is known by its transcript: a session of ours that was opened, recorded and ended in one act.
struct RecordedConversation {
    /// Somebody in it.
    private struct Voice {
        /// As the transcript has it; `nil` for stretches that name nobody.
        var name: String?
        var role: SpeakerRoles.Role
        var speaker: Speaker
    }

    /// Follows from the file alone, so that the same file is the same session.
    let id: SessionID
    private let transcript: Transcript
    private let guide: Definition
    /// Milliseconds since 1970-01-01 UTC.
    private let held: Int64
    private let mayQuote: Bool
    private var voices: [Voice] = []

    init(
        _ transcript: Transcript, _ roles: SpeakerRoles, bytes: [UInt8], guide: Definition, held: Int64,
        mayQuote: Bool
    ) throws {
        self.transcript = transcript
        self.guide = guide
        self.held = held
        self.mayQuote = mayQuote
        id = Self.id(of: bytes)
        let names =
            transcript.voices.map { Optional($0.name) } + (transcript.cues.contains { $0.voice == nil } ? [nil] : [])
        var letters = Letter.all[...]
        for name in names {
            let role = roles.role(of: name)
            switch role {
            case .moderator: voices.append(Voice(name: name, role: role, speaker: .moderator))
            case .unknown: voices.append(Voice(name: name, role: role, speaker: .unknown))
            case .customer:
                guard let letter = letters.popFirst() else {
                    throw CommandFailure(
                        .badData, "more than \(Letter.all.count) customers speak in it, which no group has")
                }
                voices.append(Voice(name: name, role: role, speaker: .participant(letter)))
            }
        }
    }

    var hasCustomers: Bool { voices.contains { $0.speaker.letter != nil } }

    /// A UUID of version 8 (RFC 9562, section 5.8), of the file's SHA-256.
    private static func id(of bytes: [UInt8]) -> SessionID {
        var digits = Array(Digest.ofFile(bytes).description.prefix(32))
        digits[12] = "8"
        digits[16] = "8"
        let text = String(digits)
        var parts: [Substring] = []
        var rest = text[...]
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return SessionID(parts.joined(separator: "-"))
    }

    /// The first moment of a day in UTC.
    static func milliseconds(of day: String) -> Int64? {
        CalendarDate(day).map { Int64($0.dayNumber) * 86_400_000 }
    }

    // MARK: Guides

    /// A guide for conversations that followed none.
    @MainActor
    static func plainGuide() throws -> Definition {
        let text = """
            survey: recording
            revision: 1
            title: A recorded conversation
            mode: group
            languages: [en]
            time_budget: 60 min
            sections:
              - talk: 60 min
                kind: key
                ask: What was said?

            """
        return try Definitions.survey(keptAs: Array(text.utf8), path: "the guide of recorded conversations")
    }

    @MainActor
    static func guide(named name: String, in session: Session) throws -> Definition {
        let definition = try Definitions.survey(named: name, as: "guide", in: session)
        guard definition.survey.mode == .group else {
            throw CommandFailure(
                .usage, "'\(definition.survey.id)' is not a discussion guide",
                hint: "leave --guide out, or write one with 'mode: group'")
        }
        return definition
    }

    // MARK: The journal

    /// Opens the session with all that it holds, in one transaction.
    @MainActor
    func store(in session: Session) throws {
        let accounts = Set(
            voices.compactMap { voice in if case .customer(let account) = voice.role { account } else { nil } })
        let record = SessionRecord(
            id: id, kind: .group, survey: guide.survey.id, definition: guide.hash,
            accountID: accounts.count == 1 ? accounts.first : nil, actor: session.actor, startedAt: held,
            status: .ended)
        let length = transcript.cues.compactMap { $0.end ?? $0.start }.max() ?? 0
        let (opening, rest) = (openingEvents, recordingEvents)
        let drafts = try (opening + rest).enumerated().map { place, event in
            // All are in the room from the beginning, and nothing is heard of before the end.
            let passed = place < opening.count - 1 ? 0 : length
            return try EntryDraft(
                event, time: held + passed, monotonic: passed, spell: 0, actor: session.actor,
                salt: session.surroundings.salt)
        }
        _ = try session.store().open(
            record, definition: String(decoding: guide.text, as: UTF8.self), with: drafts)
    }

    /// The group from its opening to its end.
    private var openingEvents: [GroupEvent] {
        var events: [GroupEvent] = [.started(guide: guide.survey.id, isLive: false)]
        for (voice, letter, pseudonym) in customers {
            var account: String?
            if case .customer(let known) = voice.role { account = known }
            events.append(
                .joined(
                    letter: letter, pseudonym: pseudonym, name: Words(voice.name ?? pseudonym), account: account,
                    attributes: []))
            if mayQuote {
                events.append(.consented(letter: letter, grants: [Grant(.quote, true)], version: nil))
            }
        }
        return events + [.ended]
    }

    private var recordingEvents: [GroupEvent] {
        let named = voices.compactMap { voice in
            voice.name.map { Recording.Voice(label: Words($0), speaker: voice.speaker) }
        }
        let speakers = Dictionary(voices.map { ($0.name, $0.speaker) }, uniquingKeysWith: { first, _ in first })
        return [.transcribed(form: transcript.form.rawValue, voices: named, offset: 0)]
            + transcript.cues.map { .stretch($0, by: speakers[$0.voice] ?? .unknown) }
    }

    private var customers: [(voice: Voice, letter: Letter, pseudonym: String)] {
        voices.filter { $0.speaker.letter != nil }.enumerated().compactMap { place, voice in
            voice.speaker.letter.map { (voice, $0, "P\(place + 1)") }
        }
    }

    // MARK: Showing

    /// Who speaks, and how much.
    func table(status: String) -> Table {
        Table(
            columns: [
                .init("speaker"), .init("role"), .init("pseudonym", priority: 3), .init("account", priority: 2),
                .init("stretches", alignment: .trailing), .init("words", alignment: .trailing, priority: 1),
                .init("minutes", alignment: .trailing, priority: 4),
                .init("session", priority: 5, brevity: .identifier), .init("status"),
            ],
            rows: voices.map { voice in
                let cues = transcript.cues.filter { $0.voice == voice.name }
                let length = cues.reduce(Int64(0)) { sum, cue in
                    guard let start = cue.start, let end = cue.end else { return sum }
                    return sum + (end - start)
                }
                var account: String?
                if case .customer(let known) = voice.role { account = known }
                return [
                    .untrusted(voice.name ?? SpeakerRoles.nobody), .text(voice.role.title),
                    Cell(customers.first { $0.letter == voice.speaker.letter }?.pseudonym), Cell(untrusted: account),
                    .integer(cues.count), .integer(cues.reduce(0) { $0 + Recording.wordCount($1.text) }),
                    .decimal(Double(length) / 60_000, fractionDigits: 1), .text(id.text), .text(status),
                ]
            })
    }
}

extension GroupEvent {
    /// A stretch of a transcript as it stands in the journal.
    static func stretch(_ cue: Transcript.Cue, by speaker: Speaker) -> GroupEvent {
        .heard(
            speaker: speaker, start: cue.start, end: cue.end, text: Words(cue.text), first: cue.range?.lowerBound,
            last: cue.range?.upperBound)
    }
}
