/// The canonical layout of a YAML text, made by editing the text itself.
///
/// No tree is written anew: texts and comments stay as the author wrote them. What changes is where they stand, and how
/// keys and expressions are written:
///
/// - two spaces for each level, list items deeper than their key, one space after `-`, `:` and commas;
/// - lines end in a line feed and not in blanks, at most one line is empty in a row, none at the beginning and the end;
/// - `# ` before a comment, two spaces before one that follows something; a comment with a line for itself stands in the
///   column of what it stands above, or of the block that it ends;
/// - a list or map in brackets that fits stands on one line;
/// - keys without quotation marks, unless they need them;
/// - expressions on one line as the language prints them, and `=` for `==` in all others.
///
/// It expects text that parses; whoever uses it compares what the two texts say.
struct YAMLLayout {
    /// A list or map in brackets is put on one line where that is no longer than this.
    static let width = 100

    var lines: [LayoutLine]
    /// The line that is read next.
    var index = 0
    private(set) var output: [String] = []
    /// How many of the lines written must stay, also where they are empty and at the end.
    var kept = 0
    /// Whether something was met that this does not lay out.
    var isBeyond = false
    /// Whether the last line is ended like the others.
    let endsInBreak: Bool
    /// Whether `==` becomes `=` where expressions stand.
    let spellsExpressions: Bool

    /// The columns, before and after, of the blocks that are open, outermost first.
    private var open: [(original: Int, new: Int)] = []
    /// The same when the last content was written, by which comments behind it find their column.
    private var lastOpen: [(original: Int, new: Int)] = []
    /// The dashes that stand before the next content.
    private var dashes = ""

    private init(_ text: String, spellsExpressions: Bool) {
        lines = LayoutLine.lines(of: text)
        endsInBreak = text.unicodeScalars.last.map { $0 == "\n" || $0 == "\r" } ?? true
        self.spellsExpressions = spellsExpressions
    }

    /// The text in its canonical layout; `nil` for constructs that definitions have no use for.
    static func laidOut(_ text: String, spellsExpressions: Bool) -> String? {
        var layout = YAMLLayout(text, spellsExpressions: spellsExpressions)
        layout.document()
        guard !layout.isBeyond else { return nil }
        while layout.output.count > layout.kept, layout.output.last == "" { layout.output.removeLast() }
        return layout.output.map { $0 + "\n" }.joined()
    }

    private mutating func document() {
        lines.removeAll { $0.trimmed(from: 0) == "---" && $0.indent == 0 }
        if let last = lines.lastIndex(where: { !$0.isBlank && $0.comment == nil }),
            lines[last].trimmed(from: 0) == "..."
        {
            lines.remove(at: last)
        }
        while peek() != nil, !isBeyond {
            let before = index
            block(in: Owner(column: -1, new: -2))
            // Whatever is left does not belong to the one thing that a file holds.
            if peek() != nil || index == before { isBeyond = peek() != nil || index == before }
        }
        trivia(before: nil)
    }

    /// What a value belongs to: a key or a dash, with its column before and after.
    struct Owner {
        var column: Int
        var new: Int
        /// Whether it is a key, whose list may stand in its own column.
        var isKey = false

        /// The column of what belongs to it, after.
        var inner: Int { new + 2 }
    }

    // MARK: Lines

    /// The next line with content, which blank lines and comments may come before.
    func peek() -> Int? { lines[min(index, lines.count)...].firstIndex { !$0.isBlank && $0.comment == nil } }

    /// Writes content, behind the dashes that wait for it.
    mutating func emit(_ text: String, at column: Int) {
        let column = max(0, column)
        output.append(String(repeating: " ", count: max(0, column - dashes.count)) + dashes + text)
        dashes = ""
        lastOpen = open
    }

    /// Writes a line as it is.
    mutating func emitRaw(_ text: String) { output.append(text) }

    /// Writes the blank lines and comments before the next content, or all that are left.
    mutating func trivia(before next: (original: Int, new: Int)?) {
        let end = peek() ?? lines.count
        while index < end {
            let line = lines[index]
            index += 1
            guard let start = line.comment else {
                if !output.isEmpty, output.last != "" { output.append("") }
                continue
            }
            var column = next?.new ?? 0
            if start > next?.original ?? -1 {
                column = max(column, lastOpen.last { $0.original <= start }?.new ?? 0)
            }
            output.append(String(repeating: " ", count: column) + comment(line.trimmed(from: start)))
        }
    }

    /// A comment with a space after its mark; rows of marks stay as they are.
    private func comment(_ text: String) -> String {
        let words = text.drop { $0 == "#" }
        guard let first = words.first, first != " ", first != "\t", first != "!" else { return text }
        return text.prefix { $0 == "#" } + " " + words
    }

