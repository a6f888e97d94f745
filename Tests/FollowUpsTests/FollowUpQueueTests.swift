import FeedbackModel
import FollowUps
import Interviewing
import Journal
import SurveyModel
import Testing

/// It is Monday 2026-11-23, 10:30 in Berlin.
@Suite struct FollowUpQueueTests {
    private static let now: Int64 = 1_795_426_200_000
    private static let day: Int64 = 86_400_000

    private static let survey = Survey(
        id: "renewal", title: "Renewal", mode: .interviewer,
        questions: [
            Question(id: "consent", kind: .yesNo(.yesNo), text: Template("May I?")),
            Question(id: "callback_ok", kind: .yesNo(.yesNo), text: Template("May we call?"), tags: ["close_the_loop"]),
        ])

    /// A session with these events, a day apart or so many milliseconds before now.
    private static func session(
        _ id: String, account: String?, daysAgo: Int64, _ events: [InterviewEvent], isWithdrawn: Bool = false
    ) throws -> AskedSession {
        let today = try #require(CalendarDate("2026-11-23"))
        let time = now - daysAgo * day
        var interview = Interview(survey: survey)
        let all = [.opened(Opening(survey: "renewal", definition: "0", account: account, day: today))] + events
        for (number, event) in all.enumerated() {
            _ = interview.reduce(event, at: EventMark(sequence: number + 1, time: time, actor: "ana"))
        }
        return AskedSession(
            id: id, isHeld: true, startedAt: time, lastAt: time, isWithdrawn: isWithdrawn, contact: nil, interview)
    }

    private static func lines(
        _ sessions: [AskedSession], _ settings: FollowUpSettings = FollowUpSettings(), tickets: [Ticket] = [],
        closed: Set<String> = []
    ) throws -> [FollowUpLine] {
        var items = sessions.flatMap { $0.items(among: sessions, isSuspended: true, now: now) }
        if let rules = settings.tickets {
            items += FollowUpItem.items(of: tickets, rules, sessions: sessions, now: now)
        }
        let berlin = try ZoneFixture.berlin
        return FollowUpQueue(settings, sessions: sessions, closed: closed, now: now) { _ in berlin }.lines(items)
    }

    private static let yes: [InterviewEvent] = [
        .answered(question: "consent", value: .code("yes")),
        .answered(question: "callback_ok", value: .code("yes")), .ended(outcome: "complete"),
    ]

    private static func ticket(_ id: String, account: String) -> Ticket {
        Ticket(
            id: id, source: "zendesk", subject: "Export", status: "solved", createdAt: now / 1000 - 3 * 86_400,
            accountID: account, satisfaction: 0.2)
    }

    private static var ticketRules: FollowUpSettings {
        var settings = FollowUpSettings()
        settings.tickets = FollowUpSettings.Tickets(survey: "renewal")
        settings.tickets?.status = ["solved"]
        settings.tickets?.satisfactionBelow = 0.5
        return settings
    }

    /// Nobody knows any more what a ticket was about whose words were erased, and whoever wrote it is not to be found again.
    @Test func aTicketWithoutItsWordsIsNotFollowedUp() throws {
        var erased = Self.ticket("zendesk:1", account: "a")
        erased.isErased = true
        let lines = try Self.lines([], Self.ticketRules, tickets: [erased, Self.ticket("zendesk:2", account: "b")])
        #expect(lines.map(\.item.ticket) == ["zendesk:2"])
    }

    /// Whoever wants to hear how it goes on is in the queue, with the question as the reason.
    @Test func aYesToATaggedQuestionIsFollowedUp() throws {
        let lines = try Self.lines([try Self.session("11111111-a", account: "acme", daysAgo: 2, Self.yes)])
        #expect(lines.map(\.item.id) == ["loop-11111111-callback_ok"])
        #expect(lines.first?.item.reason == "wants to hear how it goes on: yes to 'callback_ok'")
        #expect(lines.first?.state == .due)
    }

