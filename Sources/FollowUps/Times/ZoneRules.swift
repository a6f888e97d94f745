package import SurveyModel

/// The clock of a place through the years: when its distance from UTC changes, and by how much.
package struct ZoneRules: Hashable, Sendable {
    /// What clocks show for a while.
    package struct Setting: Hashable, Sendable {
        /// Seconds that local clocks are ahead of UTC.
        package var offset: Int
        package var isDaylight: Bool
        /// As `CEST`.
        package var abbreviation: String
    }

    /// The instants that a local time may be.
    package enum Reading: Hashable, Sendable {
        case once(Int64)
        /// The clocks were put forward over it: the instant that the old setting gives.
        case never(Int64)
        /// The clocks were put back over it.
        case twice(first: Int64, second: Int64)
    }

    /// As in the time zone database: `Europe/Berlin`.
    package var name: String
    /// Seconds since 1970-01-01 UTC, rising; from each on the setting of the same place holds.
    var changes: [Int64]
    var settings: [Setting]
    /// What holds before the first change.
    var first: Setting
    /// What holds after the last change.
    var rest: YearlyChange?

    package static let utc = ZoneRules(
        name: "UTC", changes: [], settings: [],
        first: Setting(offset: 0, isDaylight: false, abbreviation: "UTC"), rest: nil)

    /// What clocks show at an instant, in seconds since 1970-01-01 UTC.
    package func setting(at instant: Int64) -> Setting {
        guard let last = changes.last else { return rest?.setting(at: instant) ?? first }
        if instant >= last, let rest { return rest.setting(at: instant) }
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle] <= instant { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? first : settings[low - 1]
    }

    /// The day and time that clocks show at an instant; `nil` outside of the years 1 to 9999.
    package func moment(at instant: Int64) -> CalendarMoment? {
        CalendarMoment(secondsOfClock: instant.addingReportingOverflow(Int64(setting(at: instant).offset)).partialValue)
    }

    /// The instants at which clocks show a day and time.
    package func reading(of moment: CalendarMoment) -> Reading {
        let local = moment.secondsOfClock
        // Every setting within a day and a half around it, since no clock is further from UTC than that.
        let near = Set((-6...6).map { setting(at: local + $0 * 21_600).offset })
        let found = Set(near.map { local - Int64($0) }.filter { local - $0 == Int64(setting(at: $0).offset) }).sorted()
        switch (found.first, found.last) {
        case (let first?, let last?): return first == last ? .once(first) : .twice(first: first, second: last)
        default:
            let before = setting(at: local - 129_600).offset
            let after = setting(at: local + 129_600).offset
            // The smaller distance holds before clocks are put forward.
            return .never(local - Int64(min(before, after)))
        }
    }
}

extension CalendarMoment {
    /// Seconds from 1970-01-01T00:00 on the same clock.
    package var secondsOfClock: Int64 { Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay) }

    /// The moment so many seconds after 1970-01-01T00:00 on the same clock; `nil` outside of the years 1 to 9999.
    package init?(secondsOfClock seconds: Int64) {
        let (quotient, remainder) = seconds.quotientAndRemainder(dividingBy: 86_400)
        let day = remainder < 0 ? quotient - 1 : quotient
        let second = Int(remainder < 0 ? remainder + 86_400 : remainder)
        guard let date = CalendarDate(dayNumber: Int(day)),
            let time = ClockTime(hour: second / 3600, minute: second / 60 % 60, second: second % 60)
        else { return nil }
        self.init(date: date, time: time)
    }
}
