package import Journal

/// What a recording of the group holds, in the people's own words: a transcript that came after the end.
package struct Recording: Hashable, Sendable {
    /// Who somebody is whom the transcript calls by a name of its own.
    package struct Voice: Hashable, Sendable, Codable {
        package var label: Words
        package var speaker: Speaker

        package init(label: Words, speaker: Speaker) {
            self.label = label
            self.speaker = speaker
        }
    }

    /// One stretch of one voice.
    package struct Cue: Hashable, Sendable {
        /// The entry that holds it.
        package let sequence: Int
        package let speaker: Speaker
        /// Milliseconds into the recording.
        package let start: Int64?
        package let end: Int64?
        package let text: Words
        /// Which cues of the file it was made of, counted from 1.
        package let range: ClosedRange<Int>?

        package init(
            sequence: Int, speaker: Speaker, start: Int64?, end: Int64?, text: Words, range: ClosedRange<Int>? = nil
        ) {
            self.range = range
            self.sequence = sequence
            self.speaker = speaker
            self.start = start
            self.end = end
            self.text = text
        }
    }

    /// `vtt`, `srt`, `plain` or `otter`.
    package let form: String
    package let voices: [Voice]
    /// How many milliseconds the recording had run when the console was opened, negative where it began later.
    ///
    /// `nil` where the transcript has no times, or nobody knows.
    package let offset: Int64?
    package internal(set) var cues: [Cue] = []

    /// Whether every stretch says when it began and ended.
    package var isTimed: Bool { !cues.isEmpty && cues.allSatisfy { $0.start != nil && $0.end != nil } }
}

extension Recording.Cue {
    /// Milliseconds of talk; 0 where times are missing.
    package var duration: Int64 {
        guard let start, let end else { return 0 }
        let (length, overflow) = end.subtractingReportingOverflow(start)
        return overflow ? 0 : max(0, length)
    }

    /// How many words there are: what holds a letter or a digit; `{laughs}` is none.
    package var wordCount: Int { text.text.map(Recording.wordCount) ?? 0 }
}

extension Recording {
    /// Counts words as meetings of the AMI corpus are counted: tokens with a letter or a digit, without `{…}`.
    package static func wordCount(_ text: String) -> Int {
        var depth = 0
        var spoken = ""
        for character in text {
            if character == "{" { depth += 1 }
            if depth == 0 { spoken.append(character) }
            if character == "}", depth > 0 { depth -= 1 }
        }
        return spoken.split(whereSeparator: \.isWhitespace).count { $0.contains { $0.isLetter || $0.isNumber } }
    }

    /// The words by which two texts are compared: those of four letters or more, in lower case.
    static func telling(_ text: String) -> Set<Substring> {
        Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 3 })
    }
}

extension Discussion {
    mutating func applyRecording(_ event: GroupEvent, _ moment: Moment) {
        switch event {
        case .transcribed(let form, let voices, let offset):
            // A transcript that is imported anew takes the place of the one before.
            recording = Recording(form: form, voices: voices, offset: offset)
        case .heard(let speaker, let start, let end, let text, let first, let last):
            let range = first.flatMap { first in last.flatMap { first <= $0 ? first...$0 : nil } }
            recording?.cues.append(
                .init(
                    sequence: moment.sequence, speaker: speaker, start: start, end: end, text: text, range: range))
        default: break
        }
    }
}

extension GroupEvent {
    /// Whether it came after the group, so that no time of the group passes with it.
    var isAfterwards: Bool {
        switch self {
        case .withdrawn, .transcribed, .heard: true
        default: false
        }
    }
}
