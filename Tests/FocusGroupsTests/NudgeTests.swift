import FocusGroups
import Journal
import SurveyModel
import Testing

/// Remarks on a discussion: seldom, about the talk and not about people, and never while people are busy.
struct NudgeTests {
    private struct Room {
        var console: Console
        var nudges = Nudges()

        init(people: Int = 4, guide: Survey = FocusGroupsTests.guide) {
            console = Console(guide: guide, people: people)
            for line in ["/next", "/next"] { console.type(line) }
        }

        /// Types and waits, and collects what is remarked in between, looked for every ten seconds.
        mutating func run(_ line: String? = nil, minutes: Double = 0) -> [String] {
            if let line { console.type(line) }
            var said: [String] = []
            for step in 0...Int(minutes * 6) {
                if step > 0 { console.wait(seconds: 10) }
                let reading = console.group.reading(monotonic: console.milliseconds, spell: 0)
                if let nudge = nudges.next(console.group, at: reading) { said.append("\(nudge.rule): \(nudge.text)") }
            }
            return said
        }
    }

    @Test func whoIsNotHeardForLongIsNamedOnceInFiveMinutes() {
        var room = Room()
        room.nudges.settings.turn(.probes, on: false)
        _ = room.run("a: one")
        #expect(room.run("b: two", minutes: 7).isEmpty)
        let said = room.run(minutes: 4)
        #expect(said == ["silent: not heard in this section for 8 min or more: c, d"])
        #expect(room.run("c: three", minutes: 1) == ["silent: not heard in this section for 8 min or more: d"])
        #expect(room.run("d: four", minutes: 10).isEmpty)
    }

    @Test func oneVoiceForLongIsRemarked() {
        var room = Room()
        room.nudges.settings.turn(.probes, on: false)
        var said: [String] = []
        for _ in 0..<9 {
            said += room.run("a: " + Array(repeating: "word", count: 30).joined(separator: " "), minutes: 0.5)
            said += room.run("b: yes", minutes: 0.1)
        }
        #expect(said.count { $0.hasPrefix("dominant:") } == 1)
        #expect(said.allSatisfy { !$0.contains("dominant:") || $0.contains("came from a") })
    }

    @Test func agreementInARowAsksForAnotherView() {
        var room = Room()
        _ = room.run("a: it is dear")
        #expect(room.run("b+ c+", minutes: 0.5).isEmpty)
        #expect(room.run("d+") == ["chorus: three agree in a row; does anyone see it differently?"])
        var other = Room()
        _ = other.run("a: it is dear")
        #expect(other.run("b+ c- d+").isEmpty)
    }

    /// A marked statement wants a question; a probe, a question or a word of the moderator is one.
    @Test func aMarkedStatementWithoutAQuestionShowsAProbe() {
        var room = Room()
        #expect(room.run("a: it is dear !", minutes: 0.8).isEmpty)
        #expect(
            room.run(minutes: 0.5)
                == ["unprobed: 1 is marked and nobody has asked on; a probe: Can you give an example?"])
        var other = Room()
        _ = other.run("a: it is dear !")
        #expect(other.run("m: how so?", minutes: 2).isEmpty)
    }

    @Test func probesAndThemesComeUpAtHalfTime() throws {
        var room = Room()
        for line in ["a: one", "b: two", "c: three", "d: four"] { _ = room.run(line) }
        #expect(room.run(minutes: 4.5).isEmpty)
        #expect(room.run(minutes: 1) == ["probes: half of the time is over; a probe: Can you give an example?"])
        var other = Room(guide: try votingGuide())
        other.console.type("/goto talk")
        for line in ["a: one", "b: two", "c: three", "d: four"] { _ = other.run(line) }
        #expect(other.run(minutes: 8) == ["uncovered: half of the time is over; not talked about yet: #exports"])
        #expect(other.run("a: exports #exports", minutes: 6).isEmpty)
    }

    /// While people write, vote or rest there is nothing to remark on; a rule that is off says nothing.
    @Test func nothingIsRemarkedWhilePeopleAreBusy() throws {
        for line in ["/brainstorm write", "/pause", "/break 5"] {
            var room = Room()
            _ = room.run(line)
            #expect(room.run(minutes: 20).isEmpty, "\(line)")
        }
        var voting = Room()
        _ = voting.run("/poll \"Is it so?\"")
        _ = voting.run("a=y")
        #expect(voting.run(minutes: 20).isEmpty)
        var off = Room()
        for rule in NudgeRule.allCases { off.nudges.settings.turn(rule, on: false) }
        #expect(off.run("a: dear !", minutes: 20).isEmpty)
    }

    @Test func anyTwoRemarksAreAMinuteApart() {
        var room = Room()
        room.nudges.settings.wait(.silent, minutes: 1)
        _ = room.run("a: one !", minutes: 0.9)
        #expect(room.run(minutes: 0.2).count == 1)
        #expect(room.run(minutes: 0.7).isEmpty)
        #expect(room.run(minutes: 0.5).count == 1)
    }
}
