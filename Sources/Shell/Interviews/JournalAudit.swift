internal import Journal
internal import Storage

/// Everything that can be said of sessions from what the store holds: for `session verify` and `doctor`.
@MainActor
struct JournalAudit {
    struct Finding {
        var events = 0
        var offPath: [String] = []
        /// One clause each; empty when all is well.
        var problems: [String] = []
    }

    private let session: Session
    private let store: any Store
    private let problems: [JournalProblem]
    private let evidence: EvidenceAudit?

    /// An audit that goes on from what the store has found.
    init(_ session: Session, after problems: [JournalProblem]) throws {
        self.session = session
        self.problems = problems
        store = try session.store()
        evidence = try EvidenceAudit(store)
    }

    /// What is wrong outside these sessions: with the store as a whole, or with sessions that are gone.
    func problems(besides records: [SessionRecord]) -> [JournalProblem] {
        let known = Set(records.map(\.id))
        return problems.filter { problem in problem.session.map { !known.contains($0) } ?? true }
    }

    func finding(_ record: SessionRecord) throws -> Finding {
        let entries = try store.entries(of: record.id, after: 0)
        var finding = Finding(
            events: entries.count, problems: problems.filter { $0.session == record.id }.map(\.text))
        if entries.isEmpty { finding.problems.append("the journal is empty") }
        finding.problems += try contentProblems(record, entries)
        if let past = try? session.past(record) {
            finding.offPath = (try? SessionKind.of(record).offPath(past)) ?? []
        }
        return finding
    }

    /// What is wrong with what a session says, beside its chain and the store's own account of it.
    func contentProblems(_ record: SessionRecord, _ entries: [JournalEntry]) throws -> [String] {
        var problems: [String] = []
        // At attached consoles people may write on while nobody drives, and one may withdraw after the end, when a
        // transcript may come, too.
        let kinds = entries.lazy.map(\.draft.kind)
        let later = ["written", "attached", "detached", "withdrew", "transcribed", "heard"]
        if let kind = kinds.last(where: { !later.contains($0) }),
            !Self.closingKinds(record).contains(where: { $0 == kind }),
            Self.isClosing(kind) || record.status != .open
        {
            problems.append("the session is \(record.status.rawValue), its journal does not say so")
        }
        if let text = try store.definition(record.definition), definitionHash(text) != record.definition {
            problems.append("its definition does not have its hash")
        }
        do {
            let past = try session.past(record)
            problems += try SessionKind.of(record).problems(past)
            problems += try evidence?.problems(past) ?? []
        } catch let failure as CommandFailure {
            problems.append(failure.message)
        } catch let entry as UnreadableEntry {
            problems.append(entry.description)
        }
        return problems
    }

    /// The kinds of the entry that a journal must end with, now that its session is no longer open.
    private static func closingKinds(_ record: SessionRecord) -> [String] {
        switch record.status {
        case .open: []
        case .ended: ["ended", "withdrawn"]
        case .suspended: [record.kind == .group ? "suspended" : "paused"]
        }
    }

    /// Whether nothing can follow an entry of this kind but a withdrawal.
    private static func isClosing(_ kind: String) -> Bool { ["ended", "withdrawn"].contains(kind) }
}
