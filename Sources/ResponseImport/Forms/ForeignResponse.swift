/// What somebody answered in another tool.
package struct ForeignResponse: Hashable, Sendable {
    /// The tool's own id of it, or what stands for one.
    package var key: String
    /// Milliseconds since 1970-01-01 UTC.
    package var startedAt: Int64?
    package var submittedAt: Int64?
    package var isComplete = true
    package var language: String?
    package var channel: String?
    /// What the source says of who answered; it is looked up and never stored.
    package var person = Person()
    /// By the question's key.
    package var answers: [String: ForeignAnswer] = [:]
    /// The column that each answer begins in, counted from 1, for files that have columns.
    package var columns: [String: Int] = [:]

    package struct Person: Hashable, Sendable {
        package var email: String?
        package var contact: String?
        package var account: String?

        package init() {}
    }

    package init(key: String) { self.key = key }
}

/// An answer as another tool writes it.
package enum ForeignAnswer: Hashable, Sendable {
    /// One text, whatever it means: a label, a number, several labels in a row.
    case text(String)
    /// Options by key or label, and what was written beside them.
    case chosen([String], other: String?)
    /// One text for each row of a grid, by the row's key.
    case rows([String: String])

    package var isEmpty: Bool {
        switch self {
        case .text(let text): text.isBlank
        case .chosen(let options, let other): options.isEmpty && other?.isBlank ?? true
        case .rows(let rows): rows.values.allSatisfy(\.isBlank)
        }
    }
}

extension String {
    package var isBlank: Bool { allSatisfy(\.isWhitespace) }

    package var trimmed: String {
        guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
        return String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
