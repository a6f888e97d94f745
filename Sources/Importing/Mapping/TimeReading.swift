/// Reads times as a file's columns write them: with the forms that are known, and a zone for those that name none.
package struct TimeReading {
    package enum Outcome: Hashable, Sendable {
        /// Milliseconds since 1970-01-01 UTC.
        case time(Int64)
        /// It names no zone, and nobody has said which is meant.
        case withoutZone
        case unreadable
    }

    package var formats: [DateFormat]
    package var zone: ZoneRule
    private let offset: ZoneOffset?

    /// - Parameters:
    ///   - formats: The forms, of which the first that fits counts.
    ///   - zone: The zone of times that name none.
    ///   - offset: The clock of a zone that is named.
    package init(_ formats: [DateFormat], zone: ZoneRule, offset: ZoneOffset?) {
        self.formats = formats
        self.zone = zone
        self.offset = offset
    }

    package func read(_ text: String) -> Outcome {
        let fixed: Int? = if case .fixed(let seconds) = zone { seconds } else { nil }
        var text = text
        return text.withUTF8 { whole in
            let bytes = RecordBytes.trimmed(whole, 0, whole.count)
            var lacksZone = false
            for format in formats {
                switch format.seconds(bytes, zone: fixed) {
                case .time(let seconds): return Self.milliseconds(seconds)
                case .withoutZone:
                    lacksZone = true
                    guard let offset, let shown = format.seconds(bytes, zone: 0).time else { continue }
                    return Self.milliseconds(shown - Int64(offset(shown)))
                case .unreadable: break
                }
            }
            return lacksZone ? .withoutZone : .unreadable
        }
    }

    /// Which order of day and month a text can have: with the day first, with the month first, or the same time in both.
    package func orders(of text: String) -> (day: Bool, month: Bool, differ: Bool) {
        var text = text
        return text.withUTF8 { whole in
            let bytes = RecordBytes.trimmed(whole, 0, whole.count)
            func first(_ dayFirst: Bool) -> Int64? {
                formats.lazy.filter { $0.dayComesFirst == dayFirst }.compactMap { $0.seconds(bytes, zone: 0).time }
                    .first
            }
            let (day, month) = (first(true), first(false))
            return (day != nil, month != nil, day != month)
        }
    }

    private static func milliseconds(_ seconds: Int64) -> Outcome {
        let (value, overflows) = seconds.multipliedReportingOverflow(by: 1000)
        return overflows ? .unreadable : .time(value)
    }
}
