import FeedbackModel
import Foundation
import GRDB
import Journal
import Storage
import StoreSQLite
import Testing

/// Whoever reaches past the program into the file is found out.
@MainActor
struct SessionVerifyTests {
    /// A store on disk with one interview that has ended, and a hand that may change the file.
    @MainActor
    private final class Tampering {
        let folder: URL
        let fixture: InterviewFixture

        init() throws {
            folder = FileManager.default.temporaryDirectory.appendingPathComponent("canvass-verify-\(UUID())")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            fixture = try InterviewFixture(store: try SQLiteStore(path: folder.path + "/canvass.sqlite"))
            fixture.pipe("interview renewal --account a1", ["yes", "7", "1", "yes", "it dies", "A story."])
        }

        /// Changes the file; the triggers that guard it are the first thing an intruder removes.
        func change(_ sql: String) throws {
            try DatabaseQueue(path: folder.path + "/canvass.sqlite").write { db in
                for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
                    try db.execute(sql: "DROP TRIGGER \(name)")
                }
                try db.execute(sql: sql)
            }
        }

        func sequence(of kind: String) throws -> Int {
            try #require(try fixture.entries.first { $0.draft.kind == kind }?.sequence)
        }

        /// The exit code and the problems that are told.
        func verify() -> (code: Int32, problems: [String]) {
            let code = fixture.pipe("session verify 5e551001 --format json")
            let rows = try? JSONSerialization.jsonObject(with: Data(fixture.result.utf8)) as? [[String: Any]]
            return (code, (rows ?? []).compactMap { $0["problem"] as? String })
        }

