/// Lines from a list, for tests.
@MainActor
package final class ScriptedEditor: LineEditor {
    package let isInteractive = false
    package private(set) var lineNumber: Int?
    private var inputs: [LineInput]
    /// What was shown above the prompt.
    package private(set) var shown: [String] = []

    package init(_ inputs: [LineInput]) { self.inputs = inputs }
    package convenience init(lines: [String]) { self.init(lines.map(LineInput.line)) }

    package func next(_ request: LineRequest) -> LineInput {
        guard !inputs.isEmpty else { return .endOfInput }
        lineNumber = (lineNumber ?? 0) + 1
        return inputs.removeFirst()
    }

    package func show(_ text: String) { shown.append(text) }
    package func setStatus(_ text: String?) {}
}
