import FocusGroups
import Journal
import Testing

/// A transcript that came after the end, put beside what the moderator noted.
struct RecordingTests {
    /// Ten turns of three people, each noted three seconds after it began; a pause in the middle that the recorder ran through.
    private func session() -> (console: Console, cues: [GroupEvent]) {
        var console = Console(people: 3)
        console.type("/next")
        var cues: [GroupEvent] = []
        let texts = [
            ("a", "setup was slow for everybody", "well the setup took us three whole days and everybody waited"),
            ("b", "quick for them", "for us that was quick honestly"),
            ("a", "support silent", "and support just never answered"),
            ("c", "price jump", "the renewal price jumped forty percent"),
            ("b", "invoice", "I found it on the invoice"),
            ("c", "nearly left", "we nearly left that week"),
            ("a", "exports stop", "the exports stop halfway at month end"),
            ("b", "by hand", "so we copy it by hand page after page"), ("c", "same", "same with us"),
            ("a", "end", "that would be the first thing to repair"),
        ]
        for (number, (letter, note, words)) in texts.enumerated() {
            if number == 5 {
                console.type("/pause")
                console.wait(seconds: 300)
                console.type("/resume")
            }
            console.wait(seconds: 20)
            let start = console.milliseconds - 3_000 + 95_000
            cues.append(
                .heard(
                    speaker: speaker(Character(letter)), start: start, end: start + Int64(words.count) * 100,
                    text: .init(words), first: nil, last: nil))
            console.type("\(letter): \(note)")
        }
        console.wait(seconds: 30)
        console.take(.ended)
        return (console, cues)
    }

    private func cues(_ events: [GroupEvent]) -> [Recording.Cue] {
        events.compactMap { event in
            guard case .heard(let speaker, let start, let end, let text, _, _) = event else { return nil }
            return .init(sequence: 0, speaker: speaker, start: start, end: end, text: text)
        }
    }

    /// 92 s: the recorder was started 95 s before the console, and fingers are three seconds late.
    @Test func theOffsetIsFoundFromWhoSpeaksWhen() throws {
        let (console, events) = session()
        let offset = try #require(FocusGroup.offset(of: cues(events), beside: console.group))
        #expect(abs(offset - 92_000) <= 1_000, "\(offset)")
        #expect(FocusGroup.offset(of: Array(cues(events).prefix(2)), beside: console.group) == nil, "two say nothing")
    }

    @Test func eachNoteGetsItsWords() throws {
        var (console, events) = session()
        console.take(.transcribed(form: "vtt", voices: [], offset: 92_000))
        for event in events { console.take(event) }
        let group = console.group
        #expect(group.recordedWords.count == 10)
        #expect(group.recordedWords[4] == "the renewal price jumped forty percent")
        #expect(group.recordedWords[6] == "we nearly left that week", "after a pause that the recorder ran through")
        #expect(group.brokenInvariants().isEmpty)
        #expect(group.hasEnded)
    }

    /// The clock of the group stands: a transcript may come months later.
    @Test func aTranscriptTakesNoTimeOfTheGroup() {
        var (console, events) = session()
        let before = console.group.clock
        console.spell = 1
        console.wait(seconds: 9_000_000)
        console.take(.transcribed(form: "vtt", voices: [], offset: nil))
        for event in events { console.take(event) }
        #expect(console.group.clock == before)
    }

    @Test func withoutTimesBothAreReadInOrder() {
        var (console, _) = session()
        console.take(.transcribed(form: "plain", voices: [], offset: nil))
        for (letter, words) in [
            ("m", "welcome everybody"), ("a", "the setup was so slow for us"), ("b", "that was quick"),
            ("c", "the price, I say"),
            ("c", "we nearly left"), ("a", "exports stop"),
        ] {
            console.take(
                .heard(
                    speaker: speaker(Character(letter)), start: nil, end: nil, text: .init(words), first: nil, last: nil
                ))
        }
        #expect(console.group.recordedWords[1] == "the setup was so slow for us")
        #expect(console.group.recordedWords[4] == "the price, I say")
        #expect(console.group.recordedWords[6] == "we nearly left")
        #expect(console.group.recordedWords[7] == "exports stop")
    }

    /// T3: exact times, and whoever talks at once has all of it.
    @Test func talkIsMeasuredFromTheTimesOfTheTranscript() {
        var console = Console(people: 3)
        console.type("a: hi")
        console.take(.ended)
        #expect(console.group.discussion.reportEstimator == nil)
        console.take(.transcribed(form: "vtt", voices: [], offset: 0))
        for (letter, start, end) in [("a", 0, 6_000), ("b", 5_000, 7_000), ("m", 7_000, 9_000)]
            as [(Character, Int64, Int64)]
        {
            console.take(.heard(speaker: speaker(letter), start: start, end: end, text: "x", first: nil, last: nil))
        }
        let discussion = console.group.discussion
        #expect(discussion.reportEstimator == .recording)
        let balance = discussion.talkBalance(at: 0, by: .recording)
        #expect(balance.shares.map(\.amount) == [6_000, 2_000, 0])
        #expect(balance.moderator == 2_000)
        #expect(TalkBalance.Estimator.recording.code == "T3")
    }

    /// Tokens with a letter or a digit, without braces: the shares are those of meeting ES2004a of the AMI corpus.
    @Test func wordsAreCountedAsTheCorpusCountsThem() throws {
        #expect(Recording.wordCount("um , so {disfmarker} that 's 25 Euro {vocalsound} .") == 6)
        var console = Console(people: 4)
        console.take(.transcribed(form: "plain", voices: [], offset: nil))
        for (letter, count) in [("a", 1067), ("b", 796), ("c", 440), ("d", 303)] as [(Character, Int)] {
            let text = Array(repeating: "word", count: count).joined(separator: " ") + " {laugh} ."
            console.take(
                .heard(speaker: speaker(letter), start: nil, end: nil, text: .init(text), first: nil, last: nil))
        }
        let balance = console.group.discussion.talkBalance(at: 0, by: console.group.discussion.reportEstimator)
        #expect(balance.estimator == .transcript)
        let gini = try #require(Participation.normalizedGini(balance.shares.map(\.amount)))
        #expect(abs(gini - 0.338706) < 5e-7)
    }

    @Test func importingAnewTakesThePlaceOfWhatWasThere() {
        var console = Console(people: 1)
        for words in ["one", "two"] {
            console.take(.transcribed(form: "plain", voices: [], offset: nil))
            console.take(.heard(speaker: speaker("a"), start: nil, end: nil, text: .init(words), first: nil, last: nil))
        }
        #expect(console.group.discussion.recording?.cues.map(\.text.text) == ["two"])
    }
}
