import FocusGroups
import Journal
import SurveyModel
import TestSupport
import Testing

/// What goes on beside the talk: promises, suggestions, definitions, countdowns.
struct BesideTests {
    private let process = ConsoleProcess(number: 2, start: "1", host: "test")

    @Test func promisesAreKeptUntilTheyAreDone() {
        var console = Console(people: 2)
        console.type("/next")
        #expect(console.type("/promise b: send the beta link by Friday") == nil)
        #expect(console.type("/promise ok: all get the slides") == nil)
        #expect(console.group.promises.map(\.letter) == [Letter("b"), nil])
        #expect(
            console.group.promises.map { $0.text.text } == ["send the beta link by Friday", "ok: all get the slides"])
        #expect(console.group.promises.map(\.section) == ["warm_up", "warm_up"])
        #expect(
            console.type("/promise z: nothing")?.description.hasPrefix("there is nobody with the letter 'z'") == true)
        #expect(console.type("/promise 3 done")?.description == "there is no promise 3; /promise shows them")
        #expect(console.type("/promise 1 done") == nil)
        #expect(console.type("/promise 1 done")?.description == "promise 1 is kept already")
        #expect(console.group.promises.map(\.isKept) == [true, false])
        console.type("u")
        #expect(console.group.promises.map(\.isKept) == [false, false])
        console.take(.withdrew(letter: Letter("b") ?? console.group.participants[0].letter, entries: []))
        #expect(console.group.promises.first?.text == .redacted)
    }

    @Test func suggestionsWaitUntilTheModeratorDecides() {
        var console = Console(people: 1)
        console.take(.attached(role: .observer, name: "cleo", process: process))
        console.type("> to nobody in particular")
        console.take(.written(console: 1, event: .messaged(text: "ask about the invoice")))
        console.take(.written(console: 1, event: .messaged(text: "and the refund")))
        #expect(
            console.group.discussion.suggestions.map { $0.text.text } == ["ask about the invoice", "and the refund"])
        #expect(console.group.discussion.suggestions.map(\.state) == [.waiting, .waiting])
        #expect(console.type("/probe take 2") == nil)
        #expect(console.type("/probe 1 drop") == nil)
        #expect(console.group.discussion.suggestions.map(\.state) == [.dropped, .taken])
        #expect(console.type("/probe take 2")?.description == "suggestion 2 is taken already")
        #expect(console.type("/probe take 3")?.description == "there is no suggestion 3; /probe list shows them")
        #expect(console.type("/probe list") == nil)
        #expect(console.type("/probe maybe 1") != nil)
        console.type("u")
        #expect(console.group.discussion.suggestions.map(\.state) == [.waiting, .taken])
        #expect(!console.group.allows(.weighed(suggestion: 4, isTaken: true), by: 1), "only the moderator decides")
    }

    @Test func aThemeIsSplitAndDefined() {
        var console = Console(people: 1)
        for words in ["a: dear #price", "a: dear again #price", "a: the bill #price #billing"] { console.type(words) }
        #expect(console.type("/code split price price/renewal 1,3") == nil)
        #expect(
            console.group.utterances.map(\.themes) == [["price/renewal"], ["price"], ["billing", "price/renewal"]])
        console.type("u")
        #expect(console.group.utterances.map(\.themes) == [["price"], ["price"], ["price", "billing"]])
        #expect(
            console.type("/code split billing price 1")?.description == "utterance 1 does not have the theme 'billing'")
        #expect(console.type("/code def price what the renewal costs") == nil)
        #expect(console.group.definitions["price"] == "what the renewal costs")
        #expect(console.type("/code def price what the renewal costs")?.description == "'price' means that already")
        #expect(console.type("/code ls") == nil && console.type("/code merge price billing") == nil)
        #expect(console.group.utterances.map(\.themes) == [["billing"], ["billing"], ["billing"]])
    }

    @Test func countdownsTellPlanAndActual() {
        var console = Console(people: 1)
        console.type("/next")
        console.type("/timer 1m write")
        console.wait(seconds: 90)
        console.type("/timer 2m talk")
        console.wait(seconds: 30)
        console.type("/timer off")
        console.wait(seconds: 30)
        console.type("a: hello")
        let timers = console.group.timers
        #expect(timers.map { $0.label?.text } == ["write", "talk"])
        #expect(timers.map(\.seconds) == [60, 120])
        #expect(timers.map(\.ran) == [60_000, 30_000])
        #expect(timers.map(\.section) == ["warm_up", "warm_up"])
    }
}

