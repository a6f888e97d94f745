import FollowUps
import SurveyModel
import Testing
import TestSupport

@Suite struct ZoneRulesTests {
    private static func moment(_ text: String) throws -> CalendarMoment { try #require(CalendarMoment(text)) }

    /// Instants as Python's `zoneinfo` (3.11) gives them, in years that the file lists and in years that its rule covers.
    @Test(arguments: [
        ("2021-03-28T03:30", 1_616_895_000), ("2026-11-24T10:00", 1_795_510_800), ("2027-03-28T03:30", 1_806_197_400),
    ])
    func localTimesOfBerlinAreInstants(_ local: String, _ instant: Int64) throws {
        let berlin = try ZoneFixture.berlin
        #expect(berlin.reading(of: try Self.moment(local)) == .once(instant))
        #expect(berlin.moment(at: instant)?.description == local)
    }

    @Test(arguments: [("2026-11-24T10:00", 1_795_532_400), ("2027-03-14T03:30", 1_805_009_400)])
    func localTimesOfNewYorkAreInstants(_ local: String, _ instant: Int64) throws {
        #expect(try ZoneFixture.newYork.reading(of: try Self.moment(local)) == .once(instant))
    }

    /// When clocks are put back, an hour comes twice, an hour apart.
    @Test func anHourComesTwiceInAutumn() throws {
        let (berlin, newYork) = (try ZoneFixture.berlin, try ZoneFixture.newYork)
        #expect(
            berlin.reading(of: try Self.moment("2021-10-31T02:30"))
                == .twice(first: 1_635_640_200, second: 1_635_643_800))
        #expect(
            berlin.reading(of: try Self.moment("2026-10-25T02:30"))
                == .twice(first: 1_792_888_200, second: 1_792_891_800))
        #expect(
            newYork.reading(of: try Self.moment("2026-11-01T01:30"))
                == .twice(first: 1_793_511_000, second: 1_793_514_600))
        #expect(berlin.setting(at: 1_792_888_200).abbreviation == "CEST")
        #expect(berlin.setting(at: 1_792_891_800).abbreviation == "CET")
    }

    /// When clocks are put forward, an hour does not come: the old setting shows an hour later.
    @Test func anHourIsMissingInSpring() throws {
        #expect(try ZoneFixture.berlin.reading(of: try Self.moment("2027-03-28T02:30")) == .never(1_806_197_400))
        #expect(try ZoneFixture.newYork.reading(of: try Self.moment("2027-03-14T02:30")) == .never(1_805_009_400))
    }

    /// Whatever the instant, the clock that is shown leads back to it, or to the other of two.
    @Test func clocksLeadBackToInstants() throws {
        for zone in [try ZoneFixture.berlin, try ZoneFixture.newYork] {
            var chance = SplitMix64(seed: 11)
            for _ in 0..<2000 {
                let instant = Int64.random(in: 0...4_000_000_000, using: &chance)
                let moment = try #require(zone.moment(at: instant))
                switch zone.reading(of: moment) {
                case .once(let found): #expect(found == instant, "seed 11, \(instant)")
                case .twice(let first, let second): #expect([first, second].contains(instant), "seed 11, \(instant)")
                case .never: Issue.record("seed 11: \(instant) is on no clock")
                }
            }
        }
    }

    /// A file from anywhere is refused or read, and never crashes the reader.
    @Test func damagedFilesAreRefusedOrRead() throws {
        let whole = try ZoneFixture.bytes(ZoneFixture.berlinFile)
        for count in 0..<whole.count { _ = ZoneFile.rules(Array(whole.prefix(count)), name: "cut") }
        #expect(ZoneFile.rules(Array(whole.prefix(whole.count - 30)), name: "cut") == nil)
        #expect(ZoneFile.rules(Array("no zone".utf8), name: "text") == nil)
        var chance = SplitMix64(seed: 5)
        for _ in 0..<3000 {
            var bytes = whole
            for _ in 0..<3 {
                bytes[Int.random(in: 0..<bytes.count, using: &chance)] = UInt8.random(in: 0...255, using: &chance)
            }
            guard let rules = ZoneFile.rules(bytes, name: "damaged") else { continue }
            _ = rules.moment(at: Int64.random(in: 0...4_000_000_000, using: &chance))
            _ = rules.reading(of: try Self.moment("2026-10-25T02:30"))
        }
    }
}
