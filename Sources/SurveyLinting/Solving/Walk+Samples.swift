internal import FoundationEssentials
internal import SurveyModel

extension Question.Kind {
    /// Some answer that can be given, for questions of which no condition needs a certain one.
    ///
    /// The sets of a MaxDiff are drawn for each session, so none can be given for it beforehand.
    var sample: Value? {
        switch self {
        case .yesNo: .choice("yes")
        case .choice(let list): list.options.first.map { .choice($0.code) }
        case .multi(let list): list.options.first.map { .multi([$0.code]) }
        case .rank(let list, let top): .rank(Array(list.options.map(\.code).prefix(top ?? list.options.count)))
        case .scale(let range): .integer(range.lowerBound)
        case .integer(let low, let high): .integer(low ?? high ?? 0)
        case .decimal(let low, let high): .decimal(low ?? high ?? 0)
        case .money(let currency, let low, let high): .money(Money(low ?? high ?? 0, currency))
        case .allocation(let total, let list):
            .allocation(
                Dictionary(
                    list.options.enumerated().map { ($1.code, $0 == 0 ? total : 0) }, uniquingKeysWith: { $1 }))
        case .matrix(let rows, let cell):
            cell.sample.map { value in
                .matrix(Dictionary(rows.options.map { ($0.code, .value(value)) }, uniquingKeysWith: { $1 }))
            }
        case .kano: .kano(KanoAnswer(with: .like, without: .dislike))
        case .priceSensitivity(let meter):
            .pricePoints(
                PricePoints(currency: meter.currency, tooCheap: 1, cheap: 2, expensive: 3, tooExpensive: 4))
        case .text: .text("something")
        case .date(let low, let high): (low ?? high ?? CalendarDate(year: 2026, month: 1, day: 15)).map(Value.date)
        case .duration(let low, let high): .duration(low ?? high ?? TimeSpan(seconds: 3600))
        case .time(let low, let high): (low ?? high).map(Value.time)
        case .dateTime, .maxDiff, .statement, .repetition, .calculation: nil
        }
    }
}
