internal import Interviewing
internal import Journal
internal import RoadmapScoring
internal import Storage

extension Session {
    /// The journal of first estimates, as the store's records name it.
    private static let estimateSubject = "estimates"

    /// All that was estimated.
    func estimateRounds() throws -> EstimateRounds {
        var rounds = EstimateRounds()
        try forEachDeskEvent(in: deskJournal(about: Self.estimateSubject), one: "estimate", many: "estimates") {
            (event: EstimateEvent, mark) in rounds.take(event, by: mark.actor, at: mark.time)
        }
        return rounds
    }

    /// Writes into the journal for good.
    func record(_ event: EstimateEvent) throws {
        try recordAtDesk(event, about: Self.estimateSubject, in: try deskJournal(about: Self.estimateSubject))
    }
}
