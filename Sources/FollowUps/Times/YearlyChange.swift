internal import SurveyModel

/// What holds year after year: a standard time, and perhaps a daylight saving time between two days of the year.
///
/// It is written as POSIX has it for `TZ` (IEEE 1003.1-2017, section 8.3), with the hours up to 167 of RFC 8536, section
/// 3.3.1: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct YearlyChange: Hashable, Sendable {
    /// A day of the year, and a time of it in seconds of the clock as it was until then.
    private struct Turn: Hashable, Sendable {
        enum Day: Hashable, Sendable {
            /// 1 to 365, without 29 February.
            case julian(Int)
            /// 0 to 365, with 29 February.
            case zeroBased(Int)
            /// The weekday (0 is Sunday) of a week (5 is the last one) of a month.
            case weekday(month: Int, week: Int, day: Int)
        }

        var day: Day
        var seconds: Int

        /// Seconds from 1970-01-01T00:00 on the clock as it was until then.
        func secondsOfClock(in year: Int) -> Int64? {
            let date: CalendarDate?
            switch day {
            case .julian(let number):
                let start = CalendarDate(year: year, month: 1, day: 1)
                let isLeap = CalendarDate(year: year, month: 2, day: 29) != nil
                date = start?.adding(days: number - 1 + (isLeap && number >= 60 ? 1 : 0))
            case .zeroBased(let number): date = CalendarDate(year: year, month: 1, day: 1)?.adding(days: number)
            case .weekday(let month, let week, let day):
                guard let start = CalendarDate(year: year, month: month, day: 1) else { return nil }
                let first = (day - start.weekday % 7 + 7) % 7
                var found = start.adding(days: first + (week - 1) * 7)
                while let late = found, late.month != month { found = late.adding(days: -7) }
                date = found
            }
            return date.map { Int64($0.dayNumber) * 86_400 + Int64(seconds) }
        }
    }

    private let standard: ZoneRules.Setting
    private let daylight: ZoneRules.Setting?
    private let start: Turn
    private let end: Turn

    func setting(at instant: Int64) -> ZoneRules.Setting {
        guard let daylight, let year = CalendarMoment(secondsOfClock: instant)?.date.year else { return standard }
        // Near the turn of the year the local year may be another one.
        var turns: [(instant: Int64, setting: ZoneRules.Setting)] = []
        for year in year - 1...year + 1 {
            if let start = start.secondsOfClock(in: year) { turns.append((start - Int64(standard.offset), daylight)) }
            if let end = end.secondsOfClock(in: year) { turns.append((end - Int64(daylight.offset), standard)) }
        }
        turns.sort { $0.instant < $1.instant }
        return turns.last { $0.instant <= instant }?.setting ?? standard
    }

    /// - Returns: `nil` where the text is no such rule.
    init?(_ text: String) {
        var reader = Reader(rest: text[...])
        guard let name = reader.name(), let offset = reader.time() else { return nil }
        standard = ZoneRules.Setting(offset: -offset, isDaylight: false, abbreviation: name)
        guard !reader.rest.isEmpty else {
            daylight = nil
            start = Turn(day: .julian(1), seconds: 0)
            end = start
            return
        }
        guard let name = reader.name() else { return nil }
        var ahead = -offset + 3600
        if reader.rest.first != "," {
            guard let offset = reader.time() else { return nil }
            ahead = -offset
        }
        daylight = ZoneRules.Setting(offset: ahead, isDaylight: true, abbreviation: name)
        guard let start = reader.turn(), let end = reader.turn(), reader.rest.isEmpty else { return nil }
        self.start = start
        self.end = end
    }

    private struct Reader {
        var rest: Substring

        mutating func take(_ character: Character) -> Bool {
            guard rest.first == character else { return false }
            rest.removeFirst()
            return true
        }

        mutating func name() -> String? {
            let name: Substring
            if take("<") {
                name = rest.prefix { $0 != ">" }
                rest.removeFirst(name.count)
                guard take(">") else { return nil }
            } else {
                name = rest.prefix { $0.isASCII && $0.isLetter }
                rest.removeFirst(name.count)
            }
            return name.count >= 3 ? String(name) : nil
        }

        mutating func number(through limit: Int) -> Int? {
            let digits = rest.prefix { ("0"..."9").contains($0) }
            guard digits.utf8.count <= 4, let number = Int(digits), number <= limit else { return nil }
            rest.removeFirst(digits.count)
            return number
        }

        /// `[+-]hh[:mm[:ss]]` as seconds.
        mutating func time() -> Int? {
            let sign = take("-") ? -1 : 1
            if sign == 1 { _ = take("+") }
            guard let hours = number(through: 167) else { return nil }
            var seconds = hours * 3600
            for unit in [60, 1] where take(":") {
                guard let count = number(through: 59) else { return nil }
                seconds += count * unit
            }
            return sign * seconds
        }

        mutating func turn() -> Turn? {
            guard take(",") else { return nil }
            let day: Turn.Day
            if take("M") {
                guard let month = number(through: 12), month >= 1, take("."), let week = number(through: 5), week >= 1,
                    take("."), let weekday = number(through: 6)
                else { return nil }
                day = .weekday(month: month, week: week, day: weekday)
            } else if take("J") {
                guard let number = number(through: 365), number >= 1 else { return nil }
                day = .julian(number)
            } else {
                guard let number = number(through: 365) else { return nil }
                day = .zeroBased(number)
            }
            guard take("/") else { return Turn(day: day, seconds: 7200) }
            return time().map { Turn(day: day, seconds: $0) }
        }
    }
}
