import Shell
import Testing

/// The demonstration is the product's front door: what it plays are the real commands, so it breaks when one of them does.
@MainActor
@Suite struct DemoTests {
    // Same input, same bytes: a newcomer's screen, the README's tour and a bug report must agree.
    @Test func thePlayComesToItsEndAndIsTheSameTwice() {
        let first = TypedSession()
        let text = first.run("demo")
        #expect(first.exitCodes == [0])
        #expect(text.contains("$ canvass roadmap score"))
        #expect(text.contains("300 read"))
        #expect(text.contains("300 unchanged"))
        #expect(TypedSession().run("demo") == text)
        #expect(TypedSession().run("demo --seed 7") != text)
    }

    // A temporary folder that stays would hold made-up tickets for ever; one that was asked for must be worth exploring.
    @Test func onlyAKeptPlayLeavesItsWorkspace() throws {
        let gone = TypedSession()
        gone.run("demo")
        #expect(gone.files.paths.isEmpty)

        let kept = TypedSession()
        let text = kept.run("demo --keep")
        let place = try #require(text.split(separator: "\n").first { $0.contains("cd /tmp/canvass-demo-") })
        let folder = place.split(separator: " ").first { $0.hasPrefix("/tmp/") }.map(String.init) ?? ""
        #expect(kept.files.paths.contains(folder + "/surveys/themes.yaml"))
        #expect(kept.files.paths.contains { $0.hasPrefix(folder + "/results/") && $0.hasSuffix(".html") })
    }

    // Escape sequences of a customer must not reach the newcomer's terminal.
    @Test func nothingInThePlayActsOnTheTerminal() {
        let text = TypedSession().run("demo")
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x202A...0x202E).contains($0.value) })
    }
}
