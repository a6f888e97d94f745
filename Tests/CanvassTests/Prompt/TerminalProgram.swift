import Foundation
import Glibc
import TestSupport

/// The real program in a pseudo-terminal of its own, without tmux: it can be started and killed ten thousand times.
final class TerminalProgram {
    private let terminal: Int32
    private var child: pid_t = 0
    private var isOpen = true
    /// All that it has written, as far as it was read.
    private(set) var heard: [UInt8] = []

    struct Failure: Error {}

    /// Starts the program in a workspace, with the terminal as its controlling one.
    ///
    /// `size` is its columns and rows; without it the terminal does not know any.
    init(_ arguments: [String], in workspace: URL, size: (columns: UInt16, rows: UInt16)? = nil) throws {
        terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        // TIOCSPTLCK and TIOCGPTN, as `unlockpt` and `ptsname` use them, which Swift does not see.
        var (lock, number) = (Int32(0), Int32(0))
        guard terminal >= 0, ioctl(terminal, 0x4004_5431, &lock) == 0, ioctl(terminal, 0x8004_5430, &number) == 0 else {
            throw Failure()
        }
        if let size {
            var window = winsize(ws_row: size.rows, ws_col: size.columns, ws_xpixel: 0, ws_ypixel: 0)
            // TIOCSWINSZ
            _ = ioctl(terminal, 0x5414, &window)
        }
        let name = "/dev/pts/\(number)"
        _ = fcntl(terminal, F_SETFL, O_NONBLOCK)
        var attributes = posix_spawnattr_t()
        var actions = posix_spawn_file_actions_t()
        posix_spawnattr_init(&attributes)
        posix_spawn_file_actions_init(&actions)
        defer {
            posix_spawnattr_destroy(&attributes)
            posix_spawn_file_actions_destroy(&actions)
        }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        // A new session takes the first terminal that it opens for its own; 0x80 is POSIX_SPAWN_SETSID.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | 0x80)
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
        let binary = try RunningProgram.binary().path
        let words: [UnsafeMutablePointer<CChar>?] =
            ([binary, "--workspace", workspace.path] + arguments).map { (word: String) in strdup(word) } + [nil]
        let settings = [
            "PATH=/usr/bin:/bin", "HOME=\(workspace.path)", "LANG=C.UTF-8", "TERM=xterm", "INPUTRC=/dev/null",
            "PAGER=cat",
        ]
        let variables: [UnsafeMutablePointer<CChar>?] = settings.map { (entry: String) in strdup(entry) } + [nil]
        defer { (words + variables).forEach { free($0) } }
        guard posix_spawn(&child, binary, &actions, &attributes, words, variables) == 0 else { throw Failure() }
    }

    /// Types text; the terminal keeps it until the program reads it.
    func type(_ text: String) { type(Array(text.utf8)) }

    /// Types bytes, whatever they are.
    func type(_ bytes: [UInt8]) {
        var bytes = bytes[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Reads for so long, or until the program has written a text.
    @discardableResult
    func listen(milliseconds: Int, until text: String? = nil) -> Bool {
        let end = DispatchTime.now().uptimeNanoseconds + UInt64(milliseconds) * 1_000_000
        while true {
            if let text, heard.firstRange(of: Array(text.utf8)) != nil { return true }
            let now = DispatchTime.now().uptimeNanoseconds
            guard now < end else { return false }
            var waiting = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, Int32(max(1, (end - now) / 1_000_000))) > 0 else { continue }
            guard read() else { return false }
        }
    }

    /// Kills it as a power failure would, and reads what it had still written.
    func kill() {
        Glibc.kill(child, SIGKILL)
        _ = wait()
        while read() {}
    }

    /// Takes the terminal away, as a closed window does, waits for the program to end, and gives its exit code.
    @discardableResult
    func hangUp() -> Int32 {
        close(terminal)
        isOpen = false
        let status = wait()
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }

    /// Waits for it to end by itself while its output is read, and gives its exit code.
    func end(milliseconds: Int) -> Int32? {
        let start = DispatchTime.now().uptimeNanoseconds
        while DispatchTime.now().uptimeNanoseconds - start < UInt64(milliseconds) * 1_000_000 {
            listen(milliseconds: 20)
            var status: Int32 = 0
            if waitpid(child, &status, WNOHANG) == child {
                child = 0
                return status >> 8 & 0xFF
            }
        }
        return nil
    }

    /// Lets no file of it grow beyond so many bytes from here on, as a full disk does; `nil` gives the room back.
    func limitFiles(to bytes: Int?) {
        // RLIMIT_FSIZE by `prlimit`, which Swift does not see.
        typealias Function =
            @convention(c) (pid_t, Int32, UnsafePointer<rlimit>?, UnsafeMutablePointer<rlimit>?) -> Int32
        guard let symbol = dlsym(nil, "prlimit") else { return }
        let function = unsafeBitCast(symbol, to: Function.self)
        var limit = rlimit()
        _ = function(child, 1, nil, &limit)
        limit.rlim_cur = bytes.map { rlim_t($0) } ?? limit.rlim_max
        _ = function(child, 1, &limit, nil)
    }

    private func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        child = 0
        return status
    }

    private func read() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(terminal, &buffer, buffer.count)
        guard count > 0 else { return false }
        heard += buffer[..<count]
        return true
    }

    deinit {
        if child > 0 { kill() }
        if isOpen { close(terminal) }
    }
}
