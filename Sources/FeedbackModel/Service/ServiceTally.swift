package import Statistics

/// How a group of tickets was served, added up ticket by ticket.
package struct ServiceTally: Sendable {
    /// With fewer tickets a figure says little.
    package static let small = 30
    /// The chance with which intervals hold what they are about.
    package static let level = 0.9
    /// Of tickets without a date nobody knows how long anything took.
    private static let firstDate: Int64 = 1

    package private(set) var tickets = 0
    package private(set) var open = 0
    /// Said to be done, and nobody knows after how long; without them the others look slower than all are.
    package private(set) var untimed = 0
    /// In seconds.
    private var replies: [Double] = []
    private var spells: [KaplanMeier.Spell] = []
    private var (known, reopened) = (0, 0)
    private var (answers, satisfaction) = (0, 0.0)

    package init() {}

    /// Adds a ticket, as it stands at `now`: seconds since 1970-01-01 UTC.
    package mutating func add(_ ticket: ServedTicket, now: Int64) {
        tickets += 1
        let isDated = ticket.createdAt >= Self.firstDate
        if isDated, let reply = ticket.firstReplyAt, reply >= ticket.createdAt {
            replies.append(Double(reply) - Double(ticket.createdAt))
        }
        switch ticket.progress {
        case .solved(let time) where isDated: spells.append(KaplanMeier.Spell(Double(time), isEnded: true))
        case .solved, .unknown: untimed += 1
        case .open:
            open += 1
            // One from the future has not been waited for yet.
            if isDated { spells.append(KaplanMeier.Spell(Double(max(0, now - ticket.createdAt)), isEnded: false)) }
        }
        if let reopens = ticket.reopens {
            known += 1
            if reopens > 0 { reopened += 1 }
        }
        if let score = ticket.satisfaction, (0...1).contains(score) {
            answers += 1
            satisfaction += score
        }
    }

    /// How long it took, of those of which it is known; in seconds.
    package struct Reply: Hashable, Sendable {
        package let median: Double
        package let high: Double
        package let known: Int
    }

    /// The median and the ninth decile of the time to the first reply, among tickets that have one.
    package var reply: Reply? {
        guard let found = quantiles([0.5, 0.9], of: replies) else { return nil }
        return Reply(median: found[0], high: found[1], known: replies.count)
    }

    /// The time until tickets are solved, with those that are still open as far as they were waited for.
    package struct Solution: Hashable, Sendable {
        /// `nil` where fewer than half are solved after the longest time that anybody watched.
        package let median: Double?
        /// Where the median lies with a chance of ``ServiceTally/level``; an end that is not reached is `nil`.
        package let low: Double?
        package let high: Double?
        /// After how long nine in ten are solved.
        package let late: Double?
        /// Tickets of which the time is known, also so far.
        package let known: Int
    }

    package var solution: Solution? {
        guard !spells.isEmpty else { return nil }
        let curve = KaplanMeier(spells)
        let interval = curve.medianInterval(Self.level)
        return Solution(
            median: curve.median, low: interval.low, high: interval.high, late: curve.time(until: 0.1),
            known: curve.count)
    }

    /// The share of tickets that were opened again, among those of which it is known.
    package var reopenedShare: Share? { Share(yes: reopened, asked: known) }

    /// How satisfied customers were, from 0 to 1.
    package struct Satisfaction: Hashable, Sendable {
        package let mean: Double
        /// Wilson's, which is wide enough whatever scores from 0 to 1 the mean is made of.
        package let interval: ClosedRange<Double>
        package let answers: Int
    }

    package var satisfied: Satisfaction? {
        guard answers > 0 else { return nil }
        let mean = satisfaction / Double(answers)
        return Satisfaction(
            mean: mean, interval: Share.wilson(mean, of: Double(answers), Self.level), answers: answers)
    }

    package var isSmall: Bool { tickets < Self.small }
}
