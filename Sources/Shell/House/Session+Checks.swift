internal import Journal
internal import SourceDiagnostics
internal import Storage
internal import SurveyYAML

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

    /// Whether each journal replays with the definition that its session was opened with.
    func replayFindings(_ store: any Store) throws -> [Finding] {
        let sessions = try store.sessions()
        let problems = sessions.flatMap { record in
            do {
                return try replayProblems(record, store).map {
                    Finding("replay", .wrong, "session \(record.id.short): \($0)")
                }
            } catch {
                let message = ErrorReport(error).message ?? "its definition cannot be read by this version"
                return [Finding("replay", .wrong, "session \(record.id.short): \(message)")]
            }
        }
        return problems.isEmpty ? [Finding("replay", .ok, counted(sessions.count, "session"))] : problems
    }

    private func replayProblems(_ record: SessionRecord, _ store: any Store) throws -> [String] {
        guard let text = try store.definition(record.definition) else { return ["its definition is not in the store"] }
        guard Digest.of([Array(text.utf8)]).description == record.definition else {
            return ["its definition does not have its hash"]
        }
        guard let survey = SurveyParser.parse(Array(text.utf8), file: record.survey).0 else {
            return ["its definition cannot be read by this version"]
        }
        let entries = try store.entries(of: record.id, after: 0)
        do {
            return try SessionKind.of(record).problems(PastSession(record: record, survey: survey, entries: entries))
        } catch is DecodingError {
            return ["an entry cannot be read by this version"]
        }
    }
}
