import Foundation

/// A program on a terminal of its own, 80 columns by 24 rows.
final class PseudoTerminal {
    private let descriptor: Int32
    private let process: pid_t
    private var received: [UInt8] = []
    private var isOver = false

    // Swift's Glibc module leaves out posix_openpt(3) and POSIX_SPAWN_SETSID: their values from <asm-generic/ioctls.h>
    // and <spawn.h>, the same on every Linux architecture that Swift runs on.
    private static let setLock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430
    private static let inNewSession: Int16 = 0x80

    init(_ program: String, _ arguments: [String], environment: [String: String]) throws {
        descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var isLocked: Int32 = 0
        var number: Int32 = 0
        guard descriptor >= 0, ioctl(descriptor, Self.setLock, &isLocked) == 0,
            ioctl(descriptor, Self.getNumber, &number) == 0
        else { throw BenchmarkFailure("there is no free pseudo-terminal") }
        let name = "/dev/pts/\(number)"
        var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The session is made before the files are opened, so the terminal becomes the controlling one.
        posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Self.inNewSession)
        let words = ([program] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var id: pid_t = 0
        guard posix_spawn(&id, program, &actions, &attributes, words, variables) == 0 else {
            throw BenchmarkFailure("\(program) cannot be started")
        }
        process = id
    }

    deinit { close(descriptor) }

    /// Waits until all texts have come, one after the other, and forgets what was before their end.
    func wait(for texts: [String], seconds: Double = 20) throws {
        let end = ContinuousClock.now + .seconds(seconds)
        while true {
            if let position = Self.end(of: texts, in: received) {
                received.removeSubrange(..<position)
                return
            }
            guard ContinuousClock.now < end, try read(milliseconds: 200) else {
                let seen = String(decoding: received.suffix(400), as: UTF8.self)
                throw BenchmarkFailure("waited for \(texts) and saw \(seen.debugDescription)")
            }
        }
    }

    /// Waits until nothing has come for so long, and forgets all of it.
    func settle(milliseconds: Int32) throws {
        let end = ContinuousClock.now + .milliseconds(Int64(milliseconds))
        while ContinuousClock.now < end, try read(milliseconds: 20) {}
        received = []
    }

    /// How many bytes come in so many seconds.
    func bytes(seconds: Int) throws -> Int {
        received = []
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end, try read(milliseconds: 50) {}
        defer { received = [] }
        return received.count
    }

    func type(_ text: String) {
        _ = text.utf8CString.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count - 1) }
    }

    /// Types the words that make it end, waits for that, and returns its peak memory in bytes.
    func leave(typing text: String) -> Int {
        // Not from wait4: what posix_spawn starts begins with the peak of the process that started it.
        let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
        let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        let kilobytes = peak?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0
        type(text)
        let end = ContinuousClock.now + .seconds(5)
        while ContinuousClock.now < end, (try? read(milliseconds: 100)) == true {}
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        return kilobytes * 1_024
    }

    /// Reads what is there; `false` when nothing will come any more.
    private func read(milliseconds: Int32) throws -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&request, 1, milliseconds) > 0 else { return !isOver }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        guard count > 0 else {
            isOver = true
            return false
        }
        received += buffer[..<count]
        return true
    }

    private static func end(of texts: [String], in bytes: [UInt8]) -> Int? {
        var position = 0
        for text in texts {
            let wanted = Array(text.utf8)
            guard let found = bytes[position...].firstRange(of: wanted) else { return nil }
            position = found.upperBound
        }
        return position
    }
}
