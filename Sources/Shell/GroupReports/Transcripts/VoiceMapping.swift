internal import FocusGroups
internal import Journal
internal import LineEditing
internal import Transcripts

/// Who the voices of a transcript are: found by their names, remembered, told, or asked.
struct VoiceMapping {
    /// How a voice was found to be somebody.
    enum Ground: String {
        case told = "as --map says"
        case remembered = "as before"
        case named = "by the name"
        case asked = "as you say"
    }

    private let group: FocusGroup
    private var found: [String: (speaker: Speaker, ground: Ground)] = [:]

    init(_ group: FocusGroup) {
        self.group = group
        for voice in group.discussion.recording?.voices ?? [] {
            if let label = voice.label.text { found[Self.folded(label)] = (voice.speaker, .remembered) }
        }
    }

    /// Takes in `Anna Smith=b`, `Anna Smith=m` or `Anna Smith=?`; a later one counts.
    mutating func tell(_ pair: String) throws(CommandFailure) {
        guard let sign = pair.lastIndex(of: "="), sign > pair.startIndex else {
            throw CommandFailure(.usage, "'\(printable(pair))' is no mapping", hint: "write --map \"Anna Smith=b\"")
        }
        let label = Self.folded(String(pair[..<sign]))
        found[label] = (try speaker(String(pair[pair.index(after: sign)...])), .told)
    }

    /// Somebody by a letter, a pseudonym, `m` or `?`.
    private func speaker(_ text: String) throws(CommandFailure) -> Speaker {
        let word = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        switch word {
        case "m", "moderator": return .moderator
        case "?", "unknown": return .unknown
        default:
            let participant = group.participants.first {
                $0.letter.description == word || $0.pseudonym.lowercased() == word
            }
            if let participant { return .participant(participant.letter) }
            let letters = group.participants.map { $0.letter.description }.sorted().joined(separator: ", ")
            throw CommandFailure(
                .usage, "nobody has the letter '\(printable(text))'",
                hint: "there are \(letters.isEmpty ? "none" : letters), m for the moderator and ? for nobody known")
        }
    }

    /// Finds everybody, and asks for those whom no name tells; a letter, a pseudonym and a whole name are sure.
    @MainActor
    mutating func complete(_ transcript: Transcript, in session: inout Session) throws {
        var lacking: [(name: String, cues: Int)] = []
        for voice in transcript.voices where found[Self.folded(voice.name)] == nil {
            if let speaker = named(voice.name) {
                found[Self.folded(voice.name)] = (speaker, .named)
            } else {
                lacking.append(voice)
            }
        }
        guard !lacking.isEmpty else { return }
        guard session.editor.isInteractive else {
            let names = lacking.prefix(6).map { "'\(printable($0.name))' (\($0.cues))" }.joined(separator: ", ")
            throw CommandFailure(
                .usage,
                "\(counted(lacking.count, "voice")) of the transcript \(lacking.count == 1 ? "is" : "are") unknown: \(names)",
                hint:
                    "name each with --map \"\(printable(lacking[0].name))=LETTER\", m for the moderator, ? for nobody known"
            )
        }
        session.output.remark(
            "the roster: "
                + group.participants.map { "\($0.letter) \(printable($0.name.text ?? $0.pseudonym))" }
                .joined(separator: ", ") + ", m the moderator, ? nobody known")
        for voice in lacking { try ask(voice, in: &session) }
    }

    @MainActor
    private mutating func ask(_ voice: (name: String, cues: Int), in session: inout Session) throws {
        while true {
            let prompt = "who is '\(printable(voice.name))', \(counted(voice.cues, "stretch", "stretches"))? "
            switch session.editor.next(LineRequest(prompt: prompt)) {
            case .line(let line):
                do throws(CommandFailure) {
                    found[Self.folded(voice.name)] = (try speaker(line), .asked)
                    return
                } catch {
                    session.output.remark("\(error.message); \(error.hint ?? "")")
                }
            case .expired: continue
            case .interrupted, .endOfInput, .hangup:
                throw CommandFailure(.interrupted, "nothing was imported")
            }
        }
    }

    private func named(_ label: String) -> Speaker? {
        let word = Self.folded(label)
        if word == "moderator" { return .moderator }
        let fitting = group.participants.filter { participant in
            word == participant.letter.description || word == participant.pseudonym.lowercased()
                || participant.name.text.map(Self.folded) == word
        }
        return fitting.count == 1 ? fitting.first.map { .participant($0.letter) } : nil
    }

    private static func folded(_ label: String) -> String {
        label.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    func speaker(of label: String?) -> Speaker { label.flatMap { found[Self.folded($0)]?.speaker } ?? .unknown }

    /// The voices of a transcript as the journal keeps them.
    func voices(of transcript: Transcript) -> [Recording.Voice] {
        transcript.voices.map { .init(label: Words($0.name), speaker: speaker(of: $0.name)) }
            .filter { $0.speaker.letter.flatMap(group.participant)?.hasWithdrawn != true }
    }

    /// What was found, one line for each voice, for whoever imports it.
    func sentences(_ transcript: Transcript) -> [String] {
        transcript.voices.compactMap { voice in
            guard let (speaker, ground) = found[Self.folded(voice.name)] else { return nil }
            let who: String =
                switch speaker {
                case .participant(let letter): "\(letter) (\(group.participant(letter)?.pseudonym ?? "–"))"
                case .moderator: "the moderator"
                case .unknown: "nobody known"
                }
            return "'\(printable(voice.name))' is \(who), \(ground.rawValue)"
        }
    }
}
