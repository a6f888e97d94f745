internal import FeedbackModel
internal import Journal
internal import Storage

/// What is older than a workspace keeps.
struct DueErasure {
    let days: Int
    /// Seconds since 1970-01-01 UTC.
    let moment: Int64
    let counts: ErasureCounts
    let sessions: [SessionRecord]
    /// Journals of the desk about follow-ups.
    let journals: Set<SessionID>

    /// The day of the moment in UTC.
    var day: String { String(utc(seconds: moment).prefix(10)) }
}

extension Session {
    /// What is older than so many days, or than `retention_days` says.
    func due(after days: Int?) throws -> DueErasure {
        guard let days = try days ?? settings()?.retentionDays else {
            throw CommandFailure(
                .failed, "no limit is set for how long words and people are kept",
                hint: "write 'retention_days: 730' into surveys/canvass.yaml")
        }
        let store = try store()
        let moment = surroundings.now() / 1000 - Int64(days) * 86_400
        let scope = Erasure.Scope.olderThan(moment)
        let records = try store.sessions(in: scope)
        let sessions = records.filter { $0.kind != .desk }
        // Decisions and estimates are ours, and no customer's.
        let journals = records.filter { $0.kind == .desk && $0.survey == DeskSubject.followUp.rawValue }.map(\.id)
        var counts = try store.extent(of: scope)
        counts[.sessions] = sessions.count
        counts[.followUps] = journals.count
        return DueErasure(days: days, moment: moment, counts: counts, sessions: sessions, journals: Set(journals))
    }

    /// What is due, where a limit is set and there is a store.
    func retentionFindings() -> [Finding] {
        guard let path = workspace?.storePath, hasOpenStore || surroundings.files.isFile(path),
            let days = try? settings()?.retentionDays, let due = try? due(after: days)
        else { return [] }
        let advice = due.counts.isEmpty ? "" : "; 'retention apply' erases it"
        return [
            Finding("retention", .ok, "older than \(days) days: \(ErasureWords(counts: due.counts).sentence)\(advice)")
        ]
    }
}
