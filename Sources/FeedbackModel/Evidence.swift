/// Something a customer said, did or answered, with the theme it is about.
package struct Evidence: Hashable, Sendable {
    /// How the words came to us; the nearer to the customer's mouth, the earlier in the order.
    package enum Fidelity: String, Codable, Hashable, Sendable, CaseIterable, Comparable {
        /// The customer's own words, written down or written by themselves.
        case verbatim
        /// A closed answer: the customer's own tick.
        case closed
        /// A summary that was read back to the customer, who said that it is right.
        case confirmed
        /// An agent's or moderator's summary.
        case paraphrase
        /// What a program made of it: a transcript, a model's reading.
        case machine

        package static func < (lhs: Self, rhs: Self) -> Bool {
            (allCases.firstIndex(of: lhs) ?? 0) < (allCases.firstIndex(of: rhs) ?? 0)
        }
    }

    package enum Channel: String, Codable, Hashable, Sendable, CaseIterable {
        case interview, survey
        case focusGroup = "focus_group"
        case ticket, idea, review
    }

    /// Whose account it is.
    package enum SourceKind: String, Codable, Hashable, Sendable, CaseIterable {
        case customer
        /// What one of our own agents thinks or hears: never a customer's account, and in no customer's denominator.
        case agentOpinion = "agent_opinion"
    }

    /// Where the words stand, so that each number can be followed back to them.
    package enum Source: Hashable, Sendable {
        /// An event of a session's journal; `question` or section is for people.
        case session(id: String, sequence: Int, place: String)
        case ticket(id: String)
    }

    /// The theme's id.
    package var theme: String
    package var source: Source
    package var sourceKind = SourceKind.customer
    /// Whether it was gathered in another workspace, where its words stayed.
    package var isElsewhere = false
    package var channel: Channel
    package var fidelity: Fidelity
    package var accountID: String?
    /// Who spoke, as a pseudonym; never a name.
    package var speaker: String?
    /// Milliseconds since 1970-01-01 UTC.
    package var time: Int64
    /// Whether the person was asked about the theme, so that a "no" would have been recorded as well.
    package var wasAsked: Bool
    /// Whether the need is there.
    ///
    /// Only asked evidence can say no.
    package var isPresent: Bool
    /// How bad it is, 0 to 1, where the source says so.
    package var severity: Double?
    /// The words, or `nil` for a closed answer or after redaction.
    package var words: String?

    package init(
        theme: String, source: Source, channel: Channel, fidelity: Fidelity, accountID: String? = nil,
        speaker: String? = nil, time: Int64, wasAsked: Bool = false, isPresent: Bool = true, severity: Double? = nil,
        words: String? = nil
    ) {
        self.theme = theme
        self.source = source
        self.channel = channel
        self.fidelity = fidelity
        self.accountID = accountID
        self.speaker = speaker
        self.time = time
        self.wasAsked = wasAsked
        self.isPresent = isPresent
        self.severity = severity
        self.words = words
    }
}
