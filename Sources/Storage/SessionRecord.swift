package import Journal

/// What a store knows of a session beside its journal.
package struct SessionRecord: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case interview, answer, group
        /// Something to be done for a customer, or something that was found out about one, beside any interview.
        case desk
    }

    package enum Status: String, Hashable, Sendable, CaseIterable {
        /// Somebody drives it, or drove it when the lights went out.
        case open
        case suspended
        case ended
    }

    package var id: SessionID
    package var kind: Kind
    /// The survey's or guide's id.
    package var survey: String
    /// SHA-256 of the definition's text, under which the store keeps it: a session always opens with its own definition.
    package var definition: String
    package var accountID: String?
    package var ticketID: String?
    /// Who began it.
    package var actor: String
    /// Milliseconds since 1970-01-01 UTC.
    package var startedAt: Int64
    package var status: Status

    package init(
        id: SessionID, kind: Kind, survey: String, definition: String, accountID: String? = nil,
        ticketID: String? = nil, actor: String, startedAt: Int64, status: Status = .open
    ) {
        self.id = id
        self.kind = kind
        self.survey = survey
        self.definition = definition
        self.accountID = accountID
        self.ticketID = ticketID
        self.actor = actor
        self.startedAt = startedAt
        self.status = status
    }
}

/// A line that was being typed when the session was last heard of.
package struct DraftLine: Hashable, Sendable {
    package var text: String
    /// The sequence of the entry before it: a draft for an older place is stale.
    package var after: Int

    package init(text: String, after: Int) {
        self.text = text
        self.after = after
    }
}

/// The process that drives a session.
package struct Lease: Hashable, Sendable {
    package var actor: String
    package var process: Int32
    /// Distinguishes a process from a later one with the same number: its start time, as the system counts it.
    package var processStart: String
    package var host: String
    /// Milliseconds since 1970-01-01 UTC.
    package var since: Int64
    /// How often the session had found a driver, with this one.
    ///
    /// The store counts it when it grants the lease, and refuses a driver whose number is no longer the last one. It is 0
    /// before the lease is granted.
    package var generation = 0
    /// What the host's monotonic clock showed when the driver's spell began, in milliseconds.
    ///
    /// A console beside the driver's, on the same host, tells by it the time as the driver counts it. `nil` in leases of
    /// early versions.
    package var began: Int64?

    package init(
        actor: String, process: Int32, processStart: String, host: String, since: Int64, began: Int64? = nil
    ) {
        self.actor = actor
        self.process = process
        self.processStart = processStart
        self.host = host
        self.since = since
        self.began = began
    }
}

/// Where an entry stands among all sessions.
package struct EntryPlace: Hashable, Sendable {
    package var session: SessionID
    package var sequence: Int

    package init(_ session: SessionID, sequence: Int) {
        self.session = session
        self.sequence = sequence
    }
}
