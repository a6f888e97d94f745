import FeedbackModel
import Reporting
import Testing

struct EvidenceSentencesTests {
    // What was said unasked is named as what it is; votes without a name are no accounts.
    @Test func ideasAndReviewsAreNamedBesideTickets() {
        var estimate = ThemeEstimate(theme: "bug/a", category: "bug", ticketAccounts: 3)
        #expect(EvidenceSentences.tickets(estimate, accounts: 10) == "no ticket")
        (estimate.ideas, estimate.reviews, estimate.anonymousVotes) = (1, 2, 36)
        #expect(
            EvidenceSentences.tickets(estimate, accounts: 10)
                == "at least 3 of 10 accounts (30 %), in 1 idea, 2 reviews; 36 more votes by nobody knows whom")
        (estimate.tickets, estimate.unmatchedTickets, estimate.anonymousVotes) = (4, 1, nil)
        #expect(
            EvidenceSentences.tickets(estimate, accounts: 10)
                == "at least 3 of 10 accounts (30 %), in 4 tickets, 1 idea, 2 reviews, 1 of the tickets without an account"
        )
    }
}
