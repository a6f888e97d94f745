import Storage
import TestSupport
import Testing

@testable import Shell

/// Files of every kind of record with faults among them, made from a seed: the report adds up, a dry run reports what
/// the real one does and keeps nothing, and a second import stores nothing anew.
@MainActor
struct ImportKindPropertyTests {
    private struct Kind {
        var name: String
        var map: String
        var header: String
        /// The cells that each column may have; the last of them is wrong where there is a wrong one.
        var cells: [[String]]
        var options = ""
    }

    private static let times = ["2026-01-02", "2026-01-03T10:00:00Z", "soon"]

    private static let kinds: [Kind] = [
        Kind(
            name: "ticket", map: "canvass-tickets", header: "id,subject,body,created_at,status,satisfaction",
            cells: [
                ["1", "2", "3", "4", ""], ["s", "\"a,b\""], ["w", ""], times, ["open", "deleted", "odd"],
                ["good", "", "7"],
            ]),
        Kind(
            name: "idea", map: "canvass-ideas", header: "id,title,votes,created_at,supporters,merged_into",
            cells: [["1", "2", "3", ""], ["t"], ["1", "", "-4"], times, ["a;b", "a", ""], ["", "2"]]),
        Kind(
            name: "account", map: "canvass-accounts", header: "id,name,seats,arr,plan",
            cells: [["a", "b", "c", ""], ["n", ""], ["1", "", "many"], ["10.5", "", "1e400"], ["free", ""]]),
        Kind(
            name: "contact", map: "canvass-contacts", header: "contact_id,account_id,email,name",
            cells: [["p", "q", "r", ""], ["a", ""], ["p@x.y", ""], ["Ann", ""]]),
        Kind(
            name: "event", map: "canvass-events", header: "event_id,event,timestamp,account,user",
            cells: [["1", "2", "3", "4"], ["export", "login", ""], times, ["A1", ""], ["u", ""]]),
        Kind(
            name: "vote", map: "canvass-votes", header: "idea_id,contact_id,account_id",
            cells: [["csv:1", "csv:2", ""], ["p", "q", ""], ["a", ""]]),
        Kind(
            name: "comment", map: "canvass-comments", header: "ticket_id,speaker,author,created_at,body",
            cells: [["csv:1", "csv:2", "csv:9", ""], ["customer", "note"], ["p", ""], times, ["a", "b", ""]]),
        Kind(
            name: "response", map: "google-forms", header: "Timestamp,Pick,Say",
            cells: [["2026-01-02 10:00:00", "2026-01-03 10:00:00", "soon"], ["Red", "Green", ""], ["a", "b", ""]],
            options: " --as response --timezone UTC --survey asked"),
    ]

    private func counts(_ said: String) -> [String: Int] {
        var counts: [String: Int] = [:]
        for line in said.split(separator: "\n") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 3, let count = Int(cells[2]) else { continue }
            counts[String(cells[0]), default: 0] += count
        }
        return counts
    }

    private func table(_ said: String) -> [Substring] { said.split(separator: "\n").filter { $0.contains("\t") } }

    @Test(arguments: ["ticket", "idea", "account", "contact", "event", "vote", "comment", "response"])
    func everyRecordIsAccountedFor(_ name: String) throws {
        let kind = try #require(Self.kinds.first { $0.name == name })
        let tickets = "id,subject,body,created_at\n1,a,b,2026-01-01\n2,c,d,2026-01-01\n"
        for seed in UInt64(1)...12 {
            var random = SplitMix64(seed: seed)
            let count = Int.random(in: 1...40, using: &random)
            var text = kind.header + "\n"
            for _ in 0..<count {
                var cells = kind.cells.map { $0.randomElement(using: &random) ?? "" }
                if Int.random(in: 0..<12, using: &random) == 0 { cells.removeLast() }
                text += cells.joined(separator: ",") + "\n"
            }
            let session = TypedSession(files: ["in.csv": text, "tickets.csv": tickets])
            if name == "comment" { session.run("import tickets.csv") }
            func take(_ more: String) -> String {
                let before = session.run([]).count
                let said = session.run("import file in.csv --map \(kind.map)\(kind.options) --allow-failed 99\(more)")
                return String(said.dropFirst(before))
            }
            let imports = try session.store.imports().count
            let dry = take(" --dry-run")
            #expect(try session.store.imports().count == imports)
            let real = take("")
            #expect(table(dry) == table(real), "seed \(seed)")
            let first = counts(real)
            func sum(_ counts: [String: Int]) -> Int {
                ["new", "updated", "unchanged", "dropped", "failed"].reduce(0) { $0 + (counts[$1] ?? 0) }
            }
            #expect(first["read"] == count && sum(first) == count, "seed \(seed): \(real)")
            let again = counts(take(""))
            #expect(again["read"] == count && sum(again) == count, "seed \(seed)")
            #expect(again["new"] == 0 && again["failed"] == first["failed"], "seed \(seed)")
        }
    }
}
