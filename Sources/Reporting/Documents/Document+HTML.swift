extension Document {
    /// The document as one page without scripts and without anything from elsewhere.
    var html: String {
        HTMLPage(title: title, body: ["<h1>\(EscapedText.html(title))</h1>"] + blocks.map(Self.html)).text
    }

    private static func html(_ block: Block) -> String {
        switch block {
        case .heading(let level, let text): "<h\(level)>\(EscapedText.html(text))</h\(level)>"
        // Not `p`: what unfolds is no part of a paragraph.
        case .paragraph(let content): "<div class=\"p\">\(html(content))</div>"
        case .list(let items): "<ul>" + items.map { "<li>\(html($0))</li>" }.joined(separator: "\n") + "</ul>"
        case .table(let grid): html(grid)
        case .quote(let words, let source):
            "<figure class=\"quote said\"><blockquote>\(html(words))</blockquote>"
                + "<figcaption>\(html(source))</figcaption></figure>"
        case .chart(let caption, let wide, let narrow, _):
            (caption.map { "<p class=\"meta\">\(EscapedText.html($0))</p>\n" } ?? "")
                + "<figure class=\"wide\">\(wide)</figure>\n<figure class=\"narrow\">\(narrow)</figure>"
        case .journal(let lines): html(lines)
        }
    }

    private static func html(_ content: [Inline]) -> String { content.map(html).joined() }

    private static func html(_ inline: Inline) -> String {
        switch inline {
        case .text(let text): EscapedText.html(text)
        case .strong(let text): "<strong>\(EscapedText.html(text))</strong>"
        case .aside(let text): "<span class=\"meta\">\(EscapedText.html(text))</span>"
        case .words(let text): "<q>\(EscapedText.html(text))</q>"
        case .lines(let lines): html(linesOf: lines)
        }
    }

    /// A few lines stand where they are, many unfold.
    private static func html(linesOf lines: [Int]) -> String {
        let links = lines.map { "<a href=\"#e\($0)\">\($0)</a>" }.joined(separator: " ")
        if lines.isEmpty { return "" }
        if lines.count < 5 { return " <span class=\"refs\">\(links)</span>" }
        return " <details class=\"refs\"><summary>\(lines.count) lines</summary>\(links)</details>"
    }

    private static func html(_ grid: Grid) -> String {
        func sort(_ column: Int) -> String {
            grid.columns.indices.contains(column) && grid.columns[column].isNumber ? "n" : ""
        }
        let head = grid.columns.enumerated().map { place, column in
            "<th\(attribute(sort(place)))>\(EscapedText.html(column.title))</th>"
        }
        let rows = grid.rows.map { row in
            "<tr>"
                + row.enumerated().map { place, cell in
                    let classes = [sort(place), cell.heat > 0 ? "h\(min(cell.heat, 4))" : ""].filter { !$0.isEmpty }
                    return "<td\(attribute(classes.joined(separator: " ")))>\(html(cell.content))</td>"
                }.joined() + "</tr>"
        }
        return "<div class=\"scroll\"><table><thead><tr>\(head.joined())</tr></thead>\n<tbody>"
            + rows.joined(separator: "\n") + "</tbody></table></div>"
    }

    private static func attribute(_ classes: String) -> String { classes.isEmpty ? "" : " class=\"\(classes)\"" }

    private static func html(_ lines: [JournalLine]) -> String {
        let rows = lines.map { line in
            let classes = [line.isUndone ? "undone" : "", line.isHeading ? "part" : ""].filter { !$0.isEmpty }
            return "<tr id=\"e\(line.entry)\"\(attribute(classes.joined(separator: " ")))>"
                + "<td class=\"n\">\(line.entry)</td><td class=\"n\">\(EscapedText.html(line.time))</td>"
                + "<td>\(EscapedText.html(line.speaker))</td><td>\(html(line.content))</td></tr>"
        }
        return "<div class=\"scroll\"><table class=\"journal\"><thead><tr><th class=\"n\">line</th>"
            + "<th class=\"n\">time</th><th>who</th><th>what</th></tr></thead>\n<tbody>"
            + rows.joined(separator: "\n") + "</tbody></table></div>"
    }
}
