import Glibc

/// A program started with no signal blocked.
///
/// Foundation's `Process` hands on the mask of the thread that starts it, and a thread of a test has nearly all
/// signals blocked: neither tmux nor a shell works like that.
struct ChildProgram {
    var environment: [String: String]?

    struct Failure: Error {}

    /// Runs a program to its end with files as its outputs, and returns its exit code.
    func run(_ words: [String], output: String, talk: String? = nil) throws -> Int32 {
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
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let writing = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, writing, 0o600)
        if let talk {
            posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, talk, writing, 0o600)
        } else {
            posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        }
        let arguments: [UnsafeMutablePointer<CChar>?] = words.map { (word: String) in strdup(word) } + [nil]
        let variables: [UnsafeMutablePointer<CChar>?]? = environment.map { variables in
            variables.sorted { $0.key < $1.key }.map { (entry: (key: String, value: String)) in
                strdup("\(entry.key)=\(entry.value)")
            } + [nil]
        }
        defer { (arguments + (variables ?? [])).forEach { free($0) } }
        var child: pid_t = 0
        let code =
            if let variables {
                posix_spawnp(&child, words[0], &actions, &attributes, arguments, variables)
            } else {
                posix_spawnp(&child, words[0], &actions, &attributes, arguments, environ)
            }
        guard code == 0 else { throw Failure() }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 { guard errno == EINTR else { throw Failure() } }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
    }
}
