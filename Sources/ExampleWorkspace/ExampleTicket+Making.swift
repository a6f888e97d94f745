extension ExampleTicket {
    static let count = 300
    private static let firstNumber = 51_001
    /// 2026-05-04 07:00 UTC, and 28 weeks from there.
    private static let start = 1_777_878_000
    private static let span = 28 * 7 * 86_400

    /// Three hundred tickets in the order of their time, the awkward ones among them.
    static func make(for accounts: [ExampleAccount], seed: UInt64) -> [ExampleTicket] {
        var chance = Chance(seed: seed, name: "tickets")
        let awkward = Draft.awkward(accounts: accounts, seed: seed)
        let plain = (0..<(count - awkward.count)).map { _ in Draft.ordinary(accounts: accounts, &chance) }
        let drafts = chance.shuffled(awkward + plain)
        let times = drafts.map { _ in start + chance.integer(in: 0...(span - 1)) }.sorted()
        return drafts.enumerated().map { index, draft in
            draft.ticket(number: firstNumber + index, createdAt: times[index], &chance)
        }
    }
}

/// A ticket that has no number and no date yet.
struct Draft {
    var accountID: String?
    var subject: String
    var body: String
    var theme: String?
    var status: String?
    var tags: [String] = []

    static func ordinary(accounts: [ExampleAccount], _ chance: inout Chance) -> Draft {
        // Large accounts write more often, though not in proportion to their seats.
        let weights = accounts.map { 1 + Double($0.seats).squareRoot() / 6 }
        let account = accounts.isEmpty ? nil : accounts[chance.index(weights: weights)]
        let complaints = (account?.needs ?? []).compactMap(Complaint.named)
        guard !complaints.isEmpty, chance.happens(0.8) else {
            let other = chance.pick(Complaint.ordinary, else: (subject: "Question", body: "Could you call me?"))
            return Draft(
                accountID: account?.id, subject: other.subject, body: written(other.body, &chance), theme: nil)
        }
        let complaint = complaints[chance.index(weights: complaints.map(\.weight))]
        var draft = Draft(
            accountID: account?.id, subject: chance.pick(complaint.subjects),
            body: written(chance.pick(complaint.bodies), &chance), theme: complaint.theme)
        if chance.happens(0.15) { draft.tags = ["vip"] }
        return draft
    }

    private static func written(_ words: String, _ chance: inout Chance) -> String {
        let greeting = chance.pick(Complaint.greetings)
        let consequence = chance.pick(Complaint.consequences)
        let signature = chance.pick(Complaint.signatures)
        let text = consequence.isEmpty ? words : words + " " + consequence
        return [greeting, text, signature].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    func ticket(number: Int, createdAt: Int, _ chance: inout Chance) -> ExampleTicket {
        let status = status ?? chance.pick(["open", "pending", "solved", "solved", "closed", "closed", "closed"])
        let isDone = status == "solved" || status == "closed"
        let urgent = theme == "export_timeout" || theme == "month_end_close"
        return ExampleTicket(
            number: number, accountID: accountID, subject: subject, body: body,
            channel: chance.pick(["email", "email", "web", "web", "chat", "voice"]), status: status,
            priority: urgent ? chance.pick(["high", "urgent"]) : chance.pick(["low", "normal", "normal", "high"]),
            createdAt: createdAt, updatedAt: createdAt + chance.integer(in: 600...(9 * 86_400)), tags: tags,
            satisfaction: isDone && chance.happens(0.4) ? chance.pick(["good", "good", "bad"]) : nil, theme: theme)
    }
}
