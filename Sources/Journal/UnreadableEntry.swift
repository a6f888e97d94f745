/// An entry whose event this version of the program does not know: a newer one wrote it, or it is damaged.
package struct UnreadableEntry: Error, Hashable, Sendable, CustomStringConvertible {
    package var kind: String
    /// The version of the payload's shape.
    package var schema: Int
    /// The version up to which this program knows events.
    package var known: Int

    package init(kind: String, schema: Int, known: Int) {
        self.kind = kind
        self.schema = schema
        self.known = known
    }

    /// One clause, lower case, no full stop.
    package var description: String {
        schema > known
            ? "a newer version wrote an event '\(kind)' (events of version \(schema), this one reads up to \(known))"
            : "an event '\(kind)' cannot be read by this version"
    }
}
