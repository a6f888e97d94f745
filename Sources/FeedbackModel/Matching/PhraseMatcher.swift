/// A phrase of a theme, found in a text.
package struct PhraseMatch: Hashable, Sendable {
    /// The theme's id.
    package var theme: String
    /// The phrase as the codebook has it.
    package var phrase: String
    /// Where it stands, in UTF-8 bytes of the text.
    package var range: Range<Int>

    package init(theme: String, phrase: String, range: Range<Int>) {
        self.theme = theme
        self.phrase = phrase
        self.range = range
    }
}

/// Finds the phrases of a codebook in texts, whatever their case, accents and inflection.
///
/// `export fails` is found in "the EXPORTS failed" and not in "exporter fails often": a phrase is found where its words
/// stand side by side with only separators between them. The hits are those of SQLite's FTS5 with the tokenizer
/// `porter unicode61`. The time grows with the bytes of the text and not with the number of themes. Keep one matcher for many
/// texts: it remembers words.
package struct PhraseMatcher: Sendable {
    private struct Entry: Sendable {
        var theme: Int
        var name: String
        var phrase: String
    }

    /// Words longer than this are in no phrase.
    private static let longestWord = 255
    private let entries: [Entry]
    private let themes: Int
    private let stems: [[UInt8]: Int32]
    private let beginnings: StemBeginnings
    private let automaton: PhraseAutomaton
    private var cache = WordCache()
    private var wordStarts: [Int] = []

    package init(_ codebook: Codebook) {
        var entries: [Entry] = []
        var stems: [[UInt8]: Int32] = [:]
        var phrases: [[Int32]] = []
        var stemmer = PorterStemmer()
        for (number, theme) in codebook.themes.enumerated() {
            for phrase in theme.phrases {
                let words = Self.words(of: phrase)
                guard !words.isEmpty, words.allSatisfy({ $0.count <= Self.longestWord }) else { continue }
                entries.append(Entry(theme: number, name: theme.id, phrase: phrase))
                phrases.append(
                    words.map { word in
                        let stem = stemmer.stem(word)
                        let known = stems[stem] ?? Int32(stems.count + 1)
                        stems[stem] = known
                        return known
                    })
            }
        }
        self.entries = entries
        self.stems = stems
        beginnings = StemBeginnings(stems.keys)
        themes = codebook.themes.count
        automaton = PhraseAutomaton(phrases, stems: stems.count)
        wordStarts = Array(repeating: 0, count: max(1, automaton.longest))
    }

    /// Every place where a phrase stands, by where it ends; overlapping ones too.
    package mutating func matches(in text: String) -> [PhraseMatch] {
        var found: [PhraseMatch] = []
        let entries = entries
        scan(text) { phrase, range in
            found.append(PhraseMatch(theme: entries[phrase].name, phrase: entries[phrase].phrase, range: range))
        }
        return found
    }

    /// For each theme that the texts of one thing are about, the first phrase found; in the codebook's order.
    ///
    /// A phrase does not reach from one text into the next, as from a subject into a body. The texts are valid UTF-8.
    package mutating func themes(in texts: [UnsafeBufferPointer<UInt8>]) -> [PhraseMatch] {
        var found: [(theme: Int, match: PhraseMatch)] = []
        let entries = entries
        for text in texts {
            scan(text) { phrase, range in
                let entry = entries[phrase]
                if found.contains(where: { $0.theme == entry.theme }) { return }
                found.append((entry.theme, PhraseMatch(theme: entry.name, phrase: entry.phrase, range: range)))
            }
        }
        return found.count < 2 ? found.map(\.match) : found.sorted { $0.theme < $1.theme }.map(\.match)
    }

    /// The same for texts that are values.
    package mutating func themes(in texts: String...) -> [PhraseMatch] {
        var bytes: [UInt8] = []
        let ranges = texts.map { text in
            let start = bytes.count
            bytes += text.utf8
            return start..<bytes.count
        }
        return bytes.withUnsafeBufferPointer { bytes in
            themes(in: ranges.map { UnsafeBufferPointer(rebasing: bytes[$0]) })
        }
    }

    /// Whether a phrase has a word at all, so that it could ever be found.
    package static func hasWord(_ phrase: String) -> Bool { !words(of: phrase).isEmpty }

    // MARK: Scanning

    private static func words(of phrase: String) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var phrase = phrase
        phrase.withUTF8 { bytes in
            forEachWord(in: bytes, capacity: bytes.count) { word, _, _ in words.append(Array(word)) }
        }
        return words
    }

    @inline(__always)
    private mutating func scan(_ text: String, _ body: (_ phrase: Int, _ range: Range<Int>) -> Void) {
        var text = text
        text.withUTF8 { scan($0, body) }
    }

    @inline(__always)
    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (Int, Range<Int>) -> Void) {
        guard !entries.isEmpty else { return }
        var state: Int32 = 0
        var position = 0
        let size = wordStarts.count
        Self.forEachWord(in: bytes, capacity: Self.longestWord) { word, hash, range in
            let stem = stemNumber(of: word, hash: hash)
            wordStarts[position] = range.lowerBound
            if stem | state != 0 {
                state = automaton.next(after: state, stem: stem)
                for place in automaton.found(in: state) {
                    let output = automaton.outputs[place]
                    let start = wordStarts[(position + 1 + size - Int(output.length)) % size]
                    body(Int(output.phrase), start..<range.upperBound)
                }
            }
            position = position + 1 == size ? 0 : position + 1
        }
    }

    @inline(__always)
    private mutating func stemNumber(of word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int32 {
        guard word.count < Self.longestWord, beginnings.mayHave(word) else { return 0 }
        if let known = cache.stem(of: word, hash: hash) { return known }
        var stemmer = PorterStemmer()
        let stem = stems[stemmer.stem(word)] ?? 0
        cache.remember(word, hash: hash, stem: stem)
        return stem
    }
}
