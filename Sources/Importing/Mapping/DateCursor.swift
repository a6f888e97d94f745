/// Reads the parts of a written time from bytes.
struct DateCursor {
    private let text: UnsafeBufferPointer<UInt8>
    private var index = 0

    private struct Fields {
        var year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0
        var isAfternoon: Bool?
        /// What the text says about its zone.
        var offset: Int?
    }

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    private var byte: UInt8? { index < text.count ? text[index] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard self.byte == byte else { return false }
        index += 1
        return true
    }

    /// Digits, at least `least` and at most `most` of them.
    private mutating func number(_ least: Int, _ most: Int) -> Int? {
        var value = 0
        let start = index
        while index < text.count, index - start < most {
            let digit = text[index] &- 0x30
            guard digit <= 9 else { break }
            value = value &* 10 &+ Int(digit)
            index += 1
        }
        return index - start >= least ? value : nil
    }

    /// All of it as one whole number.
    mutating func wholeNumber() -> Int64? {
        let isNegative = take(UInt8(ascii: "-"))
        guard let value = number(1, 15), index == text.count else { return nil }
        return Int64(isNegative ? -value : value)
    }

    /// The whole part of a number that may have a fraction.
    mutating func wholePart() -> Int64? {
        let isNegative = take(UInt8(ascii: "-"))
        guard let value = number(1, 15) else { return nil }
        if take(UInt8(ascii: ".")) { guard number(1, 12) != nil else { return nil } }
        return index == text.count ? Int64(isNegative ? -value : value) : nil
    }

    mutating func iso(zone: Int?) -> DateReading {
        var fields = Fields()
        guard let year = number(4, 4), take(UInt8(ascii: "-")), let month = number(2, 2), take(UInt8(ascii: "-")),
            let day = number(2, 2)
        else { return .unreadable }
        (fields.year, fields.month, fields.day) = (year, month, day)
        guard byte != nil else { return time(fields, zone: zone) }
        guard take(UInt8(ascii: "T")) || take(UInt8(ascii: "t")) || take(.space), let hour = number(2, 2),
            take(.colon), let minute = number(2, 2)
        else { return .unreadable }
        (fields.hour, fields.minute) = (hour, minute)
        if take(.colon) {
            guard let second = number(2, 2) else { return .unreadable }
            fields.second = second
            if take(UInt8(ascii: ".")) || take(.comma) { guard number(1, 9) != nil else { return .unreadable } }
        }
        _ = take(.space)
        guard byte != nil else { return time(fields, zone: zone) }
        if take(UInt8(ascii: "Z")) || take(UInt8(ascii: "z")) || takeUTC() {
            return index == text.count ? time(fields, zone: 0) : .unreadable
        }
        guard let offset = offset(), index == text.count else { return .unreadable }
        return time(fields, zone: offset)
    }

    private mutating func takeUTC() -> Bool {
        guard text.count - index == 3, text[index] == UInt8(ascii: "U"), text[index + 1] == UInt8(ascii: "T"),
            text[index + 2] == UInt8(ascii: "C")
        else { return false }
        index += 3
        return true
    }

    /// `+05:30`, `-0800` or `+02`, in seconds east of UTC.
    mutating func offset() -> Int? {
        guard let offset = offsetHere() else { return nil }
        return index == text.count ? offset : nil
    }

    private mutating func offsetHere() -> Int? {
        let sign: Int
        if take(UInt8(ascii: "+")) { sign = 1 } else if take(UInt8(ascii: "-")) { sign = -1 } else { return nil }
        guard let hours = number(2, 2), hours <= 14 else { return nil }
        var minutes = 0
        if let byte, byte == .colon || byte &- 0x30 <= 9 {
            _ = take(.colon)
            guard let value = number(2, 2), value < 60 else { return nil }
            minutes = value
        }
        return sign * (hours * 3600 + minutes * 60)
    }

    /// A word of letters, at most nine, and the full stop that shortens it.
    private mutating func word() -> [UInt8]? {
        let start = index
        while let byte, byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A { index += 1 }
        let word = Array(text[start..<index])
        _ = take(UInt8(ascii: "."))
        return (1...12).contains(word.count) ? word : nil
    }

