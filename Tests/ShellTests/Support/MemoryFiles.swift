import Shell
import Synchronization

/// A file system in memory, so that tests of commands touch no disk.
final class MemoryFiles: Sendable {
    private let content = Mutex<[String: [UInt8]]>([:])
    private let folders = Mutex<Set<String>>(["/"])
    let currentFolder: String

    init(currentFolder: String = "/work") {
        self.currentFolder = currentFolder
        makeFolder(currentFolder)
    }

    subscript(path: String) -> String? {
        get { content.withLock { $0[absolute(path)] }.map { String(decoding: $0, as: UTF8.self) } }
        set { newValue.map { write(path, Array($0.utf8)) } }
    }

    /// Every path, sorted.
    var paths: [String] { content.withLock { $0.keys.sorted() } }

    func write(_ path: String, _ bytes: [UInt8]) {
        let path = absolute(path)
        makeFolder(path.split(separator: "/").dropLast().map { "/" + $0 }.joined())
        content.withLock { $0[path] = bytes }
    }

    private func read(_ path: String) throws(FileFailure) -> [UInt8] {
        guard let bytes = content.withLock({ $0[absolute(path)] }) else {
            throw FileFailure(path: path, message: "no such file", isMissing: true)
        }
        return bytes
    }

    private func makeFolder(_ path: String) {
        var folder = ""
        for name in absolute(path).split(separator: "/") {
            folder += "/" + name
            _ = folders.withLock { $0.insert(folder) }
        }
    }

    private func list(_ folder: String) throws(FileFailure) -> [String] {
        let folder = absolute(folder)
        guard folders.withLock({ $0.contains(folder) }) else {
            throw FileFailure(path: folder, message: "no such folder", isMissing: true)
        }
        let all = content.withLock { Array($0.keys) } + folders.withLock { Array($0) }
        return all.filter { $0.hasPrefix(folder + "/") && !$0.dropFirst(folder.count + 1).contains("/") }
            .map { String($0.dropFirst(folder.count + 1)) }.sorted()
    }

    private func remove(_ path: String) {
        let path = absolute(path)
        content.withLock { content in
            for key in content.keys where key == path || key.hasPrefix(path + "/") { content[key] = nil }
        }
        folders.withLock { folders in
            folders = folders.filter { $0 != path && !$0.hasPrefix(path + "/") }
        }
    }

    private func absolute(_ path: String) -> String {
        let whole = path.hasPrefix("/") ? path : currentFolder + "/" + path
        return "/" + whole.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }

    var closures: Files {
        Files(
            read: { path throws(FileFailure) in try self.read(path) },
            open: { path throws(FileFailure) in
                let rest = Mutex<[UInt8]?>(try self.read(path))
                // In small pieces, so that readers meet their seams.
                return { () throws(FileFailure) in
                    rest.withLock { rest in
                        guard let bytes = rest, !bytes.isEmpty else { return nil }
                        rest = Array(bytes.dropFirst(1_000))
                        return Array(bytes.prefix(1_000))
                    }
                }
            },
            write: { path, bytes throws(FileFailure) in self.write(path, bytes) },
            list: { folder throws(FileFailure) in try self.list(folder) },
            isFile: { path in self.content.withLock { $0[self.absolute(path)] != nil } },
            isFolder: { path in self.folders.withLock { $0.contains(self.absolute(path)) } },
            makeFolder: { path throws(FileFailure) in self.makeFolder(path) },
            remove: { path throws(FileFailure) in self.remove(path) },
            currentFolder: { self.currentFolder })
    }
}
