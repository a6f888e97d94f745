internal import FoundationEssentials
package import Journal
package import SurveyModel

/// What one person answered, as the journal keeps it: apart from the guide, which says what it means.
///
/// In JSON it is an object with one key: `{"one":"yes"}`, `{"several":["speed","export"]}`, `{"points":{"speed":40}}`,
/// `{"parts":{"with":"like"}}`, `{"words":…}`, `{"missing":"refused"}`. Keys are added and never change: journals last.
package enum VotedAnswer: Hashable, Sendable {
    /// A code, a number, a date: as it is written.
    case one(String)
    /// Codes, of a ranking the highest first.
    case several([String])
    /// Points by code.
    case points([String: Int])
    /// One value for each row, feeling or price.
    case parts([String: String])
    case words(Words)
    case missing(MissingReason)

    /// What expressions see; an answer that is none to a question of this kind is missing.
    package func answer(to kind: Question.Kind) -> Answer {
        if case .missing(let reason) = self { return .missing(reason) }
        return value(of: kind).map(Answer.value) ?? .missing(.notAsked)
    }

    private func value(of kind: Question.Kind) -> Value? {
        switch (kind, self) {
        case (.yesNo, .one(let code)): return OptionList.yesNo[code].map { .choice($0.code) }
        case (.choice(let list), .one(let code)): return list.known(code).map { .choice($0.code) }
        case (.multi(let list), .several(let codes)) where codes.allSatisfy({ list.known($0) != nil }):
            return .multi(codes)
        case (.rank(let list, _), .several(let codes)) where codes.allSatisfy({ list.known($0) != nil }):
            return .rank(codes)
        case (.allocation(_, let list), .points(let points)) where points.keys.allSatisfy({ list.known($0) != nil }):
            return .allocation(points)
        case (.scale(let range), .one(let text)):
            return Int(text).flatMap { range.contains($0) ? .integer($0) : nil }
        case (.integer, .one(let text)): return Int(text).map(Value.integer)
        case (.decimal, .one(let text)): return Self.number(text).map(Value.decimal)
        case (.money(let currency, _, _), .one(let text)):
            return Self.number(text).map { .money(Money($0, currency)) }
        case (.date, .one(let text)): return CalendarDate(text).map(Value.date)
        case (.time, .one(let text)): return ClockTime(text).map(Value.time)
        case (.dateTime, .one(let text)): return CalendarMoment(text).map(Value.dateTime)
        case (.duration, .one(let text)): return TimeSpan(text).map(Value.duration)
        case (.text, .words(let words)): return .text(words.text ?? "")
        case (.matrix(let rows, let cell), .parts(let parts)):
            return .matrix(
                Dictionary(
                    rows.options.map { row in
                        (row.code, parts[row.code].map { VotedAnswer.one($0).answer(to: cell) } ?? .missing(.skipped))
                    }, uniquingKeysWith: { first, _ in first }))
        case (.kano, .parts(let parts)):
            guard let with = parts["with"].flatMap(KanoAnswer.Feeling.init),
                let without = parts["without"].flatMap(KanoAnswer.Feeling.init)
            else { return nil }
            return .kano(KanoAnswer(with: with, without: without))
        case (.priceSensitivity(let meter), .parts(let parts)): return Self.prices(parts, meter.currency)
        default: return nil
        }
    }

    private static func prices(_ parts: [String: String], _ currency: String) -> Value? {
        let prices = PriceSensitivity.Point.allCases.compactMap { parts[$0.rawValue].flatMap(number) }
        guard prices.count == 4 else { return nil }
        return .pricePoints(
            PricePoints(
                currency: currency, tooCheap: prices[0], cheap: prices[1], expensive: prices[2],
                tooExpensive: prices[3]))
    }

    /// Digits with at most one point and a sign: `Decimal(string:)` alone would also read `7 apples`.
    static func number(_ text: String) -> Decimal? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), digits.utf8.count <= 30,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        return Decimal(string: text)
    }
}

extension VotedAnswer: Codable {
    private enum CodingKeys: String, CodingKey { case one, several, points, parts, words, missing }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard container.allKeys.count == 1, let key = container.allKeys.first else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "an answer has exactly one form"))
        }
        switch key {
        case .one: self = .one(try container.decode(String.self, forKey: key))
        case .several: self = .several(try container.decode([String].self, forKey: key))
        case .points: self = .points(try container.decode([String: Int].self, forKey: key))
        case .parts: self = .parts(try container.decode([String: String].self, forKey: key))
        case .words: self = .words(try container.decode(Words.self, forKey: key))
        case .missing: self = .missing(try container.decode(MissingReason.self, forKey: key))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .one(let text): try container.encode(text, forKey: .one)
        case .several(let codes): try container.encode(codes, forKey: .several)
        case .points(let points): try container.encode(points, forKey: .points)
        case .parts(let parts): try container.encode(parts, forKey: .parts)
        case .words(let words): try container.encode(words, forKey: .words)
        case .missing(let reason): try container.encode(reason, forKey: .missing)
        }
    }
}

/// What one person answered.
package struct Vote: Hashable, Sendable, Codable {
    package var letter: Letter
    package var answer: VotedAnswer

    package init(_ letter: Letter, _ answer: VotedAnswer) {
        self.letter = letter
        self.answer = answer
    }
}

/// How many hands were up for an option.
package struct HandCount: Hashable, Sendable, Codable {
    package var code: String
    package var hands: Int

    package init(_ code: String, _ hands: Int) {
        self.code = code
        self.hands = hands
    }
}
