import Foundation

/// One run of a program without a terminal: how long it took and how much memory it had at most.
struct MeasuredRun {
    let milliseconds: Double
    /// Processor time of all threads, system included: what stays comparable while other work goes on.
    let processorMilliseconds: Double
    /// Bytes.
    ///
    /// The kernel counts the starting process in, so this is never below what the benchmark itself holds.
    let memory: Int
    let output: String

    /// Runs a program to its end; throws where it fails.
    init(_ program: String, _ arguments: [String], in workspace: ScratchWorkspace) throws {
        let output = workspace.folder + "/output"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, output + ".err", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        words.append(nil)
        var variables: [UnsafeMutablePointer<CChar>?] = workspace.environment.map { strdup("\($0)=\($1)") }
        variables.append(nil)
        defer { (words + variables).forEach { free($0) } }
        let clock = ContinuousClock()
        let start = clock.now
        var child: pid_t = 0
        guard posix_spawn(&child, program, &actions, nil, words, variables) == 0 else {
            throw BenchmarkFailure("\(program) cannot be started")
        }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(child, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw BenchmarkFailure("\(program) cannot be waited for") }
        }
        let parts = (clock.now - start).components
        milliseconds = Double(parts.seconds) * 1_000 + Double(parts.attoseconds) / 1e15
        func length(_ time: timeval) -> Double { Double(time.tv_sec) * 1_000 + Double(time.tv_usec) / 1_000 }
        processorMilliseconds = length(usage.ru_utime) + length(usage.ru_stime)
        memory = Int(usage.ru_maxrss) * 1_024
        self.output = try String(contentsOfFile: output, encoding: .utf8)
        guard status == 0 else {
            let talk = (try? String(contentsOfFile: output + ".err", encoding: .utf8)) ?? ""
            throw BenchmarkFailure("\(program) \(arguments.joined(separator: " ")) failed:\n\(talk)")
        }
    }
}
