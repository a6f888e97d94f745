internal import SurveyModel

/// The dates of spreadsheets: days since the end of 1899, or since 1904 in old files from Macs.
enum SheetDate {
    /// A date in ISO 8601, without a time where it is midnight, and a time alone where it is below one day.
    ///
    /// There is none outside of the years 1900 to 9999.
    ///
    /// Excel takes 1900 for a leap year, so that days before March of that year are one off (ECMA-376 part 1, section
    /// 18.17.4.1).
    static func text(_ serial: Double, countsFrom1904: Bool) -> String? {
        guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
        // Rounded to seconds: a time is a fraction of a day that binary cannot hold.
        let seconds = Int((serial * 86_400).rounded())
        let day = seconds / 86_400
        let rest = seconds % 86_400
        let epoch = countsFrom1904 ? -24_107 : day < 60 ? -25_568 : -25_569
        let time = "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
        if day == 0, !countsFrom1904 { return time }
        guard let date = CalendarDate(dayNumber: day + epoch) else { return nil }
        return rest == 0 ? date.description : "\(date)T\(time)"
    }

    /// The number of a day, or of a moment of UTC, in ISO 8601 as Excel counts it; `nil` for what is neither.
    ///
    /// Days before March 1900 have no number that all programs agree on.
    static func serial(_ text: String) -> String? {
        guard let date = CalendarDate(text.prefix(10)), date.dayNumber + 25_569 > 60 else { return nil }
        let day = date.dayNumber + 25_569
        if text.utf8.count == 10 { return String(day) }
        let parts = text.dropFirst(10).split(separator: ":", omittingEmptySubsequences: false)
        guard let mark = parts.first?.first, mark == "T" || mark == " ", parts.count == 3,
            let hours = Int(parts[0].dropFirst()),
            let minutes = Int(parts[1]), let seconds = Double(parts[2].hasSuffix("Z") ? parts[2].dropLast() : parts[2]),
            (0..<24).contains(hours), (0..<60).contains(minutes), (0..<60).contains(seconds)
        else { return nil }
        return String(Double(day) + (Double(hours * 3600 + minutes * 60) + seconds) / 86_400)
    }

    private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
