internal import Storage
internal import Tabulation

/// What an erasure does, in words and as a table.
struct ErasureWords {
    let counts: ErasureCounts

    /// What becomes of each thing that is counted.
    private static let outcomes: [ErasureCounts.Item: (title: String, becomes: String)] = [
        .contacts: ("contacts", "name, address and role go"),
        .tickets: ("tickets", "words and requester go; times, account and themes stay"),
        .ideas: ("ideas", "words and author go; votes and themes stay"),
        .reviews: ("reviews", "words and author go; stars and themes stay"),
        .comments: ("comments", "words and author go"),
        .supporters: ("votes", "the name goes; the vote counts on"),
        .users: ("users of the product", "the name goes; the uses count on"),
        .former: ("former values", "go, and no undo brings them back"),
        .sessions: ("sessions", "words go; numbers and hash chain stay"),
        .followUps: ("follow-ups", "words go"),
        .words: ("stretches of words", "are gone"),
    ]

    /// A row for each thing of which there is any.
    var table: Table {
        Table(
            columns: [
                .init("item", title: "what"), .init("count", alignment: .trailing), .init("becomes", priority: 1),
            ],
            rows: ErasureCounts.Item.allCases.filter { counts[$0] > 0 }.map { item in
                [
                    .text(item.rawValue), .integer(counts[item]), .text(Self.outcomes[item]?.becomes ?? ""),
                ]
            })
    }

    /// `3 tickets, 1 contact`; the item's own name where there is one of it or many.
    var sentence: String {
        let parts = ErasureCounts.Item.allCases.filter { counts[$0] > 0 }.map { item in
            "\(Self.outcomes[item]?.title ?? item.rawValue): \(counts[item])"
        }
        return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
    }
}
