internal import GRDB
package import Storage

extension SQLiteStore {
    package func save(_ review: ReviewRecord) throws(StoreFailure) {
        try write { db in
            let taken = try db.first("SELECT 1 FROM review WHERE name = ?", [.text(review.name)]) { _ in true }
            guard taken == nil else { throw StoreFailure.reviewExists(review.name) }
            try db.run(
                "INSERT INTO review (name, frozen_at, actor, document) VALUES (?, ?, ?, ?)",
                [.text(review.name), .integer(review.frozenAt), .text(review.actor), .text(review.document)])
        }
    }

    package func review(named name: String) throws(StoreFailure) -> ReviewRecord? {
        try read { db in
            try db.first(
                "SELECT name, frozen_at, actor, document FROM review WHERE name = ?", [.text(name)], Self.review)
        }
    }

    package func reviews() throws(StoreFailure) -> [ReviewRecord] {
        try read { db in
            try db.all(
                "SELECT name, frozen_at, actor, document FROM review ORDER BY frozen_at, name", [], Self.review)
        }
    }

    private static func review(_ row: SQLRow) -> ReviewRecord {
        ReviewRecord(name: row.text(0), frozenAt: row.integer(1), actor: row.text(2), document: row.text(3))
    }
}
