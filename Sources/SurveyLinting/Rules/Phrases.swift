/// Phrases that are looked for together, in one walk over a wording.
struct Phrases: ExpressibleByArrayLiteral {
    /// The words of each phrase, by its first.
    private var byFirst: [String: [[String]]] = [:]

    init(arrayLiteral phrases: String...) {
        for phrase in phrases {
            let words = phrase.split(separator: " ").map(String.init)
            if let first = words.first { byFirst[first, default: []].append(words) }
        }
    }

    /// The first place in a range of words at which one of the phrases stands.
    func first(in wording: Wording, _ range: Range<Int>? = nil) -> Range<Int>? {
        let range = range ?? 0..<wording.words.count
        for start in range {
            guard let candidates = byFirst[wording.words[start].text] else { continue }
            for words in candidates where words.count <= range.upperBound - start {
                if zip(words, wording.words[start...]).allSatisfy({ $0 == $1.text }) {
                    return start..<(start + words.count)
                }
            }
        }
        return nil
    }
}
