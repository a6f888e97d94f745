package import ArgumentParser
internal import Interviewing
internal import Journal
internal import Storage
internal import SurveyModel
internal import SurveyVersions
internal import Tabulation

package struct SurveyVerifyCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Replay stored sessions through their own definition, and compare answers and path.",
        discussion: """
            Each session is replayed through the definition that it was held with. Listed are answers off the path, which are \
            kept and do not count, and, in sessions that ended on their own, questions on the path without an answer, which \
            should not exist. 'session verify' checks the journal itself.

            Examples:
              canvass survey verify
              canvass survey verify churn-followup --format json

            Columns: session, survey, revision, definition (the hash of its text, as in 'survey export'), canonical (the hash \
            that the lock and 'survey diff' go by, the same for another layout), outcome, off_path, missing_on_path, problem. \
            Exits 1 when an answer is missing on a path, or a session does not fit its definition.
            """)

    @Argument(help: "The survey; all of them, if none is named.") package var survey: String?
    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let records = try session.store().sessions().filter { record in
            record.kind != .group && (survey.map { $0 == record.survey } ?? true)
        }
        if let survey, records.isEmpty {
            throw CommandFailure.unknown(
                "session of a survey", survey, among: Set(try session.store().sessions().map(\.survey)).sorted(),
                exitCode: .missingFile)
        }
        var table = Table(columns: [
            .init("session", brevity: .identifier), .init("survey", priority: 1),
            .init("revision", alignment: .trailing, priority: 2),
            .init("definition", priority: 6, brevity: .identifier),
            .init("canonical", priority: 5, brevity: .identifier),
            .init("outcome", priority: 3), .init("off_path"), .init("missing_on_path"), .init("problem"),
        ])
        var broken = 0
        for record in records {
            let row = try Self.row(record, in: session)
            if row.isBroken { broken += 1 }
            table.rows.append(row.cells)
        }
        session.show(table, output)
        guard broken > 0 else { return }
        throw CommandFailure(
            .failed, "\(counted(broken, "session")) of \(records.count) \(broken == 1 ? "does" : "do") not fit")
    }

    @MainActor
    private static func row(_ record: SessionRecord, in session: Session) throws -> (cells: [Cell], isBroken: Bool) {
        let common: [Cell] = [.text(record.id.text), .text(record.survey)]
        do {
            let past = try session.past(record)
            let problems = try SessionKind.of(record).problems(past)
            let interview = try InterviewRunner.replay(past)
            var outcome: String?
            if case .ended(let name) = interview.phase { outcome = name }
            let offPath = interview.setAside.map { interview.questions[$0].id }
            // Who ends an interview by hand leaves questions open, and says so with the outcome.
            let isWhole = outcome != nil && outcome == interview.closingOutcome
            let missing = isWhole ? interview.path.filter { !interview.hasCountedAnswer($0) } : []
            let names = missing.map { interview.questions[$0] }.filter(\.kind.takesAnswer).map(\.id)
            let cells: [Cell] =
                common + [
                    Cell(past.survey.revision), .text(record.definition), .text(CanonicalForm(past.survey).hash),
                    Cell(outcome), list(offPath), list(names),
                    Cell(problems.isEmpty ? nil : problems.joined(separator: "; ")),
                ]
            return (cells, !problems.isEmpty || !names.isEmpty)
        } catch let failure as CommandFailure {
            let message = failure.message.isEmpty ? "its definition cannot be read by this version" : failure.message
            return (common + [.null, .text(record.definition), .null, .null, .null, .null, .text(message)], true)
        } catch let entry as UnreadableEntry {
            return (
                common + [
                    .null, .text(record.definition), .null, .null, .null, .null, .untrusted(entry.description),
                ], true
            )
        }
    }

    private static func list(_ names: [String]) -> Cell { names.isEmpty ? .null : .list(names.map(Cell.text)) }
}
