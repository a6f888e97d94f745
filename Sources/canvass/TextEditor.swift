import Glibc
import Shell

/// The program that people write longer texts in: `$VISUAL`, `$EDITOR`, else `vi`.
struct TextEditor: Sendable {
    private let command: String
    private let folders: [String]

    init(environment: [String: String]) {
        command = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self).first { !$0.isEmpty } ?? "vi"
        // What people say should not come to lie on a disk outside the store: a folder in memory, where there is one.
        folders = [environment["XDG_RUNTIME_DIR"], "/dev/shm", environment["TMPDIR"], "/tmp"].compactMap(\.self)
    }

    /// Lets somebody edit a text, and takes every trace of it away again.
    func edit(_ text: String) -> EditedText {
        guard let folder = privateFolder() else {
            return .failed("there is no folder for a temporary file")
        }
        // Editors leave copies of their own beside the file.
        defer { try? Files.live.remove(folder) }
        let path = folder + "/words.txt"
        do throws(FileFailure) {
            try Files.live.write(path, Array((text.isEmpty ? "" : text + "\n").utf8))
            let status = run(path)
            guard status == 0 else { return .failed("the editor could not be started, or ended with an error") }
            guard let text = String(validating: try Files.live.read(path), as: UTF8.self) else {
                return .failed("what was written is not valid UTF-8")
            }
            guard !text.utf8.contains(0) else { return .failed("what was written has a NUL character") }
            return .text(text)
        } catch {
            return .failed("the temporary file: \(error.message)")
        }
    }

    private func privateFolder() -> String? {
        for parent in folders {
            // Six times X is what mkdtemp(3) puts its own letters for.
            var template = Array((parent + "/canvass-" + String(repeating: "X", count: 6)).utf8CString)
            if let path = mkdtemp(&template) { return String(cString: path) }
        }
        return nil
    }

    /// Runs the editor on the terminal with an empty signal mask, and waits for its end.
    private func run(_ path: String) -> Int32 {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var mask = sigset_t()
        sigemptyset(&mask)
        posix_spawnattr_setsigmask(&attributes, &mask)
        sigaddset(&mask, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &mask)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        // The command may hold options; the path comes as an argument, so that nothing in it is taken for the shell's.
        let script = command + " \"$1\""
        let words: [UnsafeMutablePointer<CChar>?] = ["sh", "-c", script, "sh", path].map { (word: String) in
            strdup(word)
        }
        defer { words.forEach { free($0) } }
        var child: pid_t = 0
        guard posix_spawn(&child, "/bin/sh", nil, &attributes, words + [nil], environ) == 0 else { return -1 }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return status
    }
}
