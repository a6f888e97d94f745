internal import Journal
internal import SourceDiagnostics
internal import Storage

extension Session {
    /// Whether every file that people write in `surveys/` can be read, with the place of each mistake.
    func definitionFindings() -> [Finding] {
        guard let workspace, let names = try? Definitions.names(in: self) else {
            return [Finding("definitions", .wrong, "the folder 'surveys' cannot be read")]
        }
        var count = 0
        var mistakes: [Finding] = []
        let check = { (body: () throws -> [Diagnostic]) in
            count += 1
            do {
                mistakes += try body().map { Finding("definitions", .wrong, $0.oneLine) }
            } catch {
                let report = ErrorReport(error)
                mistakes += report.diagnostics.map { Finding("definitions", .wrong, $0.oneLine) }
                if let message = report.message { mistakes.append(Finding("definitions", .wrong, message)) }
            }
        }
        let readers: [(String, () throws -> Void)] = [
            ("canvass", { _ = try settings() }), ("themes", { _ = try codebook() }), ("roadmap", { _ = try roadmap() }),
            ("features", { _ = try featureMap() }), ("accounts", { _ = try accountRules() }),
        ]
        for (name, read) in readers where surroundings.files.isFile("\(workspace.surveys)/\(name).yaml") {
            check {
                try read()
                return []
            }
        }
        for name in names { check { try Definitions.check(name, in: self).errors } }
        // A mistake in the codebook is met again by what names its themes.
        var seen: Set<Finding> = []
        guard mistakes.isEmpty else { return mistakes.filter { seen.insert($0).inserted } }
        return [Finding("definitions", count == 0 ? .absent : .ok, "\(counted(count, "file")) in surveys/")]
    }

    /// Whether each journal replays with the definition that its session was opened with, and says what is counted.
    func replayFindings(_ store: any Store) throws -> [Finding] {
        let sessions = try store.sessions()
        let audit = try JournalAudit(self, after: [])
        let problems = try sessions.flatMap { record in
            try audit.contentProblems(record, try store.entries(of: record.id, after: 0)).map {
                Finding("replay", .wrong, "session \(record.id.short): \($0)")
            }
        }
        return problems.isEmpty ? [Finding("replay", .ok, counted(sessions.count, "session"))] : problems
    }
}
