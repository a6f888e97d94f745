internal import LineEditing
internal import SourceDiagnostics

extension Session {
    /// The form for a table: the command's own wish, else the session's, else box on a terminal and TSV off it.
    package func form(_ wish: OutputOptions? = nil) -> OutputFormat {
        wish?.format ?? format ?? (output.isTerminal ? .box : .tsv)
    }

    /// Shows a result, through the pager where it is taller than the screen.
    package func show(_ text: String) {
        guard output.isTerminal, editor.isInteractive, let page = output.page, output.height() > 0,
            text.utf8.lazy.filter({ $0 == 10 }).count >= output.height()
        else { return output.result(text) }
        page(text)
    }

    /// A diagnostic as lines: with the source line and a caret where a person reads it.
    func lines(for diagnostic: Diagnostic) -> [String] {
        var lines = diagnostic.description.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard output.remarkIsTerminal, let bytes = try? surroundings.files.read(diagnostic.location.file) else {
            return lines
        }
        let source = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let number = diagnostic.location.line
        guard number >= 1, number <= source.count else { return lines }
        let before = source[number - 1].unicodeScalars.prefix(max(0, diagnostic.location.column - 1))
        let pad = String(String.UnicodeScalarView(before.map { $0 == "\t" ? "\t" : " " }))
        lines.insert(contentsOf: ["  " + source[number - 1], "  " + pad + "^"], at: 1)
        return lines
    }
}
