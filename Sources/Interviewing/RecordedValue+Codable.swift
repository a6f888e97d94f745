internal import FoundationEssentials
internal import Journal
internal import SurveyModel

extension RecordedValue: Codable {
    private enum CodingKeys: String, CodingKey {
        case boolean, code, codes, rank, allocation, pick, integer, decimal, money, date, time, moment, seconds, text
    }

    private enum MoneyKeys: String, CodingKey { case amount, currency }
    private enum PickKeys: String, CodingKey { case shown, most, least }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard container.allKeys.count == 1, let key = container.allKeys.first else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a value has exactly one type"))
        }
        /// A value that is written as text.
        func read<Read>(_ make: (String) -> Read?) throws -> Read {
            guard let read = make(try container.decode(String.self, forKey: key)) else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: container, debugDescription: "not a \(key.rawValue)")
            }
            return read
        }
        switch key {
        case .boolean: self = .boolean(try container.decode(Bool.self, forKey: key))
        case .code: self = .code(try container.decode(String.self, forKey: key))
        case .codes: self = .codes(try container.decode([String].self, forKey: key))
        case .rank: self = .ranking(try container.decode([String].self, forKey: key))
        case .allocation: self = .allocation(try container.decode([String: Int].self, forKey: key))
        case .integer: self = .integer(try container.decode(Int.self, forKey: key))
        case .text: self = .text(try container.decode(Words.self, forKey: key))
        case .decimal: self = .decimal(try read { Decimal(string: $0) })
        case .date: self = .date(try read { CalendarDate($0) })
        case .time: self = .time(try read { ClockTime($0) })
        case .moment: self = .moment(try read { CalendarMoment($0) })
        case .seconds: self = .duration(TimeSpan(seconds: try container.decode(Int.self, forKey: key)))
        case .money:
            let money = try container.nestedContainer(keyedBy: MoneyKeys.self, forKey: key)
            guard let amount = Decimal(string: try money.decode(String.self, forKey: .amount)) else {
                throw DecodingError.dataCorruptedError(forKey: .amount, in: money, debugDescription: "not a number")
            }
            self = .money(Money(amount, try money.decode(String.self, forKey: .currency)))
        case .pick:
            let pick = try container.nestedContainer(keyedBy: PickKeys.self, forKey: key)
            self = .pick(
                MaxDiffPick(
                    shown: try pick.decode([String].self, forKey: .shown),
                    most: try pick.decode(String.self, forKey: .most),
                    least: try pick.decode(String.self, forKey: .least)))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .boolean(let value): try container.encode(value, forKey: .boolean)
        case .code(let code): try container.encode(code, forKey: .code)
        case .codes(let codes): try container.encode(codes, forKey: .codes)
        case .ranking(let codes): try container.encode(codes, forKey: .rank)
        case .allocation(let points): try container.encode(points, forKey: .allocation)
        case .integer(let number): try container.encode(number, forKey: .integer)
        // As text: a JSON number would pass through binary fractions.
        case .decimal(let number): try container.encode(number.description, forKey: .decimal)
        case .date(let day): try container.encode(day.description, forKey: .date)
        case .time(let time): try container.encode(time.description, forKey: .time)
        case .moment(let moment): try container.encode(moment.description, forKey: .moment)
        case .duration(let span): try container.encode(span.seconds, forKey: .seconds)
        case .text(let words): try container.encode(words, forKey: .text)
        case .money(let value):
            var money = container.nestedContainer(keyedBy: MoneyKeys.self, forKey: .money)
            try money.encode(value.amount.description, forKey: .amount)
            try money.encode(value.currency, forKey: .currency)
        case .pick(let value):
            var pick = container.nestedContainer(keyedBy: PickKeys.self, forKey: .pick)
            try pick.encode(value.shown, forKey: .shown)
            try pick.encode(value.most, forKey: .most)
            try pick.encode(value.least, forKey: .least)
        }
    }
}
