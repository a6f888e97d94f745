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

    package init() {}

    var isEmpty: Bool { survey == nil && form == nil }
}
