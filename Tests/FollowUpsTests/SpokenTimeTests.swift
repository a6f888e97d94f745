import FollowUps
import SurveyModel
import Testing
import TestSupport

/// It is Monday 2026-11-23, 10:30 in Berlin and 04:30 in New York.
@Suite struct SpokenTimeTests {
    private static let now: Int64 = 1_795_426_200

    private static func local(_ text: String, now: Int64 = now) throws -> String {
        try SpokenTime(text).resolved(at: now, in: ZoneFixture.berlin).local.description
    }

    @Test(arguments: [
        ("Tue 10:00", "2026-11-24T10:00"), ("tuesday at 10", "2026-11-24T10:00"), ("Tue, 2pm", "2026-11-24T14:00"),
        ("mon 11:00", "2026-11-23T11:00"), ("mon 10:00", "2026-11-30T10:00"), ("next mon 9:00", "2026-11-30T09:00"),
        ("next fri 9", "2026-12-04T09:00"), ("tomorrow 14:30", "2026-11-24T14:30"), ("today 16.15", "2026-11-23T16:15"),
        ("24 Nov 9am", "2026-11-24T09:00"), ("Nov 24 9:30 pm", "2026-11-24T21:30"), ("24.11. 9:00", "2026-11-24T09:00"),
        ("1.2. 8:00", "2027-02-01T08:00"), ("2026-12-01 9:00", "2026-12-01T09:00"),
        ("2026-12-01T09:00", "2026-12-01T09:00"),
        ("24 November 2026 noon", "2026-11-24T12:00"), ("9:00 tomorrow", "2026-11-24T09:00"),
        ("17:00", "2026-11-23T17:00"),
        ("9:00", "2026-11-24T09:00"), ("in 2h", "2026-11-23T12:30"), ("in 2 h 30 min", "2026-11-23T13:00"),
        ("in 3 days", "2026-11-26T10:30"), ("in 1 week", "2026-11-30T10:30"), ("29 feb 9:00", "2028-02-29T09:00"),
    ])
    func timesAreUnderstoodAsTheyAreSaid(_ said: String, _ local: String) throws {
        #expect(try Self.local(said) == local)
    }

    @Test(arguments: [
        "", "soon", "Tue", "11/24 9:00", "31 Nov 9:00", "25:00", "2026-11-22 9:00", "today 9:00", "in 2", "in 0h",
        "20 Nov 9:00", "23 Nov 9:00", "1 June 9:00",
        "Tue Wed 9:00", "9:00 10:00", "2099-01-01 9:00", "13pm", "Tue 10:00 second", "in 99999999999999999999 h",
    ])
    func whatIsNoTimeToComeIsRefused(_ said: String) throws {
        #expect(throws: SpokenTimeFailure.self) { try Self.local(said) }
    }

    /// "20 Nov" said on 23 November is a slip: a promise that is due in a year is no promise.
    @Test func aDayThatIsOverIsNotNextYearsInSilence() throws {
        let today = try #require(CalendarDate("2026-11-23"))
        let failure = try #require(throws: SpokenTimeFailure.self) { try SpokenTime("20 Nov").day(from: today) }
        #expect(failure.message == "this day is over")
        #expect(failure.hint == "if Sat 20 Nov 2027 is meant, say it with the year")
        #expect(try SpokenTime("20 Nov 2027").day(from: today).description == "2027-11-20")
        #expect(try SpokenTime("10 Jan").day(from: today).description == "2027-01-10")
        #expect(try SpokenTime("23 Nov").day(from: today) == today)
    }

    /// The customer's tomorrow is not ours: at 23:30 in New York it is the next day already in Berlin.
    @Test func daysAreThoseOfTheZone() throws {
        let late: Int64 = 1_795_494_600  // 2026-11-24T04:30Z, Monday 23:30 in New York
        let there = try SpokenTime("tomorrow 9:00").resolved(at: late, in: ZoneFixture.newYork)
        #expect(there.local.description == "2026-11-24T09:00")
        #expect(there.words == "Tue 24 Nov 2026 09:00 EST (America/New_York)")
        #expect(try Self.local("tomorrow 9:00", now: late) == "2026-11-25T09:00")
    }

    /// A time that clocks are put forward over is moved, and it is said.
    @Test func aTimeThatDoesNotExistIsMovedOpenly() throws {
        let agreed = try SpokenTime("2027-03-28 2:30").resolved(at: Self.now, in: ZoneFixture.berlin)
        #expect(agreed.instant == 1_806_197_400)
        #expect(agreed.local.description == "2027-03-28T03:30")
        #expect(
            agreed.remark
                == "02:30 does not exist on Sun 28 Mar 2027, when clocks are put forward; taken as 03:30")
    }

    /// Of a time that comes twice one is taken, and it is said which.
    @Test func aTimeThatComesTwiceIsTakenOpenly() throws {
        let before: Int64 = 1_792_800_000
        let first = try SpokenTime("25 Oct 2:30").resolved(at: before, in: ZoneFixture.berlin)
        #expect(first.instant == 1_792_888_200)
        #expect(first.remark?.contains("comes twice") == true)
        let second = try SpokenTime("25 Oct 2:30 second").resolved(at: before, in: ZoneFixture.berlin)
        #expect(second.instant == 1_792_891_800)
        #expect(second.setting.abbreviation == "CET")
    }

    /// Across the change, hours are elapsed time and days keep the time of day.
    @Test func hoursElapseAndDaysKeepTheirTime() throws {
        let eve: Int64 = 1_792_839_600  // Saturday 2026-10-24, 13:00 in Berlin, 25 hours before Sunday 13:00
        #expect(try Self.local("in 24 h", now: eve) == "2026-10-25T12:00")
        #expect(try Self.local("tomorrow 13:00", now: eve) == "2026-10-25T13:00")
        let day = try SpokenTime("tomorrow 13:00").resolved(at: eve, in: ZoneFixture.berlin)
        #expect(day.instant - eve == 25 * 3600)
    }

    /// Promises are kept by a day; today is one.
    @Test func promisesHaveDays() throws {
        let today = try #require(CalendarDate("2026-11-23"))
        #expect(try SpokenTime("Fri").day(from: today).description == "2026-11-27")
        #expect(try SpokenTime("mon").day(from: today) == today)
        #expect(try SpokenTime("in 3 days").day(from: today).description == "2026-11-26")
        #expect(throws: SpokenTimeFailure.self) { try SpokenTime("2026-11-22").day(from: today) }
    }

    /// Whatever is typed is a time or a refusal.
    @Test func nothingTypedCrashesTheReader() throws {
        var chance = SplitMix64(seed: 3)
        let pieces = [
            "tue", "next", "in", "24", "nov", ":", "9", "pm", ".", "-", "at", "2h", "é", "99999", " ", "/", "t",
        ]
        for _ in 0..<5000 {
            let text = (0..<Int.random(in: 0...6, using: &chance)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &chance)]
            }.joined(separator: Bool.random(using: &chance) ? " " : "")
            _ = try? SpokenTime(text).resolved(at: Self.now, in: ZoneFixture.berlin)
        }
    }
}
