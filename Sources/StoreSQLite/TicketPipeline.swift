internal import Dispatch
internal import FeedbackModel
internal import Importing
internal import Synchronization

/// Writes tickets on a thread of its own while the next ones are read and laid out.
///
/// They go over in batches, of which few may wait, so that memory stays bounded when reading is faster than writing.
final class TicketPipeline {
    /// A batch of so many bytes is handed over.
    private static let batchBytes = 256 << 10
    private static let waitingBatches = 3

    private let worker: Worker
    private let queue = DispatchQueue(label: "import")
    private let room = DispatchSemaphore(value: waitingBatches)
    private var batch = TicketBatch()

    init(_ writer: TicketWriter) { worker = Worker(writer) }

    /// Takes a ticket that will be written soon; throws what went wrong with one before.
    func send(_ ticket: Ticket) throws {
        batch.add(ticket)
        if batch.size >= Self.batchBytes { try flush() }
    }

    private func flush() throws {
        guard batch.size > 0 else { return }
        room.wait()
        let full = batch
        batch = TicketBatch()
        queue.async { [worker, room] in
            worker.write(full)
            room.signal()
        }
        try worker.check()
    }

    /// Waits until all tickets are written.
    func finish() throws {
        try flush()
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
        let row = batch.add(ticket)
        defer { batch.removeAll() }
        return try worker.writer.write(row, of: batch.fields)
    }

    /// Forgets what is not handed over yet, and waits for the rest.
    func stop() {
        batch.removeAll()
        queue.sync {}
    }

    /// What the queue works with.
    ///
    /// The writer is used by the queue alone while it has work, and by the caller alone after it waited for the queue:
    /// never by two threads at once.
    private final class Worker: @unchecked Sendable {
        private struct State {
            var outcomes: [StoreOutcome: Int] = [:]
            var failure: (any Error)?
        }

        let writer: TicketWriter
        private let state = Mutex(State())

        init(_ writer: TicketWriter) { self.writer = writer }

        /// Writes a batch, unless one before it failed: the transaction is lost then.
        func write(_ batch: TicketBatch) {
            guard state.withLock({ $0.failure == nil }) else { return }
            var outcomes: [StoreOutcome: Int] = [:]
            do {
                for row in batch.rows { outcomes[try writer.write(row, of: batch.fields), default: 0] += 1 }
                state.withLock { $0.outcomes.merge(outcomes, uniquingKeysWith: +) }
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
