package import FocusGroups
internal import Journal
package import Storage

/// What a group's console writes its journal with: as the driver of the session, or beside it.
@MainActor
package protocol GroupPen: AnyObject {
    var store: any Store { get }
    var record: SessionRecord { get }
    /// The number of the attached console that it belongs to; `nil` for the driver's.
    var console: Int? { get }
    /// Milliseconds since the driver's spell began.
    var monotonic: Int64 { get }
    var spell: Int { get }
    /// Whether the store has refused an act of ours because somebody else drives.
    var isReplaced: Bool { get }

    /// Appends the events of one act, durably, and gives all entries since the last look: others may write as well.
    ///
    /// `status` is the session's after it; only its driver gives one. Beside the driver it throws the failure
    /// `.overtaken` when others have written since the last look.
    func append(
        _ events: [GroupEvent], status: SessionRecord.Status?
    ) throws -> [SessionDriver.Recorded<GroupEvent>]

    /// What others have written since the last look.
    func news() throws -> [SessionDriver.Recorded<GroupEvent>]

    /// Keeps the half-typed line, where that is kept.
    func keep(_ line: String)
    func keepAgain(_ line: String)

    /// Leaves because the terminal is gone.
    func hangUp(_ leave: () throws -> Void) throws
    func release()
}

extension SessionDriver: GroupPen {
    package var console: Int? { nil }

    package func append(
        _ events: [GroupEvent], status: SessionRecord.Status?
    ) throws -> [Recorded<GroupEvent>] {
        try append(events, status: status, at: nil)
    }

    package func news() throws -> [Recorded<GroupEvent>] {
        try newEntries().map { Recorded(entry: $0, event: try $0.draft.event(as: GroupEvent.self)) }
    }
}

extension AttachedPen: GroupPen where Event == GroupEvent {
    var isReplaced: Bool { false }

    func append(
        _ events: [GroupEvent], status: SessionRecord.Status?
    ) throws -> [SessionDriver.Recorded<GroupEvent>] {
        try append(events)
    }

    func release() {}
}
