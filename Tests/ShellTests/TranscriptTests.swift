import Foundation
import Testing

/// Sessions kept as text, as a person would see them.
///
/// Lines that begin with `> ` are typed; the rest must come back exactly, standard error after `! `. A file of the
/// workspace stands between `=== path` and `===`; behind the first typed line, it is a file that somebody writes then.
/// Lines that begin with `##` say what is shown.
/// `UPDATE_TRANSCRIPTS=1` rewrites the files, and the change is then read in review like any other.
@MainActor
@Suite struct TranscriptTests {
    nonisolated static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Transcripts")

    nonisolated static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }.sorted()
    }

    @Test(arguments: try names())
    func replays(_ name: String) throws {
        let file = Self.folder.appending(path: name)
        let expected = try String(contentsOf: file, encoding: .utf8)
        let actual = Transcript(expected).replayed()
        if ProcessInfo.processInfo.environment["UPDATE_TRANSCRIPTS"] == "1" {
            try actual.write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(actual == expected)
        }
    }
}

/// The parts of a transcript.
struct Transcript {
    private(set) var heading = ""
    private(set) var files: [String: String] = [:]
    private(set) var typed: [String] = []
    /// What is written before a typed line, by its number from 0: the lines of the transcript, and the files.
    private(set) var edits: [Int: TypedSession.Edit] = [:]

    init(_ text: String) {
        var file: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("=== "), file == nil {
                let path = String(line.dropFirst(4))
                file = path
                note(line, of: path)
            } else if line == "===" {
                note(line, of: nil)
                file = nil
            } else if let path = file {
                note(line, of: path, content: line + "\n")
            } else if line.hasPrefix("##"), typed.isEmpty {
                heading += line + "\n"
            } else if line.hasPrefix("> ") {
                typed.append(String(line.dropFirst(2)))
            }
        }
    }

    private mutating func note(_ line: Substring, of path: String?, content: String = "") {
        if typed.isEmpty {
            heading += line + "\n"
            if let path { files[path, default: ""] += content }
        } else {
            edits[typed.count, default: .init()].shown += line + "\n"
            if let path { edits[typed.count, default: .init()].files[path, default: ""] += content }
        }
    }

    /// Types everything into a new session and returns the whole transcript as it came out.
    @MainActor
    func replayed() -> String {
        let session = TypedSession(files: files)
        session.edits = edits
        return heading + session.run(typed)
    }
}
