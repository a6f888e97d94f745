import FeedbackModel
import Foundation
import Journal
import Shell
import Storage
import Testing

@MainActor
@Suite struct ReviewImportTests {
    /// The bundle of a workspace in which two accounts were asked about bulk edits.
    private func bundle(isWithdrawn: Bool = false) throws -> String {
        let session = try FeedbackFixture.workspace()
        for number in 3...6 {
            let id = SessionID("1000000\(number)-0000-4000-8000-000000000000")
            let record = SessionRecord(
                id: id, kind: .interview, survey: "s", definition: "d", accountID: "a\(number)", actor: "sam",
                startedAt: Int64(number), status: .ended)
            let draft = EntryDraft(
                time: 5, monotonic: 5, spell: 0, actor: "sam",
                kind: number == 3 && isWithdrawn ? "withdrawn" : "answered", schema: 1, payload: "{}", words: [])
            _ = try session.store.open(record, definition: "survey: s", with: [draft])
            let codebook = try #require(try session.store.codebook())
            try session.store.replaceEvidence(
                of: id, upTo: 1, fingerprint: codebook.fingerprint,
                with: [
                    Evidence(
                        theme: "wish/bulk", source: .session(id: id.text, sequence: 1, place: "bulk"),
                        channel: .interview, fidelity: .closed, accountID: "a\(number)", time: 1_772_000_000_000,
                        wasAsked: true, isPresent: true, words: nil)
                ])
        }
        return session.run("feedback export").split(separator: "\n").filter { $0.hasPrefix("{") }
            .map { $0 + "\n" }.joined()
    }

    private func only(_ session: TypedSession, _ line: String) -> String {
        let before = session.run([]).count
        return String(session.run(line).dropFirst(before))
    }

