/// A length of time, in whole seconds, as an answer or a bound.
package struct TimeSpan: Hashable, Sendable, Comparable, CustomStringConvertible {
    package var seconds: Int

    package init(seconds: Int) { self.seconds = seconds }

    private static let units: [(names: [String], seconds: Int)] = [
        (["d", "day", "days"], 86_400), (["h", "hour", "hours"], 3600),
        (["m", "min", "minute", "minutes"], 60), (["s", "sec", "second", "seconds"], 1),
    ]

    /// Reads `2 h 30 min`, `90m`, `1:30` (hours and minutes) or `3 days`: each unit once, the larger ones first.
    ///
    /// Days are 24 hours. A number without a unit is refused, since nobody knows what it counts.
    package init?(_ text: some StringProtocol) {
        if let clock = Self.clock(text) {
            seconds = clock
            return
        }
        var rest = text[...].drop { $0 == " " }
        var next = 0
        var total = 0
        while !rest.isEmpty {
            let digits = rest.prefix { ("0"..."9").contains($0) }
            rest = rest[digits.endIndex...].drop { $0 == " " }
            let unit = rest.prefix { $0.isLetter }
            rest = rest[unit.endIndex...].drop { $0 == " " }
            guard digits.utf8.count <= 7, let number = Int(digits),
                let place = Self.units[next...].firstIndex(where: { $0.names.contains(unit.lowercased()) })
            else { return nil }
            total += number * Self.units[place].seconds
            next = place + 1
        }
        guard next > 0 else { return nil }
        seconds = total
    }

    /// `1:30`, with any number of hours.
    private static func clock(_ text: some StringProtocol) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...5).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let hours = Int(parts[0]), let minutes = Int(parts[1]), minutes < 60
        else { return nil }
        return hours * 3600 + minutes * 60
    }

    /// `2 h 30 min`; nothing at all is `0 min`.
    package var description: String {
        guard seconds >= 0 else { return "-\(TimeSpan(seconds: seconds == .min ? .max : -seconds))" }
        var rest = seconds
        var parts: [String] = []
        for unit in Self.units {
            let count = rest / unit.seconds
            rest %= unit.seconds
            if count > 0 { parts.append("\(count) \(unit.names[unit.seconds == 60 ? 1 : 0])") }
        }
        return parts.isEmpty ? "0 min" : parts.joined(separator: " ")
    }

    /// In one unit where that is a number that people say, as `40 h`; else as ``description``.
    package var inWords: String {
        for unit in Self.units where seconds > 0 && seconds % unit.seconds == 0 && seconds / unit.seconds < 100 {
            return "\(seconds / unit.seconds) \(unit.names[unit.seconds == 60 ? 1 : 0])"
        }
        return description
    }

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.seconds < rhs.seconds }
}
