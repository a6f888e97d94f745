import Glibc

/// The program that shows long results: `$CANVASS_PAGER`, `$PAGER`, else `less -SRXF`; an empty one means none.
struct Pager: Sendable {
    private let command: String

    init?(environment: [String: String]) {
        command = environment["CANVASS_PAGER"] ?? environment["PAGER"] ?? "less -SRXF"
        if command.allSatisfy(\.isWhitespace) { return nil }
    }

    /// Shows a text and returns when the person has read it.
    func show(_ text: String) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let child = start(readingFrom: ends[0])
        close(ends[0])
        var bytes = Array(text.utf8)[...]
        while child > 0, !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            // The person left early.
            guard count > 0 else { break }
            bytes = bytes.dropFirst(count)
        }
        close(ends[1])
        var status: Int32 = 0
        while child > 0, waitpid(child, &status, 0) < 0, errno == EINTR {}
        // No shell, or no such program (127 by POSIX): the text is shown all the same.
        if child <= 0 || (status >> 8) & 0xFF == 127 { _ = text.withCString { write(STDOUT_FILENO, $0, strlen($0)) } }
    }

    /// Starts it with an empty signal mask and the default for SIGPIPE, both of which it would inherit from us.
    private func start(readingFrom input: Int32) -> pid_t {
        var attributes = posix_spawnattr_t()
        var actions = posix_spawn_file_actions_t()
        posix_spawnattr_init(&attributes)
        posix_spawn_file_actions_init(&actions)
        defer {
            posix_spawnattr_destroy(&attributes)
            posix_spawn_file_actions_destroy(&actions)
        }
        var mask = sigset_t()
        sigemptyset(&mask)
        posix_spawnattr_setsigmask(&attributes, &mask)
        sigaddset(&mask, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &mask)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        let words: [UnsafeMutablePointer<CChar>?] = ["sh", "-c", command].map { (word: String) in strdup(word) }
        defer { words.forEach { free($0) } }
        var child: pid_t = 0
        return posix_spawn(&child, "/bin/sh", &actions, &attributes, words + [nil], environ) == 0 ? child : -1
    }
}