    private func object(_ transcript: String) throws -> [String: Any] {
        try #require(
            JSONSerialization.jsonObject(with: Data(FeedbackFixture.results(transcript).utf8)) as? [String: Any])
    }

    // The effect is shown before anything is stored; accepted, it counts; a second time nothing changes; taken back, all is
    // as before.
    @Test func evidenceIsShownTakenOverAndTakenBack() throws {
        let session = try FeedbackFixture.workspace()
        session.files["b.jsonl"] = try bundle()
        let before = only(session, "roadmap score --format json")
        let shown = try object(only(session, "review import b.jsonl --format json"))
        #expect(shown["new_items"] as? Int == 4 && shown["own_items"] as? Int == 5)
        #expect(shown["new_accounts"] as? [String] == ["a3"])
        let accounts = try #require(shown["accounts"] as? [[String: Any]])
        #expect(accounts.filter { $0["matching"] as? String == "not_on_file" }.count == 3)
        let bulk = try #require(
            (shown["initiatives"] as? [[String: Any]])?.first { $0["initiative"] as? String == "bulk_edit" })
        #expect(bulk["rank_before"] is NSNull && bulk["rank_after"] as? Int != nil)
        #expect(shown["import"] is NSNull)
        #expect(only(session, "roadmap score --format json") == before)

        let accepted = only(session, "review import b.jsonl --accept --format table")
        #expect(accepted.contains("counts from now on") && accepted.contains("bulk_edit"))
        #expect(only(session, "roadmap score --format json") != before)
        #expect(only(session, "review import b.jsonl --accept").contains("it is already here: nothing changed"))
        let imports = try #require(
            JSONSerialization.jsonObject(
                with: Data(FeedbackFixture.results(only(session, "review imports --format json")).utf8))
                as? [[String: Any]])
        #expect(imports.count == 1)
        let id = try #require(imports.first?["import"] as? String)
        #expect(only(session, "review freeze with").contains("is frozen"))
        #expect(only(session, "feedback why wish/bulk --format json").contains("10000003"))
        #expect(only(session, "review unimport \(id.prefix(8))").contains("counts no more"))
        #expect(only(session, "roadmap score --format json") == before)
        #expect(only(session, "review unimport \(id.prefix(8))").contains("[exit 1]"))
        #expect(only(session, "review show with --format table").contains("same bytes"))
    }

    // A session that was withdrawn there gives nothing; a newer bundle takes what was imported of it out of the counts.
    @Test func whatWasWithdrawnElsewhereCountsNoMore() throws {
        let session = try FeedbackFixture.workspace()
        session.files["old.jsonl"] = try bundle()
        session.files["new.jsonl"] = try bundle(isWithdrawn: true)
        #expect(session.files["new.jsonl"]?.contains("\"withdrawn\":[\"10000003-") == true)
        let before = session.run("review import old.jsonl --accept", "feedback why wish/bulk --format json")
        #expect(before.contains("10000003"))
        let shown = try object(only(session, "review import new.jsonl --format json"))
        #expect(shown["gone_items"] as? Int == 1 && shown["new_items"] as? Int == 0)
        // Ids of one run follow each other: the second import has another one than the first.
        let again = try FeedbackFixture.workspace()
        for name in ["old.jsonl", "new.jsonl"] { again.files[name] = session.files[name] }
        again.run(
            "review import old.jsonl --accept", "review import new.jsonl --accept", "review import old.jsonl --accept")
        #expect(again.exitCodes == [0, 0, 0])
        let ids = try again.store.deskRecords().map(\.id.short)
        #expect(ids.count == 3)
        again.run("review unimport \(ids[2])")
        #expect(!only(again, "feedback why wish/bulk --format json").contains("10000003"))
        again.run("review unimport \(ids[1])")
        #expect(only(again, "feedback why wish/bulk --format json").contains("10000003"))
    }

    // A file that is none of ours is refused with its place, and nothing is stored.
    @Test func aBrokenBundleStoresNothing() throws {
        let session = try FeedbackFixture.workspace()
        let whole = try bundle()
        session.files["cut.jsonl"] = String(whole.dropLast(90))
        session.files["csv.csv"] = "a,b\n1,2\n"
        let cut = only(session, "review import cut.jsonl --accept")
        #expect(cut.contains("cut.jsonl:") && cut.contains("cut off") && cut.hasSuffix("[exit 65]\n"))
        #expect(only(session, "review import csv.csv --accept").contains("csv.csv:1:1: error"))
        #expect(only(session, "review import nothing.jsonl").hasSuffix("[exit 66]\n"))
        session.files["b.jsonl"] = whole
        #expect(only(session, "review import b.jsonl --match a4=nobody").hasSuffix("[exit 64]\n"))
        #expect(only(session, "review import b.jsonl --match zz=a1").hasSuffix("[exit 64]\n"))
        #expect(try session.store.deskRecords().isEmpty)
    }

    // One of their accounts is ours under another id: somebody says so, and it is in the share from then on.
    @Test func anAccountIsMatchedByHand() throws {
        let session = try FeedbackFixture.workspace()
        session.files["b.jsonl"] = try bundle()
        let shown = try object(only(session, "review import b.jsonl --match a4=a2 --accept --format json"))
        let accounts = try #require(shown["accounts"] as? [[String: Any]])
        #expect(accounts.contains { $0["account"] as? String == "a4" && $0["here"] as? String == "a2" })
        let bulk = try #require((shown["themes"] as? [[String: Any]])?.first { $0["theme"] as? String == "wish/bulk" })
        #expect(bulk["asked_before"] as? Int == 0 && bulk["asked_after"] as? Int == 2)
    }

    // A session of this store counts already; what it does is shown all the same.
    @Test func aSessionOfTheStoreShowsWhatItDoes() throws {
        let session = try FeedbackFixture.workspace()
        let text = only(session, "review import 00000000 --format json")
        #expect(text.contains("counts already, with 2 items"))
        #expect(try #require(try object(text)["themes"] as? [Any]).count > 0)
    }
}
