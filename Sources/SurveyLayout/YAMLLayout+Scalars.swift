/// Texts, in all the ways in which YAML writes them.
extension YAMLLayout {
    /// A text without quotation marks, which may go on over lines that are indented deeper than its owner.
    mutating func plain(
        of owner: Owner, lead: String, at column: Int, from start: Int, _ spelling: inout ExpressionSpelling,
        key: String?
    ) {
        var line = lines[index]
        var end = line.plainEnd(from: start)
        let first = line.trimmed(start..<end)
        var pieces = [lead + spelling.spelled(first)]
        index += 1
        if end < line.count || continuation(of: owner) == nil { pieces = [lead + canonical(first, behind: key)] }
        while end == line.count, let next = continuation(of: owner) {
            // Every empty line of a text counts.
            pieces += Array(repeating: "", count: next - index)
            line = lines[next]
            end = line.plainEnd(from: line.indent)
            pieces.append(spelling.spelled(line.trimmed(line.indent..<end)))
            index = next + 1
        }
        pieces[pieces.count - 1] += trailing(line, from: end)
        write(pieces, of: owner, at: column)
    }

    /// A text on one line, with its expressions in their canonical form.
    private func canonical(_ written: String, behind key: String?) -> String {
        let key = spellsExpressions ? key : nil
        return CanonicalSpelling(key: key, isInBrackets: false)?.spelled(written) ?? written
    }

    /// The line on which a plain text goes on.
    private func continuation(of owner: Owner) -> Int? {
        guard let next = lines[index...].firstIndex(where: { !$0.isBlank }), lines[next].comment == nil,
            lines[next].indent > owner.column
        else { return nil }
        return next
    }

    /// The first line in its place, the others below it, one level deeper than their owner.
    private mutating func write(_ pieces: [String], of owner: Owner, at column: Int) {
        emit(pieces.first ?? "", at: column)
        for piece in pieces.dropFirst() {
            emitRaw(piece.isEmpty ? "" : String(repeating: " ", count: owner.inner) + piece)
        }
    }

    /// A text in quotation marks.
    mutating func quoted(
        of owner: Owner, lead: String, at column: Int, from start: Int, _ spelling: inout ExpressionSpelling,
        key: String?
    ) {
        guard let quote = lines[index][start] else { return }
        spelling.quote = quote
        var pieces: [String] = []
        var from = start
        var search = start + 1
        while index < lines.count {
            let line = lines[index]
            index += 1
            if let end = line.closingQuote(from: search, of: quote) {
                let written = line.trimmed(from..<end)
                let text = pieces.isEmpty ? canonical(written, behind: key) : spelling.spelled(written)
                pieces.append((pieces.isEmpty ? lead : "") + text + trailing(line, from: end))
                let rest = line.contentStart(from: end)
                if rest < line.count, line[rest] != "#" { isBeyond = true }
                return write(pieces, of: owner, at: column)
            }
            // A blank behind a backslash belongs to the text.
            let text = spelling.spelled(line.trimmed(from..<line.count))
            let keepsBlank = quote == "\"" && text.last == "\\" && line.scalars.last != "\\"
            if keepsBlank { isBeyond = true }
            pieces.append((pieces.isEmpty ? lead : "") + text)
            from = 0
            search = 0
        }
        isBeyond = true
    }

    /// A literal or folded block: its lines move together.
    mutating func blockText(
        of owner: Owner, lead: String, at column: Int, from start: Int, _ spelling: inout ExpressionSpelling
    ) {
        let line = lines[index]
        let end = line.plainEnd(from: start)
        let header = line.trimmed(start..<end)
        let digit = header.unicodeScalars.first { ("1"..."9").contains($0) }.flatMap { Int(String($0)) }
        index += 1
        var least = digit.map { max(owner.column, 0) + $0 }
        var last = index
        var next = index
        while next < lines.count {
            let line = lines[next]
            if line.indent < line.count {
                let needed = least ?? max(line.indent, owner.column + 1, 1)
                guard line.indent >= needed else { break }
                least = needed
                last = next + 1
            }
            next += 1
        }
        // A block that the file ends in the middle of a line has no line break at its end, and gets one now.
        let isCut = last == lines.count && !endsInBreak
        let keepsAll = header.contains("+") && !isCut
        let chomping = isCut ? "-" : header.filter { $0 == "+" || $0 == "-" }
        emit(lead + header.prefix(1) + (digit == nil ? "" : "2") + chomping + trailing(line, from: end), at: column)
        let depth = least ?? 0
        let margin = String(repeating: " ", count: owner.inner)
        for line in lines[index..<(keepsAll ? next : last)] {
            guard line.count > depth else {
                emitRaw("")
                continue
            }
            emitRaw(margin + spelling.spelled(String(String.UnicodeScalarView(line.scalars[depth...]))))
        }
        index = keepsAll ? next : last
        if keepsAll { kept = output.count }
    }
}
