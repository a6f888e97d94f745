import Foundation
import Testing

/// The session on the page about the survey language, typed anew.
///
/// Blocks of the kind `console` are lines that are typed and what comes back, as in a transcript; blocks of the kind
/// `yaml file PATH` are files that somebody writes before the next line. `UPDATE_TRANSCRIPTS=1` writes the page anew.
@MainActor
@Suite struct ReferenceConsoleTests {
    private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "surveys/README.md")

    /// A fenced block: what stands behind its fence, its lines, and their places in the page.
    private struct Block {
        var info: String
        var lines: Range<Int>
    }

    private func blocks(_ page: [String]) -> [Block] {
        var found: [Block] = []
        var open: (info: String, line: Int)?
        for (index, line) in page.enumerated() {
            if let block = open {
                guard line == "```" else { continue }
                found.append(Block(info: block.info, lines: block.line + 1..<index))
                open = nil
            } else if line.hasPrefix("```") {
                open = (String(line.dropFirst(3)), index)
            }
        }
        return found
    }

    @Test func thePageShowsWhatTheProgramSays() throws {
        var page = try String(contentsOf: Self.page, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let blocks = blocks(page)
        var transcript = ""
        for block in blocks {
            if block.info.hasPrefix("yaml file ") {
                transcript += (["=== \(block.info.dropFirst(10))"] + page[block.lines] + ["==="]).map { $0 + "\n" }
                    .joined()
            } else if block.info == "console" {
                transcript += page[block.lines].filter { $0.hasPrefix("> ") }.map { $0 + "\n" }.joined()
            }
        }
        var said = said(Transcript(transcript).replayed())
        #expect(said.count > 20)
        var shown: [(block: Block, lines: [String])] = []
        for block in blocks where block.info == "console" {
            let count = page[block.lines].count { $0.hasPrefix("> ") }
            shown.append((block, said.prefix(count).flatMap(\.self)))
            said.removeFirst(min(count, said.count))
        }
        if ProcessInfo.processInfo.environment["UPDATE_TRANSCRIPTS"] == "1" {
            for (block, lines) in shown.reversed() { page.replaceSubrange(block.lines, with: lines) }
            try page.joined(separator: "\n").write(to: Self.page, atomically: true, encoding: .utf8)
            return
        }
        for (block, lines) in shown {
            #expect(Array(page[block.lines]) == lines, "surveys/README.md:\(block.lines.lowerBound)")
        }
    }

    /// What came back after each typed line, with that line; files that were written meanwhile are left out.
    private func said(_ replay: String) -> [[String]] {
        var said: [[String]] = []
        var isFile = false
        for line in replay.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("=== ") { isFile = true }
            defer { if line == "===" { isFile = false } }
            if isFile || line == "===" { continue }
            if line.hasPrefix("> ") { said.append([line]) } else { said.indices.last.map { said[$0].append(line) } }
        }
        // What ends in a line break has nothing behind it.
        if let last = said.indices.last, said[last].last?.isEmpty == true { said[last].removeLast() }
        return said
    }
}
