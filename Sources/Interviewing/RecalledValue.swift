internal import Journal
package import SurveyModel

/// A whole value as an earlier session came to it; in the journal, what people said in it stands apart, as ``Words``.
///
/// An answer is recorded part by part; what is recalled is what its parts made up, so that a later session need not know
/// the definition of the earlier one.
package indirect enum RecalledValue: Codable, Hashable, Sendable {
    case one(RecordedValue)
    /// The sets of a MaxDiff.
    case picks([RecordedValue])
    case kano(with: String, without: String)
    /// The four prices, from "too cheap" to "too expensive".
    case prices([RecordedValue])
    /// The rows of a matrix by code.
    case rows([String: RecalledAnswer])
    /// The rounds of a repeat, question by question.
    case rounds([[String: RecalledAnswer]])
    case values([RecalledValue])

    /// - Returns: `nil` for what no answer comes to, such as a participant of a group.
    package init?(_ value: Value) {
        switch value {
        case .maxDiff(let picks): self = .picks(picks.map(RecordedValue.pick))
        case .kano(let answer): self = .kano(with: answer.with.rawValue, without: answer.without.rawValue)
        case .pricePoints(let points):
            self = .prices(PriceSensitivity.Point.allCases.map { .money(Money(points[$0], points.currency)) })
        case .matrix(let rows): self = .rows(rows.compactMapValues(RecalledAnswer.init))
        case .record(let fields): self = .rounds([fields.compactMapValues(RecalledAnswer.init)])
        case .list(let values):
            let rounds = values.compactMap { value -> [String: RecalledAnswer]? in
                guard case .record(let fields) = value else { return nil }
                return fields.compactMapValues(RecalledAnswer.init)
            }
            self = rounds.count == values.count ? .rounds(rounds) : .values(values.compactMap(RecalledValue.init))
        default:
            guard let recorded = RecordedValue(value) else { return nil }
            self = .one(recorded)
        }
    }

    /// What expressions see; `nil` for a journal's value that is none.
    package var value: Value? {
        switch self {
        case .one(let recorded): return recorded.value
        case .picks(let picks):
            return .maxDiff(
                picks.compactMap { pick in
                    guard case .pick(let pick) = pick else { return nil }
                    return pick
                })
        case .kano(let with, let without):
            guard let with = KanoAnswer.Feeling(rawValue: with), let without = KanoAnswer.Feeling(rawValue: without)
            else { return nil }
            return .kano(KanoAnswer(with: with, without: without))
        case .prices(let prices):
            let amounts = prices.compactMap { price -> Money? in
                guard case .money(let money) = price else { return nil }
                return money
            }
            guard amounts.count == 4 else { return nil }
            return .pricePoints(
                PricePoints(
                    currency: amounts[0].currency, tooCheap: amounts[0].amount, cheap: amounts[1].amount,
                    expensive: amounts[2].amount, tooExpensive: amounts[3].amount))
        case .rows(let rows): return .matrix(rows.mapValues(\.answer))
        case .rounds(let rounds): return .list(rounds.map { .record($0.mapValues(\.answer)) })
        case .values(let values): return .list(values.compactMap(\.value))
        }
    }

    /// Whether words that it rests on were erased.
    var isErased: Bool {
        switch self {
        case .one(.text(let words)): words.text == nil
        case .rows(let rows): rows.values.contains(where: \.isErased)
        case .rounds(let rounds): rounds.contains { $0.values.contains(where: \.isErased) }
        case .values(let values): values.contains(where: \.isErased)
        default: false
        }
    }
}

/// A recalled value, or why there was none.
package struct RecalledAnswer: Codable, Hashable, Sendable {
    package var value: RecalledValue?
    package var missing: MissingReason?

    package init?(_ answer: Answer) {
        switch answer {
        case .missing(let reason): missing = reason
        case .value(let value):
            guard let value = RecalledValue(value) else { return nil }
            self.value = value
        }
    }

    /// What expressions see.
    package var answer: Answer { value?.value.map(Answer.value) ?? .missing(missing ?? .notAsked) }

    /// Whether words that it rests on were erased.
    package var isErased: Bool { value?.isErased ?? false }
}
