internal import FoundationEssentials
internal import SurveyModel

extension Question.Kind {
    /// Some answer that can be given, for questions of which no condition needs a certain one.
    ///
    /// The sets of a MaxDiff are drawn for each session, so none can be given for it beforehand.
    ///
    /// - Parameter offered: The codes of the options or rows that are shown; `nil` for all.
    /// - Returns: A value; `nil` where none is known.
    func sample(offered: Set<String>? = nil) -> Value? {
        let codes = (options?.options ?? []).map(\.code).filter { offered?.contains($0) ?? true }
        return switch self {
        case .yesNo: .choice("yes")
        case .choice: codes.first.map { .choice($0) }
        case .multi: codes.first.map { .multi([$0]) }
        case .rank(_, let top): codes.isEmpty ? nil : .rank(Array(codes.prefix(top ?? codes.count)))
        case .scale(let range): .integer(range.lowerBound)
        case .integer(let low, let high): .integer(low ?? high ?? 0)
        case .decimal(let low, let high): .decimal(low ?? high ?? 0)
        case .money(let currency, let low, let high): .money(Money(low ?? high ?? 0, currency))
        case .allocation(let total, _):
            codes.isEmpty
                ? nil
                : .allocation(
                    Dictionary(codes.enumerated().map { ($1, $0 == 0 ? total : 0) }, uniquingKeysWith: { $1 }))
        case .matrix(let rows, let cell):
            cell.sample().map { value in
                let shown = rows.options.map(\.code).filter { offered?.contains($0) ?? true }
                return .matrix(Dictionary(shown.map { ($0, .value(value)) }, uniquingKeysWith: { $1 }))
            }
        case .kano: .kano(KanoAnswer(with: .like, without: .dislike))
        case .priceSensitivity(let meter):
            .pricePoints(
                PricePoints(currency: meter.currency, tooCheap: 1, cheap: 2, expensive: 3, tooExpensive: 4))
        case .text: .text("something")
        case .date(let low, let high): (low ?? high ?? CalendarDate(year: 2026, month: 1, day: 15)).map(Value.date)
        case .duration(let low, let high): .duration(low ?? high ?? TimeSpan(seconds: 3600))
        case .time(let low, let high): (low ?? high ?? ClockTime(hour: 12, minute: 0)).map(Value.time)
        case .dateTime: CalendarMoment("2026-01-15T12:00").map(Value.dateTime)
        case .maxDiff, .statement, .repetition, .calculation: nil
        }
    }
}
