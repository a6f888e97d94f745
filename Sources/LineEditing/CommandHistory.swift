internal import Glibc

/// The commands typed at the prompt, kept across sessions in a file of one line each.
///
/// Only commands come here, never answers. Each is one `write` on an `O_APPEND` descriptor, so that several programs
/// share the file; it is trimmed only at the start, under a lock, by writing a new file and renaming it.
@MainActor
final class CommandHistory {
    /// Trimmed to `kept` once it is longer than `limit`.
    static let limit = 4_000
    static let kept = 2_000

    private(set) var entries: [String] = []
    private let path: String?

    /// Opens the history of this user: `$XDG_STATE_HOME/canvass/history`, by default under `~/.local/state`.
    ///
    /// Without a home folder it is kept in memory.
    convenience init(environment: [String: String]) { self.init(path: Self.path(environment)) }

    static func path(_ environment: [String: String]) -> String? {
        let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.local/state" : nil }
        return (state ?? home).map { $0 + "/canvass/history" }
    }

    init(path: String?) {
        self.path = path
        guard let path else { return }
        entries = Self.read(path)
        if entries.count > Self.limit { trim(path) }
    }

    /// Keeps a command, unless it begins with a blank or repeats the one before.
    func add(_ line: String) {
        let entry = line.split(whereSeparator: \.isNewline).joined(separator: " ")
        guard let first = entry.first, first != " ", first != "\t", entry != entries.last else { return }
        entries.append(entry)
        guard let path else { return }
        makeFolders(above: path)
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        fchmod(descriptor, 0o600)
        var bytes = Array((entry + "\n").utf8)
        write(descriptor, &bytes, bytes.count)
    }

    private static func read(_ path: String) -> [String] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while case let count = Glibc.read(descriptor, &piece, piece.count), count > 0 { bytes += piece[..<count] }
        return bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }

    private func trim(_ path: String) {
        let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { return }
        defer { close(lock) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { return }
        // Another program may have trimmed, or added, since we read.
        let all = Self.read(path)
        guard all.count > Self.limit else { return }
        entries = Array(all.suffix(Self.kept))
        let new = path + ".new"
        let descriptor = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        var bytes = Array(entries.map { $0 + "\n" }.joined().utf8)
        let written = write(descriptor, &bytes, bytes.count)
        close(descriptor)
        if written == bytes.count { rename(new, path) } else { unlink(new) }
    }

    private func makeFolders(above path: String) {
        var folder = ""
        for name in path.split(separator: "/").dropLast() {
            folder += "/" + name
            mkdir(folder, 0o700)
        }
    }
}
