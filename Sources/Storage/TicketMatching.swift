/// A text's bytes: valid UTF-8, there as long as the call that is given them.
package typealias TextBytes = UnsafeBufferPointer<UInt8>

/// Finds what a ticket is about in its subject and body; what the customer wrote later stands behind the body.
///
/// It is used by one thread at a time, which need not always be the same.
package typealias TicketMatcher = (_ subject: TextBytes, _ body: TextBytes) -> [TicketMatch]

/// Makes a matcher for each thread that needs one.
package typealias TicketMatcherMaking = () -> TicketMatcher

/// A phrase of a theme found in a ticket.
package struct TicketMatch: Hashable, Sendable {
    package var theme: String
    package var phrase: String

    package init(theme: String, phrase: String) {
        self.theme = theme
        self.phrase = phrase
    }
}
