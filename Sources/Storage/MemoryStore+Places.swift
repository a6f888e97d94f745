package import Journal
internal import Synchronization

extension MemoryStore {
    package func open(
        _ session: SessionRecord, definition: String, at now: Int64, placing act: (_ taken: [String: Int]) -> PlacedAct?
    ) throws(StoreFailure) -> [JournalEntry] {
        try state.withLock { (state) throws(StoreFailure) in
            guard state.sessions[session.id] == nil else { throw .sessionExists(session.id) }
            guard let act = act(state.taken(of: session.survey, beside: session.id, at: now)) else { return [] }
            state.sessions[session.id] = session
            if state.definitions[session.definition] == nil { state.definitions[session.definition] = definition }
            state.take(act, of: session.id)
            return state.append(act.drafts, to: session.id)
        }
    }

    package func append(
        to session: SessionID, by driver: Lease?, at now: Int64, placing act: (_ taken: [String: Int]) -> PlacedAct?
    ) throws(StoreFailure) -> [JournalEntry] {
        try state.withLock { (state) throws(StoreFailure) in
            try state.require(session)
            try state.require(driver, of: session)
            if let failure = state.appendFailure { throw failure }
            let survey = state.sessions[session]?.survey ?? ""
            guard let act = act(state.taken(of: survey, beside: session, at: now)) else { return [] }
            if let status = act.status { state.sessions[session]?.status = status }
            state.drafts[session] = nil
            state.take(act, of: session)
            return state.append(act.drafts, to: session)
        }
    }

    package func places(of survey: String, at now: Int64) throws(StoreFailure) -> [QuotaPlace] {
        state.withLock { state in
            state.places.filter { $0.survey == survey && $0.isHeld(at: now) }.map(\.place)
                .sorted { ($0.quota, $0.session) < ($1.quota, $1.session) }
        }
    }

    package func sessionsWithoutPlaces(of survey: String) throws(StoreFailure) -> [SessionID] {
        state.withLock { state in
            state.sessions.values.filter {
                $0.survey == survey && $0.status == .ended && $0.kind != .group && !state.settled.contains($0.id)
            }.map(\.id).sorted()
        }
    }

    package func settlePlaces(of session: SessionID, _ quotas: Set<String>) throws(StoreFailure) {
        try state.withLock { (state) throws(StoreFailure) in
            try state.require(session)
            state.take(PlacedAct([], status: .ended, quotas: quotas, until: nil), of: session)
        }
    }
}

extension MemoryStore.State {
    /// A place, and the survey that it is in.
    struct HeldPlace {
        var survey: String
        var place: QuotaPlace

        func isHeld(at now: Int64) -> Bool { place.until.map { $0 > now } ?? true }
    }

    fileprivate func taken(of survey: String, beside session: SessionID, at now: Int64) -> [String: Int] {
        var taken: [String: Int] = [:]
        for held in places where held.survey == survey && held.place.session != session && held.isHeld(at: now) {
            taken[held.place.quota, default: 0] += 1
        }
        return taken
    }

    fileprivate mutating func take(_ act: PlacedAct, of session: SessionID) {
        let survey = sessions[session]?.survey ?? ""
        places.removeAll { $0.place.session == session }
        places += act.quotas.sorted().map {
            HeldPlace(survey: survey, place: QuotaPlace(quota: $0, session: session, until: act.until))
        }
        if act.status == .ended { settled.insert(session) }
    }
}
