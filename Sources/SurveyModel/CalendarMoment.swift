/// A day and a time of day, without a zone: what a respondent means by "Tuesday at ten".
package struct CalendarMoment: Hashable, Sendable, Comparable, CustomStringConvertible {
    package var date: CalendarDate
    package var time: ClockTime

    package init(date: CalendarDate, time: ClockTime) {
        self.date = date
        self.time = time
    }

    /// Reads `YYYY-MM-DD HH:MM`, with a `T` or a blank between the two.
    package init?(_ text: some StringProtocol) {
        guard let gap = text.firstIndex(where: { $0 == "T" || $0 == " " }),
            let date = CalendarDate(text[..<gap]), let time = ClockTime(text[text.index(after: gap)...])
        else { return nil }
        self.init(date: date, time: time)
    }

    /// `2026-11-22T08:30`.
    package var description: String { "\(date)T\(time)" }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.date, lhs.time) < (rhs.date, rhs.time)
    }
}
