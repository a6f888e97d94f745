internal import GRDB
internal import Glibc
internal import Interviewing
internal import Journal
internal import Storage
@testable internal import StoreSQLite
internal import SurveyModel
internal import TestSupport
internal import Testing

/// An interview that is held in a store, of which it is known what must be in it.
final class KilledInterview {
    private let plan: SurveyPlan
    private let folder: ScratchFolder
    private let killed: ScratchFolder
    private let store: SQLiteStore
    private let record: SessionRecord
    private var interview: Interview
    private(set) var entries: [JournalEntry] = []
    /// What the interview was after so many entries, at the end of each act.
    private var states: [Int: Interview] = [:]
    private var replayed: Set<Int> = []

    init(_ plan: SurveyPlan, seed: UInt64) throws {
        self.plan = plan
        folder = try ScratchFolder()
        killed = try ScratchFolder()
        store = try SQLiteStore(path: folder.store)
        // Often enough that the file changes under the log within each interview.
        try store.queue.unsafeReentrantWrite { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 24") }
        interview = Interview(plan: plan)
        record = SessionRecord(
            id: SessionID("00000000-0000-4000-8000-\(String(seed, radix: 16))"), kind: .interview,
            survey: plan.survey.id, definition: "d", actor: "tester", startedAt: 1)
        let day = try #require(CalendarDate("2026-11-23"))
        let opening = Opening(survey: plan.survey.id, definition: "d", seed: seed, day: day)
        let events = interview.beginning(opening)
        take(events, try store.open(record, definition: LongInterview.text, with: try drafts(events)))
    }

    /// The bytes of the file and of its log.
    func files() -> (file: [UInt8], log: [UInt8]) {
        (folder.bytes(of: "canvass.sqlite"), folder.bytes(of: "canvass.sqlite-wal"))
    }

    /// Types until something is recorded; `false` when the interview has ended.
    func act(_ random: inout SplitMix64) throws -> Bool {
        if case .ended = interview.phase { return false }
        for _ in 0..<200 {
            let line = LongInterview.line(in: interview, &random)
            guard case .record(let events)? = try? interview.act(on: line), !events.isEmpty else { continue }
            if case .ended? = events.last { continue }
            take(events, try store.append(try drafts(events), to: record.id, status: nil))
            return true
        }
        return false
    }

    /// Opens the store on a wreck, and looks whether all is there that was acknowledged, and no half of an act.
    func check(_ wreck: Wreck, acknowledged: Int, goesOn: Bool, _ place: String) throws {
        for name in killed.names { unlink(killed.path + "/" + name) }
        killed.write(wreck.file, to: "canvass.sqlite")
        killed.write(wreck.log, to: "canvass.sqlite-wal")
        let survivor = try SQLiteStore(path: killed.store)
        let found = try survivor.entries(of: record.id, after: 0)
        // The act that was cut off is there as a whole, or it never was.
        try #require(
            found.count == acknowledged || found.count == entries.count,
            "\(place): \(found.count) entries of \(acknowledged) and \(entries.count)")
        if wreck.kind == .file { try #require(found.count == entries.count, "\(place): the log was whole") }
        try #require(found[...] == entries[..<found.count], "\(place): the journal")
        if replayed.insert(found.count).inserted {
            var replay = Interview(plan: plan)
            for entry in found {
                _ = replay.reduce(try entry.draft.event(as: InterviewEvent.self), at: EventMark(entry))
            }
            try #require(replay == states[found.count], "\(place): replay(journal) = state")
        }
        guard goesOn else { return }
        try #require(try survivor.problems() == [], "\(place): the chain")
        let draft = try #require(entries.last?.draft)
        _ = try survivor.append([draft], to: record.id, status: nil)
        try #require(try survivor.problems() == [], "\(place): the chain goes on")
    }

    private func take(_ events: [InterviewEvent], _ stored: [JournalEntry]) {
        for (event, entry) in zip(events, stored) { _ = interview.reduce(event, at: EventMark(entry)) }
        entries += stored
        states[entries.count] = interview
    }

    private func drafts(_ events: [InterviewEvent]) throws -> [EntryDraft] {
        let time = Int64(entries.count)
        return try events.map { event in
            try EntryDraft(event, time: time, monotonic: time, spell: 0, actor: "tester") {
                (0..<16).map { UInt8(truncatingIfNeeded: time &+ $0) }
            }
        }
    }
}
