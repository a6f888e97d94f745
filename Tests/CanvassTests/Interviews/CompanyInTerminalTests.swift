import Foundation
import TestSupport
import Testing

/// Somebody beside an interviewer, and somebody who looks on: each in a real terminal, over one store.
@Suite(.serialized, .enabled(if: TerminalWindow.tmux != nil, "tmux is not installed"))
struct CompanyInTerminalTests {
    /// A console beside an interview that stands at its third question.
    private func sit(_ command: (_ id: String) -> String, _ setting: Console.Setting) throws -> (
        desk: Console, beside: TerminalWindow
    ) {
        let desk = try Console("$CANVASS interview every --account acme", setting)
        try desk.sees("May I ask you")
        try desk.types("y", sees: "Thank you")
        try desk.types("", sees: "How likely")
        let id = try sessionID(desk)
        let prefix = setting == .plain ? "export TERM=dumb; " : ""
        let beside = try TerminalWindow(
            prefix
                + "$CANVASS --workspace \(desk.window.folder.path) --as ben session \(command(id)); echo code=$?; cat",
            columns: setting.size.columns, rows: setting.size.rows)
        return (desk, beside)
    }

    private func sessionID(_ desk: Console) throws -> String {
        let listed = try RunningProgram(["session", "list", "--format", "tsv"], in: desk.window.folder).finish().output
        return String(try #require(listed.split(separator: "\n").last?.split(separator: "\t").first))
    }

    private func enter(_ line: String, in window: TerminalWindow) throws {
        try window.type(line)
        try window.press("Enter")
    }

    /// The screen in one line.
    private func text(_ lines: [String]) -> String {
        lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
    }

    // Item 8: a scribe's words come above the line that is being typed, which stays as it is, and are kept as theirs.
    @Test(arguments: Console.Setting.allCases)
    func aScribeWritesBesideAndDisturbsNothing(_ setting: Console.Setting) throws {
        let (desk, scribe) = try sit({ "attach \($0) --role scribe" }, setting)
        let welcome = text(try scribe.wait("the scribe's prompt") { $0.contains { $0.hasPrefix("scribe liking>") } })
        #expect(welcome.contains("you are scribe ben, console 1") && welcome.contains("How likely"), "\(welcome)")
        try desk.window.type("/note half a li")
        try enter("we would, but for the exports", in: scribe)
        try scribe.wait("the acknowledgement") { text($0).contains("kept as the customer's own words on 'liking'") }
        if setting != .plain {
            // A plain terminal is not drawn on: what came is shown after Enter.
            try desk.window.wait("the scribe's words") {
                text($0).contains("scribe ben: \"we would, but for the exports\"")
            }
            let screen = desk.window.screen
            #expect(screen.count { $0.contains("half a li") } == 1, "\(screen)")
        }
        try desk.window.type("ne")
        try desk.window.press("Enter")
        try desk.sees("scribe ben: \"we would, but for the exports\"")
        try desk.types("7", sees: "What has been")
        // A plain terminal is not drawn on: the next question is shown there after Enter.
        if setting == .plain { try scribe.press("Enter") }
        try scribe.wait("the next question") { text($0).contains("What has been") && $0.last == "scribe hindrance>" }
        try desk.types("/attached", sees: "1 scribe ben", "1 act", "here")
        try enter("/quit", in: scribe)
        try scribe.wait("the end") { $0.contains("code=0") }
        try desk.types("/pause", sees: "is kept with", "code=0")
        let verified = try RunningProgram(["session", "verify"], in: desk.window.folder).finish()
        #expect(verified.code == 0, "\(verified.output)\(verified.errors)")
        let story = try RunningProgram(
            ["session", "show", try sessionID(desk), "--format", "markdown"], in: desk.window.folder
        )
        .finish().output
        #expect(story.contains("| liking | own words, scribe ben | we would, but for the exports |"), "\(story)")
        #expect(
            story.contains("| liking | note | half a line |") && story.contains("| liking | answer | 7 |"), "\(story)")
    }

    // Item 8: who looks on sees what happens as it happens, and nothing that is private; nobody notices.
    @Test(arguments: Console.Setting.allCases)
    func whoLooksOnSeesWhatHappensAndNothingPrivate(_ setting: Console.Setting) throws {
        let (desk, watcher) = try sit({ "watch \($0)" }, setting)
        try watcher.wait("what happened so far") { text($0).contains("How likely") }
        try desk.types("/note he is in a hurry", sees: "noted")
        let id = try sessionID(desk)
        let observer = try RunningProgram(
            ["session", "attach", id, "--role", "observer"], in: desk.window.folder)
        try observer.type("asks too fast\n/suggest ask about the price\n")
        #expect(try observer.finish().code == 0)
        try desk.window.wait("the suggestion") {
            setting == .plain || text($0).contains("suggests: ask about the price")
        }
        try desk.types("7", sees: "What has been")
        let seen = text(try watcher.wait("the answer and the next question") { text($0).contains("What has been") })
        #expect(seen.contains("> 7") && seen.contains("observer"), "\(seen)")
        for word in ["hurry", "too fast", "about the price"] { #expect(!seen.contains(word), "\(seen)") }
        try desk.types("/end partial", sees: "again ends for good")
        try desk.types("/end partial", sees: "ended: partial", "code=0")
        try watcher.wait("the end") { text($0).contains("ended: partial") && $0.contains("code=0") }
    }
}
