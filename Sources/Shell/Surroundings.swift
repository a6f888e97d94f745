package import Statistics

/// What the program takes from the world, as closures, so that tests give a still clock and a seeded generator.
package struct Surroundings: Sendable {
    /// Milliseconds since 1970-01-01 UTC.
    package var now: @Sendable () -> Int64
    /// Milliseconds on a clock that never jumps, from an arbitrary start.
    package var monotonic: @Sendable () -> Int64
    /// A fresh UUID in lower case.
    package var newID: @Sendable () -> String
    /// 16 fresh random bytes.
    package var salt: @Sendable () -> [UInt8]
    package var seed: @Sendable () -> UInt64
    package var environment: [String: String]
    /// The system user's name.
    package var user: String
    /// This process: number, start as the system counts it, and host.
    package var process: (id: Int32, start: String, host: String)
    /// Whether a process with this number and start still runs on this host.
    package var isRunning: @Sendable (Int32, String) -> Bool
    package var files: Files
    /// What a person types to call this program, from whatever folder.
    package var program = "canvass"
    /// Who does what can be shared out.
    package var workers: any Workers = OneWorker()

    package init(
        now: @escaping @Sendable () -> Int64, monotonic: @escaping @Sendable () -> Int64,
        newID: @escaping @Sendable () -> String, salt: @escaping @Sendable () -> [UInt8],
        seed: @escaping @Sendable () -> UInt64, environment: [String: String], user: String,
        process: (id: Int32, start: String, host: String), isRunning: @escaping @Sendable (Int32, String) -> Bool,
        files: Files
    ) {
        self.now = now
        self.monotonic = monotonic
        self.newID = newID
        self.salt = salt
        self.seed = seed
        self.environment = environment
        self.user = user
        self.process = process
        self.isRunning = isRunning
        self.files = files
    }
}

/// Reading and writing files, as closures.
package struct Files: Sendable {
    /// The whole content.
    package var read: @Sendable (_ path: String) throws(FileFailure) -> [UInt8]
    /// Opens a file, or standard input for `-`, and gives it piece by piece; the closure returns `nil` at the end.
    package var open: @Sendable (_ path: String) throws(FileFailure) -> () throws(FileFailure) -> [UInt8]?
    /// Replaces a file in one step, with mode 0600.
    package var write: @Sendable (_ path: String, _ content: [UInt8]) throws(FileFailure) -> Void
    /// The names in a folder, sorted.
    package var list: @Sendable (_ folder: String) throws(FileFailure) -> [String]
    package var isFile: @Sendable (_ path: String) -> Bool
    package var isFolder: @Sendable (_ path: String) -> Bool
    /// Makes a folder and those above it, with mode 0700 where it did not exist.
    package var makeFolder: @Sendable (_ path: String) throws(FileFailure) -> Void
    /// Removes a file or a whole folder.
    package var remove: @Sendable (_ path: String) throws(FileFailure) -> Void
    /// The folder in which relative paths begin.
    package var currentFolder: @Sendable () -> String
    /// How many bytes a file has, where that is known beforehand: not for pipes.
    package var size: @Sendable (_ path: String) -> Int? = { _ in nil }

    /// Makes a private file in a folder, which has no name there; see ``Spool``.
    package var spool: @Sendable (_ folder: String) throws(FileFailure) -> Spool = { _ in .inMemory() }

    package init(
        read: @escaping @Sendable (String) throws(FileFailure) -> [UInt8],
        open: @escaping @Sendable (String) throws(FileFailure) -> () throws(FileFailure) -> [UInt8]?,
        write: @escaping @Sendable (String, [UInt8]) throws(FileFailure) -> Void,
        list: @escaping @Sendable (String) throws(FileFailure) -> [String],
        isFile: @escaping @Sendable (String) -> Bool, isFolder: @escaping @Sendable (String) -> Bool,
        makeFolder: @escaping @Sendable (String) throws(FileFailure) -> Void,
        remove: @escaping @Sendable (String) throws(FileFailure) -> Void,
        currentFolder: @escaping @Sendable () -> String
    ) {
        self.read = read
        self.open = open
        self.write = write
        self.list = list
        self.isFile = isFile
        self.isFolder = isFolder
        self.makeFolder = makeFolder
        self.remove = remove
        self.currentFolder = currentFolder
    }
}

/// A file could not be read or written.
package struct FileFailure: Error, Hashable, Sendable {
    package var path: String
    /// What is so: "no such file", "permission denied".
    package var message: String
    package var isMissing: Bool

    package init(path: String, message: String, isMissing: Bool = false) {
        self.path = path
        self.message = message
        self.isMissing = isMissing
    }
}