    /// An appointment comes first and at its time; a promise has its day.
    @Test func appointmentsComeAtTheirTime() throws {
        let later = Appointment(time: Self.now + Self.day, zone: "Europe/Berlin", local: "2026-11-24T10:30")
        let today = try #require(CalendarDate("2026-11-20"))
        let lines = try Self.lines([
            try Self.session("11111111-a", account: "a", daysAgo: 1, [.appointed(later), .paused]),
            try Self.session(
                "22222222-b", account: "b", daysAgo: 9, [.promised(words: "x", due: .date(today))] + Self.yes),
        ])
        #expect(lines.map(\.item.id) == ["promise-22222222-2", "loop-22222222-callback_ok", "call-11111111"])
        #expect(lines.map(\.state) == [.due, .due, .later])
        #expect(lines.first?.rule == "overdue since Fri 20 Nov 2026")
        #expect(lines.last?.local?.description == "2026-11-24T10:30")
    }

    /// After nobody answered somebody tries again in three hours, and in the hours of the workspace.
    @Test func triesAreSpacedAndKeepToTheHours() throws {
        let tried = try Self.session("11111111-a", account: "a", daysAgo: 0, [.tried(outcome: "no_answer"), .paused])
        let line = try #require(try Self.lines([tried]).first)
        #expect(line.item.id == "open-11111111")
        #expect(line.state == .later)
        #expect(line.notBefore == Self.now + 3 * 3_600_000)
        var settings = FollowUpSettings()
        settings.hours = try #require(ClockTime("09:00"))...(try #require(ClockTime("12:00")))
        let open = try #require(try Self.lines([tried], settings).first)
        #expect(open.local?.description == "2026-11-24T09:00")
        settings.maxAttempts = 1
        #expect(try Self.lines([tried], settings).first?.rule == "tried 1 times, which is the most")
    }

    /// A soft refusal is tried again after a week; a hard one never, and blocks the person's tickets as well.
    @Test func softRefusalsComeBackAndHardOnesNever() throws {
        let soft = try Self.session("11111111-a", account: "a", daysAgo: 3, [.tried(outcome: "soft_refusal"), .paused])
        let line = try #require(try Self.lines([soft]).first)
        #expect(line.item.id == "retry-11111111")
        #expect(line.notBefore == Self.now + 4 * Self.day)
        let hard = try Self.session("22222222-b", account: "a", daysAgo: 80, [.ended(outcome: "hard_refusal")])
        let lines = try Self.lines([hard], Self.ticketRules, tickets: [Self.ticket("zendesk:1", account: "a")])
        #expect(lines.map(\.state) == [.blocked])
        #expect(lines.first?.rule == "refused for good 2026-09-04")
    }

    /// Who was asked is left alone for the quiet period; who withdrew, or is on the list, is never bothered.
    @Test func peopleAreLeftAlone() throws {
        let tickets = [Self.ticket("zendesk:1", account: "a")]
        let due = try Self.lines([], Self.ticketRules, tickets: tickets)
        #expect(due.map(\.state) == [.due])
        let asked = try Self.session("11111111-a", account: "a", daysAgo: 10, [.ended(outcome: "complete")])
        let quiet = try #require(try Self.lines([asked], Self.ticketRules, tickets: tickets).first)
        #expect(quiet.notBefore == Self.now + 20 * Self.day)
        #expect(quiet.rule == "asked on 2026-11-13: 30 quiet days")
        let gone = try Self.session("22222222-b", account: "a", daysAgo: 300, Self.yes, isWithdrawn: true)
        #expect(
            try Self.lines([gone], Self.ticketRules, tickets: tickets).map(\.rule) == ["withdrew what they had said"])
        #expect(try Self.lines([], Self.ticketRules, tickets: tickets, closed: ["a"]).map(\.state) == [.blocked])
        var settings = Self.ticketRules
        settings.doNotContact = ["a"]
        #expect(try Self.lines([], settings, tickets: tickets).map(\.state) == [.blocked])
    }

    /// An interview that was tried again is one case, and a refusal weighs more than a later call without an answer.
    @Test func aCaseCountsOnce() throws {
        let soft = try Self.session("11111111-a", account: "a", daysAgo: 9, [.ended(outcome: "soft_refusal")])
        let again = try Self.session("22222222-b", account: "a", daysAgo: 1, Self.yes)
        #expect([soft, again].lastOfEachCase().map(\.code?.word) == ["complete"])
        let tries: [InterviewEvent] = [.tried(outcome: "soft_refusal"), .tried(outcome: "no_answer"), .paused]
        #expect(try Self.session("3", account: "b", daysAgo: 1, tries).code?.word == "soft_refusal")
    }
}
