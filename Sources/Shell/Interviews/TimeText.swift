package import SurveyModel

/// Times in the form of ISO 8601, without a formatter that would load locale data.
package enum TimeText {
    /// `2026-11-22T10:30:05.123Z`, or without milliseconds where they are zero.
    package static func utc(milliseconds: Int64) -> String {
        let (days, rest) = dividing(milliseconds, by: 86_400_000)
        let (seconds, thousandths) = dividing(rest, by: 1000)
        let clock = "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
        let fraction = thousandths == 0 ? "" : "." + padded(thousandths, to: 3)
        return "\(day(sinceEpoch: days))T\(clock)\(fraction)Z"
    }

    /// The calendar day in UTC.
    package static func day(ofMilliseconds milliseconds: Int64) -> CalendarDate? {
        let (year, month, day) = civil(sinceEpoch: dividing(milliseconds, by: 86_400_000).0)
        return CalendarDate(year: Int(year), month: Int(month), day: Int(day))
    }

    private static func day(sinceEpoch days: Int64) -> String {
        let (year, month, day) = civil(sinceEpoch: days)
        return "\(padded(year, to: 4))-\(two(month))-\(two(day))"
    }

    /// Days since 1970-01-01 as year, month and day of the Gregorian calendar.
    ///
    /// After H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013), `civil_from_days`.
    private static func civil(sinceEpoch days: Int64) -> (Int64, Int64, Int64) {
        let shifted = days + 719_468
        let (era, dayOfEra) = dividing(shifted, by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let calendarMonth = month < 10 ? month + 3 : month - 9
        return (yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0), calendarMonth, day)
    }

    /// Division that rounds down, so that times before 1970 are right too.
    private static func dividing(_ number: Int64, by divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    private static func two(_ number: Int64) -> String { padded(number, to: 2) }

    private static func padded(_ number: Int64, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
