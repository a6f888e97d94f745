import TestSupport
import Testing
import Transcripts

/// Transcripts from outside may hold anything: each is read, or refused with a line, and what is read makes sense.
struct TranscriptReaderFuzzTests {
    private static let pieces = [
        "WEBVTT\n\n", "WEBVTT - x --> y\n", "\u{FEFF}", "X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n", "1\n",
        "\n",
        "\n\n", "\r\n", "\r", "00:00:01.000 --> 00:00:02.000\n", "00:00:01,5 --> 00:00:00,2 align:start\n",
        "01:02.000 --> 9999999:00.000\n", "--> \n", "a --> b\n", "<v Anna Smith>", "<v>", "<v.loud Bo>", "</v>",
        "<c.x>", "<",
        ">", "&amp;", "&#x1F600;", "&#0;", "&nope;", "Anna Smith: ", "Bo: ", "Bo (0:12): ", "[00:12:03] ",
        "The point: ",
        "https://x: ", ":", "::", "{\\an8}", "{\\", "}", "NOTE ", "STYLE\n::cue{}\n", "REGION\nid:x\n",
        "Dana  0:03  \n",
        "0:15  \n", "Unknown Speaker  1:02\n", "Transcribed by https://otter.ai\n", "hello there", "hello there\n",
        "é👩‍👩‍👧", "\u{202E}",
        "\u{85}", "\u{2028}", "\t", "  ", "10:30", "12", "-",
    ]

    @Test func whateverIsInTheFileIsReadOrRefused() throws {
        for seed in FuzzSeeds(1_500) {
            var random = SplitMix64(seed: seed)
            let mixed = BrokenBytes.mixed(Self.pieces, atMost: 60, using: &random)
            let bytes = Bool.random(using: &random) ? mixed : BrokenBytes.damaged(mixed, using: &random)
            let transcript: Transcript
            do {
                transcript = try TranscriptReader.read(bytes, known: ["bo"], words: ["The point"])
            } catch {
                #expect(error.line >= 1 && !error.message.isEmpty, "seed \(seed)")
                continue
            }
            #expect(!transcript.cues.isEmpty, "seed \(seed)")
            for cue in transcript.cues {
                #expect(!cue.text.isEmpty, "seed \(seed)")
                #expect(cue.voice?.isEmpty != true, "seed \(seed)")
                #expect(cue.range != nil, "seed \(seed)")
                if let start = cue.start, let end = cue.end { #expect(start <= end && start >= 0, "seed \(seed)") }
            }
            let starts = transcript.form == .vtt || transcript.form == .srt ? transcript.cues.compactMap(\.start) : []
            #expect(starts == starts.sorted(), "seed \(seed)")
            #expect(try TranscriptReader.read(bytes, known: ["bo"], words: ["The point"]) == transcript, "seed \(seed)")
            try written(transcript, seed)
        }
    }

    /// What is written down is read back: times, voices and words.
    private func written(_ transcript: Transcript, _ seed: UInt64) throws {
        let timed = transcript.cues.filter { $0.start != nil && $0.end != nil && $0.voice != nil }
        guard !timed.isEmpty else { return }
        let text = TranscriptWriter.vtt(timed.map { .init($0) }, title: "x")
        let again = try TranscriptReader.read(Array(text.utf8))
        func words(_ cues: [Transcript.Cue]) -> [Substring] {
            cues.flatMap { $0.text.split(whereSeparator: \.isWhitespace) }
        }
        #expect(words(again.cues.sorted(by: before)) == words(timed.sorted(by: before)), "seed \(seed)")
        #expect(Set(again.cues.compactMap(\.voice)) == Set(timed.compactMap(\.voice)), "seed \(seed)")
    }

    private func before(_ left: Transcript.Cue, _ right: Transcript.Cue) -> Bool {
        (left.start ?? 0) < (right.start ?? 0)
    }
}
