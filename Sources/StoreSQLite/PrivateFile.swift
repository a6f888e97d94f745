internal import Glibc
internal import Storage

/// Files that nobody but their owner may read, not even for a moment.
enum PrivateFile {
    /// Makes sure that a store's file is one, is not empty, and that only its owner may read and write it.
    ///
    /// SQLite gives `-wal`, `-shm` and `-journal` the mode of the main file, so that one decides for all.
    static func prepare(_ path: String) throws(StoreFailure) {
        let file = open(path, O_RDWR | O_CLOEXEC)
        guard file >= 0 else { throw failure("opened", path, errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw failure("opened", path, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw StoreFailure(.unreachable, "'\(path)' is not a file")
        }
        guard status.st_size > 0 else { throw StoreFailure.empty(path) }
        guard status.st_mode & 0o077 != 0 else { return }
        // Somebody, or a copying tool, opened it to others. What stands beside it followed its mode.
        for name in [path, path + "-wal", path + "-shm", path + "-journal"] { chmod(name, 0o600) }
    }

    /// Makes an empty file that did not exist.
    static func create(_ path: String) throws(StoreFailure) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure("written", path, errno) }
        close(file)
    }

    /// Makes an empty file under a free name beside the place where it will go, and returns the name.
    static func createBeside(_ path: String) throws(StoreFailure) -> String {
        while true {
            let temporary = free("\(path).new")
            let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if file >= 0 {
                close(file)
                return temporary
            }
            guard errno == EEXIST else { throw failure("opened", path, errno) }
        }
    }

    /// What a store may need at once: a page of it is 8 KiB, and a log begins with 32 kB.
    private static let need: UInt64 = 65_536

    /// Whether the disk that a file lies on has no room left, or the file may not grow any more (`ulimit -f`).
    static func isDiskFull(at path: String) -> Bool {
        var status = statvfs()
        if statvfs(folder(of: path), &status) == 0, UInt64(status.f_bavail) * UInt64(status.f_frsize) < need {
            return true
        }
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { return false }
        return ["", "-wal"].contains { suffix in
            var file = stat()
            return stat(path + suffix, &file) == 0
                && limit.rlim_cur < UInt64(clamping: file.st_size).addingReportingOverflow(need).partialValue
        }
    }

    /// Gives a finished file its name, which must be free, and lets disk and folder know.
    static func publish(_ temporary: String, as path: String) throws(StoreFailure) {
        try synchronize(temporary)
        // A hard link, unlike a rename, never replaces what is there.
        guard link(temporary, path) == 0 else { throw failure("written", path, errno) }
        unlink(temporary)
        try synchronize(folder(of: path))
    }

    /// Waits until the content of a file or folder is on disk.
    static func synchronize(_ path: String) throws(StoreFailure) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure("written", path, errno) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure("written", path, errno) }
    }

    /// Copies bytes into a new private file.
    static func copy(_ source: String, to path: String) throws(StoreFailure) {
        let input = open(source, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw failure("read", source, errno) }
        defer { close(input) }
        let output = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard output >= 0 else { throw failure("written", path, errno) }
        defer { close(output) }
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(input, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("read", source, errno) }
            if count == 0 { return }
            var written = 0
            while written < count {
                let step = buffer.withUnsafeBytes {
                    write(output, $0.baseAddress?.advanced(by: written), count - written)
                }
                if step < 0, errno == EINTR { continue }
                guard step > 0 else { throw failure("written", path, errno) }
                written += step
            }
        }
    }

    /// Adds zeros to a file, all of them or none, and waits until they are on disk.
    static func lengthen(_ path: String, by count: Int, upTo limit: Int) {
        let file = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_size < limit else { return }
        let zeros = [UInt8](repeating: 0, count: count)
        guard pwrite(file, zeros, count, status.st_size) == count, fdatasync(file) == 0 else {
            ftruncate(file, status.st_size)
            return
        }
    }

    /// The first of `path`, `path.2`, `path.3` … that is free.
    static func free(_ path: String) -> String {
        var candidate = path
        var number = 1
        while exists(candidate) {
            number += 1
            candidate = "\(path).\(number)"
        }
        return candidate
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// What an errno means for somebody who wanted a file "opened", "read" or "written".
    static func failure(_ verb: String, _ path: String, _ code: Int32) -> StoreFailure {
        switch code {
        case ENOSPC, EDQUOT:
            StoreFailure(.full, "the disk is full: '\(path)' cannot be \(verb)", hint: "free some space and try again")
        case EEXIST:
            StoreFailure(.conflict, "'\(path)' exists already", hint: "choose another name; nothing is overwritten")
        case ENOENT:
            StoreFailure(.unreachable, "'\(path)' cannot be \(verb): no such file or folder")
        case EACCES, EPERM, EROFS:
            StoreFailure(
                .unreachable, "'\(path)' cannot be \(verb): no permission",
                hint: "check the permissions of the file and of its folder")
        case EISDIR:
            StoreFailure(.unreachable, "'\(path)' is a folder, not a file")
        default:
            StoreFailure(.unreachable, "'\(path)' cannot be \(verb): \(String(cString: strerror(code)))")
        }
    }
}
