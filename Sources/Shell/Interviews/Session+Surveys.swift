internal import Journal
internal import SourceDiagnostics
package import Storage
internal import SurveyModel
internal import SurveyYAML

extension Session {
    /// A session with its journal and the definition it was opened with, whatever the file says today.
    package func past(_ record: SessionRecord) throws -> PastSession {
        let store = try store()
        guard let text = try store.definition(record.definition) else {
            throw CommandFailure(.failed, "the definition of session \(record.id.short) is not in the store")
        }
        let (survey, diagnostics) = SurveyParser.parse(text, file: "\(record.survey) as of session \(record.id.short)")
        guard let survey else {
            throw CommandFailure(
                .badData, "this version cannot read the definition of session \(record.id.short)",
                diagnostics: diagnostics)
        }
        return PastSession(record: record, survey: survey, entries: try store.entries(of: record.id, after: 0))
    }

    /// A session by its id, or by the beginning of it where that is unique.
    package func record(named name: String, exitCode: CommandFailure.ExitCode = .failed) throws -> SessionRecord {
        if let exact = try store().session(SessionID(name)) { return exact }
        let records = try store().sessions()
        let begun = records.filter { !name.isEmpty && $0.id.text.hasPrefix(name.lowercased()) }
        if begun.count == 1 { return begun[0] }
        guard begun.isEmpty else {
            throw CommandFailure(
                .failed, "\(begun.count) sessions begin with '\(name)'",
                hint: begun.prefix(5).map(\.id.short).joined(separator: ", "))
        }
        throw CommandFailure(exitCode, "there is no session '\(name)'", hint: "'session list' shows all sessions")
    }
}
