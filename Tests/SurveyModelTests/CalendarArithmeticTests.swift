import SurveyModel
import TestSupport
import Testing

@Suite struct CalendarArithmeticTests {
    private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    // The end of a month is where calendars differ, so each rule has its case.
    @Test(arguments: [
        ("2026-01-31", "2026-02-28", 1), ("2026-01-31", "2026-02-27", 0), ("2026-02-28", "2026-03-27", 0),
        ("2026-02-28", "2026-03-28", 1), ("2026-03-31", "2026-04-30", 1), ("2024-02-29", "2025-02-28", 12),
        ("2024-02-29", "2028-02-29", 48), ("2026-05-01", "2026-05-01", 0), ("2026-11-22", "2026-10-22", -1),
        ("2026-02-28", "2026-01-31", 0), ("2026-02-28", "2026-01-28", -1), ("2025-12-31", "2026-01-01", 0),
    ])
    func monthsAreCountedByAdding(_ from: String, _ to: String, _ expected: Int) throws {
        #expect(try date(from).months(to: date(to)) == expected)
    }

    // months_between is the most that add_months adds, or takes away, without passing.
    @Test func countingAndAddingAgree() throws {
        var random = SplitMix64(seed: 11)
        for round in 0..<5000 {
            let from = try #require(CalendarDate(dayNumber: Int.random(in: -20_000...40_000, using: &random)))
            let to = try #require(CalendarDate(dayNumber: Int.random(in: -20_000...40_000, using: &random)))
            #expect(CalendarDate(dayNumber: from.dayNumber) == from)
            let (first, last) = from <= to ? (from, to) : (to, from)
            let months = first.months(to: last)
            let reached = try #require(first.adding(months: months))
            let passed = try #require(first.adding(months: months + 1))
            #expect(reached <= last && last < passed, "round \(round): \(first) \(last)")
            let back = last.months(to: first)
            let (left, before) = (last.adding(months: back), last.adding(months: back - 1))
            #expect(try #require(left) >= first && #require(before) < first, "round \(round): \(last) \(first)")
            let next = try #require(from.adding(days: 1))
            #expect(next.dayNumber == from.dayNumber + 1 && next.weekday == from.weekday % 7 + 1)
        }
    }

    // Known days: 1970-01-01 was a Thursday, 2000-02-29 a Tuesday; the calendar ends where four digits do.
    @Test func knownDaysAndBounds() throws {
        #expect(try date("1970-01-01").weekday == 4 && date("1970-01-01").dayNumber == 0)
        #expect(try date("2000-02-29").weekday == 2)
        #expect(try date("9999-12-31").adding(days: 1) == nil)
        #expect(try date("0001-01-01").adding(days: -1) == nil)
        #expect(try date("9999-12-31").adding(months: .max) == nil)
        #expect(try date("2026-01-01").adding(days: .max) == nil)
        #expect(try date("2026-01-01").adding(years: .min) == nil)
    }
}
