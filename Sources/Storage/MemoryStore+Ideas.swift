package import FeedbackModel
internal import Importing
internal import Synchronization

extension MemoryStore {
    /// Who supports ideas, and which ideas were closed into others.
    struct Ideas: Sendable {
        struct Key: Hashable, Sendable {
            var contact: String?
            var account: String?
        }

        struct Support: Hashable, Sendable {
            var time: Int64?
            /// Whether the idea's own record lists it.
            var isListed: Bool
        }

        var supporters: [String: [Key: Support]] = [:]
        var originals: [String: String] = [:]

        mutating func put(_ vote: IdeaVote) -> StoreOutcome {
            let key = Key(contact: vote.supporter.contactID, account: vote.supporter.accountID)
            let old = supporters[vote.ideaID]?[key]
            supporters[vote.ideaID, default: [:]][key] = Support(
                time: vote.supporter.time, isListed: old?.isListed ?? false)
            return old == nil ? .stored : old?.time == vote.supporter.time ? .unchanged : .updated
        }

        /// Forgets what an idea's own record said of it.
        mutating func forgetLinks(of idea: String) {
            originals[idea] = nil
            supporters[idea] = supporters[idea]?.filter { !$0.value.isListed }
        }

        mutating func put(_ links: IdeaLinks) -> StoreOutcome {
            let (before, original) = (supporters[links.ideaID] ?? [:], originals[links.ideaID])
            originals[links.ideaID] = links.originalID
            if let listed = links.supporters {
                var after = before.filter { !$0.value.isListed }
                for supporter in listed {
                    let key = Key(contact: supporter.contactID, account: supporter.accountID)
                    if after[key] == nil { after[key] = Support(time: supporter.time, isListed: true) }
                }
                supporters[links.ideaID] = after
            }
            return original == links.originalID && before == supporters[links.ideaID] ?? [:] ? .unchanged : .updated
        }
    }

    package func ideaSupport() throws(StoreFailure) -> [IdeaSupport] {
        state.withLock { state in
            state.customers.tickets.values.filter { $0.kind == .idea && !$0.isTombstone }
                .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }.map(state.customers.support)
        }
    }

    package func ideaSupport(_ id: String) throws(StoreFailure) -> IdeaSupport? {
        state.withLock { state in
            state.customers.tickets[id].flatMap { idea in
                idea.kind == .idea && !idea.isTombstone ? state.customers.support(idea) : nil
            }
        }
    }
}

extension MemoryStore.Customers {
    func supporter(_ key: MemoryStore.Ideas.Key, _ support: MemoryStore.Ideas.Support) -> Supporter {
        var supporter = Supporter(contactID: key.contact, accountID: key.account, time: support.time)
        let claim = claim(account: key.account, contactID: key.contact)
        (supporter.contactAccount, supporter.domain) = (claim.contactAccount, claim.domain)
        return supporter
    }

    fileprivate func support(_ idea: Ticket) -> IdeaSupport {
        let supporters = (ideas.supporters[idea.id] ?? [:]).map { key, support in
            supporter(key, support)
        }
        func order(_ supporter: Supporter) -> ([UInt8], [UInt8]) {
            (Array((supporter.contactID ?? "").utf8), Array((supporter.accountID ?? "").utf8))
        }
        return IdeaSupport(
            id: idea.id, originalID: ideas.originals[idea.id], claim: claim(of: idea), createdAt: idea.createdAt,
            votes: idea.votes,
            supporters: supporters.sorted { left, right in
                let (one, other) = (order(left), order(right))
                return one.0 == other.0
                    ? one.1.lexicographicallyPrecedes(other.1) : one.0.lexicographicallyPrecedes(other.0)
            },
            themes: Set((matches[idea.id] ?? []).map(\.theme))
                .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
}
