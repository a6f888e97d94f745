internal import Dispatch
internal import Storage
internal import Synchronization

/// Finds what tickets are about on a thread of its own while the next ones are read and what was found is written.
///
/// Tickets go over in loads, of which few may wait, so that memory stays bounded when reading is faster than matching.
final class MatchingPipeline {
    /// Bytes of words at which a load goes over.
    private static let fullSize = 1 << 20
    private static let waitingLoads = 3

    private let matcher: Matcher
    private let queue = DispatchQueue(label: "matching")
    private let room = DispatchSemaphore(value: waitingLoads)
    private var load = Load()
    private let done = Done()
    private let write: (_ ticket: TextBytes, TicketMatch) throws -> Void

    /// - Parameters:
    ///   - match: Finds what a ticket is about.
    ///   - write: Keeps one match, on the caller's thread.
    init(_ match: @escaping TicketMatcher, write: @escaping (_ ticket: TextBytes, TicketMatch) throws -> Void) {
        matcher = Matcher(match)
        self.write = write
    }

    /// Takes a ticket's id, subject and body over, and what the customer wrote later; writes what was found meanwhile.
    ///
    /// - Returns: How many tickets went over with it to be matched: 0 for most.
    func add(_ row: SQLRow, comments: [String]) throws -> Int {
        let start = load.bytes.count
        row.withTextBytes(1) { load.bytes += $0 }
        let subject = load.bytes.count
        row.withTextBytes(2) { load.bytes += $0 }
        let body = load.bytes.count
        row.withTextBytes(3) { load.bytes += $0 }
        for comment in comments { load.bytes += "\n\n\(comment)".utf8 }
        load.tickets.append((start, subject, body, load.bytes.count))
        return load.bytes.count < Self.fullSize ? 0 : try send()
    }

    /// Matches what is left and writes all that was found.
    func finish() throws {
        _ = try send()
        queue.sync {}
        try writeDone()
    }

    private func send() throws -> Int {
        let full = load
        load = done.takeSpare() ?? Load()
        room.wait()
        queue.async { [matcher, room, done] in
            matcher.match(full)
            done.add(full)
            room.signal()
        }
        try writeDone()
        return full.tickets.count
    }

    private func writeDone() throws {
        while let load = done.take() {
            try load.bytes.withUnsafeBufferPointer { bytes in
                for (ticket, match) in load.found {
                    let place = load.tickets[ticket]
                    try write(UnsafeBufferPointer(rebasing: bytes[place.start..<place.subject]), match)
                }
            }
            load.removeAll()
            done.addSpare(load)
        }
    }

    /// Tickets on their way there and back; whoever holds it is the only one who uses it.
    private final class Load: @unchecked Sendable {
        /// Id, subject and body of one ticket behind the other.
        var bytes: [UInt8] = []
        var tickets: [(start: Int, subject: Int, body: Int, end: Int)] = []
        var found: [(ticket: Int, match: TicketMatch)] = []

        func removeAll() {
            bytes.removeAll(keepingCapacity: true)
            tickets.removeAll(keepingCapacity: true)
            found.removeAll(keepingCapacity: true)
        }
    }

    /// The matcher, which the queue alone uses.
    private final class Matcher: @unchecked Sendable {
        private let find: TicketMatcher

        init(_ find: @escaping TicketMatcher) { self.find = find }

        func match(_ load: Load) {
            load.bytes.withUnsafeBufferPointer { bytes in
                for (number, ticket) in load.tickets.enumerated() {
                    let subject = UnsafeBufferPointer(rebasing: bytes[ticket.subject..<ticket.body])
                    let body = UnsafeBufferPointer(rebasing: bytes[ticket.body..<ticket.end])
                    for match in find(subject, body) { load.found.append((number, match)) }
                }
            }
        }
    }

    /// Loads that come back: to be written, and to be filled again.
    private final class Done: Sendable {
        private let state = Mutex<(matched: [Load], spare: [Load])>(([], []))

        func add(_ load: Load) { state.withLock { $0.matched.append(load) } }
        func take() -> Load? { state.withLock { $0.matched.isEmpty ? nil : $0.matched.removeFirst() } }
        func addSpare(_ load: Load) { state.withLock { $0.spare.append(load) } }
        func takeSpare() -> Load? { state.withLock { $0.spare.popLast() } }
    }
}
