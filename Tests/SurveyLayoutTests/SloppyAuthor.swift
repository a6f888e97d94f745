import TestSupport

/// Writes random YAML in all the ways in which people lay it out.
struct SloppyAuthor {
    private var generator: SplitMix64
    private var text = ""
    private(set) var comments = 0

    init(seed: UInt64) { generator = SplitMix64(seed: seed) }

    private mutating func pick<Item>(_ items: [Item]) -> Item { items[Int(generator.next() % UInt64(items.count))] }
    private mutating func chance(_ percent: Int) -> Bool { generator.next() % 100 < UInt64(percent) }
    private mutating func blanks(_ least: Int) -> String {
        String(repeating: " ", count: least + Int(generator.next() % 3))
    }

    mutating func file() -> String {
        trivia(at: 0)
        map(at: chance(20) ? 2 : 0, depth: 0)
        trivia(at: 0)
        return text
    }

    private mutating func trivia(at column: Int) {
        while chance(25) {
            if chance(50) {
                text += chance(50) ? "\n" : blanks(0) + "\n"
            } else {
                comments += 1
                text += String(repeating: " ", count: chance(70) ? column : Int(generator.next() % 8))
                text += pick(["# comment\n", "#comment\n", "## comment  \n"])
            }
        }
    }

    private mutating func lineEnd() {
        if chance(15) {
            comments += 1
            text += blanks(1) + pick(["# comment", "#comment: 'x"])
        } else if chance(10) {
            text += "  "
        }
        text += "\n"
    }

    private mutating func map(at column: Int, depth: Int, isFirstInPlace: Bool = false) {
        for number in 0...Int(generator.next() % 3) {
            if number > 0 || !isFirstInPlace {
                if number > 0 { trivia(at: column) }
                text += String(repeating: " ", count: column)
            }
            text += pick(["key\(number)", "\"key\(number)\"", "text\(number)"]) + (chance(10) ? " " : "") + ":"
            value(at: column, depth: depth, isKey: true)
        }
    }

    private mutating func list(at column: Int, depth: Int) {
        for number in 0...Int(generator.next() % 3) {
            if number > 0 { trivia(at: column) }
            text += String(repeating: " ", count: column) + "-"
            let gap = blanks(1)
            if chance(40), depth < 4 {
                text += gap
                map(at: column + 1 + gap.count, depth: depth + 1, isFirstInPlace: true)
            } else {
                value(at: column, depth: depth, isKey: false)
            }
        }
    }

    private mutating func value(at column: Int, depth: Int, isKey: Bool) {
        let deeper = column + 1 + Int(generator.next() % 4)
        switch generator.next() % (depth < 4 ? 10 : 6) {
        case 0: scalarBlock(at: deeper)
        case 1:
            text += blanks(1) + pick(["'one", "\"one \\\"", "'it''s"]) + "\n"
            if chance(30) { text += "\n" }
            text += String(repeating: " ", count: deeper)
            text += text.last(where: { $0 == "'" || $0 == "\"" }) == "'" ? "two'" : "two"
            if !text.hasSuffix("'") { text += "\"" }
            lineEnd()
        case 2:
            text += blanks(1) + "plain words\n"
            if chance(30) { text += "  \n" }
            text +=
                String(repeating: " ", count: deeper)
                + pick(["- go on", "more: words".replacing(": ", with: ":"), "x#y"])
            lineEnd()
        case 3:
            text += blanks(1) + flow(depth: 0)
            lineEnd()
        case 4, 5:
            text +=
                blanks(1) + pick(["word", "'quoted: # text'", "\"a \\n b\"", "it's", "a  b", "~", "''", "12:30", "-1"])
            lineEnd()
        case 6, 7:
            lineEnd()
            trivia(at: deeper)
            text += String(repeating: " ", count: deeper)
            map(at: deeper, depth: depth + 1, isFirstInPlace: true)
        default:
            lineEnd()
            trivia(at: deeper)
            list(at: isKey && chance(30) ? column : deeper, depth: depth + 1)
        }
    }

    private mutating func scalarBlock(at column: Int) {
        let margin = String(repeating: " ", count: column)
        text += blanks(1) + pick(["|", ">", "|-", ">+", "|+", ">-"]) + "\n"
        if chance(20) { text += "\n" }
        for number in 0...Int(generator.next() % 3) {
            if number > 0, chance(30) { text += pick(["\n", margin + "  \n"]) }
            text += margin + (number > 0 ? blanks(0) : "") + pick(["line", "# no remark", "- x: y", "a == b "]) + "\n"
        }
        if chance(20) { text += "\n" }
    }

    private mutating func flow(depth: Int) -> String {
        let gap = blanks(0)
        let items = (0..<Int(generator.next() % 4)).map { number -> String in
            let item =
                depth < 2 && chance(30) ? flow(depth: depth + 1) : pick(["a", "'b, c'", "\"d]\"", "e f", "don't"])
            return item + "|\(number)"
        }
        let isList = chance(50)
        let parts = items.map { item -> String in
            let value = String(item.dropLast(2))
            return isList ? value : "k\(item.last ?? "0"):" + blanks(1) + value
        }
        return (isList ? "[" : "{") + gap + parts.joined(separator: pick([", ", ",  ", " , "])) + gap
            + (isList ? "]" : "}")
    }
}
