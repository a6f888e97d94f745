internal import Interviewing
internal import Journal
internal import Storage
internal import SurveyModel

/// Holds the places that interviews take in the quotas of their survey.
@MainActor
enum QuotaPlaces {
    /// How long a place is kept for a session without an act: a day, so that a call on the next day finds it.
    static let hold: Int64 = 86_400_000

    /// Gives the sessions that ended without this their places: those of earlier versions, and those whose end was cut off.
    static func settle(_ survey: Survey, in session: Session) throws {
        guard !survey.quotas.isEmpty else { return }
        let store = try session.store()
        for id in try store.sessionsWithoutPlaces(of: survey.id) {
            guard let record = try store.session(id) else { continue }
            var places: Set<String> = []
            // A session counts under its own definition, as far as that has the quota; an unreadable one does not count.
            if let past = try? session.past(record), let interview = try? InterviewRunner.replay(past),
                interview.countsForQuotas
            {
                places = Set(survey.quotas.map(\.id).filter(interview.counts))
            }
            try store.settlePlaces(of: id, places)
        }
    }

    /// Opens a session whose survey has quotas: they are looked at in the transaction that opens it.
    static func opening(
        _ record: SessionRecord, definition: String, _ opening: Opening, recalling recall: Recall?, of survey: Survey,
        in session: inout Session
    ) throws -> (driver: SessionDriver, recorded: [SessionDriver.Recorded<InterviewEvent>]) {
        let now = session.surroundings.now()
        return try SessionDriver.opening(record, in: &session) { driver in
            let act = PlacedDrafts(until: now &+ hold)
            let entries = try driver.store.open(record, definition: definition, at: now) { taken in
                var opening = opening
                opening.taken = survey.quotas.reduce(into: [:]) { $0[$1.id] = taken[$1.id] ?? 0 }
                let interview = Interview(survey: survey)
                let begin = interview.beginning(opening, recalling: recall)
                return act.make(interview.placing(begin, beside: taken), status: nil, with: driver)
            }
            return (entries, try act.events())
        }
    }

    /// Appends an act of a session whose survey has quotas.
    static func append(
        _ events: [InterviewEvent], of interview: Interview, status: SessionRecord.Status?, closesAtEnd: Bool,
        at timing: Interview.Timing, with driver: SessionDriver
    ) throws -> [SessionDriver.Recorded<InterviewEvent>] {
        let act = PlacedDrafts(until: timing.mark.time &+ hold)
        return try driver.append {
            let entries = try driver.store.append(to: driver.record.id, by: driver.lease, at: timing.mark.time) {
                taken in
                act.make(
                    interview.placing(events, beside: taken, at: timing, closesAtEnd: closesAtEnd), status: status,
                    at: timing.mark, with: driver)
            }
            return (entries, try act.events(), act.status)
        }
    }
}

/// What a store's transaction made of an act, carried out of it.
@MainActor
private final class PlacedDrafts {
    private let until: Int64
    private var made: Result<[InterviewEvent], any Error> = .success([])
    private(set) var status: SessionRecord.Status?

    init(until: Int64) { self.until = until }

    func make(
        _ placing: Interview.Placing, status: SessionRecord.Status?, at mark: EventMark? = nil,
        with driver: SessionDriver
    ) -> PlacedAct? {
        do {
            self.status = placing.hasEnded ? .ended : status
            let act = PlacedAct(
                try driver.drafts(placing.events, at: mark), status: self.status, quotas: placing.places,
                until: placing.isForGood ? nil : until)
            made = .success(placing.events)
            return act
        } catch {
            made = .failure(error)
            return nil
        }
    }

    func events() throws -> [InterviewEvent] { try made.get() }
}
