/// What words people answered with, by how many people used each.
///
/// Counted are people, not uses. What stands between commas or semicolons is a term as it was said; of an answer of more
/// than three words each word of four letters or more is one. Nothing is stemmed: `export` and `exports` are two terms.
package struct TermCloud: Hashable, Sendable {
    package struct Term: Hashable, Sendable {
        package let text: String
        package let people: Int
    }

    /// Those of most people first, then by the alphabet.
    package let terms: [Term]
    /// How many people answered.
    package let people: Int

    package init(_ said: [PollTally.Said]) {
        var speakers: [String: Set<Int>] = [:]
        for (person, one) in said.enumerated() {
            for term in Self.terms(of: one.text) { speakers[term, default: []].insert(person) }
        }
        people = said.count
        terms = speakers.map { Term(text: $0.key, people: $0.value.count) }
            .sorted { ($1.people, $0.text) < ($0.people, $1.text) }
    }

    private static func terms(of text: String) -> [String] {
        let parts = text.lowercased().split { ",;\n".contains($0) }.map { part in
            part.split { $0.isWhitespace || ".!?\"()".contains($0) }.map(String.init)
        }.filter { !$0.isEmpty }
        return parts.flatMap { words in
            words.count <= 3 ? [words.joined(separator: " ")] : words.filter { $0.count >= 4 }
        }
    }
}
