package import ArgumentParser

/// What becomes of responses of other tools.
package struct ResponseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The survey that responses become sessions of: a name or a file; else one that is made from the file.",
            valueName: "survey"))
    package var survey: String?

    @Option(
        help: ArgumentHelp(
            "The tool's own definition of the survey: a form's JSON, .qsf, .lss, details.json or an XLSForm.",
            valueName: "file"))
    package var form: String?

    @Option(
        help: ArgumentHelp(
            "The Typeform-Signature header that came with a webhook's body: the file is read only if it is that of the body.",
            valueName: "sha256=…"))
    package var signature: String?

    @Option(
        help: ArgumentHelp(
            "The file with the webhook's secret; a line break at its end is none of it.", valueName: "file"))
    package var secretFile: String?

    package init() {}

    package func validate() throws {
        guard (signature == nil) == (secretFile == nil) else {
            throw ValidationError("--signature and --secret-file go together.")
        }
    }

    var isEmpty: Bool { survey == nil && form == nil && signature == nil }
}
