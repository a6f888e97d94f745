package import SourceDiagnostics

/// A file, or a mapping, that cannot be imported at all; nothing of it is stored.
package struct ImportFailure: Error, Hashable, Sendable {
    package enum Code: String, Hashable, Sendable {
        /// The file is cut off or is not what it says it is.
        case damaged
        /// The file's bytes are in an encoding that was not named.
        case encoding
        /// The mapping does not fit the file's columns.
        case unfit
        /// The file can be read in two ways, and nothing in it decides.
        case undecidable
        /// The mapping itself is wrong.
        case badMapping
    }

    package var code: Code
    /// What is so: one clause, lower case, no full stop, never a customer's words.
    package var message: String
    package var hint: String?
    /// The line of the data file, where one is to blame.
    package var line: Int?
    /// The mistakes of a mapping; empty for data files.
    package var diagnostics: [Diagnostic]

    package init(
        _ code: Code, _ message: String, hint: String? = nil, line: Int? = nil, diagnostics: [Diagnostic] = []
    ) {
        self.code = code
        self.message = message
        self.hint = hint
        self.line = line
        self.diagnostics = diagnostics
    }
}
