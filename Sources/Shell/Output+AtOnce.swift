internal import Synchronization

extension Output {
    /// Says in one piece all that `body` says on standard error.
    ///
    /// On a slow line nobody sees half a screen, and whoever reads along is woken once.
    package func atOnce(_ body: (Output) -> Void) {
        let lines = GatheredLines()
        let columns = width()
        var gathered = self
        gathered.remark = { lines.add($0) }
        gathered.width = { columns }
        body(gathered)
        if let text = lines.text { remark(text) }
    }
}

/// Lines that wait to be said together.
private final class GatheredLines: Sendable {
    private let lines = Mutex<[String]>([])

    func add(_ line: String) { lines.withLock { $0.append(line) } }

    /// `nil` where nothing was said.
    var text: String? { lines.withLock { $0.isEmpty ? nil : $0.joined(separator: "\n") } }
}
