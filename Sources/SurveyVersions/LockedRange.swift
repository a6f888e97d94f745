internal import FoundationEssentials
internal import SurveyModel

/// The least and the most that a question took when it was locked: numbers, days, times, seconds or rounds.
package struct LockedRange: Hashable, Sendable {
    package var least: String?
    package var most: String?

    init(_ least: (some CustomStringConvertible)?, _ most: (some CustomStringConvertible)?) {
        self.least = least?.description
        self.most = most?.description
    }

    /// Reads what ``text`` writes.
    init?(_ text: String) {
        guard let dots = text.firstRange(of: "..") else { return nil }
        least = dots.lowerBound == text.startIndex ? nil : String(text[..<dots.lowerBound])
        most = dots.upperBound == text.endIndex ? nil : String(text[dots.upperBound...])
    }

    /// What a type takes; `nil` where it has no bounds, or where they are part of its name.
    init?(_ kind: Question.Kind) {
        switch kind {
        case .integer(let low, let high): self.init(low, high)
        case .decimal(let low, let high), .money(_, let low, let high): self.init(low, high)
        case .date(let low, let high): self.init(low, high)
        case .time(let low, let high): self.init(low, high)
        case .duration(let low, let high): self.init(low?.seconds, high?.seconds)
        case .matrix(_, let cell): self.init(cell)
        // With 'times', there are as many rounds as that says.
        case .repetition(let rounds) where rounds.times == nil: self.init(rounds.minimum, rounds.maximum)
        default: return nil
        }
    }

    /// As in a definition: `0..60`, and `..` for anything.
    package var text: String { "\(least ?? "")..\(most ?? "")" }

    /// Whether everything in another range is in this one.
    package func holds(_ other: LockedRange) -> Bool {
        let isLow = least.map { least in other.least.map { !Self.isLess($0, least) } ?? false } ?? true
        return isLow && (most.map { most in other.most.map { !Self.isLess(most, $0) } ?? false } ?? true)
    }

    /// Numbers by their size; days and times as they are written.
    private static func isLess(_ one: String, _ other: String) -> Bool {
        guard let first = Decimal(string: one), let second = Decimal(string: other), !one.contains(":"),
            !other.contains(":"), !one.dropFirst().contains("-"), !other.dropFirst().contains("-")
        else { return one < other }
        return first < second
    }
}
