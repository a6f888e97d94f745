import Foundation

/// A table of tickets as a help desk exports it, the same for the same seed: words by Zipf's law, about seventy to a
/// ticket, quoted cells, quotes in them, line breaks, letters beyond ASCII, and three in a hundred without an account.
struct TicketTable {
    private let state: UInt64
    private let words: [String]
    /// Running sums of the words' weights.
    private let weights: [Double]
    /// How many themes the tickets are about; of each hundred tickets, 45 have a phrase of one.
    let themes: Int
    /// How many accounts write.
    let accounts: Int

    init(seed: UInt64, themes: Int = 0, accounts: Int = 2_000) {
        state = seed
        self.themes = themes
        self.accounts = accounts
        let common = """
            the to and a of in is it we i for on that this with not be have when our are you can as but from my was or \
            if so an at after get all has do they by will your been no me what there which would please thanks only any \
            page account time see team work error issue help problem again other just some before open click data file \
            customer report screen update new export login dashboard invoice filter search
            """
        let syllables = ["ba", "ce", "di", "fo", "gu", "lam", "ner", "pos", "ré", "tik", "vor", "zen", "sta", "pli"]
        var words = common.split(separator: " ").map(String.init)
        var generator = SplitMix(state: seed ^ 0xC0FFEE)
        while words.count < 8_000 {
            let parts = 2 + Int(generator.next() % 3)
            words.append((0..<parts).map { _ in syllables[Int(generator.next() % UInt64(syllables.count))] }.joined())
        }
        self.words = words
        var sum = 0.0
        weights = words.indices.map { rank in
            sum += 1 / Double(rank + 2)
            return sum
        }
    }

    /// Writes the table and returns how many bytes it has.
    @discardableResult
    func write(_ count: Int, to path: String) throws -> Int {
        var generator = SplitMix(state: state)
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw BenchmarkFailure("\(path) cannot be written") }
        defer { try? file.close() }
        var text =
            "id,created_at,updated_at,solved_at,account_id,requester,channel,priority,status,tags,satisfaction,subject,description\n"
        var written = 0
        for number in 1...count {
            text += row(number, of: count, &generator)
            if text.utf8.count > 1 << 18 || number == count {
                try file.write(contentsOf: Data(text.utf8))
                written += text.utf8.count
                text = ""
            }
        }
        return written
    }

    private func row(_ number: Int, of count: Int, _ generator: inout SplitMix) -> String {
        let created = 1_672_531_200 + 94_694_400 * number / count
        let updated = created + generator.below(1_728_000)
        let status = Self.pick(["new", "open", "open", "pending", "hold", "solved", "solved", "closed"], &generator)
        let account = generator.below(100) < 3 ? "" : Self.account(generator.below(accounts))
        let name = Self.pick(["Ann", "Bo", "Chloé", "Dev", "Elif", "Femi", "Grete", "Hiro"], &generator)
        let subject = sentence(3 + generator.below(6), &generator)
        let isSolved = status == "solved" || status == "closed"
        let cells = [
            String(number), Self.stamp(created), Self.stamp(updated), isSolved ? Self.stamp(updated) : "", account,
            "\(name) <\(account.lowercased()).\(generator.below(50))@example.com>",
            Self.pick(["email", "web", "chat", "phone"], &generator),
            Self.pick(["low", "normal", "normal", "high", "urgent"], &generator), status,
            sentence(generator.below(4), &generator), Self.pick(["", "", "", "good", "bad"], &generator), subject,
            body(&generator) + aside(&generator),
        ]
        return cells.map(Self.quoted).joined(separator: ",") + "\n"
    }

    private func body(_ generator: inout SplitMix) -> String {
        var left = 20 + generator.below(100)
        var text = ""
        while left > 0 {
            let length = min(left, 5 + generator.below(10))
            left -= length
            var part = sentence(length, &generator)
            let chance = generator.below(1_000)
            if chance < 100 { part = part.replacing(" ", with: ", ", maxReplacements: 1) }
            if (100..<115).contains(chance) { part = "it says \"\(part)\"" }
            text += (text.isEmpty ? "" : " ") + part + "."
            if (115..<135).contains(chance) { text += "\n\nRegards" }
        }
        return text
    }

    /// A sentence with a phrase of a theme, or nothing; the first themes are the most frequent.
    private func aside(_ generator: inout SplitMix) -> String {
        guard themes > 0, generator.below(100) < 45 else { return "" }
        let theme = min(generator.below(themes), generator.below(themes))
        return " And \(Self.phrase(generator.below(Self.phrasesPerTheme), ofTheme: theme)) again."
    }

    static let phrasesPerTheme = 8

    static func account(_ number: Int) -> String { "A\(100_000 + number)" }

    /// Words that no other text of the table has, and that no stemmer shortens.
    static func phrase(_ number: Int, ofTheme theme: Int) -> String {
        "zu\(letters(theme)) qo\(letters(number))"
    }

    private static func letters(_ number: Int) -> String {
        let digits = Array("bcdfghkmpt")
        return String(String(number).compactMap { $0.wholeNumberValue }.flatMap { [digits[$0], "o"] })
    }

    private func sentence(_ length: Int, _ generator: inout SplitMix) -> String {
        (0..<length).map { _ in word(&generator) }.joined(separator: " ")
    }

    private func word(_ generator: inout SplitMix) -> String {
        let target = Double(generator.next() >> 11) / Double(1 << 53) * (weights.last ?? 1)
        var (low, high) = (0, weights.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if weights[middle] < target { low = middle + 1 } else { high = middle }
        }
        return words[low]
    }

    private static func pick(_ items: [String], _ generator: inout SplitMix) -> String {
        items[generator.below(items.count)]
    }

    private static func quoted(_ cell: String) -> String {
        let needsQuotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A }
        return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }

    private static func stamp(_ seconds: Int) -> String {
        var time = time_t(seconds)
        var parts = tm()
        gmtime_r(&time, &parts)
        let pad = { (number: Int32) in (number < 10 ? "0" : "") + String(number) }
        return "\(parts.tm_year + 1900)-\(pad(parts.tm_mon + 1))-\(pad(parts.tm_mday))"
            + "T\(pad(parts.tm_hour)):\(pad(parts.tm_min)):\(pad(parts.tm_sec))Z"
    }
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
