import SourceDiagnostics
import TestSupport
import Testing

@testable import Importing

struct MappingTests {
    // The presets are part of the program: each must be right, and say which files it is for.
    @Test func everyPresetIsAValidMapping() {
        let log = DiagnosticLog()
        #expect(Preset.all.map(\.name) == Preset.all.map(\.name).sorted())
        for preset in Preset.all {
            let mapping = preset.mapping(log: log)
            #expect(mapping?.name == preset.name)
            #expect(mapping?.about != nil)
            #expect(mapping?.required.isEmpty == false)
        }
        #expect(log.sorted.map(\.description) == [])
    }

    // Whoever writes a mapping sees all mistakes at once, each at its place.
    @Test func everyMistakeIsReportedAtOnce() {
        let text: MarkedText = """
            mapping: «1»2
            name: broken
            kind: ticket
            source: "«2»my desk"
            read: {format: csv, «3»group_by: x, «4»delimeter: ";"}
            dates: {formats: [«5»dd-mm], timezone: «6»Berlin}
            key: {from: id, template: "«7»x"}
            fields:
              id: {column: Id}
              «8»subjct: {column: Subject}
              body: {column: Body, as: «9»duration_hms}
              created_at: {column: Created, as: «10»int}
              tags: {path: «11»tags}
              status: «12»{}
            drop:
              - {when: «13»{column: Status}, as: spam}
            unmapped: «14»ignore
            «15»colour: red
            """
        let found = mistakes(text.text)
        let places = found.map { "\($0.location.line):\($0.location.column)" }
        let expected = (1...15).compactMap { text.places["\($0)"] }.map { "\($0.line):\($0.column)" }
        #expect(places == expected, "\(found.map(\.description).joined(separator: "\n"))")
        #expect(found.first { $0.message.contains("subjct") }?.hint == "did you mean 'subject'?")
        #expect(found.first { $0.message.contains("delimeter") }?.hint == "did you mean 'delimiter'?")
    }

    @Test func aMappingWithoutAnIDSaysHowToDoWithout() {
        let found = mistakes("mapping: 1\nname: n\nkind: ticket\nsource: s\nfields: {subject: {column: S}}\n")
        #expect(found.map(\.message) == ["the mapping has no field 'id'"])
        #expect(
            mistakes(
                "mapping: 1\nname: n\nkind: ticket\nsource: s\nkey: {from: hash}\nfields: {subject: {column: S}}\n")
                == [])
    }

    // Kinds and transforms of the grammar that are not built must not be taken for typing errors, nor be ignored.
    @Test func whatIsNotBuiltIsRefused() {
        for yaml in [
            "kind: response\nsource: s\nfields: {id: {column: a}}",
            "kind: ticket\nsource: s\nread: {group_by: a}\nfields: {id: {column: a}}",
            "kind: ticket\nsource: s\nfields: {id: {header_row: 3}}",
        ] {
            let found = mistakes("mapping: 1\nname: n\n" + yaml + "\n")
            #expect(found.map(\.code.rawValue) == ["E008"], "\(yaml) \(found)")
        }
    }

    @Test(arguments: [
        ("iso", "2024-01-31T23:59:59Z", 1_706_745_599), ("iso", "2024-01-31", 1_706_659_200),
        ("iso", "2016-02-29 00:00", 1_456_704_000), ("iso", "2015-12-07T14:19:13.000-0800", 1_449_526_753),
        ("iso", "2014-07-28T16:20:03+05:30", 1_406_544_603), ("iso", "2020-03-20 02:32:49.426", 1_584_671_569),
        ("yyyy-MM-dd HH:mm:ss", "2017-07-18 08:28:09", 1_500_366_489),
        ("MM/dd/yyyy h:mm:ss a", "03/13/2020 5:53:38 AM", 1_584_078_818),
        ("MM/dd/yyyy h:mm:ss a", "11/03/2021 07:40:47 PM", 1_635_968_447),
        ("dd/MMM/yy h:mm a", "05/Oct/25 12:00 AM", 1_759_622_400), ("d/M/yy H:mm", "5/10/18 4:01", 1_538_712_060),
        ("unix_s", "1695052663", 1_695_052_663), ("unix_ms", "1695052663999", 1_695_052_663),
        ("EEE, dd MMM yyyy HH:mm:ss Z", "Fri, 24 Sep 2021 14:22:15 -0700", 1_632_518_535),
        ("yyyy/MM/dd h:mm:ss a z", "2020/06/05 11:34:01 AM EST", 1_591_356_841),
        ("dd/MMM/yy H:mm", "05/sept./25 9:26", 1_757_064_360), ("dd/MMM/yy H:mm", "05/März/25 0:00", 1_741_132_800),
        ("dd MMM yyyy", "1 juillet 2024", 1_719_792_000), ("unix_ms", "-1", -1), ("iso", "1969-12-31T23:59:59Z", -1),
        ("iso", "0001-01-01", -62_135_596_800),
    ])
    func everyWayOfWritingATimeIsRead(_ pattern: String, _ text: String, _ seconds: Int64) throws {
        let format = try #require(DateFormat(pattern))
        let bytes = Array(text.utf8)
        #expect(bytes.withUnsafeBufferPointer { format.seconds($0, zone: 0) } == .time(seconds))
    }

    @Test func daysThatDoNotExistAndTimesWithoutAZoneAreRefused() throws {
        let read = { (text: String, zone: Int?) in
            Array(text.utf8).withUnsafeBufferPointer { DateFormat.iso.seconds($0, zone: zone) }
        }
        for wrong in [
            "2023-02-29", "2024-13-01", "2024-00-10", "2024-01-01T24:00:00Z", "2024-1-1", "2024-01-01T10:00:00+99:00",
            "", "T", "2024-01-01Tx",
        ] {
            #expect(read(wrong, 0) == .unreadable, "\(wrong)")
        }
        #expect(read("2024-01-31T10:00:00", nil) == .withoutZone)
        #expect(read("2024-01-31T10:00:00", 7200) == .time(1_706_688_000))
        #expect(read("2024-01-31T10:00:00Z", 7200) == .time(1_706_695_200))
        for wrong in ["dd-mm", "yyyy", "d/M", "yyyy-MM-dd zz", "yyyyMMddTTT", "x"] {
            #expect(DateFormat(wrong) == nil, "\(wrong)")
        }
    }
}
