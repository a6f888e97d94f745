/// Gathers what is found in a file, so that a reader can go on after the first mistake.
package final class DiagnosticLog {
    package private(set) var diagnostics: [Diagnostic] = []

    package init() {}

    package func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

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

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// All of it in the order of the file, each only once.
    package var sorted: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return diagnostics.filter { seen.insert($0).inserted }.enumerated()
            .sorted { ($0.element.location, $0.offset) < ($1.element.location, $1.offset) }
            .map(\.element)
    }
}
