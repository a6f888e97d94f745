package import ArgumentParser
internal import Storage
internal import Tabulation

package struct DoctorCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check the program, the definitions, the store and every journal.",
        discussion: """
            It reads every file in surveys/, and the whole store: that the file is undamaged, that what belongs together \
            is there, and that each journal's chain of hashes holds and replays. It changes nothing. JSON keys: check, state (ok, absent or wrong) \
            and detail.

            Examples:
              canvass doctor
              canvass doctor --format json

            Exits 0 when all is well, and 1 when something is wrong.
            """)

    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        var findings = Self.program(session)
        if let workspace = session.workspace {
            findings.append(Finding("workspace", .ok, workspace.folder))
            findings += session.definitionFindings()
            findings += session.storeFindings()
            findings += session.retentionFindings()
            findings += session.copyFindings()
        } else {
            findings.append(
                Finding(
                    "workspace", .wrong, "no folder with 'surveys' and 'results' in it here or above: 'init' makes one")
            )
        }
        session.show(Self.table(findings), output)
        let count = findings.count { $0.state == .wrong }
        guard count == 0 else {
            throw CommandFailure(.failed, "\(counted(count, "check")) found something wrong")
        }
    }

    @MainActor
    private static func program(_ session: Session) -> [Finding] {
        [Finding("program", .ok, "canvass \(Program.version)")]
            + session.libraries.map { Finding($0.name, .ok, $0.version) }
    }

    private static func table(_ findings: [Finding]) -> Table {
        Table(
            columns: ["check", "state", "detail"].map { Table.Column($0) },
            rows: findings.map { [.text($0.check), .text($0.state.rawValue), .untrusted($0.detail)] })
    }
}

/// What one check of the doctor found.
struct Finding: Hashable {
    enum State: String, Hashable { case ok, absent, wrong }

    var check: String
    var state: State
    var detail: String

    init(_ check: String, _ state: State, _ detail: String) {
        self.check = check
        self.state = state
        self.detail = detail
    }
}

extension Session {
    /// What is to be said about the store: one finding when all is well, else one for each problem.
    func storeFindings() -> [Finding] {
        guard let path = workspace?.storePath else { return [] }
        guard hasOpenStore || surroundings.files.isFile(path) else {
            return [Finding("store", .absent, "the first import or interview makes it")]
        }
        do {
            let store = try store()
            let counts = try store.counts()
            let holds = [
                counted(counts.sessions, "session"), counted(counts.tickets, "ticket"),
                counted(counts.accounts, "account"),
            ]
            let version = "schema \(try store.schemaVersion()): \(holds.joined(separator: ", "))"
            let problems = try store.problems().map { Finding("store", .wrong, $0) }
            guard problems.isEmpty else { return problems }
            return [
                Finding("store", .ok, version),
                Finding("journal", .ok, "\(counted(counts.entries, "entry", "entries")), every chain holds"),
            ] + (try replayFindings(store))
        } catch {
            let report = ErrorReport(error)
            return [Finding("store", .wrong, [report.message, report.hint].compactMap(\.self).joined(separator: "; "))]
        }
    }

    /// Copies of the store that lie beside it: they keep words that were redacted since, so nobody should forget them.
    func copyFindings() -> [Finding] {
        guard let workspace, let names = try? surroundings.files.list(workspace.results) else { return [] }
        let own: Set = ["canvass.sqlite-wal", "canvass.sqlite-shm", "canvass.sqlite-journal", "canvass.sqlite-secret"]
        return names.filter { $0.hasPrefix("canvass.sqlite") && $0 != "canvass.sqlite" && !own.contains($0) }
            .map { Finding("copy", .ok, "results/\($0)") }
    }
}
