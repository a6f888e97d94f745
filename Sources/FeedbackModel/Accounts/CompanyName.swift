/// A company's name as it is compared: without case, marks between its words, and the words that say only what kind of
/// company it is.
package struct CompanyName: Hashable, Sendable {
    /// Its telling words with one blank between them; empty where the name has no word.
    package let text: String

    package init(_ name: String) {
        // Points stand in abbreviations, as in S.A. and Inc.
        let words = name.lowercased().filter { $0 != "." }.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let telling = words.filter { !Self.kinds.contains($0) }
        text = (telling.isEmpty ? words : telling).joined(separator: " ")
    }

    private static let kinds: Set<String> = [
        "ltd", "limited", "inc", "incorporated", "corp", "corporation", "co", "company", "llc", "llp", "lp", "plc",
        "gmbh",
        "ag", "kg", "ohg", "ug", "mbh", "ev", "se", "sa", "sas", "sarl", "srl", "sl", "spa", "bv", "nv", "oy", "oyj",
        "ab", "as", "asa", "aps", "pty", "pte", "kk", "kft", "sro", "zoo", "sp", "the",
    ]
}

/// A name as somebody wrote it, as rules compare it: without regard to case and to how many blanks stand where.
struct WrittenName: Hashable, Sendable {
    let text: String

    init(_ name: String) {
        text = name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
