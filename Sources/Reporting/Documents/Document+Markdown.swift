extension Document {
    /// The document as Markdown (CommonMark with GitHub's tables); charts become their tables.
    var markdown: String {
        "# \(EscapedText.markdown(title))\n\n" + blocks.compactMap(Self.markdown).joined(separator: "\n") + "\n"
    }

    private static func markdown(_ block: Block) -> String? {
        switch block {
        case .heading(let level, let text): String(repeating: "#", count: level) + " \(EscapedText.markdown(text))\n"
        case .paragraph(let content): markdown(content) + "\n"
        case .list(let items): items.map { "- \(markdown($0))\n" }.joined()
        case .table(let grid): markdown(grid)
        case .chart(_, _, _, let grid): grid.map(markdown)
        case .quote(let words, let source): "> \(markdown(words))\n>\n> — \(markdown(source))\n"
        case .journal(let lines): markdown(lines)
        }
    }

    private static func markdown(_ content: [Inline]) -> String { content.map(markdown).joined() }

    private static func markdown(_ inline: Inline) -> String {
        switch inline {
        case .text(let text), .aside(let text): EscapedText.markdown(text)
        case .strong(let text): text.isEmpty ? "" : "**\(EscapedText.markdown(text))**"
        case .words(let text): "“\(EscapedText.markdown(text))”"
        case .lines(let lines): markdown(linesOf: lines)
        }
    }

    /// The first few lines and the last; all of them stand in the other forms.
    private static func markdown(linesOf lines: [Int]) -> String {
        func link(_ line: Int) -> String { "[\(line)](#e\(line))" }
        guard let last = lines.last else { return "" }
        if lines.count <= 8 { return " (" + lines.map(link).joined(separator: ", ") + ")" }
        return " (" + lines.prefix(6).map(link).joined(separator: ", ") + " … \(link(last)), \(lines.count) lines)"
    }

    private static func markdown(_ grid: Grid) -> String {
        let head = grid.columns.map { " \(EscapedText.markdown($0.title)) |" }.joined()
        let rule = grid.columns.map { $0.isNumber ? "---:|" : "---|" }.joined()
        let rows = grid.rows.map { row in "|" + row.map { " \(markdown($0.content)) |" }.joined() + "\n" }
        return "|\(head)\n|\(rule)\n" + rows.joined()
    }

    private static func markdown(_ lines: [JournalLine]) -> String {
        "| line | time | who | what |\n|---:|---:|---|---|\n"
            + lines.map { line in
                let text = markdown(line.content)
                let what = line.isUndone ? "~~\(text)~~" : line.isHeading ? "**\(text)**" : text
                return "| <a id=\"e\(line.entry)\"></a>\(line.entry) | \(line.time) | "
                    + "\(EscapedText.markdown(line.speaker)) | \(what) |\n"
            }.joined()
    }
}
