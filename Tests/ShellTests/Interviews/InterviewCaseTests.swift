import Interviewing
import Journal
import Shell
import Storage
import SurveyModel
import Testing

/// What is known before the first question: from the account, the ticket, or by hand.
@MainActor
struct InterviewCaseTests {
    private func fields(_ fixture: InterviewFixture) throws -> [String] {
        try (fixture.interview.opening?.fields ?? []).map { "\($0.name)=\($0.value.value.shown)" }
    }

    @Test func anAccountFillsTheCase() throws {
        let fixture = try InterviewFixture()
        #expect(fixture.pipe("interview renewal --account a1", ["/pause"]) == 0)
        #expect(try fields(fixture) == ["account=Acme", "plan=free", "seats=40"])
        #expect(try fixture.record.accountID == "a1")
    }

    /// An id comes before the beginning of another id, and before a name.
    @Test(arguments: [("a1", "a1"), ("a12", "a12"), ("b", "b7"), ("birch works", "a12"), ("Acme", "a1")])
    func anAccountIsNamedByIdBeginningOrName(_ name: String, _ id: String) throws {
        let fixture = try InterviewFixture()
        #expect(fixture.pipe("interview renewal --account \"\(name)\"", ["/pause"]) == 0)
        #expect(try fixture.record.accountID == id)
    }

    @Test func anAccountThatMayBeSeveralOrNoneIsRefused() throws {
        let fixture = try InterviewFixture()
        #expect(fixture.pipe("interview renewal --account a") == 1)
        #expect(
            fixture.told == [
                "error: more than one account begins with 'a'", "hint: there is 'a1' (Acme), 'a12' (Birch Works)",
            ])
        #expect(fixture.pipe("interview renewal --account Akme") == 1)
        #expect(
            fixture.told == [
                "error: there is no account whose id or name begins with 'Akme'", "hint: did you mean 'Acme'?",
            ])
        #expect(try fixture.store.sessions().isEmpty)
    }

    @Test func aTicketBringsItsAccount() throws {
        let fixture = try InterviewFixture()
        #expect(fixture.pipe("interview renewal --ticket zendesk:10234", ["/pause"]) == 0)
        #expect(try fixture.record.accountID == "a12")
        #expect(try fixture.record.ticketID == "zendesk:10234")
        #expect(try fields(fixture) == ["account=Birch Works", "plan=pro"])
        #expect(fixture.pipe("interview renewal --ticket 10234 --account a1") == 1)
        #expect(fixture.told.first == "error: the ticket 'zendesk:10234' belongs to the account 'a12'")
        #expect(fixture.pipe("interview renewal --ticket 9") == 1)
        #expect(fixture.told.first == "error: there is no ticket whose id begins with '9'")
    }

    @Test func whatIsGivenByHandComesFirst() throws {
        let fixture = try InterviewFixture()
        #expect(fixture.pipe("interview renewal --account a1 --case plan=pro --case seats=12", ["/pause"]) == 0)
        #expect(try fields(fixture) == ["account=Acme", "plan=pro", "seats=12"])
        #expect(fixture.pipe("interview renewal --case account=Someone", ["/pause"]) == 0)
        #expect(try fields(fixture) == ["account=Someone"])
        #expect(try fixture.record.accountID == nil)
    }

    @Test func whatIsMissingOrDoesNotFitIsToldBeforeAnythingIsStored() throws {
        let fixture = try InterviewFixture()
        #expect(fixture.pipe("interview renewal") == 1)
        #expect(
            fixture.told == [
                "error: 'renewal' needs 'account', which is not known",
                "hint: give --account ACCOUNT or --ticket TICKET, or --new 'account NAME' where it is on no file",
            ])
        #expect(fixture.pipe("interview renewal --account a1 --case seats=many") == 64)
        #expect(fixture.told == ["error: --case seats= takes a whole number"])
        #expect(fixture.pipe("interview renewal --account a1 --case seat=4") == 64)
        #expect(fixture.told == ["error: there is no case field 'seat'", "hint: did you mean 'seats'?"])
        #expect(fixture.pipe("interview renewal --account a1 --case seats") == 64)
        #expect(fixture.pipe("interview renewl --account a1") != 0)
        #expect(fixture.told.contains { $0.contains("renewal") })
        #expect(try fixture.store.sessions().isEmpty)
    }

    /// An empty file is no interview, and a bare 'resume' must not find one.
    @Test func withoutALineNoSessionIsOpened() throws {
        let fixture = try InterviewFixture()
        #expect(fixture.pipe("interview renewal --account a1") == 0)
        #expect(fixture.told == ["nothing came in: no session was opened"])
        #expect(fixture.result == "")
        #expect(try fixture.store.sessions().isEmpty)
        // A program that reads the events waits for the first before it writes.
        #expect(fixture.pipe("interview renewal --account a1 --events") == 0)
        #expect(try fixture.record.status == .suspended)
    }

    /// Whoever refused for good hears no second call by mistake.
    @Test func whoIsToBeLeftAloneIsNamedBeforeItBegins() throws {
        let fixture = try InterviewFixture()
        fixture.pipe("interview renewal --account a1", ["/end hard_refusal"])
        fixture.sit("interview renewal --account a1", [.type("n")])
        #expect(
            fixture.told == [
                "this customer is to be left alone: refused for good 2026-03-02", "no session was opened",
            ])
        #expect(try fixture.store.sessions().count == 1)
        let editor = fixture.sit("interview renewal --account a1", [.type("y"), .type("yes"), .hangup])
        #expect(editor.prompts.first == "begin all the same? [y/N] ")
        #expect(try fixture.kinds == ["opened", "answered", "paused"])
        #expect(fixture.pipe("interview renewal --account a1", ["yes"]) == 0)
        #expect(fixture.told.first == "this customer is to be left alone: refused for good 2026-03-02")
        fixture.sit("interview renewal --account a12", [.hangup])
        #expect(!fixture.told.contains { $0.contains("left alone") })
        fixture.sit("interview renewal --account a1 --practice", [.hangup])
        #expect(!fixture.told.contains { $0.contains("left alone") }, "practice calls nobody")
    }
}
