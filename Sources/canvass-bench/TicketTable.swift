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

    /// How a table is written.
    enum Format {
        case delimited, lines
        /// A ticket a line, its words alone.
        case words
    }

    /// Writes the table and returns how many bytes it has.
    @discardableResult
    func write(_ count: Int, to path: String, as format: Format = .delimited) throws -> Int {
        var generator = SplitMix(state: state)
        return try write(to: path, heading: format == .delimited) { put in
            for number in 1...count { try put(format.text(ticket(number, of: count, &generator))) }
        }
    }

    /// Writes what changed a day later: every tenth ticket, and one new one for each hundred.
    ///
    /// - Returns: How many changed, and how many are new.
    func writeChanges(_ count: Int, to path: String) throws -> (changed: Int, new: Int) {
        var generator = SplitMix(state: state)
        let new = max(1, count / 100)
        _ = try write(to: path, heading: true) { put in
            for number in 1...count + new {
                var ticket = ticket(number, of: count, &generator)
                guard number > count || number.isMultiple(of: 10) else { continue }
                ticket.updated += 86_400
                ticket.subject = "changed " + ticket.subject
                try put(Format.delimited.text(ticket))
            }
        }
        return (count / 10, new)
    }

    private func write(to path: String, heading: Bool, _ rows: ((String) throws -> Void) throws -> Void) throws -> Int {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw BenchmarkFailure("\(path) cannot be written") }
        defer { try? file.close() }
        var text = heading ? Ticket.names.joined(separator: ",") + "\n" : ""
        var written = 0
        let flush = {
            try file.write(contentsOf: Data(text.utf8))
            written += text.utf8.count
            text = ""
        }
        try rows { row in
            text += row
            if text.utf8.count > 1 << 18 { try flush() }
        }
        try flush()
        return written
    }

    private func ticket(_ number: Int, of count: Int, _ generator: inout SplitMix) -> Ticket {
        let created = 1_672_531_200 + 94_694_400 * number / count
        let updated = created + generator.below(1_728_000)
        let status = Self.pick(["new", "open", "open", "pending", "hold", "solved", "solved", "closed"], &generator)
        let account = generator.below(100) < 3 ? "" : Self.account(generator.below(accounts))
        let name = Self.pick(["Ann", "Bo", "Chloé", "Dev", "Elif", "Femi", "Grete", "Hiro"], &generator)
        let subject = sentence(3 + generator.below(6), &generator)
        let isSolved = status == "solved" || status == "closed"
        return Ticket(
            number: number, created: created, updated: updated, isSolved: isSolved, account: account,
            requester: "\(name) <\(account.lowercased()).\(generator.below(50))@example.com>",
            channel: Self.pick(["email", "web", "chat", "phone"], &generator),
            priority: Self.pick(["low", "normal", "normal", "high", "urgent"], &generator), status: status,
            tags: sentence(generator.below(4), &generator),
            satisfaction: Self.pick(["", "", "", "good", "bad"], &generator), subject: subject,
            description: body(&generator) + aside(&generator))
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
