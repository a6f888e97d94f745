package import SurveyModel

/// A week of ISO 8601 in UTC, from Monday to Sunday: `2026-W09`.
package struct UsageWeek: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Weeks since the one of 1970-01-01, which began on Monday, 1969-12-29.
    package let number: Int

    package init(number: Int) { self.number = number }

    /// The week of a day, which is given in days since 1970-01-01.
    package init(day: Int64) {
        let shifted = Int(clamping: day) + 3
        number = shifted >= 0 ? shifted / 7 : (shifted - 6) / 7
    }

    /// Reads `2026-W09`, or a day such as `2026-03-01` as the week it is in; `nil` for anything else.
    package init?(_ text: String) {
        if let date = CalendarDate(text) {
            self.init(day: Int64(date.dayNumber))
            return
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 3, parts[1].hasPrefix("W"),
            let year = Int(parts[0]), let week = Int(parts[1].dropFirst()), (1...53).contains(week),
            let first = CalendarDate(year: year, month: 1, day: 4)
        else { return nil }
        // The fourth of January is always in the first week.
        self.init(number: UsageWeek(day: Int64(first.dayNumber)).number + week - 1)
        guard description == text else { return nil }
    }

    /// The day it begins on; `nil` beyond the calendar.
    package var monday: CalendarDate? { CalendarDate(dayNumber: number * 7 - 3) }

    package var description: String {
        // A week belongs to the year of its Thursday.
        guard let thursday = monday?.adding(days: 3), let first = CalendarDate(year: thursday.year, month: 1, day: 4)
        else { return "week \(number)" }
        let week = number - UsageWeek(day: Int64(first.dayNumber)).number + 1
        let year = String(thursday.year)
        return String(repeating: "0", count: 4 - year.count) + year + (week < 10 ? "-W0" : "-W") + String(week)
    }

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.number < rhs.number }
}
