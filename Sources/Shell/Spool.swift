internal import Synchronization

/// A private place for bytes that come once and are read more than once.
///
/// On disk it is a file without a name, so that it is gone however the program ends.
package struct Spool: Sendable {
    package var append: @Sendable (_ piece: [UInt8]) throws(FileFailure) -> Void
    /// Gives everything from the beginning, piece by piece; `nil` at the end.
    package var open: @Sendable () -> () throws(FileFailure) -> [UInt8]?

    package init(
        append: @escaping @Sendable (_ piece: [UInt8]) throws(FileFailure) -> Void,
        open: @escaping @Sendable () -> () throws(FileFailure) -> [UInt8]?
    ) {
        self.append = append
        self.open = open
    }

    /// Keeps the pieces in memory.
    static func inMemory() -> Spool {
        let pieces = Pieces()
        return Spool(
            append: { piece in pieces.all.withLock { $0.append(piece) } },
            open: {
                var next = 0
                return {
                    pieces.all.withLock { all in
                        guard next < all.count else { return nil }
                        defer { next += 1 }
                        return all[next]
                    }
                }
            })
    }

    private final class Pieces: Sendable {
        let all = Mutex<[[UInt8]]>([])
    }
}
