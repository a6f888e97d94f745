package import SourceDiagnostics

/// A command could not do what was asked.
package struct CommandFailure: Error, Hashable, Sendable {
    /// The promises of DESIGN.md section 3.
    package enum ExitCode: Int32, Hashable, Sendable {
        case failed = 1
        case usage = 64
        case badData = 65
        case missingFile = 66
        case storeUnreachable = 69
        case interrupted = 130
    }

    package var exitCode: ExitCode
    /// What is so: one clause, lower case, no full stop, and never a customer's words.
    package var message: String
    /// What to do instead, where it is known.
    package var hint: String?
    /// The mistakes in a file, shown instead of the message where there are any.
    package var diagnostics: [Diagnostic]

    package init(
        _ exitCode: ExitCode = .failed, _ message: String, hint: String? = nil, diagnostics: [Diagnostic] = []
    ) {
        self.exitCode = exitCode
        self.message = message
        self.hint = hint
        self.diagnostics = diagnostics
    }

    /// The same, with the first known names as the hint where none is near.
    package static func unknown(
        _ noun: String, _ name: String, of known: [String], otherwise: String
    ) -> Self {
        var failure = unknown(noun, name, among: known)
        guard failure.hint == nil else { return failure }
        let some = known.prefix(5).joined(separator: ", ")
        failure.hint = known.isEmpty ? otherwise : "there is \(some)\(known.count > 5 ? " and more" : "")"
        return failure
    }

    /// "There is no theme 'onbording'", with the nearest one as the hint.
    package static func unknown(
        _ noun: String, _ name: String, among known: some Sequence<String>, exitCode: ExitCode = .failed
    ) -> Self {
        let nearest = suggestion(for: name, among: known.sorted())
        return CommandFailure(exitCode, "there is no \(noun) '\(name)'", hint: nearest.map { "did you mean '\($0)'?" })
    }
}
