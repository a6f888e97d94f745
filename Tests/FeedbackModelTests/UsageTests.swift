import SourceDiagnostics
import SurveyModel
import TestSupport
import Testing

@testable import FeedbackModel

struct UsageTests {
    // ISO 8601: a week belongs to the year of its Thursday; the days around the turn of a year are where it goes wrong.
    @Test(arguments: [
        ("1970-01-01", "1970-W01"), ("2008-12-29", "2009-W01"), ("2010-01-03", "2009-W53"), ("2026-01-01", "2026-W01"),
        ("2027-01-01", "2026-W53"), ("2026-03-01", "2026-W09"), ("1969-12-28", "1969-W52"), ("2024-12-30", "2025-W01"),
    ])
    func aDayIsInItsWeekOfISO8601(_ day: String, _ week: String) throws {
        let found = try #require(UsageWeek(day))
        #expect(found.description == week)
        #expect(UsageWeek(week) == found)
        #expect(found.monday?.weekday == 1)
    }

    @Test func whatIsNoWeekIsRefused() {
        for text in ["2026-W54", "2027-W53", "2026-W00", "2026-W9", "2026-09", "W09", "", "2026-02-30", "2026-W+1"] {
            #expect(UsageWeek(text) == nil, "\(text)")
        }
    }

    @Test func everyDayOfAWeekIsInIt() {
        for day in Int64(-10_000)...30_000 {
            let week = UsageWeek(day: day)
            let monday = Int64(week.monday?.dayNumber ?? .min)
            #expect(monday...(monday + 6) ~= day)
        }
    }

    private func read(_ text: String) -> FeatureMap? {
        FeatureMap.parse(Array(text.utf8), file: "features.yaml", codebook: nil, log: DiagnosticLog())
    }

    // Teams name events by prefixes; the more exactly one is named, the more it counts.
    @Test func theMostExactNameOfAnEventDecides() throws {
        let map = try #require(
            read(
                """
                features:
                  - exports:
                      events: ["export_*", "export_csv_*"]
                      themes: [bug/slow_export]
                  - csv: {events: ["export_csv_x*", export_started]}
                """))
        #expect(
            map.features(of: ["export_pdf", "export_csv_done", "export_csv_xl", "export_started", "login"]) == [
                "export_pdf": "exports", "export_csv_done": "exports", "export_csv_xl": "csv", "export_started": "csv",
            ])
        #expect(map.features(about: "bug/slow_export") == ["exports"])
    }

    @Test func anEventOfTwoFeaturesIsAMistake() {
        let text: MarkedText = """
            features:
              - exports: {events: [a]}
              - «1»exports:
                  events: [b, «2»a]
                  themes: [«3»bug/nothing]
            """
        let log = DiagnosticLog()
        let codebook = Codebook(name: "x", themes: [])
        #expect(FeatureMap.parse(Array(text.text.utf8), file: "f.yaml", codebook: codebook, log: log) == nil)
        let places = ["1", "2", "3"].compactMap { text.places[$0].map { "\($0.line):\($0.column)" } }
        #expect(log.sorted.map { "\($0.location.line):\($0.location.column)" } == places)
    }
}
