internal import FeedbackModel
internal import Storage

extension Codebook {
    /// Finds this codebook's themes in tickets; for one thread at a time.
    func ticketMatcher() -> TicketMatcher {
        var matcher = PhraseMatcher(self)
        return { subject, body in
            matcher.themes(in: [subject, body]).map { TicketMatch(theme: $0.theme, phrase: $0.phrase) }
        }
    }
}

extension Session {
    /// What makes matchers for an import, after the store took over the codebook; `nil` for a dry run, and where no codebook
    /// can be read: the next look at the feedback says why.
    func matching(isDryRun: Bool) throws -> TicketMatcherMaking? {
        guard !isDryRun, let codebook = try? codebook() else { return nil }
        _ = try store().adopt(codebook, fingerprint: codebook.fingerprint)
        return codebook.ticketMatcher
    }
}
