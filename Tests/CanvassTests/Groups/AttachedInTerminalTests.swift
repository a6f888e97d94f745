import Foundation
import FocusGroups
import Journal
import Storage
import StoreSQLite
import TestSupport
import Testing

private let guide = """
    survey: two
    title: Two consoles
    mode: group
    sections:
      - talk: 10 min
        kind: key
        ask: What is hard?
      - close: 5 min
        kind: ending
        ask: What did we miss?
    """

/// Two consoles of one group, and what may befall them, with the real program.
struct AttachedInTerminalTests {
    private func room() throws -> GroupTerminals {
        let room = try GroupTerminals(guide: guide, named: "two")
        room.moderator.type("/add Dana\r/add Eli\r/next\r")
        try room.waits { try room.events().count == 4 }
        try room.seat()
        return room
    }

    private func words(_ room: GroupTerminals) throws -> [String] {
        try room.events().compactMap { event in
            let inner = if case .written(_, let inner) = event { inner } else { event }
            guard case .said(_, _, let text, _, _, _) = inner else { return nil }
            return text.text
        }
    }

    /// Promise 1 at both consoles: whatever dies after each line, all that was acknowledged stands in the one journal.
    @Test(.timeLimit(.minutes(5)))
    func killingEitherConsoleLosesNothingAcknowledged() throws {
        let room = try room()
        var expected: [String] = []
        for round in 0..<6 {
            room.moderator.type("a: led \(round)\r")
            room.scribe?.type("b: written \(round)\r")
            expected += ["led \(round)", "written \(round)"]
            try room.waits { try room.made().moderator + room.made().scribe == expected.count }
            if round.isMultiple(of: 2) {
                room.scribe?.kill()
                try room.seat()
            } else {
                room.moderator.kill()
                try room.resume(until: "talk> ")
            }
        }
        #expect(try words(room).sorted() == expected.sorted())
        #expect(try room.store.problems() == [])
        // A console that died is known for gone at the moderator's.
        try room.waits { try room.events().count { if case .detached = $0 { true } else { false } } == 3 }
    }

    /// Promise 1 for who sits beside: the half-typed line is offered again, to the same person in the same role.
    @Test(.timeLimit(.minutes(5)))
    func aScribeWhoDiesFindsTheLineAgain() throws {
        let room = try room()
        let seat = Seat(actor: "ben", role: "scribe")
        room.type([(room.scribe, "b: half a thou")], entering: false)
        try room.waits { try room.store.draft(of: room.session, at: seat) == "b: half a thou" }
        room.scribe?.kill()
        room.moderator.type("a: meanwhile\r")
        try room.waits { try room.made().moderator == 1 }
        try room.seat()
        room.scribe?.type("ght\r")
        try room.waits { try room.made().scribe == 1 }
        #expect(try words(room) == ["meanwhile", "half a thought"])
        #expect(try room.store.draft(of: room.session, at: seat) == nil)
        room.type([(room.scribe, "b: and hung up")], entering: false)
        room.scribe?.hangUp()
        #expect(try room.store.draft(of: room.session, at: seat) == "b: and hung up")
    }

    /// A closed window is not the end: what was entered is stored, what was typed is offered again, others write on.
    @Test(.timeLimit(.minutes(5)))
    func aLostTerminalLosesNothing() throws {
        let room = try room()
        room.moderator.type("a: stored\r")
        room.type([(room.moderator, "a: half a li")], entering: false)
        try room.waits { try room.made().moderator == 1 }
        room.moderator.hangUp()
        #expect(try room.store.session(room.session)?.status == .suspended)
        room.scribe?.type("b: while nobody leads\r")
        try room.waits { try room.made().scribe == 1 }
        try room.resume(until: "a: half a li")
        room.moderator.type("ne\r")
        try room.waits { try room.made().moderator == 2 }
        room.scribe?.hangUp()
        try room.waits { try room.events().contains(.detached(console: 1)) }
        #expect(try words(room) == ["stored", "while nobody leads", "half a line"])
        let verified = try RunningProgram(["session", "verify"], in: room.workspace.folder).finish()
        #expect(verified.code == 0, "\(verified.output)\(verified.errors)")
    }

    /// Two moderators: the second is refused, or takes over, and then the first stores nothing more; the scribe stays.
    @Test(.timeLimit(.minutes(5)))
    func ofTwoModeratorsOneLeads() throws {
        let room = try room()
        let first = room.moderator
        let refused = try RunningProgram(["resume", room.session.text], in: room.workspace.folder).finish()
        #expect(refused.code == 1)
        #expect(refused.errors.contains("is driven by"), "\(refused.errors)")
        try room.resume(["--take-over"], until: "talk> ")
        room.scribe?.type("b: meanwhile\r")
        first.type("a: too late\r")
        #expect(first.end(milliseconds: 60_000) == 1)
        let told = String(decoding: first.heard, as: UTF8.self)
        #expect(told.contains("was taken over by") && told.contains("a: too late"), "\(told.suffix(500))")
        room.moderator.type("a: in time\r")
        try room.waits { try room.made() == (1, 1) }
        #expect(try words(room) == ["meanwhile", "in time"])
        #expect(try room.store.problems() == [])
    }

