/// Lines from a list, for tests.
@MainActor
package final class ScriptedEditor: LineEditor {
    /// Whether the script plays a person at a terminal.
    package let isInteractive: Bool
    package private(set) var lineNumber: Int?
    private var inputs: [LineInput]
    /// What was asked for, in order.
    package private(set) var requests: [LineRequest] = []
    /// What was shown above the prompt.
    package private(set) var shown: [String] = []

    package init(_ inputs: [LineInput], isInteractive: Bool = false) {
        self.inputs = inputs
        self.isInteractive = isInteractive
    }

    package convenience init(lines: [String], isInteractive: Bool = false) {
        self.init(lines.map(LineInput.line), isInteractive: isInteractive)
    }

    package func next(_ request: LineRequest) -> LineInput {
        requests.append(request)
        guard !inputs.isEmpty else { return .endOfInput }
        if !isInteractive { lineNumber = (lineNumber ?? 0) + 1 }
        return inputs.removeFirst()
    }

    package func hasUnreadLines() -> Bool {
        inputs.contains { if case .line(let line) = $0 { !line.allSatisfy(\.isWhitespace) } else { false } }
    }

    package func show(_ text: String) { shown.append(text) }
    package func setStatus(_ text: String?) {}
}
