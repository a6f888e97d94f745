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
        self =
            switch error.resultCode.primaryResultCode {
            case .SQLITE_FULL:
                StoreFailure(
                    .full, "the disk is full, and nothing of this was stored", hint: "free some space and try again")
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
