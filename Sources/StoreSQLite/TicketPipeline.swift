internal import Dispatch
internal import FeedbackModel
internal import Importing
internal import Storage
internal import Synchronization

/// Writes tickets on a thread of its own while the next ones are read and laid out.
///
/// They go over in batches, of which few may wait, so that memory stays bounded when reading is faster than writing.
final class TicketPipeline {
    private static let waitingBatches = 3

    private let worker: Worker
    private let queue = DispatchQueue(label: "import")
    private let room = DispatchSemaphore(value: waitingBatches)

    private let match: TicketMatcher?

    /// - Parameters:
    ///   - writer: Writes the tickets.
    ///   - match: Finds what they are about, ahead of the writer; `nil` where that is not asked for.
    init(_ writer: TicketWriter, match: TicketMatcher?) {
        worker = Worker(writer)
        self.match = match
    }

    /// Takes tickets that will be written soon, and leaves the batch empty; throws what went wrong with one before.
    func send(_ tickets: inout TicketBatch) throws {
        guard !tickets.isEmpty else { return }
        let load = worker.takeSpare()
        swap(&load.tickets, &tickets)
        // Hashing and matching belong to this side: the other has more to do.
        let fields = load.tickets.fields
        load.digests.removeAll(keepingCapacity: true)
        for row in load.tickets.rows { load.digests.append(TicketDigests(row, of: fields)) }
        load.matches.removeAll(keepingCapacity: true)
        // Of what is known already, few are matched anew: the writer does it where it must.
        if let match, worker.expectsNew {
            for row in load.tickets.rows { load.matches.append(fields.matches(of: row, by: match)) }
        }
        room.wait()
        queue.async { [worker, room] in
            worker.write(load)
            room.signal()
        }
        try worker.check()
    }

    /// Waits until all tickets are written.
    func finish() throws {
        queue.sync {}
        try worker.check()
    }

    /// Waits until all tickets are written, and tells what became of those that were sent since the last time.
    func settle() throws -> [StoreOutcome: Int] {
        try finish()
        return worker.takeOutcomes()
    }

    /// Writes a ticket at once, after all that were sent.
    func put(_ ticket: Ticket) throws -> StoreOutcome {
        try finish()
        var batch = TicketBatch()
        batch.add(ticket)
        let row = batch.rows[0]
        return try worker.writer.write(row, TicketDigests(row, of: batch.fields), nil, of: batch.fields)
    }

    /// The number of the last text, once all were written; `nil` where they were not matched.
    func lastMatched() throws -> Int64? {
        try finish()
        return worker.writer.lastMatched
    }

    /// Whether a ticket whose words may be kept somewhere was deleted by its source, once all were written.
    func hasDeletedWords() throws -> Bool {
        try finish()
        return worker.writer.hasDeletedWords
    }

    /// Waits for what is at work.
    func stop() { queue.sync {} }

    /// Tickets with their digests, on their way from one thread to the other.
    ///
    /// Whoever holds it is the only one who uses it, and passes it on when done.
    private final class Load: @unchecked Sendable {
        var tickets = TicketBatch()
        var digests: [TicketDigests] = []
        /// What each is about; empty where that was not looked for.
        var matches: [[TicketMatch]] = []
    }

    /// What the queue works with.
    ///
    /// The writer is used by the queue alone while it has work, and by the caller alone after it waited for the queue:
    /// never by two threads at once.
    private final class Worker: @unchecked Sendable {
        private struct State {
            var outcomes: [StoreOutcome: Int] = [:]
            var failure: (any Error)?
            /// Loads that are written, to be filled again.
            var spare: [Load] = []
            var expectsNew = true
        }

        let writer: TicketWriter
        private let state = Mutex(State())

        init(_ writer: TicketWriter) { self.writer = writer }

        /// Whether the tickets written last were new.
        var expectsNew: Bool { state.withLock { $0.expectsNew } }

        func takeSpare() -> Load { state.withLock { $0.spare.popLast() } ?? Load() }

        /// Writes a load, unless one before it failed: the transaction is lost then.
        func write(_ load: Load) {
            guard state.withLock({ $0.failure == nil }) else { return }
            var outcomes: [StoreOutcome: Int] = [:]
            do {
                for (place, row) in load.tickets.rows.enumerated() {
                    let matches = load.matches.isEmpty ? nil : load.matches[place]
                    let outcome = try writer.write(row, load.digests[place], matches, of: load.tickets.fields)
                    outcomes[outcome, default: 0] += 1
                }
                load.tickets.removeAll()
                let expectsNew = writer.expectsNew
                state.withLock { state in
                    state.expectsNew = expectsNew
                    state.outcomes.merge(outcomes, uniquingKeysWith: +)
                    state.spare.append(load)
                }
            } catch {
                state.withLock { $0.failure = error }
            }
        }

        func check() throws {
            if let failure = state.withLock({ $0.failure }) { throw failure }
        }

        func takeOutcomes() -> [StoreOutcome: Int] {
            state.withLock { state in
                defer { state.outcomes = [:] }
                return state.outcomes
            }
        }
    }
}
