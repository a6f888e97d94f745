package import Storage

extension EvidenceStore {
    /// Matches tickets by their texts as values.
    @discardableResult
    package func matchTickets(
        by match: @escaping (_ subject: String, _ body: String) -> [TicketMatch]
    ) throws(StoreFailure) -> Int {
        try matchTickets(progress: { _ in }) { subject, body in
            match(String(decoding: subject, as: UTF8.self), String(decoding: body, as: UTF8.self))
        }
    }
}
