import FocusGroups
import Journal
import TestSupport
import Testing

struct AttachedConsoleTests {
    private let process = ConsoleProcess(number: 7, start: "1", host: "desk")

    private func console(_ roles: [ConsoleRole]) -> Console {
        var console = Console(people: 2)
        console.type("/next")
        console.type("a: by the moderator")
        for role in roles { console.take(.attached(role: role, name: "ben", process: process)) }
        return console
    }

    private func said(_ text: String) -> GroupEvent {
        .said(
            speakers: [speaker("b")], fidelity: .paraphrase, text: Words(text), marks: Marks(), isFlagged: false,
            lead: 0
        )
    }

    /// A journal is outside data: what a console may not do changes nothing, however it came there, and is told.
    @Test(arguments: [
        GroupEvent.written(console: 2, event: .entered(section: "close")),
        .written(console: 2, event: .ended), .written(console: 2, event: .paused),
        .written(console: 1, event: .tookFloor(speaker: .unknown, lead: 0)),
        .written(console: 3, event: .noted(text: Words("nobody sits there"))),
        .written(console: .min, event: .noted(text: Words("nobody sits there"))),
        .written(console: 2, event: .undone(entry: 5)),
        .written(console: 2, event: .written(console: 1, event: .noted(text: Words("twice")))),
        .written(console: 2, event: .dismissed(console: 1)),
    ])
    func whatAConsoleMayNotDoChangesNothing(_ event: GroupEvent) throws {
        var console = console([.observer, .scribe])
        let before = console.group
        #expect(console.take(event).isEmpty)
        #expect(console.group.discussion == before.discussion)
        #expect(console.group.consoles == before.consoles)
        #expect(console.group.clock.isPaused == before.clock.isPaused)
        #expect(console.group.brokenInvariants() == ["an attached console wrote what it may not"])
    }

    @Test func aConsoleThatIsGoneWritesNothingMore() {
        for farewell in [GroupEvent.detached(console: 1), .dismissed(console: 1)] {
            var console = console([.scribe])
            console.take(.written(console: 1, event: said("one")))
            console.take(farewell)
            console.take(.written(console: 1, event: said("two")))
            #expect(console.group.utterances.map { $0.text?.text } == ["by the moderator", "one"])
            #expect(console.group.console(1)?.isHere == false)
        }
    }

    /// Acts of several consoles in any order: each undoes its own, and the fold of the journal stays the fold.
    @Test func consolesDoNotTakeBackWhatOthersWrote() throws {
        for seed in UInt64(1)...30 {
            var random = SplitMix64(seed: seed)
            var console = console([.scribe, .scribe])
            var kept: [Int?: [String]] = [nil: [], 1: [], 2: []]
            for step in 0..<60 {
                let seat: Int? = [nil, 1, 2][Int(random.next() % 3)]
                let group = console.group
                let events: [GroupEvent]
                if random.next() % 3 == 0, kept[seat]?.isEmpty == false {
                    events = try group.events(for: .undo, at: seat)
                    kept[seat]?.removeLast()
                } else {
                    events = try group.events(for: group.parse("b: \(step)"), at: seat)
                    kept[seat]?.append("\(step)")
                }
                for event in events { console.take(seat.map { .written(console: $0, event: event) } ?? event) }
                #expect(console.group.brokenInvariants().isEmpty, "seed \(seed), step \(step)")
            }
            for seat: Int? in [nil, 1, 2] {
                let words = console.group.utterances.dropFirst().filter { $0.console == seat }.map { $0.text?.text }
                #expect(words == kept[seat], "seed \(seed), console \(seat ?? 0)")
            }
            var replayed = FocusGroup(guide: console.group.guide)
            for (event, moment) in console.journal {
                let encoded = try EventCodec.encode(event)
                replayed.reduce(
                    try EventCodec.decode(payload: encoded.payload, words: encoded.words), at: moment)
            }
            #expect(replayed == console.group, "seed \(seed)")
        }
    }

    /// More words belong to what one wrote oneself, also where somebody else wrote in between.
    @Test func moreWordsBelongToWhatOneWroteOneself() throws {
        var console = console([.scribe])
        console.take(.written(console: 1, event: said("by the scribe")))
        for event in try console.group.events(for: console.group.parse(". and on")) { console.take(event) }
        for event in try console.group.events(for: console.group.parse("=a"), at: 1) {
            console.take(.written(console: 1, event: event))
        }
        for event in try console.group.events(for: console.group.parse("!")) { console.take(event) }
        #expect(console.group.utterances.map { $0.text?.text } == ["by the moderator and on", "by the scribe"])
        #expect(console.group.utterances.map(\.speakers) == [[speaker("a")], [speaker("a")]])
        #expect(console.group.utterances.map(\.marks.highlight) == [0, 1], "a mark belongs to what was said last")
    }

    /// The group has one clock: it goes on while only a scribe is there, and stands while the session is suspended.
    @Test func theClockGoesOnAsLongAsSomebodyWritesInADrivenSession() {
        var console = console([.scribe])
        console.wait(seconds: 60)
        console.take(.written(console: 1, event: said("the moderator's program is dead")))
        #expect(console.group.clock.reading == 60_000)
        console.take(.suspended)
        console.wait(seconds: 60)
        console.take(.written(console: 1, event: said("in the break")))
        console.wait(seconds: 60)
        console.spell = 1
        console.take(.reopened)
        #expect(console.group.clock.reading == 60_000)
        #expect(console.group.clock.away == 120_000)
        #expect(console.group.brokenInvariants().isEmpty)
    }
}
