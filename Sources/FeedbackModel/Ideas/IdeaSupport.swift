/// An idea with those who support it, as it is counted.
package struct IdeaSupport: Hashable, Sendable {
    package var id: String
    /// The idea that it was closed into; `nil` for none.
    package var originalID: String?
    /// What it says about whose it is.
    package var claim: AccountClaim
    /// Seconds since 1970-01-01 UTC.
    package var createdAt: Int64
    /// How many support it, as its source counts; `nil` where that does not say.
    package var votes: Int?
    /// Those of them who are known.
    package var supporters: [Supporter]
    /// The themes that it is about.
    package var themes: [String]

    package init(
        id: String, originalID: String? = nil, claim: AccountClaim = AccountClaim(account: nil), createdAt: Int64 = 0,
        votes: Int? = nil,
        supporters: [Supporter] = [], themes: [String] = []
    ) {
        self.id = id
        self.originalID = originalID
        self.claim = claim
        self.createdAt = createdAt
        self.votes = votes
        self.supporters = supporters
        self.themes = themes
    }

    /// Supporters nobody knows: never as many accounts, since they may all be of one.
    package var anonymousVotes: Int {
        let known = Set(supporters.map { $0.contactID ?? $0.accountID ?? "" }).count
        return max(0, (votes ?? 0) - known)
    }

    /// The ideas that are counted: those that were closed into another one on file give it their authors and supporters.
    ///
    /// The votes of the original are its source's count, which has those of the closed ones in it. Ideas that are closed
    /// into each other in a circle count by themselves.
    package static func folded(_ ideas: [IdeaSupport]) -> (counted: [IdeaSupport], closed: Set<String>) {
        var places: [String: Int] = [:]
        for (place, idea) in ideas.enumerated() { places[idea.id] = place }
        func original(of place: Int) -> Int? {
            var (now, steps) = (place, 0)
            while let id = ideas[now].originalID, let next = places[id] {
                steps += 1
                guard steps <= ideas.count, next != place else { return nil }
                now = next
            }
            return now == place ? nil : now
        }
        var counted = ideas
        var closed: Set<String> = []
        for (place, idea) in ideas.enumerated() {
            guard let into = original(of: place) else { continue }
            closed.insert(idea.id)
            counted[into].supporters += idea.supporters
            guard !idea.claim.isEmpty else { continue }
            var author = Supporter(contactID: nil, accountID: idea.claim.account, time: idea.createdAt)
            (author.contactAccount, author.domain) = (idea.claim.contactAccount, idea.claim.domain)
            counted[into].supporters.append(author)
        }
        return (counted.filter { !closed.contains($0.id) }, closed)
    }
}
