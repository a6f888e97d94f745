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
                let range = -interval.upperBound ... -interval.lowerBound
                return "−\(NumberText.percent(-value)) (\(NumberText.percent(range)))"
            }
            return NumberText.percent(value) + (interval.map { " (\(NumberText.percent($0)))" } ?? "")
        case .points:
            let range = interval.map { " (\(points($0.lowerBound)) to \(points($0.upperBound)))" } ?? ""
            return points(value) + range
        case .number(let unit):
            let range = interval.map { " (\(number($0.lowerBound)) to \(number($0.upperBound)))" } ?? ""
            return number(value) + (unit.map { " \($0)" } ?? "") + range
        case .count: return number(value)
        case .days, .moments, .clock, .seconds:
            let range = interval.map {
                " (\(moment($0.lowerBound, finding.unit)) to \(moment($0.upperBound, finding.unit)))"
            }
            return moment(value, finding.unit) + (range ?? "")
        }
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
