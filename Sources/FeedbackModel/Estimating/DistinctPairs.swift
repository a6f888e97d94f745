/// Which themes a ticket was counted for, so that one about two themes that were merged counts once.
///
/// Pairs of one ticket come one after another.
package struct DistinctPairs<Ticket: Equatable> {
    private var ticket: Ticket?
    private var themes: Set<String> = []

    package init() {}

    /// Whether the ticket was not counted for the theme yet.
    package mutating func insert(_ theme: String, of ticket: Ticket) -> Bool {
        if ticket != self.ticket {
            self.ticket = ticket
            themes.removeAll(keepingCapacity: true)
        }
        return themes.insert(theme).inserted
    }
}
