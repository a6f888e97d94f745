internal import Reporting
internal import SurveyModel
internal import SurveyResults
internal import Tabulation

/// Numbers of results as text, in the unit of each.
enum FindingText {
    static func percent(_ share: Double) -> String { NumberText.percent(share) }

    /// `42 % (31–54 %)`; `nil` where nobody said anything.
    static func shown(_ finding: ResultFinding) -> String? {
        guard let value = finding.value else { return nil }
        let interval = finding.interval
        switch finding.unit {
        case .share:
            if let interval, interval.lowerBound < 0 {
                let ends = [interval.lowerBound, interval.upperBound].map(signed)
                return "\(signed(value)) (\(ends[0]) to \(ends[1]))"
            }
            return NumberText.percent(value) + (interval.map { " (\(NumberText.percent($0)))" } ?? "")
        case .points:
            let range = interval.map { " (\(points($0.lowerBound)) to \(points($0.upperBound)))" } ?? ""
            return points(value) + range
        case .number(let unit):
            // A quantile is a number that somebody gave, as a rule: 3 rounds and not 3.00.
            let isGiven = [.median, .lowerQuartile, .upperQuartile, .least, .most].contains(finding.measure)
            func shown(_ value: Double) -> String { isGiven ? whole(value) ?? number(value) : number(value) }
            let range = interval.map { " (\(shown($0.lowerBound)) to \(shown($0.upperBound)))" } ?? ""
            return shown(value) + (unit.map { " \($0)" } ?? "") + range
        case .count: return whole(value) ?? number(value)
        case .days, .moments, .clock, .seconds:
            func shown(_ value: Double) -> String { moment(rounded(value, finding.unit), finding.unit) }
            let range = interval.map { " (\(shown($0.lowerBound)) to \(shown($0.upperBound)))" }
            return shown(value) + (range ?? "")
        }
    }

    /// How many of how many; where what speaks against is counted against the rest, it may be below zero.
    static func count(_ finding: ResultFinding) -> String {
        (whole(Double(finding.count)) ?? "") + " of \(finding.base)"
    }

    /// A bar for a share, from 0 to all.
    static func bar(_ finding: ResultFinding) -> String? {
        guard finding.unit == .share, let value = finding.value, value >= 0, let interval = finding.interval else {
            return nil
        }
        return IntervalBar(low: interval.lowerBound, value: value, high: interval.upperBound, end: 1).description
    }

    /// A number for machines: dates and times as text, a Net Promoter Score from −100 to 100.
    static func exact(_ value: Double?, _ unit: ResultFinding.Unit) -> Cell {
        guard let value else { return .null }
        return switch unit {
        case .share, .number: .decimal(value, fractionDigits: 4)
        case .points: .decimal(100 * value, fractionDigits: 2)
        case .count: .decimal(value, fractionDigits: 0)
        case .seconds: .decimal(value, fractionDigits: 1)
        case .days, .moments, .clock: .text(moment(value, unit))
        }
    }

    private static func points(_ value: Double) -> String {
        let text = fixedPoint(100 * value, fractionDigits: 0)
        return text.hasPrefix("-") ? "−" + text.dropFirst() : text
    }

    /// A share with its sign.
    private static func signed(_ share: Double) -> String {
        (share < 0 ? "−" : "") + NumberText.percent(abs(share))
    }

    /// A whole number without a fraction; `nil` for any other.
    private static func whole(_ value: Double) -> String? {
        guard abs(value) < 1e15, value == value.rounded() else { return nil }
        return (value < 0 ? "−" : "") + NumberText.exact(abs(value))
    }

    /// A length of time as exact as people read it: from an hour on to the minute, from two days on to the hour.
    private static func rounded(_ value: Double, _ unit: ResultFinding.Unit) -> Double {
        guard unit == .seconds else { return value }
        let step: Double = abs(value) >= 172_800 ? 3600 : abs(value) >= 3600 ? 60 : 1
        return (value / step).rounded() * step
    }

    private static func number(_ value: Double) -> String {
        let text = NumberText.score(value)
        return text.hasPrefix("-") ? "−" + text.dropFirst() : text
    }

    private static func moment(_ value: Double, _ unit: ResultFinding.Unit) -> String {
        // Days beyond any calendar, and seconds beyond any duration, would not fit a whole number.
        let limit = [.days, .moments].contains(unit) ? 4e6 : 1e12
        let safe = value.isFinite ? min(max(value, -limit), limit) : 0
        switch unit {
        case .days:
            return TimeText.day(ofMilliseconds: Int64(safe.rounded(.down)) * 86_400_000)?.description ?? ""
        case .moments:
            // To the minute: the sum of a day and its part is exact to less than a second.
            let minutes = Int64((safe * 1440).rounded())
            let day = (minutes - (minutes % 1440 + 1440) % 1440) / 1440
            let minute = Int(minutes - day * 1440)
            let time = ClockTime(hour: minute / 60, minute: minute % 60, second: 0)
            return TimeText.day(ofMilliseconds: day * 86_400_000).flatMap { date in
                time.map { CalendarMoment(date: date, time: $0).description }
            } ?? ""
        case .clock:
            let second = min(max(Int(safe.rounded()), 0), 86_399)
            return ClockTime(hour: second / 3600, minute: second / 60 % 60, second: second % 60)?.description ?? ""
        default: return TimeSpan(seconds: Int(safe.rounded())).description
        }
    }
}
