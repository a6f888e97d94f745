internal import Importing
internal import ResponseImport
internal import SurveyModel
internal import SurveyYAML
internal import TerminalText

extension ImportCommand {
    /// Makes the responses of another tool sessions of a survey of ours.
    @MainActor
    func importResponses(from input: ImportInput, _ workspace: Workspace, in session: inout Session) throws {
        var responses: ResponseSource
        do {
            responses = try ResponseSource(
                file, input, map: map, reading, form: self.responses.form, workspace, in: session)
        } catch {
            throw failure(error)
        }
        let found = try responses.survey(named: self.responses.survey, in: session)
        switch found.origin {
        case .known: session.output.remark("sessions of the survey '\(found.definition.survey.id)'")
        case .made where dryRun:
            session.output.remark("\(found.definition.path) would be written, and be this:")
            session.output.remark(PrintableText(String(decoding: found.definition.text, as: UTF8.self)).description)
        case .made: break
        }
        let definition = found.definition
        let bound = BoundSurvey(
            definition.survey, definition: definition.hash, text: String(decoding: definition.text, as: UTF8.self),
            form: responses.file.form)
        let importer = ResponseImporter(
            bound, actor: session.actor, now: session.surroundings.now(), salt: session.surroundings.salt)
        let (report, list) = try store(input, in: &session) { sink, watch, reject in
            try importer.run(responses.file, into: sink, watch: watch, reject: reject)
        }
        if case .made = found.origin, !dryRun {
            // Not before the sessions are there: an import that comes to nothing leaves nothing.
            try session.surroundings.files.write(definition.path, definition.text)
            session.output.remark(
                "\(Definitions.shown(definition.path, in: session)) is written: a survey that asks what the file asks")
        }
        try tell(report, list, of: input, in: &session)
    }
}
