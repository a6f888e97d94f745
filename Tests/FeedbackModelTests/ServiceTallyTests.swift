import FeedbackModel
import Statistics
import Testing

struct ServiceTallyTests {
    private static let start: Int64 = 1_700_000_000

    private static func tally(_ tickets: [ServedTicket], now: Int64 = start + 1_000_000) -> ServiceTally {
        tickets.reduce(into: ServiceTally()) { $0.add($1, now: now) }
    }

    private static func ticket(
        reply: Int64? = nil, solved: Int64? = nil, status: String = "solved", reopens: Int? = nil, score: Double? = nil
    ) -> ServedTicket {
        ServedTicket(
            id: "1", createdAt: start, firstReplyAt: reply.map { start + $0 }, solvedAt: solved.map { start + $0 },
            status: status, reopens: reopens, satisfaction: score)
    }

    // Published: 6-mercaptopurine (E. J. Freireich et al., Blood 21, 1963), as Cox & Oakes have it: the median is 23 weeks, and of
    // those who are still in remission only what was watched is known. A mean of the ended ones would say 12.1.
    @Test func openTicketsCountAsFarAsTheyWereWaitedFor() throws {
        let week: Int64 = 604_800
        let ended: [Int64] = [6, 6, 6, 7, 10, 13, 16, 22, 23]
        let watched: [Int64] = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
        var tally = ServiceTally()
        for weeks in ended { tally.add(Self.ticket(solved: weeks * week), now: Self.start) }
        for weeks in watched { tally.add(Self.ticket(status: "pending"), now: Self.start + weeks * week) }
        let solution = try #require(tally.solution)
        #expect(solution.median == Double(23 * week) && solution.late == nil && solution.known == 21)
        #expect(tally.open == 12 && tally.tickets == 21 && tally.isSmall)
        #expect(solution.low.map { $0 <= Double(23 * week) } == true && solution.high == nil)
    }

    @Test func whatIsNotKnownIsInNoFigure() throws {
        let tally = Self.tally([
            Self.ticket(reply: 60, solved: 600, reopens: 0, score: 1),
            Self.ticket(reply: 120, solved: 1200, reopens: 2),
            Self.ticket(status: "Closed"), Self.ticket(reply: -5, solved: -5), Self.ticket(status: "open", score: 0),
        ])
        #expect(tally.tickets == 5 && tally.open == 1 && tally.untimed == 2)
        #expect(tally.reply.map { [$0.median, $0.high, Double($0.known)] } == [90, 114, 2])
        let solution = try #require(tally.solution)
        #expect(solution.known == 3 && solution.median == 1200)
        #expect(tally.reopenedShare.map { [$0.yes, $0.asked] } == [1, 2])
        let satisfied = try #require(tally.satisfied)
        #expect(satisfied.mean == 0.5 && satisfied.answers == 2)
        #expect(satisfied.interval == Share(yes: 1, asked: 2)?.wilson(0.9))
        let nothing = ServiceTally()
        #expect(
            nothing.reply == nil && nothing.solution == nil && nothing.satisfied == nil && nothing.reopenedShare == nil)
    }

    // A solution that was taken back is none, a ticket without a date took nobody knows how long, and bad scores are no scores.
    @Test func aTicketIsOpenUntilItsSourceSaysOtherwise() {
        #expect(Self.ticket(solved: 5, status: "open").progress == .open)
        #expect(Self.ticket(solved: 5, status: "waiting").progress == .solved(after: 5))
        #expect(Self.ticket(status: "waiting").progress == .open)
        #expect(Self.ticket(status: "Resolved").progress == .unknown)
        var undated = Self.ticket(reply: 5, solved: 9, score: 7)
        undated.createdAt = 0
        let tally = Self.tally([undated])
        #expect(tally.reply == nil && tally.solution == nil && tally.satisfied == nil && tally.tickets == 1)
        var extreme = Self.ticket(solved: 0)
        (extreme.createdAt, extreme.solvedAt) = (.min, .max)
        #expect(extreme.progress == .unknown)
        #expect(Self.tally([Self.ticket(status: "open")], now: Self.start - 9).solution?.median == nil)
    }
}
