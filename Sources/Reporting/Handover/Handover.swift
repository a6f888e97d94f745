internal import RoadmapScoring
package import Tabulation

/// What goes to the tools that teams build with: initiatives, and files that these tools read without an API.
package struct Handover: Hashable, Sendable {
    /// Best first.
    package var items: [HandoverItem]
    package var targetAccounts: Int
    package var currency: String?
    /// Whether accounts are named; otherwise they are only counted.
    package var namesAccounts: Bool

    package init(items: [HandoverItem], targetAccounts: Int, currency: String? = nil, namesAccounts: Bool = true) {
        self.items = items
        self.targetAccounts = targetAccounts
        self.currency = currency
        self.namesAccounts = namesAccounts
    }

    /// A file to write.
    package struct File: Hashable, Sendable {
        package enum Content: Hashable, Sendable {
            case text(String)
            /// Sheets of a workbook, by name.
            case workbook([Sheet])
        }

        package struct Sheet: Hashable, Sendable {
            package var name: String
            package var table: Table
        }

        package var name: String
        package var content: Content

        package init(_ name: String, _ content: Content) {
            self.name = name
            self.content = content
        }

        /// Files with so many rows at most each, `NAME-1.csv`, `NAME-2.csv` where one is not enough.
        static func divided(_ name: String, _ table: Table, every limit: Int, text: (Table) -> String) -> [File] {
            guard table.rows.count > limit else { return [File(name + ".csv", .text(text(table)))] }
            return stride(from: 0, to: table.rows.count, by: limit).enumerated().map { number, start in
                let rows = Array(table.rows[start..<min(table.rows.count, start + limit)])
                return File(
                    "\(name)-\(number + 1).csv", .text(text(Table(columns: table.columns, rows: rows))))
            }
        }
    }

    /// Whose words a quotation is, where and when.
    func source(_ quote: ReviewReport.Quote) -> String {
        var quote = quote
        if !namesAccounts { (quote.accountID, quote.accountName) = (nil, nil) }
        return quote.source(orElse: namesAccounts ? "no account" : "a customer")
    }

    /// CSV as it is, for a program that takes every cell for text.
    static func exact(_ table: Table) -> String {
        table.text(as: .csv, layout: TableLayout(isSpreadsheetSafe: false))
    }

    /// CSV for a spreadsheet: it begins with a byte order mark, and nothing in it runs.
    static func spreadsheet(_ table: Table) -> String { "\u{FEFF}" + table.text(as: .csv) }
}

extension ReviewReport.Quote {
    /// Account, channel, kind of words, day and place, for people.
    func source(orElse nobody: String) -> String {
        let account = accountID.map { id in accountName.map { "\($0) (\(id))" } ?? "account \(id)" } ?? nobody
        return "\(account), \(channel.title), \(fidelity.title), \(day), \(place)"
    }
}
