internal import Interviewing
internal import FeedbackModel
internal import Journal
internal import SourceDiagnostics
package import Storage
package import SurveyModel
internal import SurveyYAML

extension Session {
    /// Reads a survey or guide of the workspace by its name, with the text that the session will keep.
    ///
    /// - Throws: `CommandFailure` with all mistakes of the file, exit 65; 66 where there is no such file.
    package func survey(named name: String) throws -> (survey: Survey, text: String) {
        let folder = try requireWorkspace().surveys
        let path = "\(folder)/\(name).yaml"
        guard !name.contains("/"), surroundings.files.isFile(path) else {
            let names = ((try? surroundings.files.list(folder)) ?? []).filter { $0.hasSuffix(".yaml") }
                .map { String($0.dropLast(5)) }
                .filter { !["canvass", "roadmap", "themes"].contains($0) && !$0.contains(".") }
            var failure = CommandFailure.unknown("survey", name, among: names, exitCode: .missingFile)
            if failure.hint == nil { failure.hint = "surveys are files in \(folder)" }
            throw failure
        }
        let text = String(decoding: try surroundings.files.read(path), as: UTF8.self)
        let (survey, diagnostics) = SurveyParser.parse(text, file: path)
        guard let survey else { throw CommandFailure(.badData, "", diagnostics: diagnostics) }
        return (survey, text)
    }

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
    package func record(named name: String) throws -> SessionRecord {
        if let exact = try store().session(SessionID(name)) { return exact }
        let records = try store().sessions()
        let begun = records.filter { !name.isEmpty && $0.id.text.hasPrefix(name.lowercased()) }
        if begun.count == 1 { return begun[0] }
        guard begun.isEmpty else {
            throw CommandFailure(
                .failed, "\(begun.count) sessions begin with '\(name)'",
                hint: begun.prefix(5).map(\.id.short).joined(separator: ", "))
        }
        throw CommandFailure(.failed, "there is no session '\(name)'", hint: "'session list' shows all sessions")
    }
}
