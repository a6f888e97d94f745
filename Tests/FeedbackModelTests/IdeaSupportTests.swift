import Testing

@testable import FeedbackModel

struct IdeaSupportTests {
    private func idea(
        _ id: String, into original: String? = nil, votes: Int? = nil, by account: String? = nil,
        supporters: [String?] = [], themes: [String] = ["bug/a"]
    ) -> IdeaSupport {
        IdeaSupport(
            id: id, originalID: original, claim: AccountClaim(account: account), createdAt: 100, votes: votes,
            supporters: supporters.enumerated().map { Supporter(contactID: "\(id)-\($0)", accountID: $1) },
            themes: themes)
    }

    // A board closes what is the same; whoever wanted it wants the original.
    @Test func closedIdeasGiveTheirAuthorsAndSupportersToTheOriginal() {
        let (counted, closed) = IdeaSupport.folded([
            idea("1", votes: 5, by: "x", supporters: ["a"]), idea("2", into: "1", by: "b", supporters: ["c", nil]),
            idea("3", into: "2", by: "d"), idea("4", into: "gone", by: "e"),
        ])
        #expect(closed == ["2", "3"])
        #expect(counted.map(\.id) == ["1", "4"])
        #expect(counted[0].supporters.map(\.accountID) == ["a", "c", nil, "b", "d"])
        #expect(counted[0].votes == 5)
    }

    // Whatever a board says, nothing goes round for ever and no idea is lost.
    @Test func ideasThatAreClosedInACircleCountByThemselves() {
        let (counted, closed) = IdeaSupport.folded([
            idea("1", into: "2"), idea("2", into: "1"), idea("3", into: "3"), idea("4", into: "1"),
        ])
        #expect(counted.map(\.id) == ["1", "2", "3", "4"])
        #expect(closed.isEmpty)
    }

    private func estimator() -> FeedbackEstimator {
        let codebook = Codebook(
            name: "x",
            themes: ["a", "b"].map { Theme(id: "bug/\($0)", category: "bug", definition: "", phrases: []) })
        let accounts = ["acme", "bolt", "core"].map { Account(id: $0, source: "crm", name: $0, revenue: 100) }
        return FeedbackEstimator(codebook, accounts: accounts, now: 1_000_000)
    }

    // 383 votes of people nobody knows may all be of one customer.
    @Test func anAccountCountsOnceAndAnonymousVotesAreNoAccounts() throws {
        var estimator = estimator()
        estimator.addTicket(about: "bug/a", accountID: "acme", priority: "high", createdAt: 900)
        estimator.add(idea("1", votes: 383, supporters: ["acme", "bolt", "bolt", nil]))
        estimator.add(idea("2", votes: 2, supporters: ["bolt"], themes: ["bug/a", "bug/b"]))
        let (a, b) = (estimator.counts()[0], estimator.counts()[1])
        #expect((a.ticketAccounts, a.needAccounts, a.tickets) == (2, 2, 1))
        #expect((a.anonymousVotes, b.anonymousVotes) == (379 + 1, 1))
        #expect(a.exposedRevenue == 200)
        // Of a wish nobody knows how bad it is: only the ticket says so.
        #expect((a.severityAccounts, a.severity) == (1, 0.75))
        #expect((b.ticketAccounts, b.severity) == (1, nil))
    }

    @Test func ideasAndReviewsAreCountedBesideTickets() {
        var builder = ThemeTicketsBuilder()
        builder.append(theme: "bug/a", ticket: 1, claim: AccountClaim(account: "acme"), priority: "low", createdAt: 900)
        builder.append(
            theme: "bug/a", ticket: 2, claim: AccountClaim(account: "bolt"), priority: nil, kind: .idea, createdAt: 900)
        builder.append(
            theme: "bug/a", ticket: 3, claim: AccountClaim(account: nil), priority: nil, kind: .review, createdAt: 900)
        let kept = builder.tickets
        let again = ThemeTickets(
            themes: kept.themes, claims: kept.claims, priorities: kept.priorities, bytes: kept.bytes)
        #expect(again == kept)
        var estimator = estimator()
        estimator.add(kept)
        let a = estimator.counts()[0]
        #expect((a.tickets, a.ideas, a.reviews) == (1, 1, 1))
        #expect((a.ticketAccounts, a.unmatchedTickets, a.severityAccounts) == (2, 0, 1))
    }
}
