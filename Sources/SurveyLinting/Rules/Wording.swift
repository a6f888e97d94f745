internal import LocatedYAML
internal import SourceDiagnostics

/// A text that somebody hears or reads, with where it stands.
struct Wording {
    var question: String
    var language: String
    var source: SourceText
    var key: SourceText?
    /// Its scalars; what fills stand for is a single word.
    let scalars: [Unicode.Scalar]

    struct Word {
        /// In lower case, without marks around it; what stood in a fill is `…`.
        var text: String
        /// In scalars of the source.
        var range: Range<Int>
        /// Whether a full stop, a question mark or the like follows.
        var endsSentence: Bool
        /// Whether a comma, a dash or the like follows.
        var endsClause: Bool
    }

    let words: [Word]

    init(question: String, language: String, source: SourceText, key: SourceText?) {
        self.question = question
        self.language = language
        self.source = source
        self.key = key
        scalars = Array(source.text.unicodeScalars)
        words = Self.words(of: scalars)
    }

    /// Whether the rules that know English words apply.
    var isEnglish: Bool { language == "en" || language.hasPrefix("en-") || language.hasPrefix("en_") }

    var isQuestion: Bool { scalars.contains("?") }

    /// The place of some words, counted from 0.
    func span(_ range: Range<Int>) -> SourceSpan {
        guard words.indices.contains(range.lowerBound), words.indices.contains(range.upperBound - 1) else {
            return source.span
        }
        return source.span(words[range.lowerBound].range.lowerBound..<words[range.upperBound - 1].range.upperBound)
    }

    /// The stretches of words between full stops and question marks.
    var sentences: [Range<Int>] { split(where: \.endsSentence) }

    /// The stretches of words between marks of any kind.
    var clauses: [Range<Int>] { split { $0.endsSentence || $0.endsClause } }

    private func split(where isEnd: (Word) -> Bool) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        for (place, word) in words.enumerated() where isEnd(word) || place == words.count - 1 {
            result.append(start..<(place + 1))
            start = place + 1
        }
        return result
    }

    /// The first place of a phrase, in words.
    func first(_ phrase: String, in range: Range<Int>? = nil) -> Range<Int>? {
        let wanted = phrase.split(separator: " ").map(String.init)
        let range = range ?? 0..<words.count
        guard range.count >= wanted.count else { return nil }
        for start in range.lowerBound...(range.upperBound - wanted.count)
        where zip(wanted, words[start...]).allSatisfy({ $0 == $1.text }) {
            return start..<(start + wanted.count)
        }
        return nil
    }

    private static func words(of scalars: [Unicode.Scalar]) -> [Word] {
        var words: [Word] = []
        var index = 0
        while index < scalars.count {
            if scalars[index] == "$", index + 1 < scalars.count, scalars[index + 1] == "{" {
                var (end, depth) = (index + 1, 0)
                repeat {
                    if scalars[end] == "{" { depth += 1 } else if scalars[end] == "}" { depth -= 1 }
                    end += 1
                } while end < scalars.count && depth > 0
                words.append(Word(text: "…", range: index..<end, endsSentence: false, endsClause: false))
                index = end
            } else if isLetter(scalars[index]) {
                let start = index
                while index < scalars.count, isInner(scalars, index) { index += 1 }
                let text = String(String.UnicodeScalarView(scalars[start..<index])).lowercased()
                words.append(
                    Word(
                        text: String(text.map { $0 == "’" ? "'" : $0 }), range: start..<index, endsSentence: false,
                        endsClause: false))
            } else {
                if !words.isEmpty {
                    switch scalars[index] {
                    case ".", "?", "!": words[words.count - 1].endsSentence = true
                    case ",", ";", ":", "–", "—", "(", ")": words[words.count - 1].endsClause = true
                    default: break
                    }
                }
                index += 1
            }
        }
        return words
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// Letters, and apostrophes, hyphens and points between them.
    private static func isInner(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        if isLetter(scalars[index]) { return true }
        guard "'’-/.".unicodeScalars.contains(scalars[index]) else { return false }
        return index + 1 < scalars.count && isLetter(scalars[index + 1])
    }
}
