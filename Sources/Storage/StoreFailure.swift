/// Why a store did not do what it was asked.
package struct StoreFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: Hashable, Sendable {
        /// The file cannot be opened, read or written.
        case unreachable
        /// Another process holds the store for longer than we wait.
        case busy
        /// The disk is full.
        case full
        /// The store was written by a newer version of the program.
        case newer
        /// Somebody drives the session.
        case driven(by: Lease)
        /// Somebody else has become the session's driver since.
        case replaced(by: Lease)
        /// The journal has gone on since it was read last.
        case overtaken
        /// The name is taken.
        case conflict
        /// There is no such thing in the store.
        case notFound
        /// The content is not what we wrote.
        case corrupt
    }

    package var code: Code
    /// What is so: one clause, lower case, no full stop.
    package var message: String
    /// What to do about it, where we know.
    package var hint: String?

    package init(_ code: Code, _ message: String, hint: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    package var description: String { message }
}