    /// A comment behind content: with two spaces before it, or nothing.
    func trailing(_ line: LayoutLine, from column: Int) -> String {
        let start = line.contentStart(from: column)
        return line[start] == "#" ? "  " + comment(line.trimmed(from: start)) : ""
    }

    // MARK: Blocks

    /// Reads the block that begins on the next line with content, or nothing if that line belongs to something else.
    private mutating func block(in owner: Owner) {
        guard let next = peek() else { return }
        let column = lines[next].indent
        guard lines[next][column] != "\t", lines[next][column] != "%", lines[next][column] != "?" else {
            return isBeyond = true
        }
        trivia(before: (column, owner.inner))
        open.append((column, owner.inner))
        defer { open.removeLast() }
        if lines[index].isDash(at: column) {
            sequence(at: column, new: owner.inner)
        } else if lines[index].colon(afterKeyAt: column) != nil {
            mapping(at: column, new: owner.inner)
        } else {
            value(of: owner, head: nil, key: nil, from: column)
        }
    }

    private mutating func mapping(at column: Int, new: Int) {
        repeat {
            let line = lines[index]
            guard let colon = line.colon(afterKeyAt: column) else { return isBeyond = true }
            let key = Self.key(line.trimmed(column..<colon))
            value(
                of: Owner(column: column, new: new, isKey: true), head: key + ":", key: key,
                from: line.contentStart(from: colon + 1))
        } while next(at: column, new: new, isList: false)
    }

    /// A key without quotation marks that it does not need.
    ///
    /// Words that other programs take for something else keep them, and so does everything that is not a plain name.
    static func key(_ written: String) -> String {
        guard let quote = written.first, quote == "'" || quote == "\"", written.last == quote else { return written }
        let name = written.dropFirst().dropLast()
        let isName = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        guard isName, name.first?.isLetter ?? false, !traps.contains(name.lowercased()) else { return written }
        return String(name)
    }

    /// What YAML 1.1 takes for a truth or for nothing.
    private static let traps: Set<String> = ["y", "yes", "n", "no", "on", "off", "true", "false", "null"]

    private mutating func sequence(at column: Int, new: Int) {
        repeat {
            let line = lines[index]
            guard line.isDash(at: column) else { return isBeyond = true }
            let start = line.contentStart(from: column + 1)
            let isBare = start == line.count
            if isBare, let after = peek(after: index), after == index + 1, lines[after].indent > column {
                // The item stands on the next line: it moves up beside its dash.
                dashes += "- "
                index += 1
                block(in: Owner(column: column, new: new))
            } else if !isBare, line.isDash(at: start) || line.colon(afterKeyAt: start) != nil {
                lines[index].scalars[column] = " "
                dashes += "- "
                block(in: Owner(column: column, new: new))
            } else {
                value(of: Owner(column: column, new: new), head: "-", key: nil, from: start)
            }
        } while next(at: column, new: new, isList: true)
    }

    private func peek(after index: Int) -> Int? {
        lines[min(index + 1, lines.count)...].firstIndex { !$0.isBlank && $0.comment == nil }
    }

    /// Goes on to the next entry of a block, if there is one: a list may stand in the column of the map around it.
    private mutating func next(at column: Int, new: Int, isList: Bool) -> Bool {
        guard !isBeyond, let next = peek(), lines[next].indent == column, lines[next].isDash(at: column) == isList
        else {
            return false
        }
        trivia(before: (column, new))
        return true
    }

    /// Reads what stands behind a key or a dash, or on the next lines; `head` is `nil` where it has lines of its own.
    private mutating func value(of owner: Owner, head: String?, key: String?, from start: Int) {
        let line = lines[index]
        let lead = head.map { $0 + " " } ?? ""
        let column = head == nil ? owner.inner : owner.new
        var spelling = ExpressionSpelling(key: spellsExpressions ? key : nil)
        switch line[start] {
        case nil, "#":
            emit((head ?? "") + trailing(line, from: start), at: column)
            index += 1
            nested(in: owner)
        case "|", ">": blockText(of: owner, lead: lead, at: column, from: start, &spelling)
        case "[", "{": flow(of: owner, lead: lead, at: column, from: start)
        case "\"", "'": quoted(of: owner, lead: lead, at: column, from: start, &spelling, key: key)
        case "&", "*", "!": isBeyond = true
        default: plain(of: owner, lead: lead, at: column, from: start, &spelling, key: key)
        }
    }

    private mutating func nested(in owner: Owner) {
        guard let next = peek() else { return }
        let column = lines[next].indent
        guard column > owner.column || (owner.isKey && column == owner.column && lines[next].isDash(at: column)) else {
            return
        }
        block(in: owner)
    }
}
