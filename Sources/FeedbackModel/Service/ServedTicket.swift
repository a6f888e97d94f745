/// What is known of how a ticket was served.
package struct ServedTicket: Hashable, Sendable {
    package var id: String
    /// The team, channel, theme or kind that it is told apart by; `nil` where that is not known.
    package var group: String?
    /// Seconds since 1970-01-01 UTC.
    package var createdAt: Int64
    /// When an agent first answered, as the source says, or else as the thread shows.
    package var firstReplyAt: Int64?
    package var solvedAt: Int64?
    package var status: String
    package var reopens: Int?
    /// 0 (bad) to 1 (good).
    package var satisfaction: Double?

    package init(
        id: String, group: String? = nil, createdAt: Int64, firstReplyAt: Int64? = nil, solvedAt: Int64? = nil,
        status: String, reopens: Int? = nil, satisfaction: Double? = nil
    ) {
        self.id = id
        self.group = group
        self.createdAt = createdAt
        self.firstReplyAt = firstReplyAt
        self.solvedAt = solvedAt
        self.status = status
        self.reopens = reopens
        self.satisfaction = satisfaction
    }

    /// How far it is with being solved.
    package enum Progress: Hashable, Sendable {
        /// After so many seconds.
        case solved(after: Int64)
        /// Still to be solved: a solution that was taken back is none.
        case open
        /// Nobody knows when: it is said to be done, without a time or with one before it began.
        case unknown
    }

    /// The states in which nothing more is to be done, in small letters; a mapping has `solved` for most of them.
    private static let finished: Set<String> = [
        "solved", "closed", "resolved", "done", "completed", "cancelled", "canceled", "rejected", "merged", "spam",
        "duplicate", "deleted",
    ]

    package var progress: Progress {
        guard status != "open" else { return .open }
        if let solvedAt {
            let (time, isTooMuch) = solvedAt.subtractingReportingOverflow(createdAt)
            return time >= 0 && !isTooMuch ? .solved(after: time) : .unknown
        }
        return Self.finished.contains(status.lowercased()) ? .unknown : .open
    }
}

/// Which tickets to look at, and what to tell apart.
package struct ServiceQuery: Hashable, Sendable {
    package enum Division: String, Hashable, Sendable, CaseIterable {
        case team, channel, theme, kind
    }

    /// What to tell apart; `nil` for all tickets together.
    ///
    /// But for `kind`, ideas and reviews are left out.
    package var division: Division?
    /// Written at this moment or later, in seconds since 1970-01-01 UTC.
    package var since: Int64?
    /// Written before this moment.
    package var until: Int64?

    package init(by division: Division? = nil, since: Int64? = nil, until: Int64? = nil) {
        self.division = division
        self.since = since
        self.until = until
    }
}
