package import Importing

/// One import as it stands in the store's log.
package struct ImportRecord: Hashable, Sendable {
    /// Who took it back, and when.
    package struct Undoing: Hashable, Sendable {
        /// Milliseconds since 1970-01-01 UTC.
        package var time: Int64
        package var actor: String

        package init(time: Int64, actor: String) {
            self.time = time
            self.actor = actor
        }
    }

    /// Counted from 1; the store gives it.
    package var number: Int
    /// Milliseconds since 1970-01-01 UTC.
    package var time: Int64
    package var actor: String
    /// The file as it was named; `-` for standard input.
    package var file: String
    /// Of the file's bytes as they lay on disk, in hexadecimal digits.
    package var sha256: String
    package var mapping: String
    /// What the records are, as mappings name it.
    package var kind: String
    package var source: String
    package var read = 0
    package var stored = 0
    package var updated = 0
    package var unchanged = 0
    /// By reason.
    package var dropped: [String: Int] = [:]
    package var failed = 0
    package var tombstones = 0
    package var undone: Undoing?

    package init(
        number: Int = 0, file: String, sha256: String, mapping: String, kind: String, source: String, time: Int64,
        actor: String
    ) {
        self.number = number
        self.time = time
        self.actor = actor
        self.file = file
        self.sha256 = sha256
        self.mapping = mapping
        self.kind = kind
        self.source = source
    }

    /// What the log says of a report; the number is the store's to give.
    package init(_ report: ImportReport, file: String, sha256: String, time: Int64, actor: String) {
        self.init(
            file: file, sha256: sha256, mapping: report.mapping, kind: report.kind.rawValue, source: report.source,
            time: time, actor: actor)
        read = report.read
        stored = report.stored
        updated = report.updated
        unchanged = report.unchanged
        dropped = report.dropped
        failed = report.failed
        tombstones = report.tombstones
    }

    /// By which people name it: `i12`.
    package var id: String { "i\(number)" }

    package var isUndone: Bool { undone != nil }

    /// Whether it brought sessions: they stand in the journal, and only their words can be taken back.
    package var isOfSessions: Bool { kind == Mapping.Kind.response.rawValue }

    /// Whether it added to sums, of which no part names the import that brought it.
    ///
    /// Supporters of ideas are such a sum where ideas were there before.
    package var isSum: Bool {
        switch Mapping.Kind(rawValue: kind) {
        case .event, .vote: true
        case .idea: updated > 0
        default: false
        }
    }
}

/// What taking an import back did, or would do.
package struct ImportUndo: Hashable, Sendable {
    /// What stands in the way; nothing is taken back where there is any of it.
    package struct Obstacles: Hashable, Sendable {
        /// Later imports that changed records of it, with how many records.
        package var changed: [Int: Int] = [:]
        /// Tickets that their source had deleted: their words are kept nowhere.
        package var deleted = 0
        /// Later imports of the same kind and source that found records as they are, and would have brought them.
        package var confirmed: [Int] = []
        /// Sessions, and journals of the desk, about records that would vanish.
        package var sessions: [SessionRecord] = []
        /// Records that would vanish, and that others were joined to.
        package var joined: [String] = []

        package init() {}

        package var isEmpty: Bool { self == Obstacles() }
    }

    /// Records that were new with it and go.
    package var removed = 0
    /// Records that are again as they were before it.
    package var restored = 0
    package var obstacles = Obstacles()

    package init() {}
}
