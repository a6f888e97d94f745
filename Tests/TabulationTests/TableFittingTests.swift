import TerminalText
import Testing

@testable import Tabulation

/// What of a table has room on a screen.
@Suite struct TableFittingTests {
    private let table = Table(
        columns: [
            Table.Column("session", brevity: .identifier), Table.Column("survey"), Table.Column("ticket", priority: 1),
            Table.Column("started_at", title: "started", priority: 2, brevity: .minute),
            Table.Column("actor", priority: 3), Table.Column("bar", title: "", priority: 9, isPicture: true),
        ],
        rows: [
            [
                .text("1a2b3c4d-0000-4000-8000-000000000001"), .untrusted("churn"), .null,
                .text("2026-03-02T09:00:00.123Z"), .untrusted("sam"),
                .text("··━━●━━··········································"),
            ],
            [
                .text("1a2b3c4d-9000-4000-8000-000000000002"), .untrusted("churn"), .null,
                .text("2026-03-02T09:01:00Z"), .untrusted("petra"), .null,
            ],
        ])

    private func shown(_ width: Int?, keepsAll: Bool = false) -> (columns: String, hidden: String) {
        let fitted = table.fitted(to: TableLayout(width: width), keepsAll: keepsAll)
        return (
            fitted.table.columns.map(\.title).joined(separator: " "), fitted.hidden.map(\.title).joined(separator: " ")
        )
    }

    // What says nothing goes first, then the least important; a picture goes without a word.
    @Test func theImportantColumnsStay() {
        #expect(shown(120) == ("session survey ticket started actor ", ""))
        #expect(shown(84) == ("session survey started actor ", "ticket"))
        #expect(shown(52) == ("session survey started actor", "ticket"))
        #expect(shown(44) == ("session survey started", "ticket actor"))
        #expect(shown(24) == ("session survey", "ticket started actor"))
    }

    // A short id that names two sessions names none.
    @Test func idsAreAsLongAsItTakesToTellThemApart() {
        let rows = table.fitted(to: TableLayout(width: 60)).table.rows
        #expect(rows.map { $0[0] } == [.text("1a2b3c4d-0"), .text("1a2b3c4d-9")])
        #expect(rows.map { $0[2] } == [.text("2026-03-02 09:00"), .text("2026-03-02 09:01")])
    }

    // Where not even the important columns fit, rows are shown whole, so nothing is missing from them.
    @Test func onATinyScreenNothingIsLeftOut() {
        #expect(shown(12) == ("session survey ticket started actor", ""))
        #expect(table.fitted(to: TableLayout(width: 12)).table.rows[0][0] == table.rows[0][0])
    }

    @Test func allColumnsAreWholeWhereAskedFor() {
        #expect(shown(52, keepsAll: true) == ("session survey ticket started actor", ""))
        let fitted = table.fitted(to: TableLayout(width: 52), keepsAll: true)
        #expect(fitted.table.rows[1] == Array(table.rows[1].prefix(5)))
    }

    // A file has room for everything, but not for pictures.
    @Test func offAScreenEverythingIsWhole() {
        #expect(shown(nil) == ("session survey ticket started actor", ""))
        #expect(table.fitted(to: TableLayout()).table.rows[0][3] == .text("2026-03-02T09:00:00.123Z"))
    }

    // Whatever the cells and the width are, a box keeps within it, and each column is shown or named.
    @Test func noTableBreaksTheScreen() {
        var state: UInt64 = 11
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: state >> 33) % count
        }
        let words = [
            "a", "", "export just spins", "2026-03-02T09:00:00Z", "港商事 港商事", "x\u{1B}[2J", "zendesk:35436", "\n\n",
        ]
        let brevities: [Table.Brevity] = [.whole, .identifier, .minute, .day]
        for round in 0..<400 {
            let columns = (0...random(8)).map { index in
                Table.Column(
                    "column_\(index)", priority: random(5), brevity: brevities[random(4)], isPicture: random(6) == 0)
            }
            let rows = (0..<random(5)).map { _ in
                columns.prefix(1 + random(columns.count)).map { _ -> Cell in
                    random(5) == 0 ? .integer(random(100_000)) : random(6) == 0 ? .null : .untrusted(words[random(8)])
                }
            }
            let (table, width) = (Table(columns: columns, rows: rows), 10 + random(110))
            let fitted = table.fitted(to: TableLayout(width: width))
            let text = fitted.table.text(as: .box, layout: TableLayout(width: width))
            if text.hasPrefix("┌") {
                let widest = text.split(separator: "\n").map { DisplayWidth.of($0) }.max() ?? 0
                #expect(widest <= width, "round \(round), width \(width)")
            }
            let seen = Set(fitted.table.columns.map(\.key)).union(fitted.hidden.map(\.key))
            #expect(seen.isSuperset(of: columns.filter { !$0.isPicture }.map(\.key)), "round \(round)")
        }
    }
}
