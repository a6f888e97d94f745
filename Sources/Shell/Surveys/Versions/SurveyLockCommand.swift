package import ArgumentParser
internal import SourceDiagnostics
internal import SurveyModel
internal import SurveyVersions
internal import SurveyYAML
internal import Tabulation

package struct SurveyLockCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "lock", abstract: "Fix the names, types and codes of a survey's data for good.",
        discussion: """
            Writes surveys/NAME.lock.yaml, which is committed with the survey: every name with its type, every option with its \
            number in exports, the first and the last revision of each, and the canonical hashes of all revisions. A change \
            that would give earlier data another meaning is refused, unless the survey says what became of them with 'was', \
            'retired' or 'recode'; and so is a file that calls itself the same as another one. Without a name, all surveys and guides are locked.

            Examples:
              canvass survey lock churn-followup
              canvass survey lock --check

            Columns: survey, revision, hash (of the canonical form), status ('written', 'unchanged', 'would change' or \
            'refused'). Exits 1 with --check when a lock would change, 65 for a refusal or mistakes, and 66 when there is no \
            survey of that name.
            """)

    @Argument(help: "The surveys; all, if none is named.") package var survey: [String] = []
    @Flag(help: "Write nothing; say which locks would change.") package var check = false
    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let versions = DefinitionVersions(session: session)
        var table = Table(columns: [
            .init("survey"), .init("revision", alignment: .trailing, priority: 1),
            .init("hash", priority: 2, brevity: .identifier), .init("status"),
        ])
        var refused: [Diagnostic] = []
        var changes = 0
        var identities = try Definitions.identities(in: session)
        for source in try survey.map({ try Definitions.source(of: $0, in: session) })
        where !identities.contains(where: { $0.place.location.file == source.shown }) {
            identities += Definitions.identity(source).map { [$0] } ?? []
        }
        for name in survey.isEmpty ? try Definitions.names(in: session) : survey {
            let checked = try Definitions.check(name, in: session)
            guard let survey = checked.survey else {
                refused += checked.errors
                table.rows.append([.untrusted(name), .null, .null, "refused"])
                continue
            }
            let lock = try versions.lock(of: survey.id)
            let hash = CanonicalForm(survey).hash
            let places = SurveyParser.read(checked.text, file: checked.path).places
            let clashes = Definitions.clashes(of: try Definitions.source(of: name, in: session), among: identities)
            let found = clashes.isEmpty ? lock?.diagnostics(for: survey, places: places) ?? [] : clashes
            for warning in found where warning.severity == .warning { session.output.remark(session.rendered(warning)) }
            let errors = found.filter { $0.severity == .error }
            var status = "unchanged"
            if !errors.isEmpty {
                refused += errors
                status = "refused"
            } else {
                let text = (lock ?? DefinitionLock(survey: survey.id)).locking(survey).yaml
                if lock?.yaml != text {
                    changes += 1
                    status = check ? "would change" : "written"
                    if !check {
                        try session.surroundings.files.write(try versions.lockPath(survey.id), Array(text.utf8))
                    }
                }
            }
            table.rows.append([.untrusted(survey.id), Cell(survey.revision), .text(hash), .text(status)])
        }
        session.show(table, output)
        guard refused.isEmpty else { throw CommandFailure(.badData, "", diagnostics: refused) }
        guard !check || changes == 0 else {
            throw CommandFailure(
                .failed, "\(counted(changes, "lock")) would change",
                hint: "'survey lock' writes \(changes == 1 ? "it" : "them")")
        }
    }
}
