package import ArgumentParser
internal import SourceDiagnostics
internal import SurveyLayout
internal import Tabulation
internal import TerminalText

package struct SurveyFormatCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "format",
        abstract: "Bring what is written in surveys/ into one layout, without changing what it says.",
        discussion: """
            Two spaces for each level, one space after '-' and ':', no blanks at the end of lines, comments kept where they \
            belong. Expressions are written as the language prints them, with the parentheses that they need and in quotation \
            marks only where YAML would break them, as "'no' = x"; keys go without quotation marks; a question has its keys \
            on lines of their own, in one order. The result is parsed and compared before anything is written; a file with mistakes is left alone. \
            A second time nothing changes. Without a name, all surveys, guides and tests and the shared files are formatted.

            Examples:
              canvass survey format
              canvass survey format churn-followup --check

            Columns: file, status ('formatted', 'unchanged', 'would change' or 'refused'). Exits 1 with --check when a file \
            would change, 65 when a file has mistakes, and 66 when there is none of that name.
            """)

    @Argument(help: "The files, without '.yaml'; all, if none is named.") package var survey: [String] = []
    @Flag(help: "Write nothing; say which files would change.") package var check = false
    @OptionGroup package var output: OutputOptions

    package init() {}

    private static let shared: Set<String> = ["canvass", "themes", "roadmap"]

    package mutating func run(in session: inout Session) throws {
        let folder = try session.requireWorkspace().surveys
        let files = session.surroundings.files
        var table = Table(columns: [.init("file"), .init("status")])
        var refusals: [(text: [UInt8], diagnostics: [Diagnostic])] = []
        var changes = 0
        for name in survey.isEmpty ? try allNames(in: session) : survey {
            let path = try path(of: name, folder: folder, in: session)
            let shown = Definitions.shown(path, in: session)
            let text = try files.read(path)
            let base = path.split(separator: "/").last.map { $0.hasSuffix(".yaml") ? $0.dropLast(5) : $0 } ?? ""
            let isOther = Self.shared.contains(String(base)) || base.hasSuffix(".test") || base.hasSuffix(".lock")
            let status: String
            switch DefinitionFormat.format(text, file: shown, as: isOther ? .other : .survey) {
            case .unchanged: status = "unchanged"
            case .changed(let result):
                changes += 1
                status = check ? "would change" : "formatted"
                if !check { try files.write(path, result) }
            case .refused(let diagnostics):
                status = "refused"
                refusals.append((text, diagnostics))
            }
            table.rows.append([.untrusted(shown), .text(status)])
        }
        session.show(table, output)
        for refusal in refusals {
            let lines = SourceLines(refusal.text)
            for diagnostic in refusal.diagnostics where diagnostic.severity == .error {
                let width = session.output.remarkIsTerminal ? session.output.width() : nil
                session.output.remark(diagnostic.rendered(in: lines, width: width, wrapped: Fitting.wrapped))
            }
        }
        guard refusals.isEmpty else {
            throw CommandFailure(
                .badData,
                "\(counted(refusals.count, "file")) with mistakes \(refusals.count == 1 ? "was" : "were") left alone")
        }
        guard !check || changes == 0 else {
            throw CommandFailure(
                .failed, "\(counted(changes, "file")) \(changes == 1 ? "has" : "have") another layout",
                hint: "'survey format' writes the canonical one")
        }
    }

    @MainActor
    private func allNames(in session: Session) throws -> [String] {
        let files = session.surroundings.files
        let folder = try session.requireWorkspace().surveys
        return try files.list(folder)
            .filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".lock.yaml") && !$0.hasPrefix(".") }
            .map { String($0.dropLast(5)) }
            .filter { files.isFile("\(folder)/\($0).yaml") }
            .sorted()
    }

    @MainActor
    private func path(of name: String, folder: String, in session: Session) throws -> String {
        let files = session.surroundings.files
        let candidates = ["\(folder)/\(name).yaml"] + (name.contains("/") || name.hasSuffix(".yaml") ? [name] : [])
        if let path = candidates.first(where: files.isFile) { return path }
        var failure = CommandFailure.unknown("survey", name, among: try allNames(in: session), exitCode: .missingFile)
        if failure.hint == nil { failure.hint = "'survey list' shows them" }
        throw failure
    }
}
