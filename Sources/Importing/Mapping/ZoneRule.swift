/// In which zone a time is meant that names none.
package enum ZoneRule: Hashable, Sendable {
    /// Nobody has said: such a time is a fault of its row.
    case none
    /// Exports of this kind never say, and only a person knows: the file is refused until somebody does.
    case ask
    /// Seconds east of UTC.
    case fixed(Int)
    /// A zone of the time zone database, such as `Europe/Berlin`.
    case named(String)

    /// Reads `UTC`, an offset such as `+02:00`, `ask`, or a zone's name; `nil` for what can be none of these.
    package init?(_ text: String) {
        switch text {
        case "UTC", "Z": self = .fixed(0)
        case "ask": self = .ask
        default:
            let offset = Array(text.utf8).withUnsafeBufferPointer { bytes -> Int? in
                var cursor = DateCursor(bytes)
                return cursor.offset()
            }
            if let offset {
                self = .fixed(offset)
            } else if Self.isName(text) {
                self = .named(text)
            } else {
                return nil
            }
        }
    }

    /// For sentences.
    package var description: String {
        switch self {
        case .none: "no zone"
        case .ask: "a zone that was not said"
        case .named(let name): name
        case .fixed(0): "UTC"
        case .fixed(let seconds):
            "UTC\(seconds < 0 ? "-" : "+")\(Self.twoDigits(abs(seconds) / 3600)):\(Self.twoDigits(abs(seconds) / 60 % 60))"
        }
    }

    private static func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

    private static func isName(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return (2...3).contains(parts.count)
            && parts.allSatisfy { part in
                part.utf8.first.map { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } == true
                    && part.utf8.allSatisfy { byte in
                        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "_-+".utf8.contains(byte)
                    }
            }
    }
}

/// How far east of UTC a clock in some zone is, in seconds, when it shows a time.
///
/// The time is given as if it were one of UTC, in seconds since 1970-01-01; where a clock shows it twice or never, the
/// offset before the change counts.
package typealias ZoneOffset = (_ shown: Int64) -> Int
