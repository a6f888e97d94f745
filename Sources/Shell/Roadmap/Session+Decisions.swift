internal import FollowUps
internal import Interviewing
internal import Journal
internal import RoadmapScoring
internal import Storage

extension Session {
    /// The journal of decisions, as the store's records name it.
    private static let decisionSubject = "roadmap"

    /// Everything that was decided.
    func decisions() throws -> DecisionLog {
        var log = DecisionLog()
        try forEachDeskEvent(in: deskJournal(about: Self.decisionSubject), one: "decision", many: "decisions") {
            (event: DecisionEvent, mark) in log.take(event, by: mark.actor, at: mark.time)
        }
        return log
    }

    /// Writes into the log for good.
    func record(_ event: DecisionEvent) throws {
        try recordAtDesk(event, about: Self.decisionSubject, in: try deskJournal(about: Self.decisionSubject))
    }
}
