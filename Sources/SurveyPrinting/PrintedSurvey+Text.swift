internal import TerminalText

extension PrintedSurvey {
    /// As text for a terminal, wrapped to a width, safe to show.
    package func text(width: Int) -> String {
        var text = ""
        func write(_ words: String, first: String = "", indent: Int = 0) {
            let margin = String(repeating: " ", count: indent)
            let pieces = Fitting.wrapped(PrintableText(words).description, to: max(20, width - indent))
            for (place, piece) in pieces.enumerated() {
                let lead = place == 0 ? first : ""
                text += lead + String(margin.dropFirst(lead.count)) + piece + "\n"
            }
        }
        let widths = markWidths
        for (place, line) in lines.enumerated() {
            switch line {
            case .title(let title):
                write(title)
                text += String(
                    repeating: "=", count: min(width, max(3, DisplayWidth.of(PrintableText(title).description))))
                text += "\n"
            case .heading(let heading):
                text += "\n"
                write(heading)
                text += String(
                    repeating: "-", count: min(width, max(3, DisplayWidth.of(PrintableText(heading).description))))
                text += "\n"
            case .paragraph(let words): write(words)
            case .question(let number, let words):
                text += "\n"
                write(words, first: number.map { "\($0). " } ?? "", indent: 3)
            case .detail(let words): write(words, indent: 3)
            case .option(let mark, let label):
                let safe = PrintableText(mark).description
                let lead = "   " + Fitting.padded(safe, to: widths[place], mark == "-" ? .leading : .trailing) + "  "
                write(label, first: lead, indent: lead.count)
            }
        }
        return text
    }

    /// How wide the marks of the options are, by line: those of one question stand below each other.
    private var markWidths: [Int] {
        var widths = Array(repeating: 0, count: lines.count)
        var start = 0
        while start < lines.count {
            guard case .option = lines[start] else {
                start += 1
                continue
            }
            var (end, widest) = (start, 0)
            while end < lines.count, case .option(let mark, _) = lines[end] {
                widest = max(widest, DisplayWidth.of(PrintableText(mark).description))
                end += 1
            }
            for place in start..<end { widths[place] = widest }
            start = end
        }
        return widths
    }

    /// As Markdown, for a page or a mail to a sponsor.
    package var markdown: String {
        var text = ""
        for line in lines {
            switch line {
            case .title(let title): text += "# \(Self.escaped(title))\n"
            case .heading(let heading): text += "\n## \(Self.escaped(heading))\n"
            case .paragraph(let words): text += "\n\(Self.escaped(words))\n"
            case .question(let number, let words):
                text += "\n**\(number.map { "\($0). " } ?? "")\(Self.escaped(words))**\n\n"
            case .detail(let words): text += "- \(Self.escaped(words))\n"
            case .option(let mark, let label):
                text +=
                    mark == "-" ? "  - \(Self.escaped(label))\n" : "  - \(Self.escaped(mark)): \(Self.escaped(label))\n"
            }
        }
        return text
    }

    /// Text that Markdown shows as it is, on one line.
    private static func escaped(_ text: String) -> String {
        let marks: Set<Character> = ["\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&"]
        return PrintableText(text).description.map { marks.contains($0) ? "\\\($0)" : String($0) }.joined()
    }
}
