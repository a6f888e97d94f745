/// Times as subtitles have them.
package enum TranscriptTime {
    /// More than any recording lasts; no sum of two such times can overflow.
    package static let limit: Int64 = 1_000 * 3_600_000

    /// Reads `01:02:03.456`, `02:03,4` or `2:03`; `nil` for anything else, and for what is longer than 1000 hours.
    package static func read(_ text: some StringProtocol) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let last = parts.last else { return nil }
        let seconds = last.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard (1...2).contains(seconds.count), let whole = digits(seconds[0], atMost: 2), whole < 60 else { return nil }
        var milliseconds: Int64 = 0
        if seconds.count == 2 {
            // `,4` is four tenths; more than three digits are finer than anybody needs.
            guard (1...9).contains(seconds[1].utf8.count), digits(seconds[1].prefix(9), atMost: 9) != nil else {
                return nil
            }
            let padded = seconds[1].prefix(3) + String(repeating: "0", count: max(0, 3 - seconds[1].utf8.count))
            milliseconds = digits(padded[...], atMost: 3) ?? 0
        }
        guard let minutes = digits(parts[parts.count - 2], atMost: 4) else { return nil }
        var hours: Int64 = 0
        if parts.count == 3 {
            guard let number = digits(parts[0], atMost: 4), minutes < 60 else { return nil }
            hours = number
        }
        let time = ((hours * 60 + minutes) * 60 + whole) * 1_000 + milliseconds
        return time <= limit ? time : nil
    }

    /// `01:02:03.456`, as WebVTT writes it.
    package static func text(_ milliseconds: Int64) -> String {
        let time = max(0, milliseconds)
        func padded(_ number: Int64, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(time / 3_600_000, 2)):\(padded(time / 60_000 % 60, 2)):\(padded(time / 1_000 % 60, 2))."
            + padded(time % 1_000, 3)
    }

    private static func digits(_ text: some StringProtocol, atMost count: Int) -> Int64? {
        guard !text.isEmpty, text.utf8.count <= count, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int64(text)
    }
}
