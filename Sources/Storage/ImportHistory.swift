internal import FeedbackModel

/// What imports did to the records of a store in memory, as far as taking one back needs it.
struct ImportHistory: Sendable {
    /// A record of one of the kinds that are imported.
    struct Key: Hashable, Sendable {
        var kind: CustomerKind
        var id: String
    }

    /// A record as it was, and the import that had written it.
    struct Image: Sendable {
        enum Record: Sendable {
            case ticket(Ticket)
            case account(Account)
            case contact(Contact)
        }

        var record: Record
        var writer: Int?
    }

    var records: [ImportRecord] = []
    /// The import that wrote a record as it stands; none for what is in no log.
    var writers: [Key: Int] = [:]
    /// What an import updated, by its number.
    var before: [Int: [Key: Image]] = [:]

    /// Notes that a record is written, new or in the place of another.
    mutating func note(_ key: Key, was old: Image.Record?, writtenBy number: Int?) {
        let last = writers[key]
        if let number, let old, last != number { before[number, default: [:]][key] = Image(record: old, writer: last) }
        writers[key] = number
    }

    /// Forgets the words of a ticket that its source deleted in all that is kept of it.
    mutating func forgetWords(of key: Key) {
        for number in before.keys {
            guard case .ticket(let ticket) = before[number]?[key]?.record else { continue }
            before[number]?[key]?.record = .ticket(ticket.erased)
        }
    }

    /// The records that an import brought, in no order.
    func new(in number: Int) -> [Key] {
        writers.filter { $0.value == number && before[number]?[$0.key] == nil }.map(\.key)
    }

    /// The records that an import updated and that are as it left them, with what they were before.
    func updated(in number: Int) -> [(key: Key, image: Image)] {
        (before[number] ?? [:]).filter { writers[$0.key] == number }.map { ($0.key, $0.value) }
    }

    /// The later imports that changed records of one, with how many.
    func changes(of number: Int) -> [Int: Int] {
        before.compactMapValues { images in
            let count = images.values.count { $0.writer == number }
            return count == 0 ? nil : count
        }
    }

    /// The later imports that found the records of one as they are.
    func confirmations(of record: ImportRecord) -> [Int] {
        records.filter {
            $0.number > record.number && !$0.isUndone && $0.unchanged > 0 && $0.kind == record.kind
                && $0.source == record.source
        }.map(\.number)
    }
}
