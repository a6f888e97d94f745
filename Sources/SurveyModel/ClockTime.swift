/// A time of the day, to the second, without a zone.
package struct ClockTime: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Since midnight; below 86,400.
    package let seconds: Int

    package init?(seconds: Int) {
        guard (0..<86_400).contains(seconds) else { return nil }
        self.seconds = seconds
    }

    package init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else { return nil }
        seconds = (hour * 60 + minute) * 60 + second
    }

    /// Reads `14:30`, `9:05` or `14:30:15` and nothing else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), (1...2).contains(parts[0].utf8.count),
            parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count else { return nil }
        self.init(hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
    }

    package var hour: Int { seconds / 3600 }
    package var minute: Int { seconds / 60 % 60 }
    package var second: Int { seconds % 60 }

    /// `14:30`, or `14:30:15` where there are seconds.
    package var description: String {
        "\(padded(hour, 2)):\(padded(minute, 2))" + (second == 0 ? "" : ":\(padded(second, 2))")
    }

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.seconds < rhs.seconds }
}

/// A day and a time of it, to the second, without a zone.
package struct DateTime: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let date: CalendarDate
    package let time: ClockTime

    package init(_ date: CalendarDate, _ time: ClockTime) {
        self.date = date
        self.time = time
    }

    /// Reads `2026-11-22T14:30`, with a blank or a `T` between the two.
    package init?(_ text: some StringProtocol) {
        guard let end = text.firstIndex(where: { $0 == "T" || $0 == " " }), let date = CalendarDate(text[..<end]),
            let time = ClockTime(text[text.index(after: end)...])
        else { return nil }
        self.init(date, time)
    }

    /// Seconds since 1970-01-01 0:00 of a clock that is never put forward or back.
    package var secondNumber: Int { date.dayNumber * 86_400 + time.seconds }

    /// The moment with this number; `nil` outside of the years 1 to 9999.
    package init?(secondNumber: Int) {
        let day = secondNumber >= 0 ? secondNumber / 86_400 : (secondNumber + 1) / 86_400 - 1
        guard let date = CalendarDate(dayNumber: day), let time = ClockTime(seconds: secondNumber - day * 86_400)
        else { return nil }
        self.init(date, time)
    }

    /// Another moment; `nil` outside of the years 1 to 9999.
    package func adding(_ span: TimeSpan) -> DateTime? {
        let (number, overflows) = secondNumber.addingReportingOverflow(span.seconds)
        return overflows ? nil : DateTime(secondNumber: number)
    }

    package var description: String { "\(date)T\(time)" }

    package static func < (lhs: Self, rhs: Self) -> Bool { (lhs.date, lhs.time) < (rhs.date, rhs.time) }
}
