internal import Interviewing
internal import Journal
internal import SurveyModel
internal import Tabulation

extension JSONValue {
    /// An answer as the journal has it; withdrawn words are null.
    init(_ value: RecordedValue) {
        switch value {
        case .text(let words): self = JSONValue(words.text)
        default: self = JSONValue(value.value as SurveyModel.Value)
        }
    }

    /// A value with its parts: codes as texts, amounts with their currency, lengths of time in seconds.
    init(_ value: SurveyModel.Value) {
        self =
            switch value {
            case .boolean(let flag): .boolean(flag)
            case .integer(let number): .integer(number)
            // As text: a JSON number would pass through binary fractions.
            case .decimal: .string(value.shown)
            case .money(let money):
                .object(["amount": .string("\(money.amount)"), "currency": .string(money.currency)])
            case .text(let text), .choice(let text), .person(let text): .string(text)
            case .multi(let codes), .rank(let codes): .array(codes.map(JSONValue.string))
            case .allocation(let points):
                .object(points.sorted { $0.key < $1.key }.map { .init($0.key, .integer($0.value)) })
            case .matrix(let answers), .record(let answers):
                .object(
                    answers.sorted { $0.key < $1.key }.map {
                        .init($0.key, $0.value.value.map { JSONValue($0) } ?? .null)
                    }
                )
            case .maxDiff(let picks):
                .array(
                    picks.map { pick in
                        .object([
                            "shown": .array(pick.shown.map(JSONValue.string)), "most": .string(pick.most),
                            "least": .string(pick.least),
                        ])
                    })
            case .kano(let answer):
                .object([
                    "with": .string(answer.with.rawValue), "without": .string(answer.without.rawValue),
                    "category": .string(answer.category.rawValue),
                ])
            case .pricePoints(let prices):
                .object(
                    PriceSensitivity.Point.allCases.map { .init($0.rawValue, .string("\(prices[$0])")) } + [
                        .init("currency", .string(prices.currency))
                    ])
            case .date(let day): .string(day.description)
            case .time(let time): .string(time.description)
            case .dateTime(let moment): .string(moment.description)
            case .duration(let span): .integer(span.seconds)
            case .list(let items): .array(items.map { JSONValue($0) })
            }
    }
}
