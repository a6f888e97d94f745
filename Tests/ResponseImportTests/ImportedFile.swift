import Importing
import Interviewing
import Journal
import ResponseImport
import Storage
import SurveyLinting
import SurveyModel
import SurveyYAML
import Testing

/// A file of responses that is imported into a store, by a survey that is made from it unless one is given.
struct ImportedFile {
    let store = MemoryStore()
    var tool: ResponseTool?
    var zone: ZoneRule? = .fixed(0)
    var form: FormDefinition?
    /// The survey's definition; made from the file when it is `nil`.
    var definition: String?
    /// When the next import happens.
    var now: Int64 = 1_800_000_000_000

    /// Imports a text, and keeps the survey that was made of it for the next time.
    @discardableResult
    mutating func take(_ text: String) throws -> ImportReport { try take(Array(text.utf8)) }

    @discardableResult
    mutating func take(_ bytes: [UInt8]) throws -> ImportReport {
        var file = try ResponseFile(
            by: tool, options: ReadingOptions(), zone: zone, offset: nil, definition: form, secret: { Array(1...32) },
            opening: {
                var rest: [UInt8]? = bytes
                return {
                    defer { rest = nil }
                    return rest
                }
            })
        try file.look()
        guard !file.form.questions.isEmpty else { throw ImportFailure(.unfit, "the file asks nothing", hint: "-") }
        let text = definition ?? SurveyDraft(file.form).text(named: "imported", source: file.tool.name)
        definition = text
        let (survey, diagnostics) = SurveyParser.parse(text, file: "imported.yaml")
        let bound = BoundSurvey(
            try #require(survey, "\(diagnostics)\n\(text)"), definition: "hash \(text.utf8.count)", text: text,
            form: file.form)
        let importer = ResponseImporter(bound, actor: "ada", now: now, salt: { Array(1...16) })
        now += 1000
        let report = try store.importing(dryRun: false) { sink in try importer.run(file, into: sink) }
        #expect(report.isBalanced)
        return report
    }

    /// The answers of all sessions, oldest first: by question, as the interview shows them.
    func answers() throws -> [[String: String]] {
        try interviews().map { interview in
            var shown: [String: String] = [:]
            for position in interview.path where interview.answer(at: position).value != nil {
                shown[interview.questions[position].id] = interview.shownAnswer(at: position)
            }
            return shown
        }
    }

    func interviews() throws -> [Interview] {
        try store.sessions().map { record in
            let text = try #require(try store.definition(record.definition))
            var interview = Interview(survey: try #require(SurveyParser.parse(text, file: "kept").survey))
            for entry in try store.entries(of: record.id, after: 0) {
                _ = interview.reduce(try entry.draft.event(as: InterviewEvent.self), at: EventMark(entry))
            }
            return interview
        }
    }

    /// The types of the survey's questions, as they are written.
    func types() -> [String] {
        (definition ?? "").split(separator: "\n").filter { $0.hasPrefix("  - ") && !$0.hasSuffix(":") }
            .map { String($0.dropFirst(4)) }
    }
}

/// The event by which words are taken back.
func withdrawal() throws -> EntryDraft {
    try EntryDraft(
        InterviewEvent.withdrawn, time: 9, monotonic: 0, spell: 0, actor: "ada", salt: { Array(1...16) })
}
