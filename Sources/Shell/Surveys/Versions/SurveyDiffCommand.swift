package import ArgumentParser
internal import SurveyModel
internal import SurveyRoutes
internal import SurveyVersions
internal import Tabulation

package struct SurveyDiffCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Say in words what differs between two versions of a survey.",
        discussion: """
            A version is a survey or a file, NAME@REVISION of a definition that sessions were held with, or the beginning of \
            its hash. With one version, it is compared with the file of today; a survey's name alone stands for the \
            definition of its latest session then. Changes are sorted: 'layout' says the same, with 'wording' answers may \
            shift, after 'compatible' ones all data can be read together, and 'breaking' ones lose data or change their \
            meaning.

            Examples:
              canvass survey diff churn-followup
              canvass survey diff churn-followup@1 churn-followup --format json

            Columns: sort, name (null for the survey as a whole), change. Exits 0 also when there are differences, 65 when a \
            definition has mistakes, and 66 when there is no such version.
            """)

    @Argument(help: "The earlier version.") package var earlier: String
    @Argument(help: "The later version; the file of today, if none is named.") package var later: String?
    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let versions = DefinitionVersions(session: session)
        var old = try versions.version(named: earlier)
        let today = try Definitions.file(ofSurvey: old.survey.id, in: session)
        let new = try versions.version(named: later ?? today)
        if later == nil, let text = try? Definitions.survey(named: today, in: session).text, text == old.text {
            guard let stored = try versions.stored(of: old.survey.id).last?.version else {
                throw CommandFailure(
                    .failed, "no session was held with '\(old.survey.id)' yet, so there is nothing to compare with",
                    hint: "name two versions")
            }
            old = stored
        }
        let diff = DefinitionDiff(from: old.survey, to: new.survey, isSameText: old.text == new.text)
        var table = Table(columns: [.init("sort"), .init("name", priority: 1), .init("change")])
        table.rows = diff.changes.map { change in
            [.text(change.sort.rawValue), Cell(untrusted: change.name), .untrusted(change.words)]
        }
        let (before, after) = (RouteCount(old.survey, effort: 50_000), RouteCount(new.survey, effort: 50_000))
        if !before.isStopped, !after.isStopped, before.count != after.count {
            table.rows.append([
                .text(DefinitionDiff.Sort.compatible.rawValue), .null,
                .text("has \(after.count) \(after.count == 1 ? "route" : "routes") instead of \(before.count)"),
            ])
        }
        session.show(table, output)
        let gravest = diff.gravest.map { "the gravest change is '\($0.rawValue)'" } ?? "they are the same"
        session.output.tell("from \(old.name) to \(new.name): \(gravest)")
    }
}
