package import SurveyModel

/// A follow-up with what the rules say about it.
package struct FollowUpLine: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, CaseIterable {
        case due
        /// Not before a time.
        case later
        /// A rule forbids it.
        case blocked
        /// Somebody said so.
        case done
    }

    package var item: FollowUpItem
    package var state: State
    /// When it may be done, in milliseconds since 1970-01-01 UTC; for what is due, when that was.
    package var notBefore: Int64
    /// The rule that decided, where one did: one clause.
    package var rule: String?
    /// The zone of the customer.
    package var zone: ZoneRules

    /// The clock of the customer at ``notBefore``.
    package var local: CalendarMoment? { zone.moment(at: Self.seconds(notBefore)) }

    static func seconds(_ milliseconds: Int64) -> Int64 {
        let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
