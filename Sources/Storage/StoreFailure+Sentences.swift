package import Journal

extension StoreFailure {
    package static func noSession(_ id: SessionID) -> Self {
        StoreFailure(.notFound, "there is no session \(id.short)", hint: "'session list' shows all sessions")
    }

    package static func sessionExists(_ id: SessionID) -> Self {
        StoreFailure(.conflict, "there is a session \(id.short) already")
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
