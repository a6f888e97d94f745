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

    private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
