internal import FeedbackModel
internal import Reporting
internal import Storage

extension ThemeWords {
    /// Words that may be quoted, as documents show them; nobody is quoted twice while others wait.
    static func quotes(
        _ items: [Evidence], atMost count: Int, in store: any Store
    ) throws -> [ReviewReport.Quote] {
        try items.filter { $0.words != nil }.eachAccountFirst().prefix(count).map { item in
            ReviewReport.Quote(
                words: item.words ?? "", fidelity: item.fidelity, channel: item.channel, place: place(item),
                accountID: item.accountID, accountName: try item.accountID.flatMap { try store.account($0)?.name },
                day: day(item))
        }
    }
}

extension [Evidence] {
    /// The same items, with the first of each account before any second one: nobody speaks twice while others wait.
    func eachAccountFirst() -> [Evidence] {
        var heard: Set<String> = []
        var later: [Evidence] = []
        let first = filter { item in
            guard let account = item.accountID, !heard.insert(account).inserted else { return true }
            later.append(item)
            return false
        }
        return first + later
    }
}
