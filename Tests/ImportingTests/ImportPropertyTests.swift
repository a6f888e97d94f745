import FeedbackModel
import TestSupport
import Testing

@testable import Importing

/// Files with faults of every kind, made from a seed: what holds of every import holds of these.
struct ImportPropertyTests {
    private let desk = """
        mapping: 1
        name: desk
        kind: ticket
        source: desk
        dates: {formats: [iso], timezone: UTC}
        fields:
          id: {column: id}
          subject: {column: subject, required: true}
          body: {column: body, as: jira_wiki}
          status: {column: status, values: {done: solved, gone: deleted}}
          created_at: {column: at}
          tags: {columns: {name: tag, repeat: all}}
          satisfaction: {column: stars, as: {scale: {min: 1, max: 5}}}
          requester: {column: mail, as: email, pii: pseudonym, when: {column: status, in: [open, done]}}
        drop: [{when: {column: status, in: [spam]}, as: spam}]
        tombstone: {when: {field: status, equals: deleted}}
        pii: {phone: drop}
        """

    private struct Row {
        var cells: [String]
        var isDropped = false
        var isFailed = false
    }

    private func row(_ random: inout SplitMix64, _ number: Int) -> Row {
        func pick(_ choices: [String]) -> String { choices[Int(random.next() % UInt64(choices.count))] }
        let status = pick(["open", "done", "gone", "spam", "odd"])
        let subject = pick(["s", "two\nlines", "a, b", "\"q\"", "é", ""])
        let at = pick(["2026-01-02", "2026-01-02T10:00:00Z", "yesterday", ""])
        let stars = pick(["1", "5", "3.5", "9", "x", ""])
        var row = Row(cells: [
            String(number), subject, pick(["*b*", "{code}", "[x|http://y]", ""]), status, at, pick(["t1", ""]),
            pick(["t2", ""]), stars, pick(["a@b.c", "A <a@b.c>", ""]), "+49 1",
        ])
        row.isDropped = status == "spam"
        let isGone = status == "gone"
        row.isFailed =
            !row.isDropped
            && (["9", "x"].contains(stars) || at == "yesterday" || at.isEmpty && !isGone || subject.isEmpty && !isGone)
        if random.next() % 11 == 0 {
            row.cells.removeLast(1 + Int(random.next() % 5))
            (row.isDropped, row.isFailed) = (false, true)
        }
        return row
    }

    private func text(_ rows: [Row]) -> String {
        let header = "id,subject,body,status,at,tag,tag,stars,mail,phone\n"
        return header
            + rows.map { row in
                row.cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n"
            }.joined()
    }

    // Read is what is stored, updated, unchanged, dropped or failed; each row that is not stored is told once; a second
    // import changes nothing, however the bytes arrive; and nobody's address or telephone number is stored.
    @Test func everyRowIsAccountedForWhateverIsInTheFile() throws {
        let map = try mapping(desk)
        for seed in UInt64(1)...60 {
            var random = SplitMix64(seed: seed)
            let made = (0..<Int(random.next() % 60)).map { row(&random, $0) }
            let text = text(made)
            let sink = Gathering()
            var told: [ImportRejection] = []
            let report = try Importer(map, secret: Array(repeating: 7, count: 32)).run(
                opening: { source(Array(text.utf8), pieces: 1 + Int(seed)) }, into: sink, reject: { told.append($0) })
            #expect(report.isBalanced, "seed \(seed)")
            #expect(report.read == made.count, "seed \(seed)")
            #expect(report.dropped["spam", default: 0] == made.count(where: \.isDropped), "seed \(seed)")
            #expect(report.failed == made.count(where: \.isFailed), "seed \(seed) \(report.failures)")
            #expect(told.count(where: \.isFailure) == report.failed, "seed \(seed)")
            #expect(told.count(where: { !$0.isFailure }) == made.count(where: \.isDropped), "seed \(seed)")
            let (again, _) = try imported(text, by: map, into: sink)
            #expect(again.stored + again.updated == 0, "seed \(seed)")
            #expect(again.unchanged == report.stored + report.updated + report.unchanged, "seed \(seed)")
            #expect(!"\(sink.tickets)".contains("a@b.c") && !"\(sink.tickets)".contains("+49"), "seed \(seed)")
        }
    }

    // Bytes that were changed, cut off or doubled: the sums hold, or the file is refused with words; never a crash.
    @Test func damagedFilesAreRefusedOrCounted() throws {
        let maps = try [mapping(desk), preset("jira-csv"), preset("intercom-ndjson"), preset("github-issues")]
        let texts = [
            text(
                (0..<5).map { number in Row(cells: ["\(number)", "s", "b", "open", "2026-01-02", "", "", "", "", ""]) }),
            "Summary,Issue key,Created,Labels,Labels\na,X-1,2026-01-02T00:00:00Z,x,y\n",
            #"{"id": "1", "created_at": 1, "state": "open", "source": {"body": "<p>x", "author": {"type": "user"}}, "contacts": {"contacts": [{"id": "a"}]}, "tags": {"tags": [{"name": "t"}]}}"#
                + "\n",
            #"[{"id": 1, "number": 1, "node_id": "x", "title": "T", "body": "[a](b)", "state": "open", "created_at": "2026-01-02T00:00:00Z", "labels": [{"name": "l"}]}]"#,
        ]
        for seed in UInt64(1)...240 {
            var random = SplitMix64(seed: seed)
            let which = Int(random.next() % UInt64(maps.count))
            var bytes = Array(texts[which].utf8)
            for _ in 0...random.next() % 4 where !bytes.isEmpty {
                let place = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 4 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: place)
                case 2: bytes = Array(bytes[..<place])
                default: bytes.insert(contentsOf: bytes[place...], at: place)
                }
            }
            do {
                let importer = Importer(maps[which], secret: Array(repeating: 7, count: 32))
                let report = try importer.run(opening: { source(bytes, pieces: 5) }, into: Gathering())
                #expect(report.isBalanced, "seed \(seed)")
                _ = try importer.explanation(opening: { source(bytes, pieces: 5) })
            } catch { #expect(error is ImportFailure, "seed \(seed): \(error)") }
            if let shape = try? FileShape(of: source(bytes, pieces: 5)) {
                _ = MappingDraft.starter(for: shape, kind: .ticket, name: "n", answers: .init())
            }
        }
    }
}