        deinit { try? FileManager.default.removeItem(at: folder) }
    }

    @Test func anUntouchedSessionHolds() throws {
        let tampering = try Tampering()
        #expect(tampering.verify() == (0, []))
        #expect(tampering.fixture.pipe("session verify") == 0)
        #expect(
            tampering.fixture.result == """
                session\tevents\tstatus\toff_path\tproblem
                5e551001-0000-4000-8000-000000000000\t\(try tampering.fixture.entries.count)\tok\t\t

                """)
    }

    @Test func aChangedAnswerIsFound() throws {
        let tampering = try Tampering()
        let place = try #require(try tampering.fixture.entries.first { $0.draft.payload.contains("\"integer\":7") })
        try tampering.change(
            "UPDATE journal_entry SET payload = replace(payload, '7', '9') WHERE sequence = \(place.sequence)")
        let (code, problems) = tampering.verify()
        #expect(code == 1)
        #expect(problems.contains("entry \(place.sequence) was changed after it was written"))
        #expect(tampering.fixture.told.first == "error: 1 of 1 sessions is broken")
    }

    @Test func aChangedWordIsFoundAndNotTold() throws {
        let tampering = try Tampering()
        let place = try tampering.sequence(of: "said")
        try tampering.change("UPDATE words SET text = 'it is fine' WHERE sequence = \(place)")
        let (code, problems) = tampering.verify()
        #expect(code == 1)
        #expect(problems == ["words 1 of entry \(place) were changed after they were written"])
        #expect(!(tampering.fixture.result + tampering.fixture.told.joined()).contains("fine"))
    }

    /// The chain alone does not show that its end is gone; the session's count and status do.
    @Test func aMissingEndIsFound() throws {
        let tampering = try Tampering()
        let count = try tampering.fixture.entries.count
        try tampering.change("DELETE FROM journal_entry WHERE sequence = \(count)")
        let (code, problems) = tampering.verify()
        #expect(code == 1)
        #expect(
            problems == [
                "\(count) entries were written, and \(count - 1) are there",
                "the session is ended, its journal does not say so",
            ])
    }

    @Test func aMissingEntryInTheMiddleIsFound() throws {
        let tampering = try Tampering()
        let place = try tampering.sequence(of: "asked") + 2
        try tampering.change("DELETE FROM journal_entry WHERE sequence = \(place)")
        let (code, problems) = tampering.verify()
        #expect(code == 1)
        #expect(problems.contains("entry \(place) is missing"))
    }

    @Test func entriesThatChangedPlacesAreFound() throws {
        let tampering = try Tampering()
        let places = try tampering.fixture.entries.filter { $0.draft.words.isEmpty }.map(\.sequence)
        let (first, second) = (try #require(places.first), try #require(places.last))
        try tampering.change(
            """
            UPDATE journal_entry SET sequence = 1000 WHERE sequence = \(first);
            UPDATE journal_entry SET sequence = \(first) WHERE sequence = \(second);
            UPDATE journal_entry SET sequence = \(second) WHERE sequence = 1000;
            """)
        let (code, problems) = tampering.verify()
        #expect(code == 1)
        #expect(problems.contains("entry \(first) does not follow from the one before it"))
        #expect(problems.contains("entry \(second) was changed after it was written"))
    }

    /// Somebody who recomputes the whole chain can still not answer a question that was never asked.
    @Test func whatDoesNotFitTheDefinitionIsFound() throws {
        let fixture = try InterviewFixture()
        fixture.pipe("interview renewal --account a1", ["yes", "10"])
        let id = try fixture.record.id
        let stray = try EntryDraft(
            StrayEvent.answered(question: "why", value: ["codes": ["price"]]), time: 0, monotonic: 0, spell: 0,
            actor: "x", salt: { [] })
        _ = try fixture.store.append([stray], to: id, status: .open)
        #expect(fixture.pipe("session verify") == 1)
        #expect(fixture.result.contains("does not fit: 'why' is not asked on this path"))
    }

    /// A session that is gone has no row, but the store knows that it was there; it is told once all are looked at.
    @Test func aSessionThatIsGoneIsFound() throws {
        let tampering = try Tampering()
        try tampering.change("DELETE FROM words; DELETE FROM journal_entry; DELETE FROM lease; DELETE FROM session")
        #expect(tampering.fixture.pipe("session verify") == 1)
        #expect(
            tampering.fixture.result.contains(
                "5e551001-0000-4000-8000-000000000000\t0\tbroken\t\tthe session is gone: it was opened in this store\n")
        )
        #expect(tampering.fixture.told.first == "error: the store does not hold what was put in it")
    }

    /// The journal's first entry says what the session is about, whatever its row and the log of openings say.
    @Test func anotherAccountIsFound() throws {
        let tampering = try Tampering()
        try tampering.change("UPDATE session SET account_id = 'a12'")
        let (code, problems) = tampering.verify()
        #expect(code == 1)
        #expect(
            problems == [
                "what the session is about was changed after it was opened",
                "the journal was opened with another account than the session's",
            ])
        tampering.fixture.files["results/canvass.sqlite"] = ""
        #expect(tampering.fixture.pipe("doctor --format tsv") == 1)
        #expect(tampering.fixture.result.contains("\twrong\tsession 5e551001: what the session is about was changed"))
    }

    @Test func aSessionThatWasReopenedByHandIsFound() throws {
        let tampering = try Tampering()
        try tampering.change("UPDATE session SET status = 'open'")
        #expect(tampering.verify() == (1, ["the session is open, its journal does not say so"]))
    }

    /// What is counted must be what the journal says.
    @Test(arguments: [
        "UPDATE evidence SET is_present = 0", "UPDATE evidence SET account_id = 'a12'", "DELETE FROM evidence",
        "UPDATE evidence SET words = 'All is well.' WHERE words IS NOT NULL",
        """
        INSERT INTO evidence (session, theme, sequence, place, channel, fidelity, time, was_asked, is_present)
        VALUES (1, 'bug/login', 3, 'nps', 'interview', 'verbatim', 1, 0, 1)
        """,
    ])
    func changedEvidenceIsFound(_ statement: String) throws {
        let tampering = try Tampering()
        #expect(tampering.fixture.pipe("feedback list") == 0)
        #expect(try tampering.fixture.store.sessionEvidence(theme: nil).contains { $0.words != nil })
        #expect(tampering.verify() == (0, []))
        try tampering.change(statement)
        let (code, problems) = tampering.verify()
        #expect(code == 1)
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("its evidence is not what the journal says: see entries ") == true)
    }

    /// A withdrawal is an event; whoever only erases is found.
    @Test func erasingByHandIsNoWithdrawal() throws {
        let tampering = try Tampering()
        #expect(tampering.fixture.pipe("session withdraw 5e551001 --yes") == 0)
        #expect(tampering.verify() == (0, []))
        let other = try Tampering()
        let place = try other.sequence(of: "said")
        try other.change("UPDATE words SET text = NULL, salt = x'' WHERE sequence = \(place)")
        #expect(other.verify() == (1, ["words of entry \(place) were erased, and no withdrawal says so"]))
    }

    @Test func answersOffThePathAreListed() throws {
        let fixture = try InterviewFixture()
        fixture.pipe("interview renewal --account a1", ["yes", "7", "1", "/goto nps", "10"])
        #expect(fixture.pipe("session verify --format json") == 0)
        #expect(fixture.result.contains("\"off_path\": \"why\"") || fixture.result.contains("\"off_path\":\"why\""))
    }
}

/// An answer as another program might write it.
private enum StrayEvent: JournalEvent {
    case answered(question: String, value: [String: [String]])
    static let schema = 1
}
