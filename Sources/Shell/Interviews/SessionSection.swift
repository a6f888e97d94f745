package import Tabulation

/// A part of a session as people read it.
package struct SessionSection: Hashable, Sendable {
    package var title: String
    package var table: Table
    /// Whether it is what CSV and TSV give.
    package var isMain: Bool

    package init(_ title: String, _ table: Table, isMain: Bool = false) {
        self.title = title
        self.table = table
        self.isMain = isMain
    }
}
