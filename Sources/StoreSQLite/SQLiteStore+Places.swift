internal import GRDB
package import Journal
package import Storage

extension SQLiteStore {
    package func open(
        _ session: SessionRecord, definition: String, at now: Int64, placing act: (_ taken: [String: Int]) -> PlacedAct?
    ) throws(StoreFailure) -> [JournalEntry] {
        try write { db in
            guard let act = act(try db.taken(of: session.survey, beside: nil, at: now)) else { return [] }
            let (number, entries) = try db.open(session, definition: definition, with: act.drafts)
            try db.take(act, of: number, in: session.survey)
            return entries
        }
    }

    package func append(
        to session: SessionID, by driver: Lease?, at now: Int64, placing act: (_ taken: [String: Int]) -> PlacedAct?
    ) throws(StoreFailure) -> [JournalEntry] {
        try write { db in
            let number = try db.number(of: session)
            try db.require(driver, of: session, number: number)
            let survey = try db.survey(of: number)
            guard let act = act(try db.taken(of: survey, beside: number, at: now)) else { return [] }
            try db.take(act, of: number, in: survey)
            return try db.append(act.drafts, to: session, number: number, status: act.status)
        }
    }

    package func places(of survey: String, at now: Int64) throws(StoreFailure) -> [QuotaPlace] {
        try read { db in
            try db.all(
                """
                SELECT quota, id, until FROM quota_place JOIN session ON number = session
                WHERE quota_place.survey = ? AND quota <> '' AND (until IS NULL OR until > ?) ORDER BY quota, id
                """, [.text(survey), .integer(now)]
            ) { QuotaPlace(quota: $0.text(0), session: SessionID($0.text(1)), until: $0.optionalInteger(2)) }
        }
    }

    package func sessionsWithoutPlaces(of survey: String) throws(StoreFailure) -> [SessionID] {
        try read { db in
            try db.all(
                """
                SELECT id FROM session WHERE survey = ? AND status = 'ended' AND kind <> 'group'
                    AND NOT EXISTS (SELECT 1 FROM quota_place
                        WHERE quota_place.survey = session.survey AND quota = '' AND session = number)
                ORDER BY id
                """, [.text(survey)]
            ) { SessionID($0.text(0)) }
        }
    }

    package func settlePlaces(of session: SessionID, _ quotas: Set<String>) throws(StoreFailure) {
        try write { db in
            let number = try db.number(of: session)
            try db.take(
                PlacedAct([], status: .ended, quotas: quotas, until: nil), of: number, in: db.survey(of: number))
        }
    }
}

extension Database {
    fileprivate func survey(of number: Int64) throws -> String {
        try first("SELECT survey FROM session WHERE number = ?", [.integer(number)]) { $0.text(0) } ?? ""
    }

    fileprivate func taken(of survey: String, beside number: Int64?, at now: Int64) throws -> [String: Int] {
        var taken: [String: Int] = [:]
        try each(
            """
            SELECT quota, count(*) FROM quota_place
            WHERE survey = ? AND quota <> '' AND session <> ? AND (until IS NULL OR until > ?) GROUP BY quota
            """, [.text(survey), .integer(number ?? -1), .integer(now)]
        ) { taken[$0.text(0)] = $0.int(1) }
        return taken
    }

    fileprivate func take(_ act: PlacedAct, of number: Int64, in survey: String) throws {
        try run("DELETE FROM quota_place WHERE session = ?", [.integer(number)])
        var rows = act.quotas.sorted().map { ($0, act.until) }
        if act.status == .ended { rows.append(("", nil)) }
        for (quota, until) in rows {
            try run(
                "INSERT INTO quota_place (survey, quota, session, until) VALUES (?, ?, ?, ?)",
                [.text(survey), .text(quota), .integer(number), until.map(SQLValue.integer) ?? .null])
        }
    }
}
