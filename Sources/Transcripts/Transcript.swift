/// What was said in a recording, as a file of subtitles or a list of turns has it.
package struct Transcript: Hashable, Sendable {
    /// How the file was written.
    package enum Form: String, Hashable, Sendable, CaseIterable {
        /// WebVTT, with times and perhaps voices.
        case vtt
        /// SubRip, with times.
        case srt
        /// A line for each turn, `Name: words`, perhaps with the time at which it began.
        case plain
        /// A line with name and time before the words of each turn, as Otter writes them.
        case otter
    }

    /// One stretch of one voice.
    package struct Cue: Hashable, Sendable {
        /// Who speaks, as the file calls them; `nil` where it does not say.
        package var voice: String?
        /// Milliseconds into the recording.
        package var start: Int64?
        /// Never before ``start``.
        package var end: Int64?
        package var text: String
        /// Which cues of the file it was made of, counted from 1; of a list of turns, which turn it was.
        package var range: ClosedRange<Int>?

        package init(
            voice: String?, start: Int64?, end: Int64?, text: String, range: ClosedRange<Int>? = nil
        ) {
            self.voice = voice
            self.start = start
            self.end = end
            self.text = text
            self.range = range
        }
    }

    /// Something that was read otherwise than it stands, or passed over.
    package struct Remark: Hashable, Sendable {
        /// Counted from 1.
        package var line: Int
        package var message: String

        package init(line: Int, message: String) {
            self.line = line
            self.message = message
        }
    }

    package var form: Form
    /// In the order in which they began, or stand.
    package var cues: [Cue]
    package var remarks: [Remark]

    package init(form: Form, cues: [Cue], remarks: [Remark] = []) {
        self.form = form
        self.cues = cues
        self.remarks = remarks
    }

    /// Who is named, in the order in which they are first heard, with how many stretches they have.
    package var voices: [(name: String, cues: Int)] {
        var order: [String] = []
        var counts: [String: Int] = [:]
        for voice in cues.compactMap(\.voice) {
            if counts[voice] == nil { order.append(voice) }
            counts[voice, default: 0] += 1
        }
        return order.map { ($0, counts[$0] ?? 0) }
    }

    /// Whether every stretch says when it began and ended.
    package var isTimed: Bool { !cues.isEmpty && cues.allSatisfy { $0.start != nil && $0.end != nil } }
}

/// A file that cannot be read as a transcript.
package struct TranscriptFailure: Error, Hashable, Sendable {
    /// Counted from 1.
    package var line: Int
    /// What is so, in one clause.
    package var message: String
}
