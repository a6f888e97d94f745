/// Names before a colon, and stretches that belong together.
extension TranscriptReader {
    /// Names that are known, that stand twice, or that look like a first name and a last one.
    static func counted(_ names: [String], known: Set<String>) -> Set<String> {
        var counts: [String: Int] = [:]
        for name in names { counts[name, default: 0] += 1 }
        let folded = Set(known.map { $0.lowercased() })
        return Set(
            counts.filter { name, count in
                count > 1 || folded.contains(name.lowercased()) || isWholeName(name)
            }.keys)
    }

    /// Whether it has two to four words that all begin with a capital letter, as `Ashlee Kupor (SL)` has and `The point` not.
    private static func isWholeName(_ text: String) -> Bool {
        let bare = text.prefix { $0 != "(" && $0 != "[" }
        let words = bare.split(whereSeparator: \.isWhitespace)
        return (2...4).contains(words.count) && words.allSatisfy { $0.first?.isUppercase == true }
    }

    /// Whether it may be the name of somebody who speaks once.
    static func mayBeName(_ text: String) -> Bool {
        !text.contains(where: \.isWhitespace) && text.first?.isUppercase == true
    }

    /// A cue in whose text others begin to speak, as several cues of the same time.
    static func divided(_ cue: Transcript.Cue, by names: Set<String>) -> [Transcript.Cue] {
        var cues: [Transcript.Cue] = []
        for line in cue.text.split(separator: "\n") {
            if let head = TurnHead(line), names.contains(head.name) {
                cues.append(
                    .init(
                        voice: head.name, start: cue.start, end: cue.end, text: String(head.text.trimmed),
                        range: cue.range))
            } else if let last = cues.indices.last {
                cues[last].text += (cues[last].text.isEmpty ? "" : " ") + line.trimmed
            } else {
                cues.append(
                    .init(voice: nil, start: cue.start, end: cue.end, text: String(line.trimmed), range: cue.range))
            }
        }
        return cues.filter { !$0.text.isEmpty }
    }

    /// Joins what one voice says with at most two seconds between; stretches that overlap stay apart.
    static func merged(_ cues: [Transcript.Cue]) -> [Transcript.Cue] {
        var merged: [Transcript.Cue] = []
        for cue in cues {
            var cue = cue
            cue.text = cue.text.split(whereSeparator: \.isNewline).map { String($0.trimmed) }.joined(separator: " ")
            if let last = merged.last, last.voice == cue.voice, cue.voice != nil, let end = last.end,
                let start = cue.start,
                start >= end, start - end <= 2_000, last.text.utf8.count < 20_000
            {
                merged[merged.count - 1].end = max(end, cue.end ?? end)
                if let first = last.range, let next = cue.range {
                    merged[merged.count - 1].range =
                        min(first.lowerBound, next.lowerBound)...max(first.upperBound, next.upperBound)
                }
                merged[merged.count - 1].text += " " + cue.text
            } else {
                merged.append(cue)
            }
        }
        return merged
    }
}

/// The head of a turn, `Name: words`, with a time before it (`[12:03] Anna:`), behind the name (`Anna (12:03):`), or none.
///
/// It is none where the name has more than 63 characters or begins with a digit, where it is an address (`https://`), and
/// where the colon belongs to a clock time (`10:30 Meeting:`).
struct TurnHead {
    var name: String
    var start: Int64?
    var text: Substring

    init?(_ line: some StringProtocol) {
        var rest = Substring(line).trimmed
        if let first = rest.split(maxSplits: 1, whereSeparator: \.isWhitespace).first {
            let bare = first.trimmingBrackets
            // Without brackets, two numbers are a time of day that somebody talks about.
            let isMark = bare.count < first.count || bare.count(where: { $0 == ":" }) == 2
            if isMark, let time = TranscriptTime.read(bare) {
                start = time
                rest = rest[first.endIndex...].trimmed
            }
        }
        let beginning = rest.prefix(TranscriptReader.nameLimit + 20)
        guard let colon = beginning.firstIndex(of: ":") else { return nil }
        var end = colon
        var after = rest[rest.index(after: colon)...]
        if let open = beginning[..<colon].firstIndex(where: { $0 == "(" || $0 == "[" }),
            let close = rest[open...].prefix(20).firstIndex(where: { $0 == ")" || $0 == "]" }),
            let time = TranscriptTime.read(rest[rest.index(after: open)..<close])
        {
            let tail = rest[rest.index(after: close)...].trimmed
            guard tail.first == ":" else { return nil }
            (end, start, after) = (open, time, tail.dropFirst())
        }
        let name = rest[..<end].trimmed
        guard let first = name.first, !first.isNumber, name.contains(where: \.isLetter),
            name.count <= TranscriptReader.nameLimit, !after.hasPrefix("//")
        else { return nil }
        self.name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        text = after
    }
}

extension Substring {
    var trimmingBrackets: Substring {
        var rest = self
        if let first = rest.first, "([".contains(first) { rest.removeFirst() }
        if let last = rest.last, ")]".contains(last) { rest.removeLast() }
        return rest
    }
}
