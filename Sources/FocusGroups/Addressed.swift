/// Words that may begin with the letter of whom they belong to, as `b: will it cost more`.
package struct Addressed: Hashable, Sendable {
    /// All that was typed.
    let whole: String
    /// One letter or two before the first colon, in lower case; two may as well be a word.
    let name: String?
    /// What stands behind it.
    let rest: String

    init(_ text: String) {
        whole = text
        let head = text.prefix(while: \.isLetter)
        let rest = GroupLine.trimmed(text[head.endIndex...].dropFirst())
        let isNamed = (1...2).contains(head.count) && text[head.endIndex...].first == ":" && !rest.isEmpty
        name = isNamed ? head.lowercased() : nil
        self.rest = isNamed ? String(rest) : text
    }
}

extension FocusGroup {
    /// Whose the words are, and the words; a single letter must be somebody's, two may be a word.
    func resolved(_ words: Addressed) throws(GroupRefusal) -> (letter: Letter?, text: String) {
        guard let name = words.name else { return (nil, words.whole) }
        guard name.count == 1 || Letter(name).flatMap(discussion.participant) != nil else { return (nil, words.whole) }
        return (try participant(named: name).letter, words.rest)
    }
}
