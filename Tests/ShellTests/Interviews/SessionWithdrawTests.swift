import FeedbackModel
import Foundation
import Interviewing
import Journal
import LineEditing
import Storage
import StoreSQLite
import SurveyModel
import Testing

/// Somebody takes back their consent: their words go everywhere, and no number moves.
@MainActor
struct SessionWithdrawTests {
    private static let answers = [
        "yes", "7", "1,other", "the export fails in their tool", "price", "yes", "I cannot sign in either",
        "Our export fails every Monday.",
    ]

    private func feedback(_ fixture: InterviewFixture) -> String {
        #expect(fixture.pipe("feedback list --format json") == 0)
        return fixture.result
    }

    private func texts(_ fixture: InterviewFixture) throws -> [String] {
        try fixture.store.sessionEvidence(theme: nil).map { item in
            guard case .session(_, let sequence, let place) = item.source else { return "" }
            return "\(item.theme) \(sequence) \(place) \(item.fidelity) \(item.isPresent)"
        }
    }

    @Test func theCountsStayWhenTheWordsGo() throws {
        let fixture = try InterviewFixture()
        fixture.pipe("interview renewal --account a1", Self.answers)
        fixture.pipe("interview renewal --account a12", ["yes", "10", "no", "", "All is well.", "3"])
        let counts = feedback(fixture)
        let evidence = try texts(fixture)
        #expect(evidence.count >= 4)
        #expect(fixture.pipe("session withdraw 5e551001 --yes") == 0)
        #expect(fixture.told.last?.hasPrefix("erased ") == true)
        #expect(feedback(fixture) == counts)
        #expect(try texts(fixture) == evidence)
        let words = try fixture.store.sessionEvidence(theme: nil).compactMap(\.words)
        #expect(words.allSatisfy { !$0.contains("sign in") && !$0.contains("Monday") })
        #expect(fixture.pipe("session verify") == 0, "the chain and the fold still hold")
    }

    /// What the words were about is found before they go, even if nobody ever counted.
    @Test func wordsThatWereNeverCountedAreCountedBeforeTheyGo() throws {
        let (counted, never) = (try InterviewFixture(), try InterviewFixture())
        for fixture in [counted, never] { fixture.pipe("interview renewal --account a1", Self.answers) }
        let counts = feedback(counted)
        #expect(never.pipe("session withdraw 5e551001 --yes") == 0)
        #expect(feedback(never) == counts)
    }

    /// Evidence is drawn anew when the codebook changes; matches with words that are gone stay as they were made.
    @Test func anotherCodebookDoesNotLoseTheMatches() throws {
        let fixture = try InterviewFixture()
        fixture.pipe("interview renewal --account a1", Self.answers)
        _ = feedback(fixture)
        let evidence = try texts(fixture)
        #expect(fixture.pipe("session withdraw 5e551001 --yes") == 0)
        fixture.files["surveys/themes.yaml"] = InterviewFixture.themes.replacingOccurrences(
            of: "cannot sign in", with: "password lost")
        _ = feedback(fixture)
        #expect(try texts(fixture) == evidence)
        fixture.files["surveys/themes.yaml"] = InterviewFixture.themes
        _ = feedback(fixture)
        #expect(try texts(fixture) == evidence)
    }

    /// `case.plan != 'free'` must not turn true because the plan was erased: a question would come onto the path.
    @Test func whatTheCaseDecidedStaysDecided() throws {
        let fixture = try InterviewFixture()
        fixture.pipe("interview renewal --account a1", Self.answers)
        let (path, phase) = (try fixture.interview.onPath, try fixture.interview.phase)
        #expect(fixture.pipe("session withdraw 5e551001 --yes") == 0)
        #expect(try fixture.interview.onPath == path)
        #expect(try fixture.interview.phase == phase)
        #expect(try fixture.answer("seats_left") == .missing(.notAsked))
    }

    /// Erased means erased: not a byte of it is left in the files of the store.
    @Test func noByteOfTheWordsIsLeftOnDisk() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("canvass-withdraw-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let fixture = try InterviewFixture(store: try SQLiteStore(path: folder.path + "/canvass.sqlite"))
        fixture.pipe("interview renewal --account a1", Self.answers)
        let counts = feedback(fixture)
        let bytes = {
            try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .map { try Data(contentsOf: $0) }.reduce(Data(), +)
        }
        #expect(try bytes().range(of: Data("every Monday".utf8)) != nil)
        #expect(fixture.pipe("session withdraw 5e551001 --yes") == 0)
        for word in ["every Monday", "cannot sign in either", "in their tool"] {
            #expect(try bytes().range(of: Data(word.utf8)) == nil, "\(word)")
        }
        #expect(feedback(fixture) == counts)
    }

