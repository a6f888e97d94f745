/// Gathers what is found in a file, so that a reader can go on after the first mistake.
package final class DiagnosticLog {
    /// How many errors, and how many warnings, are kept: nobody reads more, and a file may hold millions.
    package static let most = 1000

    package private(set) var diagnostics: [Diagnostic] = []
    private var errors = 0
    private var warnings = 0

    package init() {}

    package func add(_ diagnostic: Diagnostic) {
        switch diagnostic.severity {
        case .error:
            errors += 1
            if errors <= Self.most { diagnostics.append(diagnostic) }
        case .warning:
            warnings += 1
            if warnings <= Self.most { diagnostics.append(diagnostic) }
        }
    }

    /// Whether no more errors are kept, so that a reader may stop.
    package var isFull: Bool { errors >= Self.most }

    package func error(
        _ code: Diagnostic.Code, at span: SourceSpan, _ message: String, label: String? = nil, hint: String? = nil
    ) {
        add(Diagnostic(.error, code, at: span, message, label: label, hint: hint))
    }

    package func warning(
        _ code: Diagnostic.Code, at span: SourceSpan, _ message: String, label: String? = nil, hint: String? = nil
    ) {
        add(Diagnostic(.warning, code, at: span, message, label: label, hint: hint))
    }

    package var hasErrors: Bool { errors > 0 }

    /// All of it in the order of the file, each only once.
    package var sorted: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return diagnostics.filter { seen.insert($0).inserted }.enumerated()
            .sorted { ($0.element.location, $0.offset) < ($1.element.location, $1.offset) }
            .map(\.element)
    }
}
