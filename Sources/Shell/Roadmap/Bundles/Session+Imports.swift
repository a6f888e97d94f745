internal import EvidenceGathering
internal import FeedbackModel
internal import Interviewing
internal import Journal
internal import Storage

extension Session {
    /// The journals of imports, as the store's records name them.
    private static let bundleSubject = "bundle"

    /// What was taken over from other workspaces.
    func evidenceImports() throws -> EvidenceImports {
        let store = try store()
        var imports = EvidenceImports()
        var unreadable = 0
        for record in try store.deskRecords() where record.survey == Self.bundleSubject {
            for entry in try store.entries(of: record.id, after: 0) {
                let mark = EventMark(entry)
                do {
                    try imports.take(try entry.draft.event(), of: record.id, by: mark.actor, at: mark.time)
                } catch {
                    unreadable += 1
                }
            }
        }
        if unreadable > 0 {
            output.tell("note: \(counted(unreadable, "import", "imports")) of evidence cannot be read by this version")
        }
        return imports
    }

    /// All evidence that counts: what was drawn from sessions here, and what was taken over.
    func countedEvidence(_ imports: EvidenceImports? = nil) throws -> [Evidence] {
        try store().sessionEvidence(theme: nil) + importedEvidence(imports)
    }

    /// The evidence that was taken over and counts.
    func importedEvidence(_ imports: EvidenceImports? = nil) throws -> [Evidence] {
        let imports = try imports ?? evidenceImports()
        guard !imports.imports.isEmpty else { return [] }
        let store = try store()
        return try imports.evidence(besides: try ownSessions()) { try store.account($0) }
    }

    /// The hashes of the entries that evidence from elsewhere was drawn from, by session and sequence.
    func importedEntryHashes() throws -> [String: [Int: String]] {
        let imports = try evidenceImports()
        guard !imports.imports.isEmpty else { return [:] }
        var hashes: [String: [Int: String]] = [:]
        for (item, _) in imports.items(besides: try ownSessions()) {
            if let entry = item.entry { hashes[item.session, default: [:]][item.sequence] = entry }
        }
        return hashes
    }

    func ownSessions() throws -> Set<String> { Set(try store().sessions().map(\.id.text)) }

    /// Writes an import into a journal of its own, or into the one that it has.
    @discardableResult
    func record(_ event: BundleEvent, in journal: SessionID? = nil) throws -> SessionID {
        try recordAtDesk(event, about: Self.bundleSubject, in: journal)
    }

    /// An import by the beginning of its id.
    func evidenceImport(_ name: String) throws -> EvidenceImports.Import {
        let imports = try evidenceImports().imports
        let found = imports.filter { !name.isEmpty && $0.id.text.hasPrefix(name.lowercased()) }
        guard found.count == 1 else {
            let problem =
                found.isEmpty
                ? "there is no import '\(printable(name))'" : "\(found.count) imports begin with '\(printable(name))'"
            throw CommandFailure(.failed, problem, hint: "'review imports' lists them")
        }
        return found[0]
    }

    /// Evidence as it leaves the store: its account as it counts here, and the hash of its entry.
    func bundled(_ evidence: [Evidence]) throws -> [EvidenceBundle.Item] {
        let evidence = evidence.map(try joins().resolved)
        let hashes = try entryHashes(of: evidence, in: try store())
        return evidence.compactMap { item -> EvidenceBundle.Item? in
            guard case .session(let id, let sequence, _) = item.source else { return nil }
            return EvidenceBundle.Item(item, entry: hashes[id]?[sequence])
        }
    }
}
