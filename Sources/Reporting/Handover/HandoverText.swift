/// A description as a value: what it says, before it becomes the markup of one tool.
struct HandoverText {
    enum Block: Hashable {
        case heading(String)
        case paragraph(String)
        case list([String])
        /// Somebody's words, and whose they are.
        case quote(String, source: String)
        /// What is ours and harmless, which no markup may change: keys and addresses.
        case fixed(String)
    }

    var blocks: [Block]

    /// How a tool writes text.
    enum Markup {
        case jiraWiki, markdown, plain
    }

    /// The blocks that fit into so many UTF-16 units, in their order; what is left out is said at the end.
    ///
    /// No block is parted, so that no markup stays open.
    func text(as markup: Markup, atMost limit: Int = .max) -> String {
        var text = ""
        var omitted = 0
        // Room for the sentence that says what is missing.
        let room = limit == .max ? limit : max(0, limit - 100)
        for block in blocks {
            let piece = markup.text(of: block)
            let added = (text.isEmpty ? "" : "\n\n") + piece
            if text.utf16.count + added.utf16.count <= room { text += added } else { omitted += 1 }
        }
        guard omitted > 0 else { return text }
        return text + (text.isEmpty ? "" : "\n\n")
            + "Left out, since there is no room: \(NumberText.count(omitted, "part")) of this text."
    }
}

extension HandoverText.Markup {
    func text(of block: HandoverText.Block) -> String {
        switch (self, block) {
        case (_, .fixed(let text)): text
        case (.jiraWiki, .heading(let text)): "h3. " + escaped(text)
        case (.markdown, .heading(let text)): "### " + escaped(text)
        case (_, .heading(let text)), (_, .paragraph(let text)): escaped(text)
        case (.jiraWiki, .list(let items)): items.map { "* " + escaped($0) }.joined(separator: "\n")
        case (_, .list(let items)): items.map { "- " + escaped($0) }.joined(separator: "\n")
        case (.jiraWiki, .quote(let words, let source)):
            "{quote}\n\(escaped(words))\n\n— \(escaped(source))\n{quote}"
        case (.markdown, .quote(let words, let source)): "> \(escaped(words))\n>\n> — \(escaped(source))"
        case (.plain, .quote(let words, let source)): "“\(escaped(words))”\n— \(escaped(source))"
        }
    }

    private func escaped(_ text: String) -> String {
        switch self {
        case .jiraWiki: EscapedText.jiraWiki(text)
        case .markdown: EscapedText.markdown(text)
        case .plain: EscapedText.plain(text)
        }
    }
}
