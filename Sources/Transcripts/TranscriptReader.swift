/// Reads WebVTT, SubRip and plain turns, with all that real tools do to them.
///
/// Zoom writes numbers before its cues and names into their text, Teams writes voices and ids of its own, editors drop
/// hours and mix commas and points, video sites repeat each line in the next cue. What cannot be read is passed over with a
/// remark. Where names stand in the text, as Zoom writes them, a cue without one goes on with the speaker before; where tags
/// say who speaks, one without is nobody's.
///
/// Sources: W3C, "WebVTT: The Web Video Text Tracks Format" (2019); MAXQDA's rules for transcripts of focus groups (a name
/// has at most 63 characters).
package struct TranscriptReader {
    /// How much is read at all.
    package static let byteLimit = 32 * 1_024 * 1_024
    static let cueLimit = 100_000
    static let nameLimit = 63
    static let remarkLimit = 20

    let lines: [Substring]
    private var remarks: [Transcript.Remark] = []
    /// Names that are none, in lower case: words before a colon that somebody said.
    private let words: Set<String>

    private init(_ text: String, words: Set<String>) {
        self.words = Set(words.map { $0.lowercased() })
        // A carriage return before a line feed makes one character of both.
        lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    }

    /// Reads a whole file.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, with a byte order mark or without.
    ///   - known: Names that are speakers wherever they stand before a colon, however seldom.
    ///   - words: What is no speaker, although it stands before a colon as names do.
    /// - Returns: At least one cue.
    /// - Throws: ``TranscriptFailure`` for a file that holds nothing that could be one.
    package static func read(
        _ bytes: [UInt8], known: Set<String> = [], words: Set<String> = []
    ) throws(TranscriptFailure) -> Transcript {
        guard bytes.count <= byteLimit else {
            throw TranscriptFailure(line: 1, message: "the file has more than 32 megabytes")
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: body, as: UTF8.self) else {
            // No byte of a longer character is a line feed, so each line is valid or not by itself.
            let lines = body.split(separator: 0x0A, omittingEmptySubsequences: false)
            let wrong = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
            throw TranscriptFailure(line: wrong + 1, message: "the file is not UTF-8")
        }
        guard !text.unicodeScalars.contains("\u{0}") else {
            throw TranscriptFailure(line: 1, message: "the file holds zero bytes: it is no text in UTF-8")
        }
        var reader = TranscriptReader(text, words: words)
        let isVTT = reader.lines.first?.hasPrefix("WEBVTT") == true
        let hasTimings = reader.lines.contains { $0.contains("-->") }
        var transcript =
            hasTimings || isVTT
            ? reader.subtitles(isVTT ? .vtt : .srt, known: known)
            : reader.otterTurns() ?? reader.turns(known: known)
        guard !transcript.cues.isEmpty else {
            throw TranscriptFailure(
                line: max(1, reader.lines.count),
                message: "the file holds neither cues with times nor lines 'Name: words'")
        }
        transcript.remarks = reader.remarks
        return transcript
    }

    mutating func remark(_ line: Int, _ message: String) {
        guard remarks.count < Self.remarkLimit else { return }
        remarks.append(.init(line: line + 1, message: message))
    }

    // MARK: - Cues with times

    /// A timing line with the lines of its cue.
    struct Block {
        var line: Int
        var start: Int64
        var end: Int64
        var text: [Substring]
    }

    private mutating func subtitles(_ form: Transcript.Form, known: Set<String>) -> Transcript {
        var blocks = blocks()
        let repeated = Self.withoutRepeats(&blocks)
        if repeated > 0 {
            remark(0, "\(repeated) lines repeat the cue before, as rolling subtitles do; they are left out")
        }
        var pieces: [(cue: Transcript.Cue, isTagged: Bool)] = []
        for (number, block) in blocks.enumerated() {
            guard pieces.count < Self.cueLimit else {
                remark(block.line, "there are more than 100000 cues; the rest is left out")
                break
            }
            for piece in CueText(block.text.joined(separator: "\n")).pieces where !piece.text.isEmpty {
                let cue = Transcript.Cue(
                    voice: piece.voice, start: block.start, end: block.end, text: piece.text,
                    range: number + 1...number + 1)
                pieces.append((cue, piece.isTagged))
            }
        }
        let untagged = pieces.filter { !$0.isTagged }.map(\.cue.text)
        let names = self.names(before: untagged, known: known)
        var cues: [Transcript.Cue] = []
        // Who spoke last by a name in the text.
        var speaker: String?
        for (cue, isTagged) in pieces {
            guard !isTagged else {
                cues.append(cue)
                speaker = nil
                continue
            }
            for var part in Self.divided(cue, by: names) {
                part.voice = part.voice ?? speaker
                speaker = part.voice
                cues.append(part)
            }
        }
        let sorted = cues.enumerated().sorted {
            ($0.element.start ?? 0, $0.offset) < ($1.element.start ?? 0, $1.offset)
        }.map(\.element)
        return Transcript(form: form, cues: Self.merged(sorted))
    }

    /// The names by which texts begin; what is called a name once only is told, where it is taken for words.
    private mutating func names(before texts: [String], known: Set<String>) -> Set<String> {
        let heads = texts.flatMap { $0.split(separator: "\n") }.compactMap { TurnHead($0)?.name }
        let names = names(heads, known: known)
        if heads.contains(where: { !names.contains($0) && !words.contains($0.lowercased()) && Self.mayBeName($0) }) {
            remark(0, "what stands before a colon once is taken for words; where it is a speaker, name it")
        }
        return names
    }

    private func names(_ heads: [String], known: Set<String>) -> Set<String> {
        Self.counted(heads, known: known).filter { !words.contains($0.lowercased()) }
    }

    private mutating func blocks() -> [Block] {
        var blocks: [Block] = []
        var place = 0
        while place < lines.count {
            let line = lines[place]
            guard let arrow = line.firstRange(of: "-->") else {
                place += 1
                continue
            }
            // A comment may hold an arrow only by mistake; WebVTT ends it at the next blank line.
            let before = line[..<arrow.lowerBound].trimmed
            let after = line[arrow.upperBound...].split(whereSeparator: \.isWhitespace).first ?? ""
            var text: [Substring] = []
            var next = place + 1
            while next < lines.count, !lines[next].allSatisfy(\.isWhitespace), !lines[next].contains("-->") {
                text.append(Self.withoutOverride(lines[next]))
                next += 1
            }
            // Without a blank line between, the last line belongs to the next cue: its number.
            if next < lines.count, lines[next].contains("-->"), let last = text.last,
                last.trimmed.allSatisfy(\.isNumber)
            {
                text.removeLast()
            }
            if let start = TranscriptTime.read(before), let end = TranscriptTime.read(after) {
                if end < start { remark(place, "the cue ends before it begins; it is given no length") }
                blocks.append(Block(line: place, start: start, end: max(start, end), text: text))
            } else {
                remark(place, "the times of the cue cannot be read; it is left out")
            }
            place = max(next, place + 1)
        }
        return blocks
    }

    // MARK: - Turns

    private mutating func turns(known: Set<String>) -> Transcript {
        let heads = lines.map { TurnHead($0) }
        let names = names(heads.compactMap(\.self).map(\.name), known: known)
        var cues: [Transcript.Cue] = []
        for (place, line) in lines.enumerated() {
            if let head = heads[place], names.contains(head.name) {
                guard cues.count < Self.cueLimit else {
                    remark(place, "there are more than 100000 turns; the rest is left out")
                    break
                }
                cues.append(
                    .init(
                        voice: head.name, start: head.start, end: nil, text: head.text.trimmed.description,
                        range: cues.count + 1...cues.count + 1))
            } else if let last = cues.indices.last {
                let more = line.trimmed
                if !more.isEmpty { cues[last].text += (cues[last].text.isEmpty ? "" : " ") + more }
            } else if !line.trimmed.isEmpty {
                remark(place, "this stands before the first speaker and is left out")
            }
        }
        cues.removeAll { $0.text.isEmpty }
        return Transcript(form: .plain, cues: Self.lasting(cues))
    }

    /// A turn lasts until the next one begins; when the last one ended is not known.
    static func lasting(_ cues: [Transcript.Cue]) -> [Transcript.Cue] {
        var cues = cues
        for place in cues.indices.dropLast() {
            guard let start = cues[place].start, let next = cues[place + 1].start, next >= start else { continue }
            cues[place].end = next
        }
        return cues
    }
}

extension Substring {
    var trimmed: Substring {
        var rest = drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}
