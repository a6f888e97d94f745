extension Value {
    /// The longest text that an expression makes, in bytes of UTF-8.
    ///
    /// A calculation that joins another with itself doubles it, and forty of these would fill any memory.
    static let longestText = 100_000

    /// Several texts as one, with a mark between them; `nil` where that would be too long.
    static func joined(_ parts: [String], by mark: String = "") -> Value? {
        guard let first = parts.first else { return .text("") }
        let (marks, overflows) = mark.utf8.count.multipliedReportingOverflow(by: parts.count - 1)
        guard !overflows, marks <= longestText else { return nil }
        var length = marks + first.utf8.count
        for part in parts.dropFirst() {
            guard length <= longestText else { return nil }
            length += part.utf8.count
        }
        return length <= longestText ? .text(parts.joined(separator: mark)) : nil
    }
}
