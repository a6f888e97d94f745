/// How long something takes, in whole seconds; it may be negative, as the difference of two moments.
package struct TimeSpan: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let seconds: Int

    package init(seconds: Int) { self.seconds = seconds }

    private static let units: [(names: [String], seconds: Int)] = [
        (["d", "day", "days"], 86_400), (["h", "hour", "hours"], 3600), (["min", "m", "minute", "minutes"], 60),
        (["s", "sec", "second", "seconds"], 1),
    ]

    /// Reads `1 h 30 min`, `90min`, `2 days`, or `1:30` for an hour and a half.
    ///
    /// Each unit stands at most once, larger ones first.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 60 else { return nil }
        if text.contains(":") {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard (2...3).contains(parts.count), (1...5).contains(parts[0].utf8.count),
                parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
                parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
            else { return nil }
            let numbers = parts.compactMap { Int($0) } + (parts.count == 2 ? [0] : [])
            guard numbers.count == 3, numbers[1] < 60, numbers[2] < 60 else { return nil }
            seconds = (numbers[0] * 60 + numbers[1]) * 60 + numbers[2]
            return
        }
        var rest = text.filter { $0 != " " }[...]
        var units = Self.units[...]
        var total = 0
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { ("0"..."9").contains($0) }
            let name = rest.dropFirst(digits.count).prefix { !("0"..."9").contains($0) }
            guard digits.utf8.count <= 9, let number = Int(digits),
                let place = units.firstIndex(where: { $0.names.contains(name.lowercased()) })
            else { return nil }
            total += number * units[place].seconds
            units = units[(place + 1)...]
            rest = rest.dropFirst(digits.count + name.count)
        }
        seconds = total
    }

    /// `1 h 30 min`; hours may be more than 24.
    package var description: String {
        guard seconds != 0 else { return "0 min" }
        let all = seconds.magnitude
        let parts = [(all / 3600, "h"), (all / 60 % 60, "min"), (all % 60, "s")]
        return (seconds < 0 ? "-" : "") + parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: " ")
    }

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.seconds < rhs.seconds }
}
