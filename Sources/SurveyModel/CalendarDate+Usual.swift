extension CalendarDate {
    /// The day on which tests and simulated respondents answer, unless they say otherwise: 1 January 2026.
    ///
    /// A fixed one, so that the same test gives the same result on every day.
    package static let usual = CalendarDate(existing: 2026, 1, 1)

    private init(existing year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }
}
