/// One thing that somebody allows, or does not.
package struct Grant: Hashable, Sendable, Codable {
    package enum Purpose: String, Hashable, Sendable, Codable, CaseIterable {
        case record, transcribe, quote
        /// To be quoted with what is known of them.
        case attribute
        /// That what they say counts for their account.
        case link
        case recontact
    }

    package var purpose: Purpose
    package var isGiven: Bool

    package init(_ purpose: Purpose, _ isGiven: Bool) {
        self.purpose = purpose
        self.isGiven = isGiven
    }
}
