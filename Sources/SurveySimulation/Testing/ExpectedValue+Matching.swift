internal import FoundationEssentials
internal import SurveyModel

extension ExpectedValue: CustomStringConvertible {
    /// As it would stand in a test.
    package var description: String {
        switch self {
        case .word(let word): word
        case .list(let items): "[\(items.map(\.description).joined(separator: ", "))]"
        case .map(let pairs):
            "{\(pairs.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
        }
    }

    /// What a test would write for an answer.
    init(_ answer: Answer) {
        switch answer {
        case .missing(let reason): self = .word(reason.rawValue)
        case .value(let value): self.init(value)
        }
    }

    init(_ value: Value) {
        switch value {
        case .multi(let codes), .rank(let codes): self = .list(codes.map(ExpectedValue.word))
        case .list(let values): self = .list(values.map(ExpectedValue.init))
        case .allocation(let points): self = .map(points.mapValues { .word(String($0)) })
        case .matrix(let answers), .record(let answers): self = .map(answers.mapValues(ExpectedValue.init))
        case .maxDiff(let picks): self = .list(picks.map { .list([.word($0.most), .word($0.least)]) })
        case .kano(let answer):
            self = .map(["with": .word(answer.with.rawValue), "without": .word(answer.without.rawValue)])
        case .pricePoints(let prices):
            self = .map(
                Dictionary(
                    uniqueKeysWithValues: PriceSensitivity.Point.allCases.map { ($0.rawValue, .word("\(prices[$0])")) })
            )
        default: self = .word(value.shown)
        }
    }

    /// Whether an answer is what is expected.
    ///
    /// Numbers are compared as numbers, an amount may stand without its currency, the order of a multi does not matter,
    /// a map needs to name only what it is about, and `missing` stands for every reason.
    func matches(_ answer: Answer) -> Bool {
        switch (self, answer) {
        case (.word(let word), .missing(let reason)): return word == reason.rawValue || word == "missing"
        case (_, .missing): return false
        case (_, .value(let value)): return matches(value)
        }
    }

    private func matches(_ value: Value) -> Bool {
        switch (self, value) {
        case (.word(let word), .text(let text)): return word == text
        case (.word(let word), .money(let money)):
            return Self.number(word).map { $0 == money.amount } ?? (word == money.description)
        case (.word(let word), .integer(let number)): return Self.number(word) == Decimal(number)
        case (.word(let word), .decimal(let number)): return Self.number(word) == number
        case (.word(let word), .multi(let codes)): return codes == [word]
        case (.word(let word), .duration(let span)): return TimeSpan(word) == span
        case (.word(let word), .time(let time)): return ClockTime(word) == time
        case (.word(let word), .dateTime(let moment)): return CalendarMoment(word) == moment
        case (.list(let items), .multi(let codes)):
            return items.map(\.description).sorted() == codes.sorted()
        case (.list(let items), .rank(let codes)): return items.map(\.description) == codes
        case (.list(let items), .list(let values)):
            return items.count == values.count && zip(items, values).allSatisfy { $0.matches($1) }
        case (.map(let pairs), .record(let answers)), (.map(let pairs), .matrix(let answers)):
            return pairs.allSatisfy { name, expected in expected.matches(answers[name] ?? .missing(.notAsked)) }
        case (.map(let pairs), .allocation(let points)):
            return pairs.allSatisfy { code, expected in expected == .word(String(points[code] ?? 0)) }
        case (.map(let pairs), .kano), (.map(let pairs), .pricePoints):
            guard case .map(let actual) = ExpectedValue(value) else { return false }
            return pairs.allSatisfy { name, expected in
                guard let there = actual[name] else { return false }
                if let left = Self.number(expected.description), let right = Self.number(there.description) {
                    return left == right
                }
                return expected == there
            }
        default: return self == ExpectedValue(value)
        }
    }

    private static func number(_ word: String) -> Decimal? {
        guard !word.isEmpty, word.utf8.count <= 30,
            word.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E })
        else { return nil }
        return Decimal(string: word)
    }
}
