internal import CReadline
internal import Glibc
internal import Synchronization

/// Ends the program when it was told to stop and does not listen.
///
/// Signals are blocked and read where work allows it. A command that is deep in one long step would make Ctrl-C a dead
/// key, so a thread of its own looks on: a signal that nobody has taken after a second and a half ends the program. What
/// was acknowledged is on disk, and SQLite forgets a transaction that was not committed, so nothing is half stored.
package enum SignalWatch {
    private static let isSuspended = Atomic<Bool>(false)
    private static let steps = 15

    /// Starts looking on; to be called once, after the signals are blocked.
    static func start() {
        var thread = pthread_t()
        let watch: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { _ in
            SignalWatch.look()
            return nil
        }
        if pthread_create(&thread, nil, watch, nil) == 0 { pthread_detach(thread) }
    }

    /// Leaves signals alone while another program has the terminal, such as a pager, which answers Ctrl-C itself.
    package static func suspended<Result>(_ body: () -> Result) -> Result {
        isSuspended.store(true, ordering: .relaxed)
        defer { isSuspended.store(false, ordering: .relaxed) }
        return body()
    }

    private static func look() {
        while true {
            var waited = 0
            while let signal = waiting(), !isSuspended.load(ordering: .relaxed) {
                waited += 1
                if waited > steps { CrashRestoration.leave(code: 128 + signal) }
                usleep(100_000)
            }
            // Four looks a second cost nothing that can be measured, and need no signal of their own.
            usleep(250_000)
        }
    }

    /// The signal that waits to be taken, if one does.
    private static func waiting() -> Int32? {
        var pending = sigset_t()
        guard sigpending(&pending) == 0 else { return nil }
        return [SIGINT, SIGTERM, SIGHUP].first { sigismember(&pending, $0) == 1 }
    }
}
