package import ArgumentParser
internal import Importing
internal import ResponseImport
internal import TerminalText

package struct SurveyInferCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "infer", abstract: "Make a survey of what another tool asked.",
        discussion: """
            FILE is a tool's definition (a form of Typeform in JSON, details of SurveyMonkey's API, a .qsf of Qualtrics, an \
            .lss of LimeSurvey, an XLSForm of ODK or Kobo), or a file of responses: then the kinds of questions follow from \
            the answers. The survey is written into surveys/, and a file that is there is never written over; with \
            --dry-run it is only shown. Logic is not taken over: everybody is asked everything, and what was not asked is \
            passed over. 'import FILE --as response' does the same, and imports.

            Examples:
              canvass survey infer form.json
              canvass survey infer survey.qsf --name spring-check --dry-run

            Exits 64 when the name cannot be one or is taken, 65 when the file is none that is known, and 66 when there is \
            none.
            """)

    @Argument(help: "The definition, or a file of responses.") package var file: String
    @Option(help: "The survey's name; else that of the file.") package var name: String?
    @Option(help: "The tool that wrote the responses, where the file does not tell.") package var map: String?
    @OptionGroup package var reading: FileReadingOptions
    @Flag(help: "Show the survey, and write nothing.") package var dryRun = false

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let workspace = try session.requireWorkspace()
        let made: Definition
        do {
            made = try definition(workspace, in: session)
        } catch let error as ImportFailure {
            throw CommandFailure(error, in: file, aftermath: nil)
        }
        guard !dryRun else {
            session.output.result(
                PrintableText(String(decoding: made.text, as: UTF8.self), keepsLineBreaks: true).description)
            return
        }
        let files = session.surroundings.files
        let shown = Definitions.shown(made.path, in: session)
        if files.isFile(made.path) {
            guard try files.read(made.path) == made.text else {
                throw CommandFailure(
                    .usage, "\(shown) is already there, and differs",
                    hint: "take another name with --name, or look at this one with --dry-run")
            }
            session.output.remark("\(shown) is there, and the same")
        } else {
            try files.write(made.path, made.text)
            session.output.remark("\(shown) is written; look at it, and change what you like")
        }
        session.output.result(shown + "\n")
    }

    @MainActor
    private func definition(_ workspace: Workspace, in session: Session) throws -> Definition {
        if map == nil, let form = try? FormReading.definition(file, in: session) {
            for note in form.notes { session.output.remark("note: \(note)") }
            return try ResponseSource.survey(
                of: form.form, from: form.tool, named: name ?? ResponseSource.name(for: file), in: session)
        }
        let input = try ImportInput(file, sheet: reading.sheet, in: session.surroundings)
        let source = try ResponseSource(file, input, map: map, reading, form: nil, workspace, in: session)
        return try source.made(named: name ?? ResponseSource.name(for: file), in: session)
    }
}
