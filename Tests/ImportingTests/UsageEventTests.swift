import FeedbackModel
import SourceDiagnostics
import TestSupport
import Testing

@testable import Importing

/// Events of the shapes that product analytics exports, written for these tests.
struct UsageEventTests {
    private func only(_ text: String) throws -> Mapping {
        let fitting = Preset.fitting(try FileShape(of: source(Array(text.utf8))), kind: nil)
        #expect(fitting.count == 1, "\(fitting.map(\.preset.name))")
        return try #require(fitting.first?.mapping)
    }

    private func mixpanel(_ event: String, _ properties: String) -> String {
        "{\"event\":\"\(event)\",\"properties\":{\(properties)}}\n"
    }

    // The vendor's own rule for duplicates: event, distinct_id, time and $insert_id.
    @Test func mixpanelEventsCountOnceByTheirFourMarks() throws {
        let one = #""time":1602611311,"distinct_id":"ann@example.com","$insert_id":"i1","company_id":"acme""#
        let text =
            mixpanel("Export", one + #","mp_processing_time_ms":1"#)
            + mixpanel("Export", one + #","mp_processing_time_ms":2"#)
            + mixpanel("Export", one.replacing("i1", with: "i2")) + mixpanel("Login", one)
            + mixpanel("Export", one.replacing("1602611311", with: "1602611312"))
            + mixpanel("Export", one.replacing("ann@", with: "bob@"))
        let mapping = try only(text)
        let (report, sink) = try imported(text, by: mapping)
        #expect((report.read, report.stored, report.unchanged) == (6, 5, 1))
        let first = try #require(sink.events.first)
        #expect((first.name, first.accountID, first.time) == ("Export", "acme", 1_602_611_311))
        // An address says who it is.
        #expect(first.user?.hasPrefix("p_") == true)
        let (again, _) = try imported(text, by: mapping, into: sink, pieces: 7)
        #expect((again.stored, again.unchanged) == (0, 6))
    }

    // `time_in_ms` exports, and projects that keep the time of their own zone as if it were UTC.
    @Test func timesAreReadByTheirSizeAndByTheZoneOfTheProject() throws {
        let text =
            mixpanel("A", #""time":1602611311,"distinct_id":"u","$insert_id":"1""#)
            + mixpanel("A", #""time":1602611311250,"distinct_id":"u","$insert_id":"2""#)
            + mixpanel("A", #""time":1602611311.5,"distinct_id":"u","$insert_id":"3""#)
        var mapping = try only(text)
        #expect(try imported(text, by: mapping).1.events.map(\.time) == [1_602_611_311, 1_602_611_311, 1_602_611_311])
        mapping.dates.zone = .fixed(-7 * 3600)
        let (report, sink) = try imported(text, by: mapping)
        #expect(sink.events.map(\.time) == [1_602_636_511, 1_602_636_511, 1_602_636_511])
        #expect(report.notes.contains("times that name no zone were read as those of UTC-07:00"))
    }

    @Test func amplitudeEventsComeAsLinesAndAsATable() throws {
        let lines = #"""
            {"$insert_id":"a","uuid":"u-1","amplitude_id":7,"user_id":null,"device_id":"d","event_type":"export","event_time":"2025-03-01 19:42:58.123000","groups":{"company":["Acme","Other"]}}
            {"$insert_id":"a","uuid":"u-1","amplitude_id":7,"user_id":null,"device_id":"d","event_type":"export","event_time":"2025-03-01 19:42:58.123000","groups":{"company":["Acme","Other"]}}
            {"uuid":"u-2","amplitude_id":7,"user_id":"x@example.com","device_id":"d","event_type":"login","event_time":"2025-03-02 00:00:00","groups":{}}

            """#
        let (report, sink) = try imported(lines, by: try only(lines))
        #expect((report.read, report.stored, report.unchanged) == (3, 2, 1))
        #expect(sink.events.map(\.accountID) == ["Acme", nil])
        #expect(sink.events.map(\.time) == [1_740_858_178, 1_740_873_600])
        let table = """
            device_id,event_time,event_type,groups,user_id,uuid,ip_address
            d,2025-03-01T19:42:58.123,export,{},dev@example.com,u-1,123.0.0.1
            d,2025-03-01T19:42:58.123,export,{},,u-2,123.0.0.1

            """
        let (other, found) = try imported(table, by: try only(table))
        #expect((other.read, other.stored) == (2, 2))
        #expect(found.events.map(\.time) == [1_740_858_178, 1_740_858_178])
        #expect(Set(found.events.compactMap(\.user)).count == 2)
    }

    @Test func postHogEventsAreTheirUUIDs() throws {
        let text = #"""
            {"uuid":"1","event":"$pageview","distinct_id":"d","person_id":"p","timestamp":"2026-02-03T04:05:06.7Z","properties":{"$groups":{"company":"acme"}}}
            {"uuid":"2","event":"$pageview","distinct_id":"d","person_id":"p","timestamp":"2026-02-03T04:05:06.7Z","properties":{}}

            """#
        let (report, sink) = try imported(text, by: try only(text))
        #expect((report.read, report.stored) == (2, 2))
        #expect(sink.events.map(\.accountID) == ["acme", nil])
        #expect(sink.events.map(\.name) == ["$pageview", "$pageview"])
    }

    // Without an id of its own, an event is all that stands in its row.
    @Test func rowsOfATableCountUnlessTheyAreEqual() throws {
        let text = """
            account,user,event,timestamp,place
            acme,ann,export,2026-02-03T04:05:06Z,a
            acme,ann,export,2026-02-03T04:05:06Z,b
            acme,ann,export,2026-02-03T04:05:06Z,b
            ,,export,1770091506,
            acme,ann,,2026-02-03T04:05:06Z,a
            acme,ann,export,soon,a
            acme,ann,export,,a
            acme,ann,export,9999-01-01,a

            """
        let (report, sink) = try imported(text, by: try only(text))
        #expect((report.read, report.stored, report.unchanged, report.failed) == (8, 3, 1, 4))
        #expect(sink.events.map(\.user) == ["ann", "ann", nil])
        #expect(
            report.failures.map(\.reason) == [
                "has no event", "has a date of another form (time)", "has no time",
                "has a time that cannot be true: it is not of the years 1970 to 2099 (time)",
            ])
        #expect(report.notes.contains { $0.hasPrefix("of each record only what counts a use is kept") })
    }

    @Test func aMappingForEventsSaysWhatAndWhen() {
        let found = mistakes(
            """
            mapping: 1
            name: x
            kind: event
            source: x
            unmapped: keep
            fields: {user: {column: u}, subject: {column: s}}
            """)
        #expect(
            found.map(\.message) == [
                "an event has no place for columns without a field",
                "the mapping has no field 'event', and a use is nothing without",
                "the mapping has no field 'time', and a use is nothing without", "an event has no field 'subject'",
            ])
    }

    // Bytes that no tool writes: a reading may fail, and never the program.
    @Test func anythingMayComeInsteadOfEvents() throws {
        let likely = Array(#"{}[]",:0123456789.-eE\u$ntruefalsl "#.utf8) + [0x0A, 0x00, 0xFF, 0xC3]
        let start = Array(
            #"{"event":"A","properties":{"time":1602611311,"distinct_id":"u","$insert_id":"1","company_id":["x"]}}"#
                .utf8)
        let mapping = try preset("mixpanel-events")
        for seed in UInt64(1)...300 {
            var random = SplitMix64(seed: seed)
            var bytes = start
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                let byte = likely[Int.random(in: 0..<likely.count, using: &random)]
                if Bool.random(using: &random) { bytes[place] = byte } else { bytes.insert(byte, at: place) }
            }
            let (report, sink) = try imported(bytes, by: mapping, pieces: Int.random(in: 1...30, using: &random))
            #expect(report.stored == sink.events.count, "seed \(seed)")
        }
    }
}
