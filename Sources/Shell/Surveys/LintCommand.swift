package import ArgumentParser
internal import SourceDiagnostics
internal import SurveyLinting
internal import Tabulation
internal import TerminalText

package struct SurveyLintCommand: SessionCommand {
    /// How findings are told.
    package enum Form: String, ExpressibleByArgument, CaseIterable { case text, json, sarif }

    package static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Find every mistake in what is written in surveys/, with its place.",
        discussion: """
            It checks the surveys and guides, and canvass.yaml, themes.yaml, audit.yaml, roadmap.yaml, features.yaml and \
            accounts.yaml; what names themes only while the codebook is right. A survey that has a lock is held against it. Each mistake comes with file, line, column, the line itself, a caret and a hint. Codes that begin with E are \
            errors, those with W are advice; --rules lists them all. A comment silences advice, and what is proven about \
            logic, on its own line or on the one below it: # lint: ignore W703 the client insists on it.

            JSON has the keys file, line, column, length, severity, code, message, label and hint; SARIF is version \
            2.1.0, for editors and code hosts. --fix mends names and options that are a slip away from the ones that are \
            meant, and '==', keeps everything else of the file as it is, and tells each change.

            Examples:
              canvass survey lint
              canvass survey lint churn-followup --format json
              canvass survey lint surveys/churn-followup.yaml --fix

            Exits 65 when there are errors, with --strict also when there is advice, and 66 when there is no survey of that \
            name.
            """)

    @Argument(help: "The files to check, without '.yaml', or their paths; all, if none is named.")
    package var survey: [String] = []
    @Option(help: "text, json or sarif.") package var format: Form?
    @Flag(help: "Mend what can be mended without a doubt.") package var fix = false
    @Flag(help: "Fail also when there is advice.") package var strict = false
    @Flag(help: "List the rules instead of checking.") package var rules = false

    package init() {}

    package func validate() throws {
        guard !rules || (survey.isEmpty && !fix && !strict) else {
            throw ValidationError("--rules lists the rules, and checks nothing")
        }
    }

    package mutating func run(in session: inout Session) throws {
        if rules { return try listRules(in: &session) }
        if fix { try mend(in: &session) }
        let checked = try check(in: session)
        let form = format ?? (session.format == .json ? .json : .text)
        let found = checked.flatMap(\.diagnostics)
        switch form {
        case .json: session.show(JSONValue.array(found.map(\.json)).text(indented: true) + "\n")
        case .sarif: session.show(LintReport.sarif(found).text(indented: true) + "\n")
        case .text:
            for definition in checked {
                let lines = SourceLines(definition.text)
                for diagnostic in definition.diagnostics {
                    let text = diagnostic.rendered(in: lines, width: session.layout.width, wrapped: Fitting.wrapped)
                    session.output.result(text + "\n")
                }
            }
        }
        let errors = checked.reduce(0) { $0 + $1.errors.count }
        let warnings = found.count - errors
        let summary =
            "\(counted(errors, "error")) and \(counted(warnings, "warning")) in \(counted(checked.count, "definition"))"
        guard errors == 0, !strict || warnings == 0 else { throw CommandFailure(.badData, summary) }
        session.output.remark(summary)
    }

    @MainActor private func check(in session: Session) throws -> [CheckedDefinition] {
        // A file can be checked where there is no workspace around it.
        let shared = session.workspace == nil && !survey.isEmpty ? [] : try Definitions.checkShared(in: session)
        let identities = try Definitions.identities(in: session)
        let lint = { (name: String) in try Definitions.lint(name, among: identities, in: session) }
        guard !survey.isEmpty else {
            return try shared + Definitions.names(in: session).map(lint)
                + Definitions.wrongLocks(in: session, among: identities)
        }
        return try survey.flatMap { name -> [CheckedDefinition] in
            if let file = shared.first(where: { $0.name == name || $0.path == name }) { return [file] }
            let checked = try lint(name)
            let lock = try Definitions.wrongLock(of: Definitions.source(of: name, in: session), in: session)
            return [checked] + (lock.map { [$0] } ?? [])
        }
    }

    @MainActor private func mend(in session: inout Session) throws {
        let shared = Definitions.reserved.flatMap { [$0, "\($0).yaml"] }
        let isShared = { (name: String) in shared.contains(name.split(separator: "/").last.map(String.init) ?? name) }
        let names = survey.isEmpty ? try Definitions.names(in: session) : survey.filter { !isShared($0) }
        for name in names {
            let source = try Definitions.source(of: name, in: session)
            let repair = LintRepair(source.text, file: source.shown, themes: Definitions.themes(in: session))
            guard !repair.changes.isEmpty else { continue }
            try session.surroundings.files.write(source.path, repair.text)
            for change in repair.changes {
                session.output.remark(
                    "\(change.location): mended: \(change.before) is now \(change.after) [\(change.code.rawValue)]")
            }
        }
    }

    @MainActor private func listRules(in session: inout Session) throws {
        switch format {
        case .sarif:
            session.show(LintReport.sarif([]).text(indented: true) + "\n")
        case .json:
            session.show(JSONValue.array(LintCatalogue.rules.map(\.json)).text(indented: true) + "\n")
        case .text, nil:
            if session.format == .json {
                return session.show(JSONValue.array(LintCatalogue.rules.map(\.json)).text(indented: true) + "\n")
            }
            session.show(LintReport.reference(width: session.layout.width))
        }
    }
}