/// Remarks that two consoles wrote down.
struct TwinTests {
    private func console() -> Console {
        var console = Console(people: 3)
        console.take(
            .attached(role: .scribe, name: "ben", process: ConsoleProcess(number: 2, start: "1", host: "test")))
        return console
    }

    private func scribe(_ line: String, in console: inout Console) {
        let events = (try? console.group.events(for: console.group.parse(line), at: 1)) ?? []
        for event in events { console.take(.written(console: 1, event: event)) }
    }

    @Test func aRemarkWrittenTwiceCountsOnceInTheMoreFaithfulWords() {
        var console = console()
        console.type("b: setup took three days #setup")
        console.wait(seconds: 3)
        scribe("b\" setting up took me three whole days #onboarding !", in: &console)
        scribe("a+ c-", in: &console)
        console.wait(seconds: 2)
        console.type("c: not for us ^2")
        #expect(console.group.discussion.twin(of: 2) == 1)
        #expect(console.type("/same") == nil)
        let utterances = console.group.utterances
        #expect(utterances.map(\.number) == [1, 3])
        #expect(utterances[0].text == "setting up took me three whole days" && utterances[0].fidelity == .verbatim)
        #expect(utterances[0].earlier == [["setup took three days"]])
        #expect(utterances[0].themes == ["setup", "onboarding"] && utterances[0].marks.highlight == 1)
        #expect(utterances[0].stances.map { "\($0.letter)\($0.value.rawValue)" } == ["a+", "c-"])
        #expect(utterances[0].end == utterances[1].start, "the turn goes on until the next one")
        #expect(utterances[1].marks.replyTo == 1)
        #expect(console.group.brokenInvariants().isEmpty)
        // A number that is another's by now means that one.
        #expect(console.type("/tag 2 price") == nil)
        #expect(console.group.utterance(2)?.number == 1 && console.group.utterance(1)?.themes.last == "price")
        #expect(console.type("/same 1 2")?.description == "that is one utterance already")
        console.type("u")
        console.type("u")
        #expect(console.group.utterances.map(\.number) == [1, 2, 3])
        #expect(console.group.brokenInvariants().isEmpty)
    }

    @Test func whoIsUnknownAtOneConsoleMayBeKnownAtTheOther() throws {
        var console = console()
        scribe("?: the invoice came as a surprise", in: &console)
        console.type("b: a surprise, the invoice")
        console.type("/same")
        #expect(console.group.utterances.map(\.speakers) == [[speaker("b")]])
        #expect(console.group.brokenInvariants().isEmpty)
    }

    /// Different remarks, one console's own, another speaker's, and a tap beside a quotation are no twins.
    @Test func whatOnlyLooksAlikeIsNotOffered() {
        var console = console()
        console.type("b: setup took three days")
        console.type("b: setup took three days")
        scribe("c: setup took three days", in: &console)
        scribe("b: the export is slow", in: &console)
        console.type("a")
        scribe("a: we export every month", in: &console)
        #expect(
            console.group.utterances.map { console.group.discussion.twin(of: $0.number) }
                == Array(repeating: nil, count: 6))
        #expect(
            console.type("/same")?.description == "nothing looks as if it was written down twice; /same 12 11 names two"
        )
        #expect(console.type("/same 9 1")?.description == "there is no utterance 9")
        #expect(console.type("/same 6 5") == nil)
        #expect(console.group.utterances.map(\.number) == [1, 2, 3, 4, 5])
        #expect(console.group.utterances.last?.text == "we export every month")
        #expect(console.group.brokenInvariants().isEmpty)
    }
}

