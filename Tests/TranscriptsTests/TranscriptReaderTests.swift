import Testing
import TestSupport
import Transcripts

struct TranscriptReaderTests {
    private func read(_ text: String, known: Set<String> = []) throws -> Transcript {
        try TranscriptReader.read(Array(text.utf8), known: known)
    }

    private func shown(_ transcript: Transcript) -> [String] {
        transcript.cues.map { cue in
            "\(cue.start.map(String.init) ?? "-") \(cue.end.map(String.init) ?? "-") \(cue.voice ?? "?"): \(cue.text)"
        }
    }

    /// The example of the specification: voices, settings after the times, cues of two that overlap.
    @Test func theSpecificationsSampleIsRead() throws {
        let transcript = try read(
            """
            WEBVTT

            00:11.000 --> 00:13.000
            <v Roger Bingham>We are in New York City

            00:13.000 --> 00:16.000
            <v Roger Bingham>We're actually at the Lucern Hotel, just down the street

            00:16.000 --> 00:18.000
            <v Roger Bingham>from the American Museum of Natural History

            00:18.000 --> 00:20.000
            <v Roger Bingham>And with me is Neil deGrasse Tyson

            00:20.000 --> 00:22.000
            <v Roger Bingham>Astrophysicist, Director of the Hayden Planetarium

            00:22.000 --> 00:24.000
            <v Roger Bingham>at the AMNH.

            00:24.000 --> 00:26.000
            <v Roger Bingham>Thank you for walking down here.

            00:27.000 --> 00:30.000
            <v Roger Bingham>And I want to do a follow-up on the last conversation we did.

            00:30.000 --> 00:31.500 align:right size:50%
            <v Roger Bingham>When we e-mailed—

            00:30.500 --> 00:32.500 align:left size:50%
            <v Neil deGrasse Tyson>Didn't we talk about enough in that conversation?

            00:32.000 --> 00:35.500 align:right size:50%
            <v Roger Bingham>No! No no no no; 'cos 'cos obviously 'cos

            00:32.500 --> 00:33.500 align:left size:50%
            <v Neil deGrasse Tyson><i>Laughs</i>

            00:35.500 --> 00:38.000
            <v Roger Bingham>You know I'm so excited my glasses are falling off here.
            """)
        #expect(transcript.form == .vtt)
        #expect(transcript.isTimed)
        #expect(transcript.voices.map(\.name) == ["Roger Bingham", "Neil deGrasse Tyson"])
        #expect(transcript.cues.first?.start == 11_000)
        #expect(transcript.cues.first?.end == 31_500, "with at most two seconds between, one voice goes on")
        #expect(
            shown(transcript).dropFirst() == [
                "30500 32500 Neil deGrasse Tyson: Didn't we talk about enough in that conversation?",
                "32000 35500 Roger Bingham: No! No no no no; 'cos 'cos obviously 'cos",
                "32500 33500 Neil deGrasse Tyson: Laughs",
                "35500 38000 Roger Bingham: You know I'm so excited my glasses are falling off here.",
            ])
    }

    /// What Zoom, Teams, noScribe and hands do to the format.
    @Test func realFilesAreRead() throws {
        let transcript = try read(
            "\u{FEFF}WEBVTT - a title --> no cue\r\nKind: captions\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nNOTE a comment\r\nof two lines\r\n\r\n"
                + "1\r\n00:00:01,000 --> 00:00:02.5 align:start\r\nAnna Smith: Hello &amp; welcome\r\n\r\n"
                + "8c5f2b1e-0001/4-0\r\n01:10.000 --> 01:12.000\r\n<v.loud Bob>It <c.x>never</c> works &lt;ever&gt;</v><v Anna Smith>5 < 6\r\n\r\n"
                + "00:01:20.000 --> 00:01:19.000\r\n<v >who is that\r\n\r\n"
                + "2\r\n00:01:30.000 --> 00:01:31.000\r\nAnna Smith: and now\r\nBob is late\r\n\r\n"
                + "00:01:40.000 --> 00:01:41.000\r\nhttps://example.com and 10:30 Meeting: no\r\n\r\n"
                + "bad --> worse\r\nlost\r\n\r\n00:02:00.000 --> 00:02:01.000\r\n\r\n")
        #expect(
            shown(transcript) == [
                "1000 2500 Anna Smith: Hello & welcome", "70000 72000 Bob: It never works <ever>",
                "70000 72000 Anna Smith: 5 < 6", "80000 80000 ?: who is that",
                "90000 91000 Anna Smith: and now Bob is late",
                "100000 101000 Anna Smith: https://example.com and 10:30 Meeting: no",
            ])
        #expect(transcript.remarks.map(\.message).contains { $0.contains("cannot be read") })
        #expect(transcript.remarks.map(\.message).contains { $0.contains("ends before it begins") })
    }

    @Test func subRipIsReadWithoutBlankLinesToo() throws {
        let transcript = try read(
            "1\n00:00:01,000 --> 00:00:02,000\nANNA: one\n2\n00:00:05,000 --> 00:00:06,000\nANNA: two\rBOB: three\n")
        #expect(transcript.form == .srt)
        #expect(
            shown(transcript)
                == ["1000 2000 ANNA: one", "5000 6000 ANNA: two", "5000 6000 ?: BOB: three"].map {
                    $0.replacing("ANNA: two", with: "ANNA: two BOB: three")
                }.dropLast(), "a name that is heard once is no name")
        let known = try read("1\n00:00:01,000 --> 00:00:02,000\nBOB: three", known: ["Bob"])
        #expect(shown(known) == ["1000 2000 BOB: three"])
    }

    @Test func plainTurnsAreRead() throws {
        let transcript = try read(
            """
            Focus group of March
            Date: 2 March

            Anna Smith: Hello all.
            It is late.
            [00:12:03] Bob: Yes: it is
            Anna Smith (12:10): And on
            00:12:20 Bob: good
            10:30 Meeting: is what we missed
            """)
        #expect(transcript.form == .plain)
        #expect(!transcript.isTimed)
        #expect(
            shown(transcript) == [
                "- - Anna Smith: Hello all. It is late.", "723000 730000 Bob: Yes: it is",
                "730000 740000 Anna Smith: And on",
                "740000 - Bob: good 10:30 Meeting: is what we missed",
            ])
        #expect(transcript.remarks.map(\.line) == [1, 2])
    }

    /// Zoom names a speaker once and leaves the name out while they go on; a colon in speech is no speaker.
    @Test func namelessCuesGoOnWithTheSpeakerBefore() throws {
        let text = """
            WEBVTT

            1
            00:00:01.000 --> 00:00:02.000
            Ashlee Kupor (SL): Welcome.

            2
            00:00:10.000 --> 00:00:12.000
            The point: it is late

            3
            00:00:20.000 --> 00:00:22.000
            Bo: Yes.

            4
            00:00:23.000 --> 00:00:24.000
            It is. And New York: far away.

            5
            00:00:40.000 --> 00:00:42.000
            Bo: Quite.
            """
        let transcript = try read(text)
        #expect(
            shown(transcript) == [
                "1000 2000 Ashlee Kupor (SL): Welcome.", "10000 12000 Ashlee Kupor (SL): The point: it is late",
                "20000 24000 Bo: Yes. It is. And New York: far away.", "40000 42000 Bo: Quite.",
            ])
        #expect(transcript.cues.map(\.range) == [1...1, 2...2, 3...4, 5...5])
        let corrected = try TranscriptReader.read(Array(text.utf8), words: ["Ashlee Kupor (SL)"])
        #expect(corrected.voices.map(\.name) == ["Bo"], "what is no name is said to be none")
    }

    @Test func ottersTurnsAreRead() throws {
        let transcript = try read(
            """
            Dana Mora  0:03\u{20}\u{20}
            We waited until 10:30
            and then some.

            0:15\u{20}\u{20}
            Who is that?

            Unknown Speaker  1:02:10
            Me.

            Eli  1:02:20
            Transcribed by https://otter.ai
            is what it says.

            Transcribed by https://otter.ai
            """)
        #expect(transcript.form == .otter)
        #expect(
            shown(transcript) == [
                "3000 15000 Dana Mora: We waited until 10:30 and then some.", "15000 3730000 ?: Who is that?",
                "3730000 3740000 ?: Me.", "3740000 - Eli: Transcribed by https://otter.ai is what it says.",
            ])
    }

    /// Automatic subtitles repeat each line in the next cue; people rarely do.
    @Test func rollingSubtitlesAreReadOnce() throws {
        let rolling = try read(
            """
            WEBVTT
            Kind: captions

            00:00:00.000 --> 00:00:02.000
            we waited<00:00:01.000><c> long</c>

            00:00:02.000 --> 00:00:02.010
            we waited long

            00:00:02.010 --> 00:00:04.000
            we waited long
            for the export

            00:00:04.000 --> 00:00:04.010
            for the export

            00:00:04.010 --> 00:00:06.000
            for the export
            again
            """)
        #expect(rolling.cues.map(\.text) == ["we waited long", "for the export", "again"])
        let spoken = try read(
            "WEBVTT\n\n00:00.000 --> 00:01.000\nYes.\n\n00:01.000 --> 00:02.000\nYes.\n\n00:02.000 --> 00:03.000\nNo.")
        #expect(spoken.cues.map(\.text) == ["Yes.", "Yes.", "No."])
    }

    @Test func ordersOfPlaceAndLooksAreNoWords() throws {
        let transcript = try read("00:00:01,000 --> 00:00:02,000\n{\\an8}<i>Hello</i> {\\fad(1)}there {laughs}\n")
        #expect(transcript.cues.map(\.text) == ["Hello there {laughs}"])
    }

    @Test(arguments: [
        ("", 1), ("nothing here", 1), ("WEBVTT\n\nNOTE only a comment\n", 4), ("a\u{0}b: c\na\u{0}b: d", 1),
    ])
    func whatIsNoTranscriptIsRefused(_ text: String, _ line: Int) {
        let failure = #expect(throws: TranscriptFailure.self) { try read(text) }
        #expect(failure?.line == line)
    }

    @Test func anotherEncodingIsRefusedWithItsLine() {
        let bytes = Array("Anna: one\nBob: caf".utf8) + [0xE9, 0x0A]
        let failure = #expect(throws: TranscriptFailure.self) { try TranscriptReader.read(bytes) }
        #expect(failure?.line == 2)
        #expect(failure?.message == "the file is not UTF-8")
    }

    /// Times that nobody can mean do not overflow, and are no times.
    @Test func hugeTimesAreNone() {
        for text in ["9999999999:00:00.000", "1:99:00", "00:61", "-1:00", "1:2:3:4", "", ":", "a:b", "12"] {
            #expect(TranscriptTime.read(text) == nil, "\(text)")
        }
        #expect(TranscriptTime.read("1:02:03.4") == 3_723_400)
        #expect(TranscriptTime.read("100:03") == 6_003_000)
        #expect(TranscriptTime.text(3_723_400) == "01:02:03.400")
    }

    /// Whatever is done to a file, it is read or refused, and what is read holds together.
    @Test func anyBytesAreReadOrRefused() throws {
        let seed =
            "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000 align:left\n<v.x Anna Smith>Hello &amp; <b>you</b>\n\nAnna: x\nBob: y\n\n"
        let pieces = [
            "-->", "<v ", "</v>", ">", "\n\n", "\r\n", ":", "00:00:09,9", "&#x110000;", "&#0;", "NOTE", "\u{0}", "é",
            "\u{FEFF}",
        ]
        for number in 0..<400 as Range<UInt64> {
            var random = SplitMix64(seed: number)
            var bytes = Array((seed + seed).utf8)
            for _ in 0..<Int.random(in: 1...30, using: &random) {
                let place = Int.random(in: 0...bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0:
                    bytes.insert(
                        contentsOf: pieces.randomElement(using: &random).map { Array($0.utf8) } ?? [], at: place)
                case 1: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
                default: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...9, using: &random)))
                }
            }
            guard let transcript = try? TranscriptReader.read(bytes) else { continue }
            #expect(!transcript.cues.isEmpty, "seed \(number)")
            for cue in transcript.cues {
                #expect(!cue.text.isEmpty && !cue.text.contains { $0.isNewline }, "seed \(number)")
                #expect((cue.start ?? 0) <= (cue.end ?? .max) && cue.start ?? 0 >= 0, "seed \(number)")
                #expect(cue.voice.map { !$0.isEmpty && $0.count <= 200 } ?? true, "seed \(number)")
            }
            // What is written is read again as it was, as far as WebVTT can say it.
            guard transcript.isTimed else { continue }
            let written = TranscriptWriter.vtt(transcript.cues.map { .init($0) }, title: "x")
            let again = try TranscriptReader.read(Array(written.utf8))
            #expect(again.isTimed, "seed \(number)")
        }
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        let cues: [Transcript.Cue] = [
            .init(voice: "P1", start: 1_000, end: 2_000, text: "5 < 6 & <v Bob> --> x"),
            .init(voice: "P2", start: 1_500, end: 2_500, text: "two lines"),
            .init(voice: nil, start: 9_000, end: 9_500, text: "who?"),
        ]
        let written = TranscriptWriter.vtt(cues.map { .init($0, comment: "#theme --> x") }, title: "a --> b")
        let again = try read(written).cues
        #expect(again.map(\.range) == [1...1, 2...2, 3...3])
        #expect(shown(Transcript(form: .vtt, cues: again)) == shown(Transcript(form: .vtt, cues: cues)))
        #expect(written.contains("<v P1>5 &lt; 6 &amp; &lt;v Bob&gt; --&gt; x"))
    }

    /// A file of a hundred thousand names is read in bounded time and room.
    @Test func hostileFilesAreBounded() throws {
        let open = String(repeating: "<v ", count: 50_000)
        let transcript = try read("WEBVTT\n\n00:01.000 --> 00:02.000\n\(open)")
        #expect(transcript.cues.count == 1)
        let many = try read(String(repeating: "A: b\n", count: 120_000))
        #expect(many.cues.count == 100_000)
        #expect(!many.remarks.isEmpty)
    }
}
