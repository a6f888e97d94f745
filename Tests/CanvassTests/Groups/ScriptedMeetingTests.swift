import Foundation
import FocusGroups
import Journal
import Storage
import StoreSQLite
import TestSupport
import Testing

/// A whole meeting through the real program in pseudo-terminals: more than 300 lines, a scribe, three deaths.
///
/// Both type at 25 words a second, ten times as fast as people speak, so it takes about a minute and a half.
struct ScriptedMeetingTests {
    @Test(.timeLimit(.minutes(15)))
    func theJournalOfAWholeMeetingIsWhatWasTyped() throws {
        let turns = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Meeting/ES2010b.tsv")
        let script = MeetingScript(try String(contentsOf: turns, encoding: .utf8))
        #expect(script.lines > 300)
        let room = try GroupTerminals(guide: MeetingScript.guide, named: "meeting")
        try room.seat()
        for step in script.steps { try take(step, in: room) }
        #expect(room.moderator.end(milliseconds: 60_000) == 0)
        #expect(room.scribe?.end(milliseconds: 60_000) == 0, "the scribe's console ends with the session")

        let shown = try ShownSession(room.session.text, in: room.workspace.folder)
        expect(shown, script.truth)
        let made = try room.made()
        #expect(made.moderator == script.truth.moderator.made && made.scribe == script.truth.scribe.made)
        #expect(shown.events.map(\.sequence) == Array(1...shown.events.count))
        #expect(
            Set(shown.events.map(\.spell)) == [0, 1, 2], "two spells more, after two deaths of the moderator's program")
        #expect(try room.store.problems() == [], "one hash chain over all that were killed")
        let verified = try RunningProgram(["session", "verify"], in: room.workspace.folder).finish()
        #expect(verified.code == 0, "\(verified.output)\(verified.errors)")
    }

    private func expect(_ shown: ShownSession, _ truth: MeetingTruth) {
        #expect(shown.status == "ended")
        for (source, writer) in [("moderator", truth.moderator), ("scribe", truth.scribe)] {
            let said = shown.said(by: source)
            #expect(said.count == writer.said.count, "\(source)")
            for (index, (said, expected)) in zip(said, writer.said).enumerated() where said != expected {
                Issue.record("\(source), utterance \(index + 1): \(said) and not \(expected)")
                break
            }
            #expect(
                shown.notes.filter { $0.source == source }.map { [$0.kind, $0.text] }
                    == truth.notes.filter { $0.source == source }.map { [$0.kind, $0.text] })
        }
        #expect(shown.parkingLot.map(\.text) == truth.parked)
        #expect(shown.sections.map(\.section) == ["welcome", "function", "worth", "inside", "close"])
        #expect(shown.sections.allSatisfy { $0.runs.count == 1 && !$0.isSkipped && $0.runs[0].endMs != nil })
        #expect(
            shown.promises.map { MeetingTruth.Promised(speaker: shown.letter($0.speaker), text: $0.text) }
                == truth.promised)
        #expect(shown.participants.map(\.letter) == ["a", "b", "c", "d"])
        #expect(shown.participants.map(\.pseudonym) == ["P1", "P2", "P3", "P4"])
        #expect(shown.participants.map(\.presence.count) == [1, 1, 1, 2], "D went out once and came back")
        #expect(shown.consoles.map(\.role) == ["scribe", "scribe"], "the scribe came again after dying")
        for expected in truth.rounds {
            let rounds = shown.answers.filter { $0.question == expected.question }
            let number = truth.rounds.filter { $0.question == expected.question }.firstIndex(of: expected) ?? 0
            guard rounds.indices.contains(number) else {
                Issue.record("\(expected.question) has no round \(number + 1)")
                continue
            }
            #expect(rounds[number].answered == 4, "\(expected.question)")
            let answers = rounds[number].byPerson.map { answers in
                Dictionary(uniqueKeysWithValues: answers.map { (shown.letter($0), $1) })
            }
            #expect(answers == expected.answers, "\(expected.question), round \(number + 1)")
        }
        let made = shown.answers.last
        #expect(made?.counts.map { "\($0.label) \($0.count)" } == ["rubber 3", "plastic 1"])
    }

    private func take(_ step: MeetingScript.Step, in room: GroupTerminals) throws {
        switch step {
        case .types(let line): room.type([(room.moderator, line)])
        case .scribe(let line): room.type([(room.scribe, line)])
        case .together(let line, let scribes): room.type([(room.moderator, line), (room.scribe, scribes)])
        case .settles(let moderator, let scribe):
            try room.waits { try room.made() == (moderator, scribe) }
        case .diesTyping(let half, let rest, let scribes):
            room.type([(room.moderator, half)], entering: false)
            // What was typed and not entered is kept within a second.
            try room.waits { try room.store.draft(of: room.session)?.text == half }
            room.moderator.kill()
            for line in scribes { room.type([(room.scribe, line)]) }
            try room.resume(until: half)
            room.type([(room.moderator, rest)])
        case .diesAfter(let line):
            // All before it is told to be stored; of this line nobody knows.
            let stored = try settled(room).moderator
            room.moderator.type(line + "\r")
            room.moderator.kill()
            let isStored = try room.made().moderator > stored
            try room.resume(until: "inside> ")
            // What was begun and not entered is offered again; it is cleared away.
            room.moderator.type("\u{15}")
            if !isStored { room.type([(room.moderator, line)]) }
        case .scribeDiesAfter(let line):
            let stored = try settled(room).scribe
            room.scribe?.type(line + "\r")
            room.scribe?.kill()
            let isStored = try room.made().scribe > stored
            try room.seat()
            if !isStored { room.type([(room.scribe, line)]) }
        }
    }

    /// What is stored when nothing more comes: all that was typed before.
    private func settled(_ room: GroupTerminals) throws -> (moderator: Int, scribe: Int) {
        var before = -1
        try room.waits {
            let count = try room.events().count
            defer { before = count }
            guard count == before else { return false }
            room.moderator.listen(milliseconds: 600)
            room.scribe?.listen(milliseconds: 200)
            return try room.events().count == count
        }
        return try room.made()
    }
}
