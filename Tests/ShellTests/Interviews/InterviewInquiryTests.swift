import FeedbackModel
import Interviewing
import Journal
import Shell
import Storage
import Testing

/// What is most worth asking a customer for the roadmap, in the interview with them.
@MainActor
@Suite struct InterviewInquiryTests {
    private func fixture() throws -> InterviewFixture {
        let fixture = try InterviewFixture()
        fixture.files["surveys/canvass.yaml"] = "workspace: w\nteams: {app: {capacity: 4}}\n"
        fixture.files["surveys/roadmap.yaml"] = """
            roadmap: r
            initiatives:
              - resume: {covers: {export: 1}, effort: {app: 4}}
              - sign_in: {covers: {login: 1}, effort: {app: 4}}
            """
        // Of exports it is known that half have the need, so that an answer about signing in can decide between the two.
        fixture.pipe("feedback list")
        let codebook = try #require(try fixture.store.codebook())
        for (number, account) in ["a1", "a12", "b7", "a12"].enumerated() {
            let id = SessionID("0000000\(number)-0000-4000-8000-000000000000")
            let record = SessionRecord(
                id: id, kind: .interview, survey: "s", definition: "d", accountID: account, actor: "sam",
                startedAt: Int64(number), status: .ended)
            let draft = EntryDraft(
                time: 5, monotonic: 5, spell: 0, actor: "sam", kind: "answered", schema: 1, payload: "{}", words: [])
            _ = try fixture.store.open(record, definition: "survey: s", with: [draft])
            let item = Evidence(
                theme: "bug/export", source: .session(id: id.text, sequence: 1, place: "exports"), channel: .interview,
                fidelity: .closed, accountID: account, time: 1_772_000_000_000, wasAsked: true,
                isPresent: number.isMultiple(of: 2))
            try fixture.store.replaceEvidence(of: id, upTo: 1, fingerprint: codebook.fingerprint, with: [item])
        }
        return fixture
    }

    // The survey does not ask about it, the plan hangs on it: it is offered, asked, and its answer counts as asked evidence;
    // taken back it counts no more.
    @Test func whatIsWorthAskingIsOfferedAndCounts() throws {
        let fixture = try fixture()
        #expect(fixture.pipe("review freeze q1") == 0)
        fixture.sit(
            "interview renewal --account a1",
            [.type("/ask"), .type("/ask 1 yes"), .type("/undo"), .type("/ask 1 no"), .type("/case"), .hangup])
        for words in ["bug/login: the choice of sign_in hangs on it", "asked beside the survey: bug/login: no"] {
            #expect(fixture.told.contains { $0.contains(words) }, "\(words) in \(fixture.told)")
        }
        // What the survey itself asks about is not offered.
        #expect(!fixture.told.contains { $0.contains("bug/export: the choice") })
        let inquiries = try fixture.interview.contact.inquiries
        #expect(inquiries.map(\.theme) == ["bug/login"] && inquiries.map(\.isPresent) == [false])
        #expect(fixture.pipe("feedback why login --format json") == 0)
        #expect(fixture.result.contains("\"next-question\"") && fixture.result.contains("\"present\": false"))
        #expect(fixture.pipe("roadmap next-question --account a1 --format json") == 0)
        #expect(!fixture.result.contains("bug/login"))
        #expect(fixture.pipe("roadmap next-question --account a12 --format json") == 0)
        #expect(fixture.result.contains("bug/login"))
        // Asked of this account before, it is not offered again.
        fixture.sit("interview renewal --account a1", [.type("/ask"), .hangup])
        #expect(!fixture.told.contains { $0.contains("bug/login: the choice") })
        #expect(fixture.pipe("session show \(try fixture.record.id.short) --format json") == 0)
        #expect(fixture.result.contains("\"inquiries\": []"))
    }

    // Whoever does not know gives no evidence, and the journal says that they were asked.
    @Test func whoDoesNotKnowIsNoEvidence() throws {
        let fixture = try fixture()
        fixture.pipe("review freeze q1")
        fixture.sit("interview renewal --account a12", [.type("/ask 1 dk"), .hangup])
        #expect(try fixture.interview.contact.inquiries.map(\.isPresent) == [nil])
        fixture.pipe("feedback why login --format json")
        #expect(!fixture.result.contains("next-question"))
    }

    @Test func whatCannotBeAskedIsSaid() throws {
        let fixture = try fixture()
        fixture.sit("interview renewal --account a1", [.type("/ask"), .hangup])
        #expect(fixture.told.contains { $0.contains("no review is frozen") })
        fixture.pipe("review freeze q1")
        fixture.sit(
            "interview renewal --account a1", [.type("/ask 7 yes"), .type("/ask 1"), .type("/ask 1 perhaps"), .hangup])
        #expect(fixture.told.contains { $0.contains("the questions are numbered 1 to 1") })
        #expect(fixture.told.count { $0.contains("/ask takes a number and yes, no or dk") } == 2)
        #expect(try fixture.interview.contact.inquiries.isEmpty)
    }
}
