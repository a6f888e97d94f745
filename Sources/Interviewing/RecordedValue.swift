package import FoundationEssentials
package import Journal
package import SurveyModel

/// A value as the journal keeps it: with free text apart, as ``Words``.
///
/// In JSON it is an object with one key that names the type: `{"code":"yes"}`, `{"integer":7}`, `{"text":"…"}`.
package enum RecordedValue: Hashable, Sendable {
    case boolean(Bool)
    case code(String)
    case codes([String])
    case integer(Int)
    case decimal(Decimal)
    case date(CalendarDate)
    case text(Words)

    /// - Returns: `nil` for a list, which is never an answer.
    package init?(_ value: Value) {
        switch value {
        case .boolean(let value): self = .boolean(value)
        case .choice(let code): self = .code(code)
        case .multi(let codes): self = .codes(codes)
        case .integer(let number): self = .integer(number)
        case .decimal(let number): self = .decimal(number)
        case .date(let day): self = .date(day)
        case .text(let text): self = .text(Words(text))
        case .money, .rank, .allocation, .matrix, .maxDiff, .kano, .pricePoints, .time, .dateTime, .duration, .list,
            .record, .person:
            return nil
        }
    }

    /// What expressions see; words that were withdrawn are an empty text.
    package var value: Value {
        switch self {
        case .boolean(let value): .boolean(value)
        case .code(let code): .choice(code)
        case .codes(let codes): .multi(codes)
        case .integer(let number): .integer(number)
        case .decimal(let number): .decimal(number)
        case .date(let day): .date(day)
        case .text(let words): .text(words.text ?? "")
        }
    }
}

extension RecordedValue: Codable {
    private enum CodingKeys: String, CodingKey { case boolean, code, codes, integer, decimal, date, text }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard container.allKeys.count == 1, let key = container.allKeys.first else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a value has exactly one type"))
        }
        switch key {
        case .boolean: self = .boolean(try container.decode(Bool.self, forKey: key))
        case .code: self = .code(try container.decode(String.self, forKey: key))
        case .codes: self = .codes(try container.decode([String].self, forKey: key))
        case .integer: self = .integer(try container.decode(Int.self, forKey: key))
        case .text: self = .text(try container.decode(Words.self, forKey: key))
        case .decimal:
            let text = try container.decode(String.self, forKey: key)
            guard let number = Decimal(string: text) else {
                throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "not a number")
            }
            self = .decimal(number)
        case .date:
            guard let day = CalendarDate(try container.decode(String.self, forKey: key)) else {
                throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "not a day")
            }
            self = .date(day)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .boolean(let value): try container.encode(value, forKey: .boolean)
        case .code(let code): try container.encode(code, forKey: .code)
        case .codes(let codes): try container.encode(codes, forKey: .codes)
        case .integer(let number): try container.encode(number, forKey: .integer)
        // As text: a JSON number would pass through binary fractions.
        case .decimal(let number): try container.encode(number.description, forKey: .decimal)
        case .date(let day): try container.encode(day.description, forKey: .date)
        case .text(let words): try container.encode(words, forKey: .text)
        }
    }
}
