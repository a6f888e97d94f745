/// A stretch of one line of a file.
package struct SourceSpan: Hashable, Sendable {
    package var location: SourceLocation
    /// In Unicode scalars.
    package var length: Int

    package init(_ location: SourceLocation, length: Int = 1) {
        self.location = location
        self.length = length
    }
}
