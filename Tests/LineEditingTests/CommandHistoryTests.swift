import Foundation
import Testing

@testable import LineEditing

@MainActor
@Suite struct CommandHistoryTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "canvass-\(UUID().uuidString)")
    private var path: String { folder.appending(path: "state/canvass/history").path }

    @Test func commandsAreKeptInAPrivateFile() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let history = CommandHistory(path: path)
        history.add("theme list")
        history.add("theme list")
        history.add(" secret")
        history.add("a\nb")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "theme list\na b\n")
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(CommandHistory(path: path).entries == ["theme list", "a b"])
    }

    // Two programs at once: what one adds, the other's file keeps.
    @Test func twoProgramsShareOneFile() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let (one, two) = (CommandHistory(path: path), CommandHistory(path: path))
        one.add("a")
        two.add("b")
        one.add("c")
        #expect(CommandHistory(path: path).entries == ["a", "b", "c"])
    }

    @Test func aLongHistoryIsTrimmedAtTheStart() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        CommandHistory(path: path).add("first")
        let many = (0..<CommandHistory.limit + 1).map { "command \($0)\n" }.joined()
        try many.write(toFile: path, atomically: false, encoding: .utf8)
        let history = CommandHistory(path: path)
        #expect(history.entries.count == CommandHistory.kept)
        #expect(history.entries.last == "command \(CommandHistory.limit)")
        #expect(CommandHistory(path: path).entries == history.entries)
    }

    @Test func theFileStandsWhereStateBelongs() {
        #expect(CommandHistory.path(["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/canvass/history")
        #expect(CommandHistory.path(["XDG_STATE_HOME": "relative", "HOME": "/h"]) == "/h/.local/state/canvass/history")
        #expect(CommandHistory.path([:]) == nil)
    }
}
