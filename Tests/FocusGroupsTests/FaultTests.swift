import FocusGroups
import Journal
import SurveyModel
import TestSupport
import Testing

/// What goes wrong in a room and around it: the group stays whole, and its numbers stay right.
struct FaultTests {
    /// Everybody leaves in the middle of a question, and one comes back.
    @Test func everybodyMayLeave() throws {
        var console = Console(guide: try votingGuide(), people: 3)
        console.type("/goto talk")
        console.type("a: before")
        console.type("/poll \"Which?\" x; y")
        console.type("a=x")
        console.wait(seconds: 60)
        #expect(console.type("/out a,b,c fire alarm") == nil)
        #expect(console.group.present.isEmpty)
        #expect(console.type("all: nobody is here") == nil)
        #expect(console.group.utterances.last?.speakers == [.unknown])
        #expect(console.type("b=y")?.description == "B is out; /in b brings them back")
        #expect(console.type("?=x") != nil)
        for line in ["/who", "/quiet", "/stats", "/poll show", "/next", "/back", "/probe", "/time +1"] {
            _ = console.type(line)
            #expect(console.group.brokenInvariants().isEmpty, "\(line)")
        }
        console.wait(seconds: 60)
        let reading = console.group.reading(monotonic: console.milliseconds, spell: 0)
        #expect(console.group.discussion.attention(at: reading).isEmpty)
        #expect(console.group.participants.allSatisfy { $0.presence(from: 0, to: reading) == 60_000 })
        #expect(console.type("/in b") == nil)
        #expect(console.type("b: I am back") == nil)
        #expect(console.type("/end") == nil)
        #expect(console.group.brokenInvariants().isEmpty)
    }

    /// The wall clock is set forwards and backwards: the group's clock runs on, since it is no wall clock.
    @Test func aWallClockThatJumpsMovesNothing() throws {
        var group = FocusGroup(guide: guide)
        let hour: Int64 = 3_600_000
        let letter = try #require(Letter("a"))
        let events: [(GroupEvent, time: Int64, monotonic: Int64)] = [
            (.started(guide: guide.id, isLive: true), 0, 0),
            (.joined(letter: letter, pseudonym: "P1", name: "Dana", account: nil, attributes: []), 1, 1_000),
            (.entered(section: "warm_up"), 2, 2_000),
            (said(letter, "an hour ahead"), 5 * hour, 12_000),
            (said(letter, "a day back"), -24 * hour, 22_000),
            (.paused, -24 * hour, 32_000), (.resumed, 9 * hour, 62_000),
            (said(letter, "and on"), 9 * hour, 72_000),
            // The processor's clock itself goes back, as a broken one may: no time passes.
            (said(letter, "broken"), 9 * hour, 1_000), (said(letter, "on again"), 9 * hour, 11_000),
        ]
        for (index, event) in events.enumerated() {
            group.reduce(
                event.0,
                at: Moment(
                    sequence: index + 1, time: 1_800_000_000_000 + event.time, monotonic: event.monotonic, spell: 0))
            #expect(group.brokenInvariants().isEmpty, "\(event.0)")
        }
        #expect(group.utterances.map(\.start) == [12_000, 22_000, 42_000, 42_000, 52_000])
        #expect(group.clock.pausedTime == 30_000)
        #expect(group.sections[0].elapsed(at: group.clock.reading) == 50_000)
    }

    /// Killed and taken up again on a machine whose wall clock was set back meanwhile: no time is negative.
    @Test func timeBetweenSpellsIsNeverNegative() {
        var console = Console(people: 1)
        console.type("/next")
        console.wait(seconds: 10)
        console.type("a: before")
        console.spell = 1
        console.milliseconds = -5_000_000
        console.take(.reopened)
        console.wait(seconds: 3)
        console.type("a: after")
        #expect(console.group.clock.away == 0)
        #expect(console.group.clock.reading == 13_000)
        #expect(console.group.section?.id == "warm_up")
        #expect(console.group.brokenInvariants().isEmpty)
    }

    /// A session of three hours and five thousand entries, written by three, with undo in between.
    @Test func fiveThousandEntriesFoldToTheSameGroup() throws {
        var console = Console(people: 8)
        console.take(.attached(role: .scribe, name: "ben", process: ConsoleProcess(number: 2, start: "1", host: "h")))
        console.type("/next")
        var chance = SplitMix64(seed: 11)
        var step = 0
        while console.journal.count < 5_000 {
            step += 1
            console.milliseconds += Int64.random(in: 500...4_000, using: &chance)
            let letter = ["a", "b", "c", "d", "e", "f", "g", "h"][Int.random(in: 0..<8, using: &chance)]
            switch step % 97 {
            case 3: console.type("u")
            case 11: console.type("\(letter)+ a-")
            case 40: console.type("; a note")
            case 55: console.type("=\(letter)")
            case 60: console.type("/same")
            case 70:
                if console.journal.count > 2_500, console.group.current == 0 { console.type("/next") }
                console.type("/park it")
            case let rest where rest % 3 == 0:
                console.take(.written(console: 1, event: said(try #require(Letter(letter)), "words of theirs")))
            default:
                let marks = Marks(themes: ["theme_\(console.journal.count % 40)"])
                console.take(said(try #require(Letter(letter)), "words \(console.journal.count)", marks))
            }
        }
        console.type("/end")
        #expect(console.milliseconds > 3 * 3_600_000)
        #expect(console.group.brokenInvariants().isEmpty)
        var replayed = FocusGroup(guide: guide)
        for (event, moment) in console.journal { replayed.reduce(event, at: moment) }
        #expect(replayed == console.group)
        #expect(console.group.themeCounts.count == 40)
    }

    private func said(_ letter: Letter, _ words: String, _ marks: Marks = Marks()) -> GroupEvent {
        .said(
            speakers: [.participant(letter)], fidelity: .paraphrase, text: Words(words), marks: marks, isFlagged: false,
            lead: 0)
    }
}
