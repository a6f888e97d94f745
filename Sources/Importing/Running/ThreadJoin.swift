internal import FeedbackModel

/// A comment whose ticket is not at hand.
struct ThreadComment {
    /// As it is where somebody else than the ticket's requester wrote it.
    var comment: TicketComment
    /// Who spoke where its author is the ticket's requester.
    var asRequester: TicketComment.Speaker
    /// What its author is called where the ticket names nobody; `nil` where that is the name already.
    var pseudonym: String?

    /// The comment as one of a ticket, which knows its requester.
    func joined(to ticket: Ticket) -> TicketComment {
        guard let author = comment.author, let requester = ticket.contactID else { return comment }
        var comment = comment
        if requester == pseudonym { comment.author = pseudonym }
        if requester == author || requester == pseudonym { comment.speaker = asRequester }
        return comment
    }
}

/// What one record of a file of comments says of a ticket.
struct ThreadPart {
    /// The ticket's id in the store.
    var ticketID: String
    var comments: [ThreadComment]
}

/// Joins comments from files of their own to the tickets in the store.
///
/// Files bring the comments of a ticket together or not, so some are gathered before their tickets are fetched and
/// written, each once.
struct ThreadJoin {
    /// How many records wait at most.
    private static let limit = 1024

    private var waiting: [(part: ThreadPart, line: Int)] = []
    /// Hashes of the authors and times of the comments that this import wrote.
    ///
    /// Another one there is not the same one changed.
    private var written: Set<Int> = []

    var isFull: Bool { waiting.count >= Self.limit }

    mutating func add(_ part: ThreadPart, line: Int) { waiting.append((part, line)) }

    /// Writes what waits.
    ///
    /// - Parameters:
    ///   - sink: Has the tickets.
    ///   - report: Counts the records.
    ///   - reject: Told of each record that is not stored.
    /// - Throws: What the sink throws.
    mutating func flush(
        into sink: any ImportSink, _ report: inout ImportReport, reject: (ImportRejection) -> Void
    ) throws {
        defer { waiting.removeAll(keepingCapacity: true) }
        var places: [String: [Int]] = [:]
        for (index, item) in waiting.enumerated() { places[item.part.ticketID, default: []].append(index) }
        for id in places.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            let items = (places[id] ?? []).map { waiting[$0] }
            let stored = try sink.ticket(id)
            guard var ticket = stored, !ticket.isTombstone else {
                let reason = stored == nil ? "no such ticket" : "its ticket is deleted"
                for item in items {
                    report.dropped[reason, default: 0] += 1
                    reject(ImportRejection(line: item.line, isFailure: false, reason: reason))
                }
                continue
            }
            var outcomes = join(items.map(\.part), to: &ticket)
            if outcomes.contains(where: { $0 != .unchanged }), try sink.put(ticket) == .erased {
                outcomes = outcomes.map { _ in .erased }
            }
            for outcome in outcomes { report.count(outcome) }
        }
    }

    /// Puts comments among those of their ticket, and tells what became of each record.
    private mutating func join(_ parts: [ThreadPart], to ticket: inout Ticket) -> [StoreOutcome] {
        let found = parts.map { part in part.comments.map { $0.joined(to: ticket) } }
        // What stands there as it is does so before anything else is taken for an earlier form of something.
        var unmatched = Array(ticket.comments.indices)
        var outcomes = found.map { _ in StoreOutcome.unchanged }
        var others: [(part: Int, comment: TicketComment)] = []
        for (part, comments) in found.enumerated() {
            for comment in comments where !comment.repeats(ticket.body) {
                if let same = unmatched.firstIndex(where: { ticket.comments[$0] == comment }) {
                    unmatched.remove(at: same)
                } else {
                    others.append((part, comment))
                }
            }
        }
        for (part, comment) in others {
            let place = Self.hash(of: comment, in: ticket.id)
            let earlier = unmatched.firstIndex { ticket.comments[$0].isEarlierForm(of: comment) }
            if let earlier, !written.contains(place) {
                ticket.comments[unmatched.remove(at: earlier)] = comment
                if outcomes[part] == .unchanged { outcomes[part] = .updated }
            } else {
                ticket.comments.append(comment)
                outcomes[part] = .stored
                written.insert(place)
            }
        }
        ticket.comments = ticket.comments.inOrder
        return outcomes
    }

    private static func hash(of comment: TicketComment, in ticket: String) -> Int {
        var hasher = Hasher()
        hasher.combine(ticket)
        hasher.combine(comment.author)
        hasher.combine(comment.createdAt)
        return hasher.finalize()
    }
}

extension TicketComment {
    /// Whether a stored comment is what this one was before somebody changed it: nothing but its words, or what is known
    /// of its speaker, is other.
    fileprivate func isEarlierForm(of other: TicketComment) -> Bool {
        if createdAt == nil { return body == other.body && author == other.author && other.createdAt == nil }
        return createdAt == other.createdAt && author == other.author
    }

    /// Whether it only says again what a ticket's first message said, however its lines are broken.
    func repeats(_ words: String) -> Bool {
        let isWord = { (byte: UInt8) in byte > .space }
        return body.utf8.lazy.filter(isWord).elementsEqual(words.utf8.lazy.filter(isWord))
    }
}

extension [TicketComment] {
    /// The comments by their times; those without one stay behind those that they came after.
    var inOrder: [TicketComment] {
        var last = Int64.min
        let times = map { comment in
            last = comment.createdAt ?? last
            return last
        }
        guard zip(times, times.dropFirst()).contains(where: { $0 > $1 }) else { return self }
        return indices.sorted { (times[$0], $0) < (times[$1], $1) }.map { self[$0] }
    }
}