    /// A full disk: the line is kept and said to be, others are not held up, and Enter stores it once there is room.
    @Test(.timeLimit(.minutes(5)))
    func aFullDiskKeepsTheLine() throws {
        let room = try room()
        room.moderator.limitFiles(to: 4_096)
        room.moderator.type("a: no room for this\r")
        let isTold = room.moderator.listen(milliseconds: 60_000, until: "not stored> ")
        #expect(isTold, "\(String(decoding: room.moderator.heard.suffix(500), as: UTF8.self))")
        room.scribe?.type("b: there is room here\r")
        try room.waits { try room.made() == (0, 1) }
        room.moderator.limitFiles(to: nil)
        room.moderator.type("\r")
        try room.waits { try room.made() == (1, 1) }
        #expect(try words(room) == ["there is room here", "no room for this"])
        #expect(try room.store.problems() == [])
    }
}

/// What both see, in windows that can be looked at.
@Suite(.serialized, .enabled(if: TerminalWindow.tmux != nil, "tmux is not installed"))
struct AttachedOnScreenTests {
    private func windows() throws -> (moderator: TerminalWindow, scribe: TerminalWindow) {
        let moderator = try TerminalWindow("exec $CANVASS group two", files: ["surveys/two.yaml": guide])
        try moderator.wait("the lobby") { $0.contains("lobby>") }
        let short = moderator.screen.lazy.compactMap { line -> String? in
            guard let start = line.firstRange(of: "session ") else { return nil }
            return String(line[start.upperBound...].prefix(8))
        }.first
        for line in ["/add Dana", "/add Eli", "/next"] {
            try moderator.type(line)
            try moderator.press("Enter")
        }
        try moderator.wait("the section") { $0.contains("1/2 talk>") }
        let scribe = try TerminalWindow(
            "$CANVASS --workspace \(moderator.folder.path) --as ben group attach \(short ?? "") --role scribe; "
                + "echo code=$?; cat")
        try scribe.wait("the scribe's prompt") { $0.contains("scribe 1/2 talk>") }
        return (moderator, scribe)
    }

    /// What a scribe writes comes above the line that is being typed, which stays as it is, whatever the window's width.
    @Test func whatAScribeWritesDisturbsNothing() throws {
        let (moderator, scribe) = try windows()
        let welcome = scribe.screen.joined(separator: "\n")
        for line in ["Two consoles", "you are scribe ben, console 1", "a (Dana), b (Eli)", "What is hard?"] {
            #expect(welcome.contains(line), "\(line) in \(welcome)")
        }
        try moderator.type("a: half a sen")
        try moderator.wait("the line") { $0.contains("1/2 talk> a: half a sen") }
        try scribe.type("b\" from the scribe #setup !")
        try scribe.press("Enter")
        try scribe.wait("the acknowledgement") { $0.contains("  1 b ✓ #setup !") }
        for (columns, rows) in [(80, 24), (40, 24), (100, 30)] {
            try moderator.resize(columns: columns, rows: rows)
            let screen = try moderator.wait("the scribe's words at \(columns)") { lines in
                lines.contains("1/2 talk> a: half a sen") && lines.joined().contains("from the scribe")
                    && lines.last?.contains("1/2 key") == true
            }
            #expect(screen.count { $0.contains("half a sen") } == 1, "\(screen)")
        }
        try moderator.type("tence")
        try moderator.press("Enter")
        try moderator.wait("the acknowledgement") { $0.contains("  2 a ✓") }
        try scribe.wait("the moderator's words") {
            $0.contains("  moderator user · 2 a: half a sentence")
                || $0.contains("  moderator · 2 a: half a sentence")
        }
    }

    @Test func whoIsThereCanBeSeenAndSentAway() throws {
        let (moderator, scribe) = try windows()
        try moderator.type("/attached")
        try moderator.press("Enter")
        try moderator.wait("the list") {
            $0.contains { $0.hasPrefix("  1 scribe ben  since ") && $0.hasSuffix("here") }
        }
        try scribe.type("b: typed and not entered")
        try scribe.wait("the line") {
            $0.last?.contains("not entered") == true || $0.contains { $0.hasSuffix("not entered") }
        }
        try moderator.type("/dismiss 1")
        try moderator.press("Enter")
        try moderator.wait("the farewell") { $0.contains("  scribe ben, console 1, is sent away") }
        let end = try scribe.wait("the end") { $0.contains("code=1") }.joined(separator: "\n")
        #expect(end.contains("the moderator has sent this console away"))
        #expect(end.contains("  not stored:\n    b: typed and not entered"))
    }
}
