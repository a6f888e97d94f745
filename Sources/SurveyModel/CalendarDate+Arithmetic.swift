extension CalendarDate {
    /// Days since 1970-01-01, after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
    package var dayNumber: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day with this number, by the same source; `nil` outside of the years 1 to 9999.
    package init?(dayNumber: Int) {
        guard (-719_162...2_932_896).contains(dayNumber) else { return nil }
        let shifted = dayNumber + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// 1 for Monday to 7 for Sunday, as ISO 8601 counts.
    package var weekday: Int {
        let remainder = (dayNumber + 3) % 7
        return (remainder < 0 ? remainder + 7 : remainder) + 1
    }

    package func adding(days: Int) -> CalendarDate? {
        let (number, overflows) = dayNumber.addingReportingOverflow(days)
        return overflows ? nil : CalendarDate(dayNumber: number)
    }

    /// The same day of another month, or its last day where that month is shorter: a month after 31 January is
    /// 28 or 29 February.
    package func adding(months: Int) -> CalendarDate? {
        let (number, overflows) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflows, number >= 12 else { return nil }
        let (year, month) = (number / 12, number % 12 + 1)
        return CalendarDate(year: year, month: month, day: min(day, Self.days(in: month, of: year)))
    }

    /// The same day of another year; from 29 February, 28 February in a year without one.
    package func adding(years: Int) -> CalendarDate? {
        let (months, overflows) = years.multipliedReportingOverflow(by: 12)
        return overflows ? nil : adding(months: months)
    }

    /// How many whole months fit from this day to the other; negative if the other is earlier.
    ///
    /// It is the most that can be added to this day, or taken from it, without passing the other one. So the end of a
    /// month is a month away from the end of the one before, even if that has more days; and because months differ, it
    /// need not be the same there and back: from 31 January to 29 February is a month, and back is none.
    package func months(to other: CalendarDate) -> Int {
        let months = (other.year - year) * 12 + other.month - month
        guard let reached = adding(months: months) else { return months }
        if self <= other { return reached > other ? months - 1 : months }
        return reached < other ? months + 1 : months
    }
}
