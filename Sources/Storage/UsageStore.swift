package import FeedbackModel

/// How the product is used, counted from events that were imported.
package protocol UsageStore {
    /// The names of all events that were counted, in the order of their bytes.
    func usageEvents() throws(StoreFailure) -> [String]

    /// How much features were used, by feature, week and account; in this order.
    ///
    /// A use whose event names no account counts for that of its user, where the user is a contact on file, unless the
    /// query says otherwise.
    func usage(_ query: UsageQuery) throws(StoreFailure) -> [UsageFigure]

    /// The users whose events name no account on file, with what is known of whose they are, in no order.
    func looseUsers() throws(StoreFailure) -> [LooseUser]
}
