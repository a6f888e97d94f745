package import Journal

/// Something promised to somebody in the group, or to all of it, that is to be done after the door has closed.
package struct Promise: Hashable, Sendable {
    /// Counted from 1 over the session.
    package let number: Int
    /// To whom; `nil` for the whole group.
    package internal(set) var letter: Letter?
    package internal(set) var text: Words
    package let sequence: Int
    package let section: String?
    /// Whether it was kept while the group was still together.
    package internal(set) var isKept = false
}

/// What the moderator wants of the promises, as typed.
package enum PromiseOrder: Hashable, Sendable {
    case overview
    case make(Addressed)
    case keep(Int)

    /// Reads what stands behind `/promise`.
    static func read(_ rest: String, _ words: [String]) -> PromiseOrder {
        if words.isEmpty { return .overview }
        if words.count == 2, words[1] == "done", let number = Int(words[0]) { return .keep(number) }
        return .make(Addressed(rest))
    }
}

extension FocusGroup {
    func events(for order: PromiseOrder) throws(GroupRefusal) -> [GroupEvent] {
        switch order {
        case .overview: return []
        case .make(let words):
            let (letter, text) = try resolved(words)
            return [.promised(letter: letter, text: Words(text))]
        case .keep(let number):
            guard let promise = discussion.promises.first(where: { $0.number == number }) else {
                throw GroupRefusal("there is no promise \(number)", hint: "/promise shows them")
            }
            guard !promise.isKept else { throw GroupRefusal("promise \(number) is kept already") }
            return [.kept(promise: number)]
        }
    }
}
