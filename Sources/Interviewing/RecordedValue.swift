package import FoundationEssentials
package import Journal
package import SurveyModel

/// A value as the journal keeps it: with free text apart, as ``Words``.
///
/// In JSON it is an object with one key that names the type: `{"code":"yes"}`, `{"integer":7}`, `{"text":"…"}`. What is
/// answered in parts, such as a matrix, is kept part by part. Keys are added and never change: journals last.
package enum RecordedValue: Hashable, Sendable {
    case boolean(Bool)
    case code(String)
    case codes([String])
    /// Options by code, the highest first.
    case ranking([String])
    /// Points by code.
    case allocation([String: Int])
    /// The best and the worst of one set.
    case pick(MaxDiffPick)
    case integer(Int)
    case decimal(Decimal)
    case money(Money)
    case date(CalendarDate)
    case time(ClockTime)
    case moment(CalendarMoment)
    case duration(TimeSpan)
    case text(Words)

    /// - Returns: `nil` for what is never one answer, such as a list.
    package init?(_ value: Value) {
        switch value {
        case .boolean(let value): self = .boolean(value)
        case .choice(let code): self = .code(code)
        case .multi(let codes): self = .codes(codes)
        case .rank(let codes): self = .ranking(codes)
        case .allocation(let points): self = .allocation(points)
        case .maxDiff(let picks):
            guard picks.count == 1 else { return nil }
            self = .pick(picks[0])
        case .integer(let number): self = .integer(number)
        case .decimal(let number): self = .decimal(number)
        case .money(let money): self = .money(money)
        case .date(let day): self = .date(day)
        case .time(let time): self = .time(time)
        case .dateTime(let moment): self = .moment(moment)
        case .duration(let span): self = .duration(span)
        case .text(let text): self = .text(Words(text))
        case .matrix, .kano, .pricePoints, .list, .record, .person: return nil
        }
    }

    /// What expressions see; words that were withdrawn are an empty text.
    package var value: Value {
        switch self {
        case .boolean(let value): .boolean(value)
        case .code(let code): .choice(code)
        case .codes(let codes): .multi(codes)
        case .ranking(let codes): .rank(codes)
        case .allocation(let points): .allocation(points)
        case .pick(let pick): .maxDiff([pick])
        case .integer(let number): .integer(number)
        case .decimal(let number): .decimal(number)
        case .money(let money): .money(money)
        case .date(let day): .date(day)
        case .time(let time): .time(time)
        case .moment(let moment): .dateTime(moment)
        case .duration(let span): .duration(span)
        case .text(let words): .text(words.text ?? "")
        }
    }
}