/// Answers that nobody's letter stands on.
struct AnonymityTests {
    private func console() throws -> Console {
        var console = Console(guide: try votingGuide(), people: 6)
        console.type("/goto talk")
        console.type("/poll \"Are you leaving?\" yes; no")
        return console
    }

    @Test func unlinkableAnswersAreStoredWithoutLetters() throws {
        var console = try console()
        #expect(
            console.type("?=yes")?.description
                == "'poll_1' takes answers by letter, as b=2; /anonymity unlinkable poll_1 takes slips without letters")
        #expect(console.type("/anonymity unlinkable") == nil)
        #expect(
            console.type("a=yes")?.description
                == "'poll_1' is unlinkable: no letter is stored with an answer; ?=2 ?=1 takes in slips, in the order in "
                + "which they are drawn")
        #expect(console.type("a=yes ?=no") != nil)
        #expect(console.type("?=yes ?=maybe")?.description.contains("slip 2:") == true)
        #expect(console.type("?=yes ?=no ?=1 ?=2") == nil)
        let question = try #require(console.group.improvised.first)
        #expect(console.group.answered("poll_1") == 4 && !console.group.isComplete("poll_1"))
        let few = try #require(console.group.tallies(of: question).first)
        #expect(few.isWithheld && few.answered == 4 && few.lines.isEmpty, "four could be told apart")
        #expect(console.type("?=yes ?=yes ?=yes")?.description == "7 slips are more than the 6 people who are asked")
        #expect(console.type("?=yes ?=no") == nil)
        let tally = try #require(console.group.tallies(of: question).first)
        #expect(tally.isUnsigned && !tally.isWithheld && tally.answered == 6 && tally.people == 6)
        #expect(tally.lines.map { "\($0.code) \($0.count)" } == ["yes 3", "no 3"])
        #expect(console.group.isComplete("poll_1"))
        #expect(console.group.brokenInvariants().isEmpty)

        // No entry has a letter beside an answer.
        let payloads = try console.journal.map { try EventCodec.encode($0.event).payload }
            .filter { $0.contains("votedUnsigned") }
        #expect(payloads.count == 2 && payloads.allSatisfy { !$0.contains("letter") })
    }

    /// A withdrawal works as ever, and cannot find what was never stored.
    @Test func aWithdrawalLeavesSlipsAsTheyAre() throws {
        var console = try console()
        console.type("/anonymity unlinkable poll_1")
        console.type("?=yes ?=no ?=yes ?=no ?=yes")
        console.take(.withdrew(letter: try #require(Letter("a")), entries: []))
        let question = try #require(console.group.improvised.first)
        #expect(console.group.tallies(of: question).first?.answered == 5)
        #expect(console.group.brokenInvariants().isEmpty)
    }

    @Test func whatWasTakenOneWayIsNotTakenTheOther() throws {
        var console = try console()
        console.type("a=yes")
        #expect(
            console.type("/anonymity unlinkable poll_1")?.description
                == "answers to 'poll_1' were taken by letter already; /poll poll_1 again begins a round that may be taken "
                + "otherwise")
        #expect(console.type("/poll again") == nil)
        #expect(console.type("/anonymity unlinkable poll_1") == nil)
        #expect(console.type("?=yes") == nil)
        #expect(console.type("/hands 3 3") != nil, "slips are in")
        #expect(console.type("/anonymity pseudonymous poll_1") != nil)
        console.type("u")
        #expect(console.type("/anonymity pseudonymous poll_1") == nil)
        #expect(console.type("a=no") == nil)
        #expect(console.type("/anonymity named") == nil)
        #expect(console.group.anonymity == .named)
        #expect(console.type("/anonymity named")?.description == "the group is named already")
        #expect(console.type("/anonymity secret") != nil)
        #expect(console.group.brokenInvariants().isEmpty)
    }
}
