/// What came of writing a text in an editor.
package enum EditedText: Hashable, Sendable {
    case text(String)
    /// There is no new text, and why: one clause.
    case failed(String)
}
