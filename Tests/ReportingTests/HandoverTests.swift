import FeedbackModel
import Reporting
import RoadmapScoring
import SurveyModel
import TestSupport
import Testing

@testable import Importing

struct HandoverTests {
    private static func item(
        _ id: String, title: String? = nil, covers: [String] = ["bug/export"], words: [String] = [],
        due: CalendarDate? = nil
    ) -> HandoverItem {
        let initiative = Initiative(
            id: id, title: title, covers: covers.map { .init(theme: $0, share: 0.5) },
            effort: [.init(team: "app", low: 2, high: 4), .init(team: "web", low: 5, high: 6)])
        var score = RoadmapScore(initiative: id, method: .needPerWeek)
        (score.score, score.low, score.high, score.rank, score.topThree) = (1.5, 1, 2, 1, 0.9)
        let quotes = words.map {
            ReviewReport.Quote(
                words: $0, fidelity: .verbatim, channel: .interview, place: "session 1", accountID: "a1",
                accountName: "=Acme", day: "2026-03-02")
        }
        return HandoverItem(
            initiative, scores: [score], rankedCount: 3, chance: "90 %",
            quotes: ["bug/export": quotes], quarter: due == nil ? nil : 2, due: due,
            link: "https://wiki.example/r#\(id)")
    }

    private static func text(_ file: Handover.File) -> String {
        guard case .text(let text) = file.content else { return "" }
        return text
    }

    /// What our own reader finds in a file.
    private static func rows(_ text: String) throws -> [[String]] {
        var first: [UInt8]? = Array(text.utf8)
        let window = ByteWindow {
            defer { first = nil }
            return first
        }
        return try DelimitedReader(window, delimiter: .comma).rows(.max)
    }

