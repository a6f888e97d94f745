internal import CReadline
internal import Glibc

/// Signals as something to read, not something that interrupts: nothing of ours runs in a handler.
@MainActor
package final class SignalInbox {
    /// What the program reacts to.
    package enum Arrival: Hashable, Sendable {
        /// Ctrl-C.
        case interrupt
        /// The terminal is gone, or the process was told to end.
        case hangup
        /// Ctrl-Z.
        case suspend
        case resize
    }

    /// Readable when a signal waits.
    let descriptor: Int32

    /// Blocks the signals and opens the inbox; to be made before any other thread exists, which then inherits the mask.
    package init() {
        Self.fillStandardDescriptors()
        var mask = Self.mask
        pthread_sigmask(SIG_BLOCK, &mask, nil)
        descriptor = creadline_signal_descriptor(&mask)
        // A closed pipe is a failed write, and ends the program quietly.
        signal(SIGPIPE, SIG_IGN)
        // A file that may not grow is told as a full disk is, by the write that fails.
        signal(SIGXFSZ, SIG_IGN)
        SignalWatch.start()
    }

    /// Puts the empty device where a standard stream was closed before we began.
    ///
    /// Else the next file that is opened gets that number: the inbox would be read as input, or the store written to as
    /// output. Opened for reading only, so that writing still fails as on a closed stream.
    private static func fillStandardDescriptors() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            _ = Glibc.open("/dev/null", O_RDONLY)
        }
    }

    private static var mask: sigset_t {
        var mask = sigset_t()
        sigemptyset(&mask)
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGWINCH] { sigaddset(&mask, signal) }
        return mask
    }

    /// Takes the next signal that waits, or `nil`.
    package func take() -> Arrival? {
        var info = signalfd_siginfo()
        let size = MemoryLayout<signalfd_siginfo>.size
        guard descriptor >= 0, read(descriptor, &info, size) == size else { return nil }
        switch Int32(bitPattern: info.ssi_signo) {
        case SIGINT: return .interrupt
        case SIGTSTP: return .suspend
        case SIGWINCH: return .resize
        default:
            endedBy = endedBy ?? Int32(bitPattern: info.ssi_signo)
            return .hangup
        }
    }

    /// The signal that told the process to end; SIGHUP also where the terminal is gone and no signal came.
    private var endedBy: Int32?

    /// The exit code of a process that was told to end: 128 and the number of the signal, as a shell has it.
    package var exitCode: Int32? { endedBy.map { 128 + $0 } }

    /// Takes in that nobody can be read from or written to any more.
    func loseTerminal() { endedBy = endedBy ?? SIGHUP }

    /// Whether long work should stop, asked now and then: Ctrl-C was pressed, or the process was told to end.
    ///
    /// It stays true until ``reset()``. Ctrl-Z in the middle of long work stops the process here.
    package func isInterrupted() -> Bool {
        while let arrival = take() {
            switch arrival {
            case .interrupt: wasInterrupted = true
            case .hangup: (wasInterrupted, wasHungUp) = (true, true)
            case .suspend: suspend()
            case .resize: break
            }
        }
        return wasInterrupted
    }

    /// Waits so many milliseconds, or until a signal asks to stop, and says whether one did.
    package func wait(_ milliseconds: Int) -> Bool {
        var rest = Int64(milliseconds)
        while !isInterrupted(), rest > 0 {
            let step = min(rest, 50)
            usleep(UInt32(step) * 1_000)
            rest -= step
        }
        return isInterrupted()
    }

    /// Forgets a Ctrl-C that came while a command ran, so that it does not hit the next one.
    package func reset() {
        _ = isInterrupted()
        wasInterrupted = wasHungUp
    }

    /// Whether the process was told to end while nobody read a line.
    private(set) var wasHungUp = false
    private var wasInterrupted = false

    /// Stops the process as Ctrl-Z would; returns when it goes on.
    func suspend() { kill(getpid(), SIGSTOP) }
}
