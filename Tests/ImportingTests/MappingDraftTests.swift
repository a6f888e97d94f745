import FeedbackModel
import SourceDiagnostics
import TestSupport
import Testing

@testable import Importing

struct MappingDraftTests {
    private func shape(_ text: String) throws -> FileShape { try FileShape(of: source(Array(text.utf8))) }

    private func starter(
        _ text: String, _ kind: Mapping.Kind = .ticket, answers: MappingDraft.Answers = .init()
    ) throws -> (MappingDraft, Mapping) {
        let draft = try #require(
            MappingDraft.starter(for: try shape(text), kind: kind, name: "new one", answers: answers))
        return (draft, try mapping(draft.text))
    }

    // Answers are written into any preset, whatever way its keys stand in, and nothing else changes.
    @Test func everyPresetTakesAnswers() throws {
        let answers = MappingDraft.Answers(name: "mine", zone: .named("Europe/Berlin"), encoding: .macRoman)
        for preset in Preset.all {
            let text = String(decoding: preset.content, as: UTF8.self)
            let draft = try #require(MappingDraft(of: text, answers: answers), "\(preset.name)")
            let made = try mapping(draft.text)
            #expect((made.name, made.dates.zone, made.reading.encoding) == ("mine", .named("Europe/Berlin"), .macRoman))
            var old = try #require(preset.mapping(log: DiagnosticLog()))
            (old.name, old.dates.zone, old.reading.encoding) = ("mine", .named("Europe/Berlin"), .macRoman)
            #expect(made.dates.formats == old.dates.formats && made.reading == old.reading, "\(preset.name)")
            #expect(made.fields.map(\.target) == old.fields.map(\.target))
        }
    }

    // Answers in a mapping of one's own, written in blocks and with comments.
    @Test func answersLeaveTheRestAsItIsWritten() throws {
        let text =
            "# mine\nmapping: 1\nname: n # the name\nkind: ticket\nsource: s\ndates:\n  # dates\n  formats: [iso]\n  timezone: ask # who?\nfields: {id: {column: timezone}}\n"
        let draft = try #require(MappingDraft(of: text, answers: .init(zone: .fixed(-19_800))))
        #expect(draft.text == text.replacing(" ask ", with: " \"-05:30\""))
        #expect(try mapping(draft.text).dates.zone == .fixed(-19_800))
    }

    // A starter reads the file that it was made for, and its guesses are those that a person would make.
    @Test func aStarterIsGuessedFromNamesAndValues() throws {
        let text =
            "Case No,Title,Message,Opened,Company,E-Mail,Plan,Plan\n1,S,B,13.02.2026 9:05,Acme,a@example.com,x,y\n"
        let (draft, map) = try starter(text.replacing("Case No", with: "Case Number"))
        #expect(map.fields.map(\.target) == ["id", "subject", "body", "created_at", "account"])
        #expect(map.dates.formats.map(\.pattern) == ["d.M.yyyy H:mm"])
        #expect(map.dates.zone == .ask)
        #expect(draft.text.contains("#  E-Mail\n"))
        #expect(!draft.text.contains("Acme") && !draft.text.contains("example"), "no words of the file")
        #expect(draft.guesses.contains("subject comes from 'Title'"))
        let (_, answered) = try starter(
            text.replacing("Case No", with: "Case Number"), answers: .init(zone: .fixed(0), encoding: .utf8))
        #expect(answered.dates.zone == .fixed(0) && answered.reading.encoding == .utf8)
        let (report, sink) = try imported(text.replacing("Case No", with: "Case Number"), by: answered)
        #expect(report.stored == 1)
        #expect(sink.tickets["new-one:1"]?.createdAt == 1_770_973_500)
    }

    // A mapping that asks for one common name only would be proposed for every other file.
    @Test func aStarterIsRecognisedByMoreThanOneColumn() throws {
        let (_, map) = try starter("Status,Q1,Q2,Q3,Q4\nx,1,2,3,4\n")
        #expect(map.fields.map(\.target) == ["status"])
        #expect(map.required.count == 4)
        #expect(try shape("Status,Q1,Q2,Q3\n").fits(map))
        #expect(try !shape("Status,Subject\n").fits(map))
    }

    // Whether days or months come first stays a question for the whole column.
    @Test func aStarterKeepsBothOrdersOfDays() throws {
        let (_, map) = try starter("id,subject,created\n1,a,02/03/2026 10:00\n2,b,13/03/2026 10:00\n")
        #expect(map.dates.formats.map(\.pattern) == ["d/M/yyyy H:mm", "M/d/yyyy H:mm"])
        let (_, unix) = try starter("id,subject,created\n1,a,1700000000\n")
        #expect((unix.dates.formats.map(\.pattern), unix.dates.zone) == (["unix_s"], .fixed(0)))
    }

    // Names that are no plain words of YAML, columns without a name, and JSON in its three forms.
    @Test func aStarterIsAlwaysAMapping() throws {
        let (_, odd) = try starter("\"id\",\"Subject: #1 \"\"x\"\"\",,Comments\n1,a,b,c\n")
        #expect(odd.fields.map(\.target) == ["id", "body"])
        let (_, lines) = try starter("{\"id\": 1, \"title\": \"x\", \"a.b\": 2}\n{\"id\": 2}\n")
        #expect((lines.reading.format, lines.fields.count) == (.ndjson, 2))
        let (_, page) = try starter("{\"meta\": {\"next\": 1}, \"items\": [{\"id\": 1, \"title\": \"x\"}]}")
        #expect(page.reading.records == JSONPath("$.items[*]"))
        #expect(try imported("{\"meta\": {}, \"items\": [{\"id\": 1, \"title\": \"x\"}]}", by: page).0.stored == 1)
        #expect(page.required.map { "\($0)" }.joined().contains("items"))
        let (_, accounts) = try starter("Company,ARR (EUR)\nAcme,5\n", .account)
        #expect(accounts.fields.map(\.target) == ["name", "arr"])
        #expect(MappingDraft.starter(for: try shape("x,y\n1,2\n"), kind: .ticket, name: "n", answers: .init()) == nil)
    }

    // Any names of columns, however odd: the mapping that is written can be read.
    @Test func anyNamesGiveAMappingThatCanBeRead() throws {
        let pieces = [
            "id", "Subject", "created", ": ", "#", "\"", "'", "{", "}", "-", "é", "\t", "[", "&", "*", "!", "%", "@",
            "\\",
        ]
        for seed in UInt64(1)...150 {
            var random = SplitMix64(seed: seed)
            let names = (0..<6).map { _ in
                (0..<3).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
            }
            let header = names.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
            let shape = try shape(header + ",status\n1,2,3,4,5,6,7\n")
            let draft = try #require(MappingDraft.starter(for: shape, kind: .ticket, name: "n", answers: .init()))
            let log = DiagnosticLog()
            #expect(
                Mapping.read(Array(draft.text.utf8), file: "n", log: log) != nil,
                "seed \(seed): \(log.sorted.map(\.description)) \(draft.text)")
        }
    }
}
