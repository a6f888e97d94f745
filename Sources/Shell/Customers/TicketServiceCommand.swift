package import ArgumentParser
package import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Statistics
internal import Storage
package import SurveyModel
internal import Tabulation

/// `ticket service`.
package struct TicketServiceCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "service", abstract: "Show how fast and how well tickets are served.",
        discussion: """
            The elements of good service, for all tickets or for each team, channel, theme or kind (ticket, idea, review): \
            how long customers wait for the first reply and for the solution, how many tickets were opened again, and \
            how satisfied customers were. Times are in hours by the calendar, not in working hours.

            Nothing is guessed: each figure is of the tickets of which it is known, and says how many those are. Where a \
            source does not tell the first reply, the first comment of an agent is it. Open tickets were waited for so \
            long already, and count so (Kaplan-Meier): without them the slow ones would be missing. Half of the tickets are \
            solved after the median, and nine in ten after the p90; either is empty where that was never reached. Tickets that are \
            done, and of which nobody knows since when, are untimed: they are in no time, which is then too long. \
            Intervals are of 90 %: Brookmeyer and Crowley's for the median, Wilson's for shares and for satisfaction, which \
            is from 0 to 1. Groups of fewer than 30 tickets are marked as small. A ticket about two themes counts with both.

            JSON keys: group, tickets, open, first_reply_median, first_reply_p90, first_reply_known, solve_median, \
            solve_low, solve_high, solve_p90, solve_known, solve_untimed, reopened, reopened_low, reopened_high, reopened_known, \
            satisfaction, satisfaction_low, satisfaction_high, satisfaction_known, small.

            Examples:
              canvass ticket service
              canvass ticket service --by team --since 2026-01-01
              canvass ticket service --by theme --format csv

            Exits 64 for a period that ends before it begins.
            """)

    @Option(help: "Tell these apart: team, channel, theme or kind.") package var by: ServiceQuery.Division?
    @Option(help: "Only tickets that were written on this day or later, in UTC.") package var since: CalendarDate?
    @Option(help: "Only tickets that were written on this day or earlier, in UTC.") package var until: CalendarDate?
    @OptionGroup package var output: ListOptions

    package init() {}

    package func validate() throws {
        if let since, let until, until < since { throw ValidationError("--until is before --since.") }
    }

    package mutating func run(in session: inout Session) throws {
        let store = try session.store()
        let query = ServiceQuery(
            by: by, since: since.map { Int64($0.dayNumber) * 86_400 },
            until: until.map { (Int64($0.dayNumber) + 1) * 86_400 })
        var resolved: (String) -> String = { $0 }
        if by == .theme {
            let codebook = try session.codebook()
            try session.refresh(codebook)
            let merges = try session.merges(in: codebook)
            resolved = { merges.resolved($0) }
        }
        let joins = try session.joins()
        let now = session.surroundings.now() / 1000
        var tallies: [String?: ServiceTally] = [:]
        // Themes that were merged may count a ticket twice, one row after the other.
        var last: (id: String, groups: Set<String?>) = ("", [])
        try store.forEachServedTicket(query) { ticket in
            guard !joins.isJoined(.ticket, ticket.id) else { return }
            let group = ticket.group.map(resolved)
            if last.id != ticket.id { last = (ticket.id, []) }
            guard by != .theme || last.groups.insert(group).inserted else { return }
            tallies[group, default: ServiceTally()].add(ticket, now: now)
        }
        if tallies.isEmpty, by == nil { tallies[nil] = ServiceTally() }
        // The largest first; those of whom it is not known last.
        let rows = tallies.sorted { left, right in
            if (left.key == nil) != (right.key == nil) { return right.key == nil }
            return (-left.value.tickets, left.key ?? "") < (-right.value.tickets, right.key ?? "")
        }
        session.show(Self.table(rows.map { ($0.key, $0.value) }, hasGroups: by != nil), output)
        tell(rows.map(\.value), in: session)
    }

    /// Says what a reader may miss in the figures.
    @MainActor
    private func tell(_ tallies: [ServiceTally], in session: Session) {
        let small = tallies.count { $0.isSmall }
        if small > 0 {
            let which =
                tallies.count == 1
                ? "it rests" : "\(small) of \(counted(tallies.count, "group")) rest\(small == 1 ? "s" : "")"
            session.output.remark("note: small: \(which) on fewer than \(ServiceTally.small) tickets")
        }
        let untimed = tallies.reduce(0) { $0 + $1.untimed }
        if untimed > 0 {
            session.output.remark(
                "note: \(counted(untimed, "ticket")) that \(untimed == 1 ? "is" : "are") done \(untimed == 1 ? "has" : "have") no "
                    + "time of solution: those to solve are of the others, and too long")
        }
        let unreached = tallies.count { tally in tally.untimed == 0 && tally.solution.map { $0.median == nil } ?? false
        }
        if unreached > 0 {
            session.output.remark(
                "note: fewer than half are solved as far as was watched, so there is no median: \(counted(unreached, "row"))"
            )
        }
    }

    private static func table(_ rows: [(group: String?, tally: ServiceTally)], hasGroups: Bool) -> Table {
        func figure(_ key: String, _ title: String, _ priority: Int) -> Table.Column {
            .init(key, title: title, alignment: .trailing, priority: priority)
        }
        func hours(_ seconds: Double?) -> Cell { Cell(seconds.map { $0 / 3600 }, fractionDigits: 2) }
        func known<Figure>(_ figure: Figure?, _ count: (Figure) -> Int) -> Cell { .integer(figure.map(count) ?? 0) }
        return Table(
            columns: [
                .init("group", priority: hasGroups ? 0 : 20), figure("tickets", "tickets", 0),
                figure("open", "open", 3),
                figure("first_reply_median", "reply h", 1), figure("first_reply_p90", "p90 h", 6),
                figure("first_reply_known", "replied", 8),
                figure("solve_median", "solve h", 0), figure("solve_low", "from h", 9), figure("solve_high", "to h", 9),
                figure("solve_p90", "p90 h", 6), figure("solve_known", "timed", 8),
                figure("solve_untimed", "untimed", 7),
                figure("reopened", "reopened", 2), figure("reopened_low", "from", 10),
                figure("reopened_high", "to", 10), figure("reopened_known", "of", 11),
                figure("satisfaction", "satisfied", 2), figure("satisfaction_low", "from", 7),
                figure("satisfaction_high", "to", 7), figure("satisfaction_known", "answered", 5),
                .init("small", priority: 4),
            ],
            rows: rows.map { group, tally in
                let (reply, solution) = (tally.reply, tally.solution)
                let (reopened, satisfied) = (tally.reopenedShare, tally.satisfied)
                let reopenedInterval = reopened?.wilson(ServiceTally.level)
                return [
                    Cell(untrusted: group), .integer(tally.tickets), .integer(tally.open),
                    hours(reply?.median), hours(reply?.high), known(reply, \.known),
                    hours(solution?.median), hours(solution?.low), hours(solution?.high), hours(solution?.late),
                    known(solution, \.known), .integer(tally.untimed),
                    Cell(reopened?.value, fractionDigits: 3), Cell(reopenedInterval?.lowerBound, fractionDigits: 3),
                    Cell(reopenedInterval?.upperBound, fractionDigits: 3), known(reopened, \.asked),
                    Cell(satisfied?.mean, fractionDigits: 2), Cell(satisfied?.interval.lowerBound, fractionDigits: 2),
                    Cell(satisfied?.interval.upperBound, fractionDigits: 2), known(satisfied, \.answers),
                    .boolean(tally.isSmall),
                ]
            })
    }
}

extension ServiceQuery.Division: ExpressibleByArgument {}

extension CalendarDate: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