    @Test func jiraGetsTheColumnsThatItsImporterKnows() throws {
        let item = Self.item(
            "exports", covers: ["wish/big table", "bug/export"], due: CalendarDate("2027-06-30"))
        let files = Handover(items: [item], targetAccounts: 10).jira(issueType: "Task")
        let rows = try Self.rows(Self.text(files[0]))
        #expect(files.map(\.name) == ["jira-import.csv"])
        #expect(
            rows[0] == [
                "Summary", "Issue Type", "Priority", "Labels", "Labels", "Labels", "Components", "Description",
                "Due Date", "External ID", "Evidence URL", "Score",
            ])
        #expect(rows[1][0...6] == ["exports", "Task", "High", "wish-big-table", "bug-export", "", "web"])
        #expect(
            rows[1][8...] == ["30/Jun/27 12:00 AM", "canvass:exports", "https://wiki.example/r#exports", "1.5000"])
        #expect(rows[1][7].hasPrefix("Canvass: canvass:exports\n"))
    }

    // Jira takes 250 issues of an ordinary user, and nobody wants to find that out by a half import.
    @Test(arguments: [(250, ["jira-import.csv"]), (251, ["jira-import-1.csv", "jira-import-2.csv"])])
    func manyIssuesAreDivided(_ count: Int, _ names: [String]) throws {
        let items = (0..<count).map { Self.item("i\($0)") }
        let files = Handover(items: items, targetAccounts: 1).jira(issueType: "Story")
        #expect(files.map(\.name) == names)
        let found = try files.flatMap { try Self.rows(Self.text($0)).dropFirst().map { $0[9] } }
        #expect(found == items.map(\.key))
    }

    // Titles and words come from people; Jira refuses what is too long, and a file that breaks breaks all of it.
    @Test func hostileWordsStayInTheirCells() throws {
        for seed in UInt64(1)...30 {
            var random = SplitMix64(seed: seed)
            let items = (0..<4).map { number in
                Self.item(
                    "i\(number)", title: HostileText.random(using: &random),
                    words: (0..<12).map { _ in HostileText.random(using: &random) })
            }
            let handover = Handover(items: items, targetAccounts: 5)
            let rows = try Self.rows(Self.text(handover.jira(issueType: "Story")[0]))
            #expect(rows.count == 5, "seed \(seed)")
            for row in rows.dropFirst() {
                #expect(row.count == 12, "seed \(seed)")
                #expect(row[0].utf16.count <= 255 && !row[0].contains(where: \.isNewline), "seed \(seed)")
                #expect(row[7].utf16.count <= 32_767, "seed \(seed)")
                #expect(row[7].components(of: "{quote}").isMultiple(of: 2), "seed \(seed)")
            }
            #expect(Self.text(handover.trello[0]).split(separator: "\n").count == 4, "seed \(seed)")
            #expect(try Self.rows(Self.text(handover.trello[1])).count == 5, "seed \(seed)")
            #expect(Self.text(handover.github[0]).split(separator: "\n").count == 4, "seed \(seed)")
            for file in handover.sheets {
                let text = Self.text(file)
                #expect(text.unicodeScalars.first == "\u{FEFF}")
                for cell in try Self.rows(String(text.unicodeScalars.dropFirst())).dropFirst().joined() {
                    let isNumber = Double(cell) != nil
                    #expect(isNumber || !"=+-@\t\r＝＋－＠".contains(cell.first ?? "x"), "seed \(seed)")
                }
            }
        }
    }

    // What the sheet guards is what was said, behind an apostrophe, and nothing else is changed.
    @Test func aSheetHoldsTheWordsAsTheyCame() throws {
        for seed in UInt64(1)...30 {
            var random = SplitMix64(seed: seed)
            let words = (0..<8).map { _ in HostileText.random(using: &random) }
            let handover = Handover(items: [Self.item("a", words: words)], targetAccounts: 5)
            let text = Self.text(handover.sheets[2])
            let cells = try Self.rows(String(text.unicodeScalars.dropFirst())).dropFirst().map { $0[2] }
            for (cell, word) in zip(cells, words) {
                #expect(cell == word || cell == "'" + word, "seed \(seed)")
            }
            #expect(cells.count == words.count)
        }
    }

    @Test func accountsAreNamedOnlyWhereThatIsWanted() {
        let item = Self.item("exports", words: ["It spins."])
        let named = Self.text(Handover(items: [item], targetAccounts: 5).jira(issueType: "Story")[0])
        #expect(named.contains("=Acme \\(a1)"))
        let handover = Handover(items: [item], targetAccounts: 5, namesAccounts: false)
        for file in handover.jira(issueType: "Story") + handover.trello + handover.github + handover.sheets {
            #expect(!Self.text(file).contains("Acme"))
            #expect(!Self.text(file).contains("a1"))
        }
    }

    // A text that is too long loses whole parts, the last first, and says so.
    @Test func aDescriptionFitsIntoItsField() throws {
        let item = Self.item("exports", words: (0..<9).map { "\($0) " + String(repeating: "word ", count: 2_000) })
        let description = try Self.rows(
            Self.text(Handover(items: [item], targetAccounts: 5).jira(issueType: "Story")[0]))[1][7]
        #expect(description.utf16.count <= 32_767)
        #expect(description.hasPrefix("Canvass: canvass:exports\n"))
        #expect(description.hasSuffix("Left out, since there is no room: 6 parts of this text."))
    }

    @Test(arguments: [
        ("a *bold* and_plain word", "a \\*bold\\* and_plain word"), ("{code}", "\\{code\\}"),
        ("C:\\temp", "C:&#92;temp"),
        ("h1. Title", "h1&#46; Title"), ("follow-up - now", "follow-up \\- now"),
        ("see [x|http://y]!", "see \\[x\\|http://y\\]\\!"),
        ("fine (y) :)", "fine \\(y) \\:)"), ("&#123; & co", "&amp;\\#123; & co"), ("bq. x", "bq&#46; x"),
        ("end.", "end."),
    ])
    func wordsFormatNothingInJira(_ words: String, _ markup: String) {
        #expect(EscapedText.jiraWiki(words) == markup)
    }

    // UserVoice refuses a file with a byte order mark, and people without an address.
    @Test func traitsHaveTheHeadersThatUserVoiceRequires() throws {
        var traits = CustomerTraits()
        let account = Account(
            id: "a1", source: "crm", name: "Acme", attributes: ["plan": "pro"], seats: 12, revenue: 1200.5)
        traits.add(
            Contact(id: "c1", source: "crm", accountID: "a1", name: "=Ann", email: "ann@acme.example"), of: account)
        traits.add(Contact(id: "c2", source: "crm"), of: account)
        // What stands for an address reaches nobody.
        traits.add(Contact(id: "c3", source: "crm", email: "p_0123456789abcdef@acme.example"), of: account)
        let rows = try Self.rows(Self.text(traits.files[0]))
        #expect(rows[0].prefix(2) == ["external_user.external_id", "external_user.email_address"])
        #expect(rows[0].contains("account.external_id"))
        #expect(
            rows[1] == ["c1", "ann@acme.example", "=Ann", "", "a1", "Acme", "pro", "1200.50", "12", ""])
        #expect(rows.count == 2)
        #expect(traits.omitted == 2)
    }
}

extension String {
    fileprivate func components(of mark: String) -> Int { ranges(of: mark).count }
}
