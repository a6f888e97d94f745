internal import GRDB
internal import Storage

extension StoreFailure {
    /// Says in our words what went wrong inside SQLite; what already is a store failure stays as it is.
    ///
    /// SQLite's and GRDB's own texts are never passed on: they may quote statements and values.
    init(_ error: any Error, at path: String) {
        if let failure = error as? StoreFailure {
            self = failure
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(.unreachable, "the store \(quoted(path)) cannot be used")
            return
        }
        // SQLite says so only of the store itself; for its log and index a full disk is a failed read or write.
        let isFull =
            error.extendedResultCode == .SQLITE_IOERR_SHMSIZE
            || [.SQLITE_IOERR, .SQLITE_CANTOPEN].contains(error.resultCode.primaryResultCode)
                && PrivateFile.isDiskFull(at: path)
        guard !isFull else {
            self = .full
            return
        }
        self =
            switch error.resultCode.primaryResultCode {
            case .SQLITE_FULL:
                .full
            case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
                StoreFailure(
                    .busy, "another process is writing to the store \(quoted(path))", hint: "try again when it is done")
            case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
                StoreFailure(
                    .unreachable, "the store \(quoted(path)) cannot be written",
                    hint: "check the permissions of the file and of its folder")
            case .SQLITE_CANTOPEN:
                StoreFailure(
                    .unreachable, "the store \(quoted(path)) cannot be opened",
                    hint: "check that its folder exists and may be written")
            case .SQLITE_NOTADB:
                .notAStore(path)
            case .SQLITE_CORRUPT, .SQLITE_FORMAT, .SQLITE_MISMATCH:
                .damaged(path)
            case .SQLITE_IOERR, .SQLITE_NOMEM, .SQLITE_NOLFS:
                StoreFailure(
                    .unreachable, "reading or writing the store \(quoted(path)) failed",
                    hint: "check the disk, then run 'doctor'")
            case .SQLITE_TOOBIG:
                StoreFailure(.conflict, "a text is larger than the store can hold (1,000,000,000 bytes)")
            case .SQLITE_CONSTRAINT:
                StoreFailure(.conflict, "the store refuses a record that breaks its rules")
            default:
                StoreFailure(
                    .corrupt,
                    "the store \(quoted(path)) is not as this program expects (SQLite code \(error.resultCode.rawValue))",
                    hint: "run 'doctor' to see what is wrong")
            }
    }

    static var full: Self {
        StoreFailure(.full, "the disk is full, and nothing of this was stored", hint: "free some space and try again")
    }

    static func empty(_ path: String) -> Self {
        StoreFailure(
            .corrupt, "the store \(quoted(path)) is empty (0 bytes), which no version of Canvass leaves behind",
            hint: "remove the file to begin anew, or 'restore FILE' a copy that 'backup' made")
    }

    static func missing(_ path: String, log: String) -> Self {
        StoreFailure(
            .corrupt, "the store \(quoted(path)) is not there, but its log \(quoted(log)) is",
            hint: "bring the store back beside it, or move the log away to begin anew")
    }

    static func notAStore(_ path: String) -> Self {
        StoreFailure(
            .corrupt, "\(quoted(path)) is not a Canvass store",
            hint: "'restore FILE' brings back a copy that 'backup' made")
    }

    static func damaged(_ path: String) -> Self {
        StoreFailure(
            .corrupt, "the store \(quoted(path)) is damaged",
            hint: "'doctor' says where; 'restore FILE' brings back a copy that 'backup' made")
    }

    static func newer(_ path: String, version: Int, ours: Int) -> Self {
        StoreFailure(
            .newer,
            "the store \(quoted(path)) was written by a newer version of Canvass (schema \(version), ours is \(ours))",
            hint: "install that version or a later one; nothing was changed")
    }
}

private func quoted(_ path: String) -> String { "'\(path)'" }
