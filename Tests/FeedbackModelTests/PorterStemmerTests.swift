internal import FeedbackModel
internal import TestSupport
internal import Testing

@Suite struct PorterStemmerTests {
    // The matcher passes over words by their first two bytes; were a stem to begin otherwise, it would miss phrases.
    @Test func aStemOfThreeLettersBeginsAsItsWord() {
        let parts = [
            "a", "e", "i", "o", "y", "b", "l", "s", "t", "z", "at", "bl", "iz", "ss", "ies", "ied", "ed", "ing", "eed",
            "er",
            "ation", "ational", "fulness", "ousli", "ement", "ive", "ll",
        ]
        var generator = SplitMix64(seed: 11)
        var stemmer = PorterStemmer()
        var shortened = 0
        for _ in 0..<50_000 {
            let word = Array(
                (0..<Int.random(in: 1...5, using: &generator)).compactMap { _ in
                    parts.randomElement(using: &generator)
                }.joined().utf8)
            let stem = stemmer.stem(word)
            shortened += stem.count < word.count ? 1 : 0
            guard stem.count > 2 else {
                #expect(stem.first == word.first)
                continue
            }
            #expect(stem.prefix(2) == word.prefix(2), "\(String(decoding: word, as: UTF8.self))")
        }
        #expect(shortened > 10_000)
    }
}
