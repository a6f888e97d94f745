internal import Archives
internal import FeedbackModel
internal import Importing
internal import ResponseImport
internal import Storage
internal import SurveyModel
internal import SurveyYAML
internal import TerminalText

extension ImportCommand {
    /// Makes the responses of another tool sessions of a survey of ours.
    @MainActor
    func importResponses(from input: ImportInput, _ workspace: Workspace, in session: inout Session) throws {
        let responses: ResponseSource
        do {
            try checkSignature(of: input, workspace, in: session)
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
            session.output.remark(
                PrintableText(String(decoding: found.definition.text, as: UTF8.self), keepsLineBreaks: true).description
            )
        case .made: break
        }
        let definition = found.definition
        let bound = BoundSurvey(
            definition.survey, definition: definition.hash, text: String(decoding: definition.text, as: UTF8.self),
            form: responses.file.form)
        // Whose they are is asked without the merges, which can be taken back: the address it follows from is not kept.
        let directory = AccountDirectory(try session.store().accounts(), rules: try session.accountRules())
        let importer = ResponseImporter(
            bound, actor: session.actor, now: session.surroundings.now(), salt: session.surroundings.salt,
            erased: try session.erasedPeople()
        ) { given, email in
            directory.find(AccountClaim(account: given, domain: email.flatMap { EmailDomain(address: $0)?.name }))
                .account
        }
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

    /// Refuses a webhook's body that whoever knows the secret did not sign, before anything of it is read.
    @MainActor
    private func checkSignature(of input: ImportInput, _ workspace: Workspace, in session: Session) throws {
        guard let signature = responses.signature, let secretFile = responses.secretFile else { return }
        try input.spool(in: workspace.results) {}
        var body: [UInt8] = []
        let source = try input.open()
        while let piece = try source() {
            body += piece
            guard body.count <= 16 << 20 else { throw ImportFailure(.unfit, "a webhook's body is never so large") }
        }
        guard input.packing == .none else { throw ImportFailure(.unfit, "a webhook's body comes unpacked") }
        var secret = try session.surroundings.files.read(secretFile)
        if secret.last == 0x0A { secret.removeLast() }
        if secret.last == 0x0D { secret.removeLast() }
        guard TypeformSignature.isValid(signature, of: body, secret: secret) else {
            throw CommandFailure(
                .badData, "\(file) is not what was signed: the signature is not that of its bytes; nothing was stored",
                hint: "keep the body as it was received, with its last line break, and the header with 'sha256='")
        }
    }
}
