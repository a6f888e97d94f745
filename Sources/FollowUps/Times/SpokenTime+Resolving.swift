package import SurveyModel

/// An instant that somebody agreed on.
package struct AgreedTime: Hashable, Sendable {
    /// Seconds since 1970-01-01 UTC.
    package var instant: Int64
    /// What the clocks of the place show then.
    package var local: CalendarMoment
    package var setting: ZoneRules.Setting
    package var zone: String
    /// What was decided about a time that does not exist or comes twice, or about the day; one clause.
    package var remark: String?

    /// `Tue 24 Nov 10:00 CET (Europe/Berlin)`.
    package var words: String {
        let time = local.time
        return "\(local.date.spoken) \(time) \(setting.abbreviation) (\(zone))"
    }
}

extension CalendarDate {
    /// `Tue 24 Nov 2026`.
    package var spoken: String {
        let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(names[weekday - 1]) \(day) \(months[month - 1]) \(year)"
    }
}

extension SpokenTime {
    /// The instant that is meant.
    ///
    /// `now` is in seconds since 1970-01-01 UTC. A time that clocks are put forward over is taken by the clock as it was
    /// before, so that 02:30 becomes 03:30, after RFC 5545, section 3.3.5; of a time that comes twice, the first is taken
    /// unless the second was said.
    package func resolved(at now: Int64, in zone: ZoneRules) throws(SpokenTimeFailure) -> AgreedTime {
        guard let here = zone.moment(at: now) else {
            throw SpokenTimeFailure("the clock of this computer is wrong", hint: "set it right first")
        }
        switch kind {
        case .elapsed(let seconds):
            let minute = (now + Int64(seconds) + 59) / 60 * 60
            return try agreed(minute, zone, nil)
        case .at(let day, let time):
            // "in 3 days" keeps the time of day; any other day needs its time.
            var clock = time
            if case .ahead(let days)? = day, days > 1, time == nil {
                clock = ClockTime(hour: here.time.hour, minute: here.time.minute)
            }
            guard let clock else {
                throw SpokenTimeFailure("the time of day is missing", hint: Self.examples)
            }
            let (date, remark) = try self.date(day, clock, from: here)
            let moment = CalendarMoment(date: date, time: clock)
            switch zone.reading(of: moment) {
            case .once(let instant):
                guard !isSecond else {
                    throw SpokenTimeFailure("\(moment.time) comes once on that day", hint: "leave out 'second'")
                }
                return try later(instant, than: now, zone, remark)
            case .never(let instant):
                let taken = zone.moment(at: instant)
                return try later(
                    instant, than: now, zone,
                    "\(moment.time) does not exist on \(date.spoken), when clocks are put forward; "
                        + "taken as \(taken?.time.description ?? "the time after")")
            case .twice(let first, let second):
                let instant = isSecond ? second : first
                let name = zone.setting(at: instant).abbreviation
                return try later(
                    instant, than: now, zone,
                    "\(moment.time) comes twice on \(date.spoken), when clocks are put back; the "
                        + "\(isSecond ? "second" : "first") is taken, \(name)"
                        + (isSecond ? "" : " (say 'second' for the other)"))
            }
        }
    }

    private func later(
        _ instant: Int64, than now: Int64, _ zone: ZoneRules, _ remark: String?
    ) throws(SpokenTimeFailure) -> AgreedTime {
        guard instant > now else { throw SpokenTimeFailure("this time is over", hint: "say a time to come") }
        guard instant - now <= 2 * 366 * 86_400 else {
            throw SpokenTimeFailure("this is more than two years ahead", hint: "say a nearer time")
        }
        return try agreed(instant, zone, remark)
    }

    private func agreed(
        _ instant: Int64, _ zone: ZoneRules, _ remark: String?
    ) throws(SpokenTimeFailure) -> AgreedTime {
        guard let local = zone.moment(at: instant) else { throw .noSuchDay }
        return AgreedTime(
            instant: instant, local: local, setting: zone.setting(at: instant), zone: zone.name, remark: remark)
    }

    private func date(
        _ day: Day?, _ clock: ClockTime, from here: CalendarMoment
    ) throws(SpokenTimeFailure) -> (CalendarDate, remark: String?) {
        let today = here.date
        let found: CalendarDate?
        switch day {
        case nil:
            guard clock <= here.time else { return (today, nil) }
            guard let tomorrow = today.adding(days: 1) else { throw .noSuchDay }
            return (tomorrow, "\(clock) is over today; taken as tomorrow")
        case .ahead(let days)?: found = today.adding(days: days)
        case .weekday(let weekday, let isNext)?:
            var ahead = (weekday - today.weekday + 7) % 7
            if isNext {
                ahead = weekday - today.weekday + 7
            } else if ahead == 0, clock <= here.time {
                ahead = 7
            }
            found = today.adding(days: ahead)
        case .date(let date)?: found = date
        case .yearless(let month, let day)?:
            found = try Self.next(month, day, after: today) { CalendarMoment(date: $0, time: clock) > here }
        }
        guard let found else { throw .noSuchDay }
        return (found, nil)
    }

    /// How far ahead a day may lie that is meant for next year without saying so, in days.
    private static let nearNextYear = 183

    /// The next time that a day comes.
    ///
    /// In December "10 Jan" is next year's. In November "20 Oct" is rather a slip of the tongue, and nobody is to hear of it
    /// a year later: what is over and comes again only in more than half a year is to be said with its year.
    private static func next(
        _ month: Int, _ day: Int, after today: CalendarDate, _ isToCome: (CalendarDate) -> Bool
    ) throws(SpokenTimeFailure) -> CalendarDate? {
        let wasThisYear = CalendarDate(year: today.year, month: month, day: day).map { !isToCome($0) } ?? false
        for year in today.year...today.year + 8 {
            guard let date = CalendarDate(year: year, month: month, day: day), isToCome(date) else { continue }
            guard wasThisYear, date.dayNumber - today.dayNumber > nearNextYear else { return date }
            throw SpokenTimeFailure("this day is over", hint: "if \(date.spoken) is meant, say it with the year")
        }
        return nil
    }

    /// The day that is meant where no time of day is needed, as for a promise; today counts.
    package func day(from today: CalendarDate) throws(SpokenTimeFailure) -> CalendarDate {
        let found: CalendarDate?
        switch kind {
        case .elapsed(let seconds): found = today.adding(days: seconds / 86_400)
        case .at(nil, _):
            throw SpokenTimeFailure("a day is needed", hint: "say it as Fri, tomorrow, 24 Nov or in 3 days")
        case .at(.ahead(let days)?, _): found = today.adding(days: days)
        case .at(.weekday(let weekday, let isNext)?, _):
            let ahead = isNext ? weekday - today.weekday + 7 : (weekday - today.weekday + 7) % 7
            found = today.adding(days: ahead)
        case .at(.date(let date)?, _): found = date
        case .at(.yearless(let month, let day)?, _): found = try Self.next(month, day, after: today) { $0 >= today }
        }
        guard let found else { throw .noSuchDay }
        guard found >= today else { throw SpokenTimeFailure("this day is over", hint: "say a day to come") }
        return found
    }
}
