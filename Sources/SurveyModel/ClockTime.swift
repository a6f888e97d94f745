/// A time of day without a zone, to the second.
package struct ClockTime: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// 0 to 86,399.
    package let secondOfDay: Int

    package var hour: Int { secondOfDay / 3600 }
    package var minute: Int { secondOfDay / 60 % 60 }
    package var second: Int { secondOfDay % 60 }

    /// - Returns: `nil` for a time that does not exist, such as 24:00.
    package init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        secondOfDay = hour * 3600 + minute * 60 + second
    }

    /// Reads `HH:MM` or `HH:MM:SS` and nothing else; the hour may have one digit.
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

    /// `08:30`, or with seconds where there are some.
    package var description: String {
        let pad = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(pad(hour)):\(pad(minute))" + (second == 0 ? "" : ":\(pad(second))")
    }

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.secondOfDay < rhs.secondOfDay }
}
