internal import SurveyModel

/// A time as people say it on the phone: `Tue 10:00`, `tomorrow 14:30`, `24 Nov 9am`, `in 2h`.
///
/// Days are those of the customer's calendar and times those of the customer's clock, so that "tomorrow" said from
/// elsewhere is the customer's tomorrow. Hours and minutes after `in` are elapsed time; days and weeks keep the time of day.
package struct SpokenTime: Hashable, Sendable {
    enum Day: Hashable, Sendable {
        /// Days from today.
        case ahead(Int)
        /// 1 for Monday to 7 for Sunday; `isNext` for that day of next week.
        case weekday(Int, isNext: Bool)
        case date(CalendarDate)
        /// The next time that this day comes.
        case yearless(month: Int, day: Int)
    }

    enum Kind: Hashable, Sendable {
        case elapsed(seconds: Int)
        case at(Day?, ClockTime?)
    }

    var kind: Kind
    /// Of a time that comes twice, the second one is meant.
    var isSecond = false

    private static let weekdays = [
        ("monday", 1), ("tuesday", 2), ("wednesday", 3), ("thursday", 4), ("friday", 5), ("saturday", 6), ("sunday", 7),
    ]
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// Reads a time without its zone.
    package init(_ text: String) throws(SpokenTimeFailure) {
        var words = text.lowercased().split { $0.isWhitespace || $0 == "," }.map(String.init)
        words.removeAll { $0 == "at" || $0 == "on" }
        if let place = words.firstIndex(where: { $0 == "first" || $0 == "second" }) {
            isSecond = words[place] == "second"
            words.remove(at: place)
        }
        guard !words.isEmpty else { throw SpokenTimeFailure("a time is needed", hint: Self.examples) }
        if words[0] == "in" {
            kind = try Self.span(words.dropFirst().joined(separator: " "))
            return
        }
        var day: Day?
        var time: ClockTime?
        while !words.isEmpty {
            if day == nil, let found = try Self.day(&words) {
                day = found
            } else if time == nil, let found = Self.time(&words) {
                time = found
            } else {
                throw SpokenTimeFailure("this is not understood as a time", hint: Self.examples)
            }
        }
        kind = .at(day, time)
    }

    static let examples = "say it as Tue 10:00, tomorrow 14:30, 24 Nov 9:00, 2026-11-24 9:00 or in 2h"

    private static func span(_ text: String) throws(SpokenTimeFailure) -> Kind {
        let parts = text.split(separator: " ")
        let digits = text.prefix { ("0"..."9").contains($0) }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        if digits.utf8.count <= 3, let count = Int(digits), parts.count <= 2 {
            switch unit {
            case "d", "day", "days": return .at(.ahead(count), nil)
            case "w", "week", "weeks": return .at(.ahead(count * 7), nil)
            default: break
            }
        }
        guard let span = TimeSpan(text), span.seconds > 0, span.seconds <= 366 * 86_400 else {
            throw SpokenTimeFailure("this is not understood as a length of time", hint: "say it as in 2h, or in 3 days")
        }
        return .elapsed(seconds: span.seconds)
    }

    private static func day(_ words: inout [String]) throws(SpokenTimeFailure) -> Day? {
        let word = words[0]
        switch word {
        case "today": return taking(1, of: &words, .ahead(0))
        case "tomorrow", "tmr": return taking(1, of: &words, .ahead(1))
        default: break
        }
        if word == "next", words.count > 1, let weekday = weekday(words[1]) {
            return taking(2, of: &words, .weekday(weekday, isNext: true))
        }
        if let weekday = weekday(word) {
            words.removeFirst()
            // A weekday beside a date says nothing new; that it fits is looked at when the date is known.
            return .weekday(weekday, isNext: false)
        }
        if let date = CalendarDate(word) { return taking(1, of: &words, .date(date)) }
        if let moment = CalendarMoment(word.replacing("t", with: "T")) {
            words[0] = moment.time.description
            return .date(moment.date)
        }
        if word.contains("/") {
            throw SpokenTimeFailure("a date with '/' may mean two days", hint: "say it as 24 Nov or 2026-11-24")
        }
        if let day = try dotted(word) { return taking(1, of: &words, day) }
        guard words.count > 1 else { return nil }
        for (dayWord, monthWord) in [(word, words[1]), (words[1], word)] {
            guard let month = month(monthWord), let day = dayNumber(dayWord) else { continue }
            words.removeFirst(2)
            guard let year = words.first, year.utf8.count == 4, let number = Int(year) else {
                return try .yearless(month: month, day: existing(day, month))
            }
            words.removeFirst()
            guard let date = CalendarDate(year: number, month: month, day: day) else { throw .noSuchDay }
            return .date(date)
        }
        return nil
    }

    private static func taking(_ count: Int, of words: inout [String], _ day: Day) -> Day {
        words.removeFirst(count)
        return day
    }

    /// `24.11.` or `24.11.2026`, the day first, as everywhere where dots are used.
    private static func dotted(_ word: String) throws(SpokenTimeFailure) -> Day? {
        var parts = word.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 3, parts[2].isEmpty {
            parts.removeLast()
        } else if parts.count != 3 {
            return nil
        }
        guard parts.allSatisfy({ (1...4).contains($0.utf8.count) }), let day = Int(parts[0]), let month = Int(parts[1])
        else { return nil }
        guard parts.count == 3 else { return try .yearless(month: month, day: existing(day, month)) }
        guard let year = Int(parts[2]), let date = CalendarDate(year: year, month: month, day: day) else {
            throw .noSuchDay
        }
        return .date(date)
    }

    /// The day, if some year has it.
    private static func existing(_ day: Int, _ month: Int) throws(SpokenTimeFailure) -> Int {
        guard CalendarDate(year: 2028, month: month, day: day) != nil else { throw .noSuchDay }
        return day
    }

    private static func weekday(_ word: String) -> Int? {
        guard word.utf8.count >= 2 else { return nil }
        return weekdays.first { $0.0.hasPrefix(word) }?.1
    }

    private static func month(_ word: String) -> Int? {
        guard word.utf8.count >= 3 else { return nil }
        return months.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
    }

    /// `24`, `24.`, `24th`.
    private static func dayNumber(_ word: String) -> Int? {
        let digits = word.prefix { ("0"..."9").contains($0) }
        guard (1...2).contains(digits.utf8.count),
            ["", ".", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count))
        else { return nil }
        return Int(digits)
    }

    /// `10:00`, `14.30`, `9am`, `9:30 pm`, `noon`; a bare number is an hour.
    private static func time(_ words: inout [String]) -> ClockTime? {
        var word = words[0]
        if word == "noon" || word == "midday" { word = "12:00" }
        var half: String?
        for ending in ["am", "pm"] where word.hasSuffix(ending) {
            half = ending
            word.removeLast(2)
        }
        var count = 1
        if half == nil, words.count > 1, ["am", "pm"].contains(words[1]) {
            half = words[1]
            count = 2
        }
        let parts = word.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
        guard (1...2).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.utf8.count) }),
            parts.count == 1 || parts[1].utf8.count == 2, var hour = Int(parts[0]),
            let minute = parts.count == 2 ? Int(parts[1]) : 0
        else { return nil }
        if let half {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (half == "pm" ? 12 : 0)
        }
        guard let time = ClockTime(hour: hour, minute: minute) else { return nil }
        words.removeFirst(count)
        return time
    }
}

/// Why a time cannot be taken.
package struct SpokenTimeFailure: Error, Hashable, Sendable {
    /// One clause, lower case, no full stop.
    package var message: String
    package var hint: String

    package init(_ message: String, hint: String) {
        self.message = message
        self.hint = hint
    }

    static let noSuchDay = SpokenTimeFailure("there is no such day", hint: SpokenTime.examples)
}