    @Test func itAsksFirstAndInAScriptNeedsYes() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes", "7")
        #expect(fixture.pipe("session withdraw 5e551001") == 64)
        fixture.sit("session withdraw 5e551001", [.type("no")])
        #expect(fixture.told.last == "nothing was erased")
        #expect(try fixture.interview.opening?.fields.first?.value.value.shown == "Acme")
        fixture.sit("session withdraw 5e551001", [.type("5e551001")])
        #expect(try fixture.interview.opening?.fields.first?.value.value.shown == "")
        #expect(fixture.pipe("session withdraw 77 --yes") == 1)
    }

    /// The journal says that it happened, and the session is over.
    @Test func aWithdrawalEndsTheSession() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes", "7")
        #expect(fixture.pipe("session withdraw 5e551001 --yes") == 0)
        #expect(try fixture.kinds.last == "withdrawn")
        #expect(try fixture.record.status == .ended)
        #expect(try fixture.answer("nps") == .value(.integer(7)))
        #expect(fixture.pipe("session show 5e551001 --format json") == 0)
        #expect(fixture.result.contains("\"is_withdrawn\": true") || fixture.result.contains("\"is_withdrawn\":true"))
        #expect(fixture.pipe("session show 5e551001 --format table") == 0)
        #expect(fixture.result.contains(" · words withdrawn"))
        #expect(fixture.pipe("resume 5e551001") == 1)
        #expect(fixture.told.first == "error: session 5e551001 has ended")
        #expect(fixture.pipe("session verify") == 0)
    }

    /// The console that drives would go on writing words down; so it must be left first, or be told.
    @Test func aSessionThatIsDrivenIsNotWithdrawnBehindItsBack() throws {
        let store = MemoryStore()
        let (fixture, other) = (try InterviewFixture(store: store), try InterviewFixture(store: store))
        other.process = (2, "2", "desk")
        other.isRunning = { _, _ in true }
        var told: [[String]] = []
        fixture.sit(
            "interview renewal --account a1",
            [
                .type("yes"), .type("7"),
                .meanwhile {
                    #expect(other.pipe("session withdraw 5e551001 --yes") == 1)
                    told.append(other.told)
                },
                .type("1"),
                .meanwhile { #expect(other.pipe("session withdraw 5e551001 --yes --take-over") == 0) },
                .type("no"),
            ])
        #expect(
            told == [
                [
                    "error: session 5e551001 is driven by tester on test since 2026-03-02T09:00:00Z",
                    "hint: if that is over, take it with --take-over",
                ]
            ])
        #expect(fixture.exitCode == 1)
        #expect(fixture.told.last?.contains("was taken over by tester on desk") == true)
        #expect(try fixture.kinds == ["opened", "answered", "answered", "answered", "withdrawn"])
    }

    /// A name that was typed in the session is the person's as much as their words; the company's account stays.
    @Test func aContactThatWasTypedGoesWithTheWords() throws {
        let fixture = try InterviewFixture()
        fixture.pipe(
            "interview renewal --new 'account Birch plan=free'",
            ["yes", "/new contact Dana email=dana@birch.example role=boss", "7"])
        let contact = try #require(try fixture.store.ids(.contact, startingWith: "typed:", limit: 9).first)
        #expect(try fixture.store.contact(contact)?.email == "dana@birch.example")
        fixture.files["results/calls.md"] = "Call Dana: dana@birch.example"
        let record = try fixture.record.id.short
        #expect(fixture.pipe("session withdraw \(record) --yes") == 0)
        #expect(try fixture.store.contact(contact)?.isNameless == true)
        #expect(fixture.told.contains { $0.contains("typed in it: it stays on file") })
        #expect(fixture.result.contains("calls.md"))
        #expect(fixture.pipe("typed list --format csv") == 0)
        #expect(!fixture.result.contains("Dana"))
        #expect(fixture.pipe("session verify") == 0)
    }

    /// A second time there is nothing to do, and the journal does not say it twice.
    @Test func aSecondWithdrawalSaysThatItWasDone() throws {
        let fixture = try InterviewFixture()
        fixture.pipe("interview renewal --account a1", Self.answers)
        fixture.pipe("session withdraw 5e551001 --yes")
        let kinds = try fixture.kinds
        #expect(fixture.pipe("session withdraw 5e551001 --yes") == 0)
        #expect(
            fixture.told.joined(separator: " ")
                == "the words of session 5e551001 were withdrawn already, at 2026-03-02T09:00:00Z by tester; "
                + "nothing was left to erase")
        #expect(try fixture.kinds == kinds)
    }

    /// What was written before still quotes; nobody can know that who is not told.
    @Test func filesThatStillHoldTheWordsAreListed() throws {
        let fixture = try InterviewFixture()
        fixture.pipe("interview renewal --account a1", Self.answers)
        fixture.files["results/review.html"] = "<p>&ldquo;I cannot\n  sign in either &hellip;</p>"
        fixture.files["results/old/quotes.md"] = "> Our export fails\n> every Monday."
        fixture.files["results/other.md"] = "Exports work, and nobody has anything to say."
        for name in ["canvass.sqlite", "canvass.sqlite-wal", "canvass.sqlite.before-2", "canvass.sqlite.replaced"] {
            fixture.files["results/" + name] = "SQLite format 3"
        }
        fixture.files["results/canvass.sqlite.backup-20260302T090000Z"] = "... Our export fails every Monday. ..."
        #expect(fixture.pipe("session withdraw 5e551001 --yes") == 0)
        #expect(
            fixture.result == """
                file\tholds\tadvice
                results/canvass.sqlite.backup-20260302T090000Z\ta copy of the store, with the words\tdelete it, or erase there too after a restore
                results/canvass.sqlite.before-2\ta copy of the store\tdelete it, or erase there too after a restore
                results/canvass.sqlite.replaced\ta copy of the store\tdelete it, or erase there too after a restore
                results/old/quotes.md\tthe words\twrite it anew, or delete it
                results/review.html\tthe words\twrite it anew, or delete it

                """)
        #expect(fixture.told.last == "these files were written before and are left as they are:")
        #expect(!(fixture.result + fixture.told.joined()).contains("Monday"))
    }
}
