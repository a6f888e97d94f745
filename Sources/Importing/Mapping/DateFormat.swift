/// One way of writing a point in time, from a closed vocabulary of letters.
///
/// The letters are those of Unicode Technical Standard 35: `yyyy yy M MM MMM d dd H HH h hh mm ss SSS a EEE Z z`; all
/// else stands for itself. Numbers of one or two digits are read alike, whether the pattern has one letter or two.
package struct DateFormat: Hashable, Sendable {
    enum Part: Hashable, Sendable {
        case year, shortYear, month, monthName, day, hour, halfDayHour, minute, second, fraction, halfDay
        /// The name of a day, which says nothing that the date does not say.
        case weekday
        /// `-0700`, `+05:30` or `Z`, which says the zone.
        case offset
        /// `EST`, which does not: exports write it in summer too.
        case zoneName
        case literal(UInt8)
        /// `2024-01-31T23:59:59.123Z` in all its forms.
        case isoText
        case unixSeconds, unixMilliseconds
        /// Seconds, with a fraction or not, or milliseconds.
        case unix
    }

    package let pattern: String
    let parts: [Part]

    package static let iso = DateFormat(pattern: "iso", parts: [.isoText])

    static let unixSeconds = DateFormat(pattern: "unix_s", parts: [.unixSeconds])
    static let unixMilliseconds = DateFormat(pattern: "unix_ms", parts: [.unixMilliseconds])
    static let unix = DateFormat(pattern: "unix", parts: [.unix])

    /// Seconds beyond this are of the year 5138, and milliseconds before it of 1973: so it tells them apart.
    private static let firstMilliseconds: Int64 = 100_000_000_000

    private init(pattern: String, parts: [Part]) {
        self.pattern = pattern
        self.parts = parts
    }

    /// Reads a pattern.
    ///
    /// - Returns: `nil` where it has other letters, or does not say year, month and day.
    package init?(_ pattern: String) {
        switch pattern {
        case "iso": self = .iso
        case "unix_s": self.init(pattern: pattern, parts: [.unixSeconds])
        case "unix_ms": self.init(pattern: pattern, parts: [.unixMilliseconds])
        case "unix": self = .unix
        default:
            var parts: [Part] = []
            var rest = Array(pattern.utf8)[...]
            while let letter = rest.first {
                let run = rest.prefix { $0 == letter }.count
                rest = rest.dropFirst(run)
                let isLetter = (letter | 0x20) >= UInt8(ascii: "a") && (letter | 0x20) <= UInt8(ascii: "z")
                guard isLetter else {
                    parts += repeatElement(.literal(letter), count: run)
                    continue
                }
                guard let part = Self.part(letter, run) else { return nil }
                parts.append(part)
            }
            guard parts.contains(.day), parts.contains(.month) || parts.contains(.monthName),
                parts.contains(.year) || parts.contains(.shortYear)
            else { return nil }
            self.init(pattern: pattern, parts: parts)
        }
    }

    private static func part(_ letter: UInt8, _ run: Int) -> Part? {
        switch (letter, run) {
        case (UInt8(ascii: "y"), 4): .year
        case (UInt8(ascii: "y"), 2): .shortYear
        case (UInt8(ascii: "M"), 1...2): .month
        case (UInt8(ascii: "M"), 3): .monthName
        case (UInt8(ascii: "d"), 1...2): .day
        case (UInt8(ascii: "H"), 1...2): .hour
        case (UInt8(ascii: "h"), 1...2): .halfDayHour
        case (UInt8(ascii: "m"), 2): .minute
        case (UInt8(ascii: "s"), 2): .second
        case (UInt8(ascii: "S"), 1...9): .fraction
        case (UInt8(ascii: "a"), 1): .halfDay
        case (UInt8(ascii: "E"), 3): .weekday
        case (UInt8(ascii: "Z"), 1): .offset
        case (UInt8(ascii: "z"), 1): .zoneName
        // The T of ISO 8601 is the one letter that stands for itself.
        case (UInt8(ascii: "T"), 1): .literal(letter)
        default: nil
        }
    }

    /// Whether day and month are both numbers, and which comes first; `nil` where they cannot be confused.
    package var dayComesFirst: Bool? {
        guard let day = parts.firstIndex(of: .day), let month = parts.firstIndex(of: .month),
            let year = parts.firstIndex(where: { $0 == .year || $0 == .shortYear }), year > min(day, month)
        else { return nil }
        return day < month
    }

    /// Reads a time.
    ///
    /// - Parameters:
    ///   - text: The bytes, without white space around them.
    ///   - zone: Seconds east of UTC for times that name no zone.
    /// - Returns: Seconds since 1970-01-01 UTC, or what is wrong.
    func seconds(_ text: UnsafeBufferPointer<UInt8>, zone: Int?) -> DateReading {
        var cursor = DateCursor(text)
        switch parts.first {
        case .isoText: return cursor.iso(zone: zone)
        case .unixSeconds: return cursor.wholeNumber().map(DateReading.time) ?? .unreadable
        case .unixMilliseconds:
            guard let value = cursor.wholeNumber() else { return .unreadable }
            return .time(Self.seconds(ofMilliseconds: value))
        case .unix:
            guard let value = cursor.wholePart() else { return .unreadable }
            return .time(value < Self.firstMilliseconds ? value : Self.seconds(ofMilliseconds: value))
        default: return cursor.read(parts, zone: zone)
        }
    }
}

extension DateFormat {
    fileprivate static func seconds(ofMilliseconds value: Int64) -> Int64 {
        value >= 0 ? value / 1000 : (value - 999) / 1000
    }
}

/// What came of reading a time.
enum DateReading: Equatable {
    case time(Int64)
    case unreadable
    /// It can be read, but names no zone, and the mapping does not either.
    case withoutZone

    var time: Int64? {
        guard case .time(let time) = self else { return nil }
        return time
    }
}
