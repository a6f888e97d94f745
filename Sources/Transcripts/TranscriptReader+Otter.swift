/// Lists of turns as Otter exports them: a line with the name and the time, then the words, then an empty line.
extension TranscriptReader {
    /// The last line of its exports; programs that write down silence make the same sentence up, so only there it is none.
    private static let footer = "Transcribed by https://otter.ai"

    /// The turns; `nil` for a file that has no lines of a name and a time alone.
    mutating func otterTurns() -> Transcript? {
        let heads = lines.map { OtterHead($0) }
        // One alone may be a time that somebody wrote down.
        guard heads.count(where: { $0 != nil }) > 1 || heads.first(where: { $0 != nil })??.name != nil else {
            return nil
        }
        let last = lines.lastIndex { !$0.allSatisfy(\.isWhitespace) }
        var cues: [Transcript.Cue] = []
        for (place, line) in lines.enumerated() {
            if let head = heads[place] {
                guard cues.count < Self.cueLimit else {
                    remark(place, "there are more than 100000 turns; the rest is left out")
                    break
                }
                cues.append(
                    .init(
                        voice: head.name, start: head.start, end: nil, text: "",
                        range: cues.count + 1...cues.count + 1))
            } else if place == last, line.trimmed == Self.footer {
                continue
            } else if let turn = cues.indices.last {
                let more = line.trimmed
                if !more.isEmpty { cues[turn].text += (cues[turn].text.isEmpty ? "" : " ") + more }
            } else if !line.trimmed.isEmpty {
                remark(place, "this stands before the first speaker and is left out")
            }
        }
        cues.removeAll { $0.text.isEmpty }
        return Transcript(form: .otter, cues: Self.lasting(cues))
    }
}

/// `Anna Smith  12:03  `, or a time alone.
struct OtterHead {
    /// `nil` for nobody known, as `Unknown Speaker` is.
    var name: String?
    var start: Int64

    init?(_ line: Substring) {
        let rest = line.trimmed
        guard let last = rest.split(whereSeparator: \.isWhitespace).last, let time = TranscriptTime.read(last),
            !last.contains(where: { $0 == "." || $0 == "," })
        else { return nil }
        let before = rest[..<last.startIndex]
        let name = before.trimmed
        // Otter puts two blanks between; with one, somebody names a time of day at the end of a sentence.
        guard name.isEmpty || before.hasSuffix("  ") || before.hasSuffix("\t") else { return nil }
        guard name.count <= TranscriptReader.nameLimit else { return nil }
        start = time
        self.name =
            name.isEmpty || name.lowercased() == "unknown speaker"
            ? nil : name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
