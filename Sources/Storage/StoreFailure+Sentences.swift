package import Journal

extension StoreFailure {
    package static func noSession(_ id: SessionID) -> Self {
        StoreFailure(.notFound, "there is no session \(id.short)", hint: "'session list' shows all sessions")
    }

    package static func sessionExists(_ id: SessionID) -> Self {
        StoreFailure(.conflict, "there is a session \(id.short) already")
    }

    package static func driven(_ id: SessionID, by lease: Lease) -> Self {
        StoreFailure(.driven(by: lease), "session \(id.short) is driven by \(lease.actor) on \(lease.host)")
    }

    package static func replaced(_ id: SessionID, by lease: Lease) -> Self {
        StoreFailure(.replaced(by: lease), "session \(id.short) was taken over by \(lease.actor) on \(lease.host)")
    }

    package static func overtaken(_ id: SessionID) -> Self {
        StoreFailure(.overtaken, "session \(id.short) has gone on meanwhile", hint: "try again")
    }

    package static func noImport(_ number: Int) -> Self {
        StoreFailure(.notFound, "there is no import i\(number)", hint: "'import list' shows all imports")
    }

    package static func importIsUndone(_ number: Int) -> Self {
        StoreFailure(.conflict, "import i\(number) is undone already", hint: "its file can be imported again")
    }

    package static func importIsOfSessions(_ number: Int) -> Self {
        Self(
            .conflict, "import i\(number) brought sessions, which stand in the journal for good",
            hint: "'session withdraw' takes the words of one back")
    }

    package static func importIsSum(_ number: Int) -> Self {
        StoreFailure(
            .conflict,
            "import i\(number) counted events or votes, and what was counted cannot be told apart from the rest any more",
            hint: "restore a backup from before it")
    }

    package static func reviewExists(_ name: String) -> Self {
        StoreFailure(
            .conflict, "there is a review '\(name)' already, and reviews never change",
            hint: "freeze it under another name")
    }
}

extension Lease {
    /// Whether this lease belongs to the same process as another.
    package func isHeld(by other: Lease) -> Bool {
        process == other.process && processStart == other.processStart && host == other.host
    }
}
