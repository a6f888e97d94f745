internal import Importing

extension CommandFailure {
    /// What is wrong with a file, in the words of a command.
    ///
    /// - Parameters:
    ///   - failure: What was found.
    ///   - file: The file as it was named.
    ///   - aftermath: What is so now, as `nothing was stored`; `nil` where nothing would have been stored anyway.
    init(_ failure: ImportFailure, in file: String, aftermath: String?) {
        let place = failure.line.map { "\(file):\($0)" } ?? file
        self.init(
            .badData, "\(place): \(failure.message)\(aftermath.map { "; \($0)" } ?? "")", hint: failure.hint,
            diagnostics: failure.diagnostics)
    }
}
