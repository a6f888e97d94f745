internal import FeedbackModel
internal import Storage

/// Which pairs of a theme and a ticket were counted, so that a ticket about two themes that were merged counts once.
///
/// Pairs come in the order of tickets.
struct CountedPairs {
    private let merges: ThemeMerges
    private var ticket = ""
    private var themes: Set<String> = []

    init(_ merges: ThemeMerges) { self.merges = merges }

    /// The theme that a pair counts for; `nil` where the ticket was counted for it already.
    mutating func theme(of pair: ThemeTicket) -> String? {
        guard !merges.isEmpty else { return pair.theme }
        if pair.ticketID != ticket {
            ticket = pair.ticketID
            themes.removeAll(keepingCapacity: true)
        }
        let theme = merges.resolved(pair.theme)
        return themes.insert(theme).inserted ? theme : nil
    }
}
