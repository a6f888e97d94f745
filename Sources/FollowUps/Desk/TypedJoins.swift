package import Interviewing

/// Which records that were typed in an interview are the same as imported ones.
///
/// A join is a fact of its own, recorded with who made it and when, and can be taken back: neither record is changed by
/// it, and what was said stays with the record it was said about.
package struct TypedJoins: Hashable, Sendable {
    package struct Join: Hashable, Sendable {
        /// The id of the imported record.
        package var onto: String
        package var mark: EventMark
    }

    private var joins: [FiledRecord: Join] = [:]
    /// Tickets that are no customer's words.
    private var aside: Set<String> = []

    package init() {}

    package var isEmpty: Bool { joins.isEmpty }

    package subscript(_ record: FiledRecord) -> Join? { joins[record] }

    mutating func join(_ record: FiledRecord, onto: String, at mark: EventMark) {
        joins[record] = Join(onto: onto, mark: mark)
    }

    mutating func part(_ record: FiledRecord) { joins[record] = nil }

    /// Takes tickets out of all counts, by their ids: our own issues, which repeat what customers said.
    package mutating func setAside(tickets: Set<String>) { aside.formUnion(tickets) }

    /// The id by which a record counts: the imported one's where it was joined, else its own.
    package func resolved(_ kind: FiledRecord.Kind, _ id: String?) -> String? {
        guard let id, !joins.isEmpty else { return id }
        return joins[FiledRecord(kind: kind, id: id)]?.onto ?? id
    }

    /// The ids by which a record may be named: its own, and those of typed ones that count as it.
    package func names(_ kind: FiledRecord.Kind, of id: String?) -> Set<String> {
        guard let id else { return [] }
        let typed = joins.filter { $0.key.kind == kind && $0.value.onto == id }.map(\.key.id)
        return Set(typed + [id]).filter { resolved(kind, $0) == id }
    }

    /// The ids of the imported records as which others count.
    package func targets(_ kind: FiledRecord.Kind) -> Set<String> {
        Set(joins.lazy.filter { $0.key.kind == kind }.map(\.value.onto))
    }

    /// The ids of the records that count as others, or nowhere.
    package func joined(_ kind: FiledRecord.Kind) -> Set<String> {
        Set(joins.keys.lazy.filter { $0.kind == kind }.map(\.id)).union(kind == .ticket ? aside : [])
    }

    /// Whether a record counts as another one or nowhere, and so not by itself.
    package func isJoined(_ kind: FiledRecord.Kind, _ id: String) -> Bool {
        if kind == .ticket, aside.contains(id) { return true }
        return !joins.isEmpty && joins[FiledRecord(kind: kind, id: id)] != nil
    }
}
