package import FeedbackModel
internal import GRDB
internal import Journal
package import Storage

extension SQLiteStore {
    package func contacts(named names: Set<String>) throws(StoreFailure) -> [Contact] {
        let wanted = SQLValue.text(JSONText.array(names.map { $0.lowercased() }.sorted()))
        let exact = SQLValue.text(JSONText.array(names.sorted()))
        let ids = try read { db in
            try db.all(
                """
                SELECT id FROM contact WHERE id IN (SELECT value FROM json_each(?2))
                    OR lower(id) IN (SELECT value FROM json_each(?1)) OR lower(email) IN (SELECT value FROM json_each(?1))
                ORDER BY id
                """, [wanted, exact]
            ) { $0.text(0) }
        }
        var found: [Contact] = []
        for id in ids { if let contact = try contact(id) { found.append(contact) } }
        return found
    }

    package func sessions(in scope: Erasure.Scope) throws(StoreFailure) -> [SessionRecord] {
        let plan = ErasurePlan(scope)
        return try read { db in
            try db.all(
                """
                SELECT \(Self.sessionColumns) FROM session
                WHERE EXISTS (SELECT 1 FROM words WHERE words.session = session.number AND text IS NOT NULL)
                    AND (\(plan.sessions))
                ORDER BY started_at, id
                """, [plan.value], Self.session)
        }
    }

    package func extent(of scope: Erasure.Scope) throws(StoreFailure) -> ErasureCounts {
        try read { db in try db.extent(of: ErasurePlan(scope)) }
    }

    package func erase(_ erasure: Erasure) throws(StoreFailure) -> ErasureRecord {
        let record = try write { db in
            let plan = ErasurePlan(erasure.scope)
            var counts = try db.extent(of: plan)
            let number = try db.first("SELECT coalesce(max(number), 0) + 1 FROM erasure", []) { $0.int(0) } ?? 1
            for withdrawal in erasure.withdrawals {
                let kind = try db.first("SELECT kind FROM session WHERE id = ?", [.text(withdrawal.session.text)]) {
                    $0.text(0)
                }
                counts[kind == SessionRecord.Kind.desk.rawValue ? .followUps : .sessions] += 1
                counts[.words] += try db.withdraw(withdrawal)
            }
            try db.erase(plan, number: number, secret: erasure.secret)
            let record = ErasureRecord(number: number, erasure, counts: counts)
            try db.log(record)
            return record
        }
        try emptyWriteAheadLog()
        return record
    }

    package func erasures() throws(StoreFailure) -> [ErasureRecord] {
        try read { db in
            try db.all(
                "SELECT number, time, actor, cause, before, reason, counts, sessions FROM erasure ORDER BY number"
            ) { row in
                guard let cause = ErasureRecord.Cause(rawValue: row.text(3)) else {
                    throw StoreFailure(.corrupt, "an erasure has an unknown cause")
                }
                var counts = ErasureCounts()
                for (name, number) in JSONText.table(row.text(6)) {
                    if let item = ErasureCounts.Item(rawValue: name) { counts[item] = Int(number) ?? 0 }
                }
                return ErasureRecord(
                    number: row.int(0), time: row.integer(1), actor: row.text(2), cause: cause,
                    before: row.optionalInteger(4), reason: row.optionalText(5), counts: counts,
                    sessions: JSONText.strings(row.text(7)).map { SessionID($0) })
            }
        }
    }

    package func erasedPeople() throws(StoreFailure) -> Set<String> {
        try read { db in Set(try db.all("SELECT mark FROM erased_person") { $0.text(0) }) }
    }
}

extension Database {
    fileprivate func log(_ record: ErasureRecord) throws {
        var counts: [String: String] = [:]
        for item in ErasureCounts.Item.allCases where record.counts[item] > 0 {
            counts[item.rawValue] = String(record.counts[item])
        }
        try run(
            """
            INSERT INTO erasure (number, time, actor, cause, before, reason, counts, sessions)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .integer(record.number), .integer(record.time), .text(record.actor), .text(record.cause.rawValue),
                .optional(record.before), .optional(record.reason), .text(JSONText.object(counts)),
                .text(JSONText.array(record.sessions.map(\.text))),
            ])
    }
}
