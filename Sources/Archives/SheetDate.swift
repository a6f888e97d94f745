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
        let seconds = Int64((serial * 86_400).rounded())
        let day = seconds / 86_400
        let rest = seconds % 86_400
        let epoch: Int64 = countsFrom1904 ? -24_107 : day < 60 ? -25_568 : -25_569
        let date = civil(day + epoch)
        let time = "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
        if day == 0, !countsFrom1904 { return time }
        return rest == 0 ? date : "\(date)T\(time)"
    }

    /// The date of a day since 1970.
    ///
    /// After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013: civil_from_days.
    private static func civil(_ days: Int64) -> String {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(year)-\(two(month))-\(two(day))"
    }

    private static func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
}
