internal import Interviewing
package import EvidenceGathering
package import FeedbackModel
package import Journal
package import Storage
package import SurveyModel
package import Tabulation

/// What differs between kinds of sessions, so that `resume`, `session show` and `session verify` need not know them.
@MainActor
package struct SessionKind {
    /// The kinds of records that it is for.
    package var kinds: Set<SessionRecord.Kind>

    /// Takes an unfinished session up again and drives it until it is paused or ended.
    ///
    /// The flag asks to replace a driver that still lives.
    package var resume: @MainActor (_ past: PastSession, _ takesOver: Bool, _ session: inout Session) throws -> Void

    /// The event that says that the words were taken back.
    package var withdrawal: any JournalEvent

    /// The event that an entry holds, for its payload with the words put back.
    package var event: @MainActor (_ entry: JournalEntry) throws -> any JournalEvent

    /// What `session show` adds for this kind to what it says about every session: keys and values in their order.
    package var description: @MainActor (_ past: PastSession) throws -> [JSONValue.Member]

    /// What `session show` shows to people, part by part.
    package var sections: @MainActor (_ past: PastSession) throws -> [SessionSection]

    /// What is wrong with the fold of the journal, one clause each; empty when all is well.
    package var problems: @MainActor (_ past: PastSession) throws -> [String]

    /// Sits down beside whoever drives the session, until it ends or the console is left.
    package var attach:
        @MainActor (_ past: PastSession, _ role: ConsoleRole, _ wish: OutputOptions, _ session: inout Session) throws ->
            Void

    /// What the session says about themes.
    package var evidence:
        @MainActor (_ past: PastSession, _ themes: ThemeFinder, _ earlier: [Evidence]) throws -> [Evidence]

    /// The questions whose answers are kept but do not count, because the path left them, in order.
    package var offPath: @MainActor (_ past: PastSession) throws -> [String]

    /// What was on the screen when and for how long; `nil` for a kind that has no such table.
    package var timeline: @MainActor (_ past: PastSession) throws -> Table?

    /// Who tells the session entry by entry, beginning before the first.
    package var narrator: @MainActor (_ past: PastSession) throws -> any SessionNarrator

    package init(
        kinds: Set<SessionRecord.Kind>,
        resume: @escaping @MainActor (PastSession, Bool, inout Session) throws -> Void,
        withdrawal: any JournalEvent,
        event: @escaping @MainActor (JournalEntry) throws -> any JournalEvent,
        description: @escaping @MainActor (PastSession) throws -> [JSONValue.Member],
        sections: @escaping @MainActor (PastSession) throws -> [SessionSection],
        problems: @escaping @MainActor (PastSession) throws -> [String],
        attach: @escaping @MainActor (PastSession, ConsoleRole, OutputOptions, inout Session) throws -> Void,
        evidence: @escaping @MainActor (PastSession, ThemeFinder, [Evidence]) throws -> [Evidence],
        narrator: @escaping @MainActor (PastSession) throws -> any SessionNarrator,
        offPath: @escaping @MainActor (PastSession) throws -> [String] = { _ in [] },
        timeline: @escaping @MainActor (PastSession) throws -> Table? = { _ in nil }
    ) {
        self.kinds = kinds
        self.resume = resume
        self.withdrawal = withdrawal
        self.event = event
        self.description = description
        self.sections = sections
        self.problems = problems
        self.attach = attach
        self.evidence = evidence
        self.offPath = offPath
        self.timeline = timeline
        self.narrator = narrator
    }

    /// All kinds; each is defined beside its own commands.
    package static var all: [SessionKind] {
        [
            interview,
            group,
        ]
    }

    /// The kind of a record.
    package static func of(_ record: SessionRecord) throws(CommandFailure) -> SessionKind {
        guard let kind = all.first(where: { $0.kinds.contains(record.kind) }) else {
            throw CommandFailure(.failed, "this version cannot read sessions of the kind '\(record.kind.rawValue)'")
        }
        return kind
    }
}

/// A session as the store has it: what every kind needs to replay it.
package struct PastSession: Sendable {
    package var record: SessionRecord
    /// The definition it was opened with, whatever the file says today.
    package var survey: Survey
    package var entries: [JournalEntry]

    package init(record: SessionRecord, survey: Survey, entries: [JournalEntry]) {
        self.record = record
        self.survey = survey
        self.entries = entries
    }
}
