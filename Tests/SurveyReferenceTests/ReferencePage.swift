import Foundation

/// `surveys/README.md`, cut into what is fenced, what is generated and what is prose.
struct ReferencePage {
    /// What stands between two fences.
    struct Block {
        /// The words behind the opening fence, as `yaml`, `wrong`, `E104`.
        let info: [String]
        let text: String
        /// The line of the opening fence, from 1.
        let line: Int

        var kind: String { info.first ?? "" }
        /// The code that a deliberately wrong example is about.
        var wrong: String? {
            guard info.count == 3, info[0] == "yaml", info[1] == "wrong" else { return nil }
            return info[2]
        }
        /// Whether it is a file of the session that the page shows, which another test types.
        var isFile: Bool { info.count == 3 && info[0] == "yaml" && info[1] == "file" }
        /// Whether it is a survey without mistakes.
        var isClean: Bool { info == ["yaml"] }
        /// Whether it is what a survey was in its last revision.
        var isEarlier: Bool { info == ["yaml", "earlier"] }
    }

    let text: String
    let blocks: [Block]
    /// The lines outside of fences and generated tables, each with its number.
    let prose: [(line: Int, text: String)]

    static var file: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "surveys/README.md")
    }

    static let current = try? ReferencePage(String(contentsOf: file, encoding: .utf8))

    init(_ text: String) {
        self.text = text
        var blocks: [Block] = []
        var prose: [(line: Int, text: String)] = []
        var open: (info: [String], lines: [String], line: Int)?
        var isGenerated = false
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).enumerated()
        {
            if let block = open {
                if line == "```" {
                    blocks.append(
                        Block(info: block.info, text: block.lines.map { $0 + "\n" }.joined(), line: block.line))
                    open = nil
                } else {
                    open?.lines.append(line)
                }
            } else if line.hasPrefix("```") {
                open = (line.dropFirst(3).split(separator: " ").map(String.init), [], index + 1)
            } else if line.hasPrefix("<!-- table: ") {
                isGenerated = true
            } else if line == "<!-- /table -->" {
                isGenerated = false
            } else if !isGenerated {
                prose.append((index + 1, line))
            }
        }
        self.blocks = blocks
        self.prose = prose
    }

    /// The page with its tables, and what is said of its wrong examples, written anew from the code.
    func renewed() -> String {
        var lines: [String] = []
        var skips: String?
        var said: String?
        var blocks = blocks[...]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if let end = skips {
                guard line == end else { continue }
                skips = nil
                lines.append(line)
            } else if line.hasPrefix("<!-- table: "), line.hasSuffix(" -->") {
                let name = String(line.dropFirst(12).dropLast(4))
                lines += [line, ""] + ReferenceTables.table(name) + [""]
                skips = "<!-- /table -->"
            } else if line.hasPrefix("```"), line != "```", let block = blocks.popFirst() {
                lines.append(line)
                if block.kind == "text", let words = said {
                    lines += words.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                    skips = "```"
                }
                said = block.wrong == nil ? nil : ReferenceExample(block, in: self).said
            } else {
                lines.append(line)
            }
        }
        return lines.joined(separator: "\n")
    }
}
