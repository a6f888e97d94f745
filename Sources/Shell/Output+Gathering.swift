internal import Synchronization

extension Output {
    /// What `body` says on standard error, as one text that ends without a line break; `nil` where it says nothing.
    ///
    /// Shown in one piece, nobody sees half a screen on a slow line, and whoever reads along is woken once.
    package func gathering(_ body: (Output) -> Void) -> String? {
        let lines = GatheredLines()
        let columns = width()
        var gathered = self
        gathered.remark = { lines.add($0) }
        gathered.width = { columns }
        body(gathered)
        return lines.text
    }
}

/// Lines that wait to be said together.
private final class GatheredLines: Sendable {
    private let lines = Mutex<[String]>([])

    func add(_ line: String) { lines.withLock { $0.append(line) } }

    /// `nil` where nothing was said.
    var text: String? { lines.withLock { $0.isEmpty ? nil : $0.joined(separator: "\n") } }
}
