import FeedbackModel
import FollowUps
import Interviewing
import Journal
import SurveyModel
import Testing

/// It is Monday 2026-11-23, 10:30 in Berlin.
@Suite struct DeskTests {
    private static let now: Int64 = 1_795_426_200_000
    private static let hour: Int64 = 3_600_000
    private static let acme = Person(account: "acme")

    private static func journal(_ number: Int) -> SessionID {
        SessionID("0000000\(number)-0000-4000-8000-000000000000")
    }

    /// A desk with events, each in the journal of that number and so many hours ago.
    private static func desk(_ events: [(Int, Int64, DeskEvent)]) -> Desk {
        var desk = Desk()
        for (number, hours, event) in events {
            desk.take(
                event, of: journal(number), at: EventMark(sequence: 1, time: now - hours * hour, actor: "ana"))
        }
        return desk
    }

    private static func lines(
        _ desk: Desk, _ others: [FollowUpItem] = [], _ settings: FollowUpSettings = FollowUpSettings()
    ) throws -> [FollowUpLine] {
        let berlin = try ZoneFixture.berlin
        let queue = FollowUpQueue(settings, sessions: [], desk: desk, now: now) { _ in berlin }
        return queue.lines((desk.items + others).map(desk.completed))
    }

    private static func entry(_ change: (inout DeskEntry) -> Void = { _ in }) -> DeskEvent {
        var entry = DeskEntry(reason: "send the guide", about: acme)
        change(&entry)
        return .added(entry)
    }

    private static let promise: FollowUpItem = {
        var item = FollowUpItem(
            kind: .promise, of: "feedface-7", session: "feedface", reason: "promised by ana", since: now - 50 * hour)
        item.account = "acme"
        return item
    }()

    /// An entry by hand is due at once, is told with who made it, and its words are data.
    @Test func anEntryByHandIsDue() throws {
        let line = try #require(try Self.lines(Self.desk([(1, 2, Self.entry())])).first)
        #expect(line.state == .due)
        #expect(line.item.id == "task-00000001")
        #expect(line.item.reason == "entered by ana")
        #expect(line.item.words == "send the guide")
        #expect(line.item.account == "acme")
    }

    /// The list shrinks by what somebody says is done, and by nothing else.
    @Test func whatIsClosedIsDoneUntilItIsReopened() throws {
        let closed = DeskEvent.closed(key: Self.promise.key, person: Self.acme, outcome: nil, note: "by mail")
        var events: [(Int, Int64, DeskEvent)] = [(1, 3, closed)]
        let done = try #require(try Self.lines(Self.desk(events), [Self.promise]).first)
        #expect(done.state == .done)
        #expect(done.rule == "done by ana on 2026-11-23")
        #expect(done.item.note == "by mail")
        events.append((1, 2, .reopened(key: Self.promise.key)))
        #expect(try Self.lines(Self.desk(events), [Self.promise]).map(\.state) == [.due])
    }

    /// A ticket that the customer writes into again is something new, whatever was closed before.
    @Test func whatHappensLaterOpensItAgain() throws {
        var ticket = FollowUpItem(kind: .ticket, of: "zendesk:1", reason: "ticket open", since: Self.now - Self.hour)
        ticket.account = "acme"
        let closed = DeskEvent.closed(key: ticket.key, person: Self.acme, outcome: nil, note: nil)
        #expect(try Self.lines(Self.desk([(1, 2, closed)]), [ticket]).map(\.state) == [.due])
        #expect(try Self.lines(Self.desk([(1, 0, closed)]), [ticket]).map(\.state) == [.done])
    }

    /// After a try that came to nothing the next one waits, as after one in an interview.
    @Test func aTryThatCameToNothingWaitsAndCounts() throws {
        let tried = DeskEvent.tried(key: Self.promise.key, person: Self.acme, outcome: "no_answer", note: nil)
        let line = try #require(try Self.lines(Self.desk([(1, 1, tried)]), [Self.promise]).first)
        #expect(line.state == .later)
        #expect(line.notBefore == Self.now + 2 * Self.hour)
        #expect(line.rule == "3 h after the last try (no_answer)")
        #expect(line.item.tries == 1)
    }

    /// Attempts are limited; a promise is owed all the same.
    @Test func afterTheMostAttemptsItIsLeftAloneUnlessItWasPromised() throws {
        var loop = FollowUpItem(
            kind: .closeTheLoop, of: "feedface-ok", session: "feedface", reason: "wants to hear", since: 0)
        loop.account = "acme"
        var settings = FollowUpSettings()
        settings.maxAttempts = 3
        let events = { (key: String) in
            (0..<3).map { number in
                (1, Int64(90 - number), DeskEvent.tried(key: key, person: Self.acme, outcome: "busy", note: nil))
            }
        }
        let blocked = try #require(try Self.lines(Self.desk(events(loop.key)), [loop], settings).first)
        #expect(blocked.state == .blocked)
        #expect(blocked.rule == "tried 3 times, which is the most")
        #expect(try Self.lines(Self.desk(events(Self.promise.key)), [Self.promise], settings).map(\.state) == [.due])
    }

    /// Who says at the desk that they never want to be asked again is not asked by any survey.
    @Test func aHardRefusalAtTheDeskKeepsThePersonFromBeingAsked() throws {
        let refused = DeskEvent.closed(
            key: Self.promise.key, person: Self.acme, outcome: "hard_refusal", note: nil)
        let desk = Self.desk([(1, 5, refused), (2, 4, Self.entry { $0.survey = "renewal" }), (3, 4, Self.entry())])
        let lines = try Self.lines(desk)
        #expect(lines.first { $0.item.survey == "renewal" }?.state == .blocked)
        #expect(lines.first { $0.item.survey == "renewal" }?.rule == "refused for good 2026-11-23")
        // What is owed to them is still owed.
        #expect(lines.first { $0.item.survey == nil }?.state == .due)
    }

