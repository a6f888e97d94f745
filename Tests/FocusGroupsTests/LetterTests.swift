import FocusGroups
import Journal
import SurveyModel
import TestSupport
import Testing

/// Groups with more people than letters, and letters that change hands.
struct LetterTests {
    private func letter(_ text: String) throws -> Letter { try #require(Letter(text)) }

    private func console(people: Int) throws -> Console { Console(guide: try votingGuide(), people: people) }

    @Test func theThirteenthPersonIsTypedByTwoLetters() throws {
        var console = Console(people: 14)
        #expect(console.group.participants.map(\.letter.description).suffix(3) == ["l", "aa", "ab"])
        #expect(console.group.participants.last?.pseudonym == "P14")
        console.type("a: words of the first")
        console.type("aa: words of the thirteenth @ab")
        console.type("ab>aa\" an answer")
        console.type("a+ aa- ab~")
        console.type("aa")
        console.type("b,aa: both")
        console.type("=ab")
        console.type("/brainstorm what else")
        console.type("aa* a card")
        let said = console.group.utterances
        let (aa, ab) = (Speaker.participant(try letter("aa")), Speaker.participant(try letter("ab")))
        #expect(said.map(\.speakers) == [[speaker("a")], [aa], [ab], [aa], [ab]])
        #expect(said[1].marks.addressee == ab && said[2].marks.addressee == aa)
        #expect(said[2].stances.map { "\($0.letter)\($0.value.rawValue)" } == ["a+", "aa-", "ab~"])
        #expect(said[3].fidelity == .tap)
        #expect(console.group.brainstorms.first?.ideas.first?.letter == Letter("aa"))
        #expect(console.group.brokenInvariants().isEmpty)
    }

    /// Words of two letters are words unless somebody is called so, and what looks like marks is still no speech.
    @Test func twoLettersAreWordsUnlessSomebodyHasThem() throws {
        let roster = Set(["a", "b", "aa"].compactMap { Letter($0) })
        func read(_ line: String) -> GroupLine { GroupLine.parse(line, roster: roster, utterances: 9) }
        for line in [
            "no", "ok: then", "is", "no- way", "ok+", "aah: that", "ab: nobody has it", "aab+", "aa is a word",
        ] {
            guard case .statement(let statement) = read(line) else {
                Issue.record("\(line) became \(read(line))")
                continue
            }
            #expect(statement.isFlagged && statement.text == line, "\(line)")
        }
        for line in ["aa:", "=99aa", "aa+ zz-", "aa+ b", "b+ zz-", "aa,v:"] {
            #expect(read(line) == .slip(line), "\(line)")
        }
        #expect(read("AA: capital letters too") == read("aa: capital letters too"))
        #expect(read("=3aa") == .attribution(number: 3, who: .these([.participant(try letter("aa"))])))
    }

    @Test func peopleOfTwoLettersVoteAskComeAndGo() throws {
        var console = try console(people: 13)
        #expect(console.type("/goto talk") == nil)
        #expect(console.type("/poll \"Which?\" x; y") == nil)
        #expect(console.type("a=x aa=y") == nil)
        #expect(console.group.tallies(of: try #require(console.group.improvised.first)).first?.answered == 2)
        #expect(console.type("no=5 is what it says") == nil, "two letters that nobody has are words")
        #expect(console.group.utterances.last?.text == "no=5 is what it says")
        #expect(console.type("/qa aa: will it cost more") == nil)
        #expect(console.type("/qa ok: will it cost more") == nil)
        #expect(console.group.queue.map(\.letter) == [Letter("aa"), nil])
        #expect(console.group.queue.last?.text == "ok: will it cost more")
        #expect(console.type("/qa 1 a+ aa-") == nil)
        #expect(console.group.queue.first?.votes.count == 2)
        #expect(console.type("/out a aa") == nil)
        #expect(console.group.present.count == 11)
        #expect(console.type("/in aa") == nil)
        #expect(console.type("/out aa no time") == nil)
        #expect(!console.group.present.contains(try letter("aa")))
        #expect(console.type("/consent aa quote=no") == nil)
        #expect(console.group.brokenInvariants().isEmpty)
    }

    @Test func aLetterIsGivenOnceAndTheRefusalSaysHowItBecomesFree() {
        var console = Console(people: 2)
        let refusals = [
            "/add Bo a": "the letter 'a' is taken by P1; the next free one is 'c'; '/letter a c' would free this one",
            "/add Bo letter=b":
                "the letter 'b' is taken by P2; the next free one is 'c'; '/letter b c' would free this one",
            "/add Bo letter=xyz": "'xyz' cannot be a letter of the roster; letters go from a to l, or are two, as 'dk'",
            "/add Bo c letter=d": "'letter' is given twice",
            "/letter a b": "the letter 'b' is taken by P2; the next free one is 'c'; '/letter b c' would free this one",
            "/letter a a": "A has that letter already",
            "/letter a m": "'m' cannot be a letter of the roster; letters go from a to l, or are two, as 'dk'",
            "/letter Zoe z": "there is nobody called 'Zoe'; /roster shows the letters, and a letter names one person",
            "/letter a": "/letter does not take that; write /letter NAME|LETTER LETTER",
        ]
        let before = console.group
        for (line, sentence) in refusals { #expect(console.type(line)?.description == sentence, "\(line)") }
        #expect(console.group == before)
        #expect(console.type("/add Bo letter=dk") == nil)
        #expect(console.group.participants.last?.letter == Letter("dk"))
    }

    /// What was entered by the old letter goes with the person, also where another has that letter by now.
    @Test func anotherLetterTakesAllThatWasEnteredAlong() throws {
        var console = try console(people: 2)
        console.type("/goto talk")
        console.type("a: mine @b")
        console.type("b: yours")
        console.type("a+")
        console.type("/poll \"Which?\" x; y")
        console.type("a=x b=y")
        console.type("/brainstorm what else")
        console.type("a* my card")
        console.type("/qa a: why")
        console.type("/qa 1 a+")
        #expect(console.type("/letter Person0 d") == nil)
        #expect(console.type("/letter b a") == nil)
        console.type("d: mine too")
        console.type("a: yours too")
        let group = console.group
        let (d, a) = (try letter("d"), try letter("a"))
        #expect(group.participants.map(\.letter) == [d, a])
        #expect(group.participants.map(\.pseudonym) == ["P1", "P2"])
        #expect(group.utterances.map(\.speakers) == [d, a, d, a].map { [.participant($0)] })
        #expect(group.utterances[0].marks.addressee == .participant(a))
        #expect(group.utterances[1].stances == [Stance(d, .agree)])
        #expect(group.tallies(of: try #require(group.improvised.first)).first?.answered == 2)
        #expect(group.brainstorms.first?.ideas.first?.letter == d)
        #expect(group.queue.first?.letter == d && group.queue.first?.votes == [d: true])
        let b = try letter("b")
        #expect(group.letterNow(a, at: 1) == d && group.letterNow(b, at: 1) == a)
        #expect(group.brokenInvariants().isEmpty)
        #expect(console.type("/undo 4") == nil)
        #expect(console.group.participants.map(\.letter.description) == ["a", "b"])
        #expect(console.group.utterances.map(\.speakers) == [[speaker("a")], [speaker("b")]])
    }

    /// A withdrawal finds what somebody said under each letter they had, and nothing of who has the letter now.
    @Test func aWithdrawalFindsTheWordsUnderEveryLetter() throws {
        var console = Console(people: 2)
        console.type("a: hers")
        console.type("b: his")
        console.type("/qa a: her question")
        console.type("/letter a c")
        console.type("/letter b a")
        console.type("c: hers again")
        console.type("a: his again")
        var entries: [JournalEntry] = []
        for (event, moment) in console.journal {
            let draft = try EntryDraft(
                event, time: moment.time, monotonic: moment.monotonic, spell: 0, actor: "test",
                salt: { Array(repeating: 7, count: 16) })
            entries.append(
                JournalEntry(
                    chaining: draft, session: SessionID("s"), after: entries.count,
                    previous: entries.last?.hash ?? .zero))
        }
        let places = try console.group.words(of: try letter("c"), in: entries)
        let words = places.map { entries[$0.sequence - 1].draft.words[$0.place].text }
        #expect(words == ["Person0", "hers", "her question", "hers again"])
    }

    /// Journals last: a letter of another kind than this version knows is told, and not guessed at.
    @Test func lettersAreWrittenAsTheyAreTyped() throws {
        let event = GroupEvent.relettered(letter: try letter("a"), to: try letter("dk"))
        let encoded = try EventCodec.encode(event)
        #expect(encoded.payload == #"{"relettered":{"letter":"a","to":"dk"}}"#)
        #expect(try EventCodec.decode(GroupEvent.self, payload: encoded.payload, words: []) == event)
        #expect(throws: DecodingError.self) {
            try EventCodec.decode(
                GroupEvent.self, payload: #"{"returned":{"letter":"m"}}"#, words: [])
        }
    }
}
