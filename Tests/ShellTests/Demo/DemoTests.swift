import Shell
import Testing

/// The demonstration is the product's front door: what it plays are the real commands, so it breaks when one of them does.
@MainActor
@Suite struct DemoTests {
    // Same input, same bytes: a newcomer's screen, the README's tour and a bug report must agree. The report is what the
    // play ends in, so it must be there to be opened. And what customers wrote must not act on the newcomer's terminal. The
    // hash of the review that it freezes is on the screen as well.
    @Test func thePlayIsTheSameTwiceAndLeavesItsReport() {
        let session = TypedSession()
        let text = session.run("demo")
        #expect(session.exitCodes == [0])
        #expect(text.contains("$ canvass roadmap score"))
        #expect(text.contains("300 unchanged"))
        // By need, in the reasons of one score, and by weights of which one is the need's.
        #expect(text.matches(of: /Small sample: [0-9]+ of these scores/).count == 3)
        #expect(session.files.paths.map { $0.split(separator: "/").last } == ["2027-h1.html", "2027-h1.md"])
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x202A...0x202E).contains($0.value) })
        #expect(TypedSession().run("demo") == text)
    }

    // A workspace that was asked for must be worth exploring.
    @Test func aKeptPlayLeavesItsWorkspace() throws {
        let session = TypedSession()
        let text = session.run("demo --keep --seed 7")
        #expect(session.exitCodes == [0])
        let place = try #require(text.split(separator: "\n").first { $0.hasPrefix("cd /tmp/canvass-demo-") })
        let folder = place.split(separator: " ").first { $0.hasPrefix("/tmp/") }.map(String.init) ?? ""
        #expect(session.files.paths.contains(folder + "/surveys/themes.yaml"))
        #expect(session.files.paths.contains(folder + "/data/tickets.ndjson"))
    }
}