    mutating func read(_ parts: [DateFormat.Part], zone: Int?) -> DateReading {
        var fields = Fields()
        for part in parts {
            switch part {
            case .literal(let literal): guard take(literal) else { return .unreadable }
            case .monthName:
                guard let month = monthName() else { return .unreadable }
                fields.month = month
            case .halfDay:
                guard let letter = byte.map({ $0 | 0x20 }),
                    letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p")
                else { return .unreadable }
                index += 1
                guard byte.map({ $0 | 0x20 }) == UInt8(ascii: "m") else { return .unreadable }
                index += 1
                fields.isAfternoon = letter == UInt8(ascii: "p")
            case .fraction: guard number(1, 9) != nil else { return .unreadable }
            case .weekday, .zoneName: guard word() != nil else { return .unreadable }
            case .offset:
                if take(UInt8(ascii: "Z")) {
                    fields.offset = 0
                } else {
                    guard let offset = offsetHere() else { return .unreadable }
                    fields.offset = offset
                }
            default:
                guard let value = part == .year ? number(4, 4) : part == .shortYear ? number(2, 2) : number(1, 2)
                else { return .unreadable }
                switch part {
                case .year: fields.year = value
                // POSIX strptime: 69 to 99 are of the last century.
                case .shortYear: fields.year = value + (value < 69 ? 2000 : 1900)
                case .month: fields.month = value
                case .day: fields.day = value
                case .minute: fields.minute = value
                case .second: fields.second = value
                case .halfDayHour:
                    guard (1...12).contains(value) else { return .unreadable }
                    fields.hour = value % 12
                default: fields.hour = value
                }
            }
        }
        guard index == text.count else { return .unreadable }
        if fields.isAfternoon == true, fields.hour < 12 { fields.hour += 12 }
        return time(fields, zone: fields.offset ?? zone)
    }

    private mutating func monthName() -> Int? {
        // The usual case, without making a text of it.
        if text.count - index >= 3, let month = Self.shortMonth(text[index], text[index + 1], text[index + 2]) {
            let after = index + 3
            let goesOn = after < text.count && (text[after] >= 0x61 && text[after] <= 0x7A || text[after] >= 0x80)
            if !goesOn {
                index = after
                _ = take(UInt8(ascii: "."))
                return month
            }
        }
        guard let word = word() else { return nil }
        return MonthName.month(String(decoding: word, as: UTF8.self))
    }

    private static func shortMonth(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int? {
        switch (first | 0x20, second | 0x20, third | 0x20) {
        case (0x6A, 0x61, 0x6E): 1
        case (0x66, 0x65, 0x62): 2
        case (0x6D, 0x61, 0x72): 3
        case (0x61, 0x70, 0x72): 4
        case (0x6D, 0x61, 0x79): 5
        case (0x6A, 0x75, 0x6E): 6
        case (0x6A, 0x75, 0x6C): 7
        case (0x61, 0x75, 0x67): 8
        case (0x73, 0x65, 0x70): 9
        case (0x6F, 0x63, 0x74): 10
        case (0x6E, 0x6F, 0x76): 11
        case (0x64, 0x65, 0x63): 12
        default: nil
        }
    }

    private func time(_ fields: Fields, zone: Int?) -> DateReading {
        guard (1...12).contains(fields.month), fields.day >= 1,
            fields.day <= Self.length(ofMonth: fields.month, of: fields.year),
            fields.hour < 24, fields.minute < 60, fields.second <= 60
        else { return .unreadable }
        guard let zone else { return .withoutZone }
        // Days from a civil date: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013.
        let year = fields.month <= 2 ? fields.year - 1 : fields.year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (fields.month + (fields.month > 2 ? -3 : 9)) + 2) / 5 + fields.day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * 146_097 + dayOfEra - 719_468
        return .time(Int64(days * 86_400 + fields.hour * 3600 + fields.minute * 60 + fields.second - zone))
    }

    private static func length(ofMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
