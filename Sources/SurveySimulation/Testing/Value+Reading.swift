internal import FoundationEssentials
internal import LocatedYAML
internal import SurveyModel

extension Value {
    /// Reads a text as a value of a type; `nil` where it does not fit.
    init?(reading text: String, as type: ValueType) {
        switch type {
        case .boolean:
            guard let flag = ["true": true, "yes": true, "false": false, "no": false][text] else { return nil }
            self = .boolean(flag)
        case .integer, .quantity(_, isWhole: true):
            guard let number = Int(text) else { return nil }
            self = .integer(number)
        case .decimal, .quantity(_, isWhole: false):
            guard let number = Decimal(exactly: text) else { return nil }
            self = .decimal(number)
        case .money(let currency):
            let parts = text.split(separator: " ")
            guard let first = parts.first, let amount = Decimal(exactly: String(first)), parts.count <= 2,
                parts.count == 1 || parts[1] == currency
            else { return nil }
            self = .money(Money(amount, currency))
        case .text: self = .text(text)
        case .choice(let list):
            guard list[text] != nil else { return nil }
            self = .choice(text)
        case .multi(let list):
            let codes = text.split(separator: ",").map { String($0.drop { $0 == " " }) }
            guard codes.allSatisfy({ list[$0] != nil }) else { return nil }
            self = .multi(codes)
        case .date:
            guard let day = CalendarDate(text) else { return nil }
            self = .date(day)
        case .time:
            guard let time = ClockTime(text) else { return nil }
            self = .time(time)
        case .dateTime:
            guard let moment = CalendarMoment(text) else { return nil }
            self = .dateTime(moment)
        case .duration:
            guard let span = TimeSpan(text) else { return nil }
            self = .duration(span)
        case .rank, .allocation, .matrix, .maxDiff, .kano, .pricePoints, .list, .record, .person: return nil
        }
    }
}
