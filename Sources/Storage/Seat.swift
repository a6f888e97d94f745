/// Somebody who sits beside a session's driver, by who they are and as what.
package struct Seat: Hashable, Sendable {
    package var actor: String
    package var role: String

    package init(actor: String, role: String) {
        self.actor = actor
        self.role = role
    }
}
