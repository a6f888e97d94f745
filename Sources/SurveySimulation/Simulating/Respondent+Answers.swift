internal import FoundationEssentials
internal import Interviewing
internal import Statistics
internal import SurveyModel

extension Respondent {
    /// An answer to a question, as somebody would type it.
    mutating func answer(at position: Int, in interview: Interview) -> String {
        let item = interview.plan.items[position]
        let name = interview.survey.questions[item.source].id
        let codes = interview.offered(at: position).map(\.code)
        switch item.question.kind {
        case .yesNo, .choice: return one(of: codes) ?? ""
        case .multi(let list): return several(codes, of: list).joined(separator: ",")
        case .rank(_, let top):
            let order = happens(profile.straightlines) ? codes : shuffled(codes)
            return order.prefix(top ?? codes.count).joined(separator: ">")
        case .allocation(let total, _): return points(total, among: codes)
        case .maxDiff: return shuffled(codes).prefix(2).joined(separator: ",")
        case .scale(let range):
            if happens(profile.straightlines) { return String(range.lowerBound) }
            return String(whole(range.lowerBound, range.upperBound, near: name, hinted: 0.15))
        case .integer(let low, let high): return String(whole(low, high, near: name))
        case .decimal(let low, let high): return "\(number(low, high, near: name))"
        case .money(_, let low, let high):
            var least = low
            if case .price = item.role {
                // The four prices do not fall.
                for earlier in 0..<position where interview.plan.items[earlier].source == item.source {
                    if case .value(.money(let money)) = interview.answer(at: earlier) {
                        least = max(least ?? money.amount, money.amount)
                    }
                }
            }
            return "\(number(least ?? 0, high, near: name))"
        case .date(let low, let high): return day(low, high).description
        case .time(let low, let high):
            let (first, last) = (low?.secondOfDay ?? 0, high?.secondOfDay ?? 86_399)
            let second = first + below(max(1, last - first + 1))
            return ClockTime(hour: second / 3600, minute: second / 60 % 60, second: second % 60)?.description ?? ""
        case .dateTime: return "\(day(nil, nil)) \(below(14) + 8):\(below(50) + 10)"
        case .duration(let low, let high):
            let (first, last) = (low?.seconds ?? 0, high?.seconds ?? (low?.seconds ?? 0) + 14_400)
            return TimeSpan(seconds: first + below(max(1, last - first + 1))).description
        case .text:
            if let pattern = hints.patterns[name]?.first, happens(0.9) {
                return example(of: pattern) ?? words(near: name)
            }
            return words(near: name)
        case .statement, .matrix, .kano, .priceSensitivity, .repetition, .calculation: return ""
        }
    }

    /// What may be typed behind an answer: which one, the respondent's own words, a reason.
    mutating func remark() -> String { happens(profile.talks) ? words(near: "") : "" }

    mutating func words(near name: String) -> String {
        if let texts = hints.texts[name], !texts.isEmpty, happens(0.3) {
            return texts[below(texts.count)]
        }
        let all = ["the export", "stopped", "again", "on Monday", "before the meeting", "and nobody", "could say why"]
        let start = below(all.count)
        return all[start...].prefix(1 + below(4)).joined(separator: " ")
    }

    /// A text that a pattern matches.
    mutating func example(of pattern: TextPattern) -> String? {
        var chance = self
        defer { self = chance }
        return pattern.example { chance.below($0) }
    }

    private mutating func several(_ codes: [String], of list: OptionList) -> [String] {
        guard let first = one(of: codes) else { return [] }
        if list[first]?.isExclusive == true { return [first] }
        let others = codes.filter { $0 != first && list[$0]?.isExclusive != true }.filter { _ in happens(0.3) }
        return codes.filter { $0 == first || others.contains($0) }
    }

    private mutating func points(_ total: Int, among codes: [String]) -> String {
        var left = total
        var pairs: [String] = []
        for (number, code) in shuffled(codes).enumerated() {
            let share = number == codes.count - 1 ? left : below(left + 1)
            left -= share
            pairs.append("\(code)=\(share)")
        }
        return pairs.joined(separator: ", ")
    }

    /// A whole number within bounds: often near one that an expression names, else anywhere.
    mutating func whole(_ low: Int?, _ high: Int?, near name: String, hinted: Double = 0.4) -> Int {
        let limit = 1_000_000_000_000
        let first = max(low ?? min(0, high ?? 0), -limit)
        let last = min(high ?? (first + 1000), limit)
        if let numbers = hints.numbers[name], !numbers.isEmpty, happens(hinted) {
            let near = numbers[below(numbers.count)]
            let place = near.approximation.flatMap { abs($0) < 1e12 ? Int($0.rounded()) : nil } ?? first
            let number = place + below(3) - 1
            if number >= (low ?? .min), number <= (high ?? .max) { return number }
        }
        guard last > first else { return first }
        return first + below(last - first + 1)
    }

    /// A number within bounds, with at most two digits after the point.
    mutating func number(_ low: Decimal?, _ high: Decimal?, near name: String) -> Decimal {
        if let numbers = hints.numbers[name], !numbers.isEmpty, happens(0.4) {
            let step = Decimal(string: "0.01") ?? 1
            let number = numbers[below(numbers.count)] + [-step, 0, step][below(3)]
            if number >= low ?? number, number <= high ?? number { return number }
        }
        let first = low ?? min(0, high ?? 0)
        let last = high ?? (first + 500)
        let span = min(max((last - first).approximation ?? 0, 0), 1e9)
        // At most ten million places, whole cents apart.
        let step = Int(span / 1e5) + 1
        return min(last, first + Decimal(below(Int(span * 100) / step + 1) * step) / 100)
    }

    mutating func day(_ low: CalendarDate?, _ high: CalendarDate?) -> CalendarDate {
        let today = CalendarDate.usual
        let first = low ?? high?.adding(days: -800) ?? today.adding(days: -800) ?? today
        let last = high ?? first.adding(days: 1000) ?? first
        return first.adding(days: below(max(1, last.dayNumber - first.dayNumber + 1))) ?? first
    }
}

extension Decimal {
    /// The nearest binary fraction; `nil` where there is none.
    fileprivate var approximation: Double? { Double("\(self)") }
}
