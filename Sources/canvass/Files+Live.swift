import Glibc
import Shell

extension Files {
    /// The file system.
    static let live: Files = {
        var files = plain
        files.spool = { folder throws(FileFailure) in try openSpool(in: folder) }
        files.size = { path in
            var status = stat()
            return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
        }
        return files
    }()

    private static let plain = Files(
        read: { path throws(FileFailure) in try readAll(path) },
        open: { path throws(FileFailure) in try openInPieces(path) },
        write: { path, content throws(FileFailure) in try replace(path, content) },
        list: { folder throws(FileFailure) in try names(in: folder) },
        isFile: { mode(of: $0) == S_IFREG }, isFolder: { mode(of: $0) == S_IFDIR },
        makeFolder: { path throws(FileFailure) in try makeFolders(path) },
        remove: { path throws(FileFailure) in try removeAll(path) },
        currentFolder: {
            guard let name = getcwd(nil, 0) else { return "/" }
            defer { free(name) }
            return String(cString: name)
        })
}

private func failure(_ path: String, _ code: Int32 = errno) -> FileFailure {
    switch code {
    case ENOENT: FileFailure(path: path, message: "no such file or folder", isMissing: true)
    case ENOTDIR: FileFailure(path: path, message: "a part of the path is not a folder", isMissing: true)
    case EACCES, EPERM: FileFailure(path: path, message: "permission denied")
    case EISDIR: FileFailure(path: path, message: "this is a folder, not a file")
    case ENOSPC, EDQUOT: FileFailure(path: path, message: "the disk is full")
    default: FileFailure(path: path, message: String(cString: strerror(code)).lowercased())
    }
}

/// What kind of thing a path names, following links; 0 when there is none.
private func mode(of path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
}

/// Closes its file when nobody reads on.
private final class OpenFile: Sendable {
    let descriptor: Int32
    init(_ descriptor: Int32) { self.descriptor = descriptor }
    deinit { if descriptor > STDERR_FILENO { close(descriptor) } }
}

private func openInPieces(_ path: String) throws(FileFailure) -> () throws(FileFailure) -> [UInt8]? {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    let file = OpenFile(descriptor)
    guard path == "-" || mode(of: path) != S_IFDIR else { throw failure(path, EISDIR) }
    return { () throws(FileFailure) in
        try piece(path) { read(file.descriptor, $0.baseAddress, $0.count) }
    }
}

/// The next bytes that `read` gives, or `nil` at the end.
private func piece(
    _ path: String, _ read: (UnsafeMutableBufferPointer<UInt8>) -> Int
) throws(FileFailure) -> [UInt8]? {
    while true {
        var count = 0
        let piece = [UInt8](unsafeUninitializedCapacity: 262_144) { buffer, initializedCount in
            count = read(buffer)
            initializedCount = max(0, count)
        }
        if count >= 0 { return count == 0 ? nil : piece }
        guard errno == EINTR else { throw failure(path) }
    }
}

/// A file that loses its name before anything is in it, so that none of its content can stay behind.
private func openSpool(in folder: String) throws(FileFailure) -> Spool {
    let path = "\(folder)/.canvass-spool-\(getpid())-\(UInt32.random(in: .min ... .max))"
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(folder) }
    let file = OpenFile(descriptor)
    guard unlink(path) == 0 else { throw failure(path) }
    return Spool(
        append: { content throws(FileFailure) in
            guard write(content, to: file.descriptor) else { throw failure(folder) }
        },
        open: {
            var offset: off_t = 0
            return { () throws(FileFailure) in
                let next = try piece(folder) { pread(file.descriptor, $0.baseAddress, $0.count, offset) }
                offset += next?.count ?? 0
                return next
            }
        })
}

private func readAll(_ path: String) throws(FileFailure) -> [UInt8] {
    let next = try openInPieces(path)
    var bytes: [UInt8] = []
    while let piece = try next() { bytes += piece }
    return bytes
}

/// Writes beside the file, makes it durable, and puts it in the file's place in one step, so that nobody ever sees half.
private func replace(_ path: String, _ content: [UInt8]) throws(FileFailure) {
    let temporary = "\(path).\(getpid()).new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    var isDone = write(content, to: descriptor) && fsync(descriptor) == 0
    var code = errno
    close(descriptor)
    if isDone {
        isDone = rename(temporary, path) == 0
        code = errno
    }
    guard isDone else {
        unlink(temporary)
        throw failure(path, code)
    }
    syncFolder(of: path)
}

/// Whether all of it could be written; `errno` says why not.
private func write(_ content: [UInt8], to descriptor: Int32) -> Bool {
    var rest = content[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
    }
    return true
}

/// Makes the new name durable too.
private func syncFolder(of path: String) {
    let end = path.lastIndex(of: "/")
    let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
}

private func names(in folder: String) throws(FileFailure) -> [String] {
    guard let directory = opendir(folder) else { throw failure(folder) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
}

private func makeFolders(_ path: String) throws(FileFailure) {
    var folder = path.hasPrefix("/") ? "" : "."
    for name in path.split(separator: "/") {
        folder += "/" + name
        guard mkdir(folder, 0o700) != 0, mode(of: folder) != S_IFDIR else { continue }
        throw failure(path, errno == EEXIST ? ENOTDIR : errno)
    }
}

/// Removes a file, or a folder with all that is in it; never follows a link.
private func removeAll(_ path: String) throws(FileFailure) {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw failure(path) }
    if status.st_mode & S_IFMT == S_IFDIR {
        for name in try names(in: path) { try removeAll(path + "/" + name) }
        guard rmdir(path) == 0 else { throw failure(path) }
    } else {
        guard unlink(path) == 0 else { throw failure(path) }
    }
}
