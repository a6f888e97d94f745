import Foundation

/// A workspace with many tickets about some themes, imported, and the same tables for a peer.
struct FeedbackWorkspace {
    static let accounts = 20_000
    let scratch: ScratchWorkspace
    let tickets: Int
    let themes: Int

    init(tickets: Int, themes: Int, canvass: String) throws {
        scratch = try ScratchWorkspace()
        self.tickets = tickets
        self.themes = themes
        try TicketTable(seed: 1, themes: themes, accounts: Self.accounts)
            .write(tickets, to: scratch.folder + "/tickets.csv")
        try scratch.write(accountTable, to: "accounts.csv")
        try scratch.write(Self.codebook(themes: themes), to: "surveys/themes.yaml")
        try scratch.write(
            "workspace: bench\ncurrency: EUR\nlanguages: [en]\nunit: accounts\nsegments: [plan]\n",
            to: "surveys/canvass.yaml")
        for name in ["accounts", "tickets"] {
            try scratch.run(
                canvass, ["--workspace", scratch.folder, "import", scratch.folder + "/\(name).csv"])
        }
    }

    static func theme(_ number: Int) -> String { "t\(number)" }

    /// A codebook of so many themes, whose phrases stand in the tickets of a table.
    static func codebook(themes: Int) -> String {
        "codebook: bench\nthemes:\n  - bug:\n      definition: Something is broken.\n      themes:\n"
            + (0..<themes).map { theme in
                "        - \(Self.theme(theme)):\n            definition: Number \(theme).\n            phrases:\n"
                    + (0..<TicketTable.phrasesPerTheme).map {
                        "              - \(TicketTable.phrase($0, ofTheme: theme))\n"
                    }.joined()
            }.joined()
    }

    /// Whole amounts, so that sums are the same in whatever order they are made.
    private var accountTable: String {
        var generator = SplitMix(state: 7)
        let plans = ["free", "starter", "team", "business"]
        return "account_id,name,plan,seats,arr\n"
            + (0..<Self.accounts).map { number in
                "\(TicketTable.account(number)),Customer \(number),\(plans[generator.below(plans.count)])"
                    + ",\(1 + generator.below(200)),\(generator.below(50_000))\n"
            }.joined()
    }
}