    /// An appointment that was entered is kept until its time, and after a try that found nobody, until the next one.
    @Test func anAppointmentWaitsForItsTime() throws {
        let appointment = Appointment(
            time: Self.now + 5 * Self.hour, zone: "Europe/Berlin", local: "2026-11-23T15:30")
        let added = Self.entry { $0.appointment = appointment }
        let line = try #require(try Self.lines(Self.desk([(1, 2, added)])).first)
        #expect(line.state == .later)
        #expect(line.local?.description == "2026-11-23T15:30")
    }

    /// A person who takes their words back is on no list with them.
    @Test func aWithdrawnEntryIsGone() throws {
        #expect(try Self.lines(Self.desk([(1, 2, Self.entry()), (1, 1, .withdrawn)])).isEmpty)
    }

    /// Every event goes through the codec with its words set apart, so that they can be erased.
    @Test func eventsKeepTheirWordsApart() throws {
        let events: [DeskEvent] = [
            Self.entry { $0.note = "secret" },
            .tried(key: "k", person: Self.acme, outcome: "busy", note: "secret"),
            .closed(key: "k", person: Self.acme, outcome: nil, note: "secret"), .reopened(key: "k"),
            .joined(FiledRecord(kind: .account, id: "typed:1"), onto: "acme"),
            .parted(FiledRecord(kind: .account, id: "typed:1")), .withdrawn,
        ]
        for event in events {
            let encoded = try EventCodec.encode(event)
            #expect(!encoded.payload.contains("secret"))
            #expect(
                try EventCodec.decode(DeskEvent.self, payload: encoded.payload, words: encoded.words) == event)
        }
    }

    /// A join counts everywhere at once, and can be taken back.
    @Test func aTypedAccountCountsAsTheOneItWasJoinedTo() throws {
        let typed = FiledRecord(kind: .account, id: "typed:1")
        var item = Self.promise
        item.account = "typed:1"
        var events: [(Int, Int64, DeskEvent)] = [(1, 3, .joined(typed, onto: "acme"))]
        #expect(try Self.lines(Self.desk(events), [item]).map(\.item.account) == ["acme"])
        events.append((1, 2, .parted(typed)))
        #expect(try Self.lines(Self.desk(events), [item]).map(\.item.account) == ["typed:1"])
    }

    // A merge of themes is a fact that can be taken back; one that would lead back to itself is none.
    @Test func mergesOfThemesAreReversible() {
        let merged = Self.desk([
            (1, 1, .merged(theme: "bug/a", into: "bug/b")), (2, 2, .merged(theme: "bug/b", into: "bug/c")),
            (3, 3, .merged(theme: "bug/c", into: "bug/a")),
        ]).merges
        #expect(merged.resolved("bug/a") == "bug/c" && merged.resolved("bug/c") == "bug/c")
        #expect(merged.sources(of: "bug/c") == ["bug/c", "bug/a", "bug/b"])
        let apart = Self.desk([(1, 1, .merged(theme: "bug/a", into: "bug/b")), (1, 2, .unmerged(theme: "bug/a"))])
            .merges
        #expect(apart.isEmpty && apart == ThemeMerges())
    }
}

@Suite struct JoinProposalTests {
    private static let accounts = [
        Account(id: "acme", source: "crm", name: "Acme Logistics GmbH"),
        Account(id: "crm:77", source: "crm", name: "Birch Studio", attributes: ["domain": "birch.example"]),
        Account(id: "typed:9", source: "typed", name: "Acme Logistics"),
    ]

    private static func proposals(_ typed: Account, contacts: [Contact] = []) -> [JoinProposal] {
        JoinProposal.of(typed, among: accounts, contacts: contacts)
    }

    /// What speaks for it is told; nothing that was typed is proposed to anything else that was.
    @Test func accountsAreProposedByIDByDomainAndByName() {
        #expect(
            Self.proposals(Account(id: "typed:1", source: "typed", name: "ACME logistics, Ltd."))
                == [JoinProposal(onto: "acme", sign: .name)])
        #expect(
            Self.proposals(Account(id: "typed:1", source: "typed", name: "x", attributes: ["external_id": "77"]))
                == [JoinProposal(onto: "crm:77", sign: .externalID)])
        #expect(
            Self.proposals(
                Account(id: "typed:1", source: "typed", name: "x", attributes: ["email": "eli@Birch.example"]))
                == [JoinProposal(onto: "crm:77", sign: .emailDomain)])
        #expect(
            Self.proposals(
                Account(
                    id: "typed:1", source: "typed", name: "x", attributes: ["website": "https://www.acme.example/"]),
                contacts: [Contact(id: "c", source: "crm", accountID: "acme", email: "dana@acme.example")])
                == [JoinProposal(onto: "acme", sign: .emailDomain)])
        #expect(Self.proposals(Account(id: "typed:1", source: "typed", name: "Somebody else")).isEmpty)
    }

    /// Half the world has mail at the same few hosts, which says nothing about a company.
    @Test func aSharedMailHostIsNoSign() {
        let contacts = [Contact(id: "c", source: "crm", accountID: "acme", email: "dana@gmail.com")]
        let typed = Account(id: "typed:1", source: "typed", name: "x", attributes: ["email": "eli@gmail.com"])
        #expect(Self.proposals(typed, contacts: contacts).isEmpty)
    }

    @Test func ticketsAreProposedByTheirNumber() {
        let ticket = Ticket(id: "typed:1", source: "typed", subject: "Export 10234 again (see #10234, 99)")
        #expect(JoinProposal.numbers(in: ticket) == ["10234"])
    }
}
