import Foundation
import FocusGroups
import Journal
import Storage
import StoreSQLite
import TestSupport
import Testing

/// The moderator's console and a scribe's, each in a pseudo-terminal, over one store that the test reads as well.
final class GroupTerminals {
    let workspace: ScratchWorkspace
    private(set) var store: SQLiteStore
    private(set) var moderator: TerminalProgram
    private(set) var scribe: TerminalProgram?
    let session: SessionID

    /// A typist's milliseconds for a word: ten times as fast as people speak, at 150 words a minute.
    static let pace = 40

    private static let size: (columns: UInt16, rows: UInt16) = (100, 30)

    init(guide: String, named name: String) throws {
        workspace = try ScratchWorkspace(files: ["surveys/\(name).yaml": guide])
        moderator = try TerminalProgram(["group", name], in: workspace.folder, size: Self.size)
        let isOpen = moderator.listen(milliseconds: 60_000, until: "lobby> ")
        try #require(isOpen)
        store = try SQLiteStore(path: workspace.folder.appending(path: "results/canvass.sqlite").path)
        session = try #require(try store.sessions().first).id
    }

    /// Seats a scribe, or seats them again.
    func seat(_ role: String = "scribe") throws {
        let console = try TerminalProgram(
            ["--as", "ben", "group", "attach", session.text, "--role", role], in: workspace.folder, size: Self.size)
        let isOpen = console.listen(milliseconds: 60_000, until: "> ")
        try #require(isOpen)
        scribe = console
    }

    /// Takes the session up again at a terminal of its own, until a text is seen there.
    func resume(_ options: [String] = [], until text: String) throws {
        moderator = try TerminalProgram(["resume", session.text] + options, in: workspace.folder, size: Self.size)
        let isOpen = moderator.listen(milliseconds: 60_000, until: text)
        try #require(isOpen, "\(String(decoding: moderator.heard, as: UTF8.self))")
    }

    /// Types lines at one or two terminals at once, word by word.
    func type(_ lines: [(program: TerminalProgram?, line: String)], entering: Bool = true) {
        let words = lines.map { Array($0.line.split(separator: " ", omittingEmptySubsequences: false)) }
        for place in 0..<(words.map(\.count).max() ?? 0) {
            for (index, line) in lines.enumerated() where place < words[index].count {
                let isLast = place == words[index].count - 1
                line.program?.type(words[index][place] + (isLast ? entering ? "\r" : "" : " "))
            }
            for line in lines { line.program?.listen(milliseconds: Self.pace / max(1, lines.count)) }
        }
    }

    /// All that stands in the journal.
    func events() throws -> [GroupEvent] {
        try store.entries(of: session, after: 0).map { try $0.draft.event(as: GroupEvent.self) }
    }

    /// How many utterances were made at the moderator's console and at attached ones, with those that were undone.
    func made() throws -> (moderator: Int, scribe: Int) {
        let events = try events()
        return (
            events.count(where: \.isUtterance),
            events.count { if case .written(_, let event) = $0 { event.isUtterance } else { false } }
        )
    }

    /// Waits until something holds; a busy machine may take its time.
    func waits(until holds: () throws -> Bool) throws {
        for _ in 0..<1_500 {
            if try holds() { return }
            moderator.listen(milliseconds: 20)
            scribe?.listen(milliseconds: 20)
        }
        let screens = [moderator.heard, scribe?.heard ?? []].map { String(decoding: $0.suffix(3_000), as: UTF8.self) }
        Issue.record("it did not come; \(try made()); the screens end with:\n\(screens.joined(separator: "\n=====\n"))")
        throw TerminalProgram.Failure()
    }
}
