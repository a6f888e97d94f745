internal import Importing

/// Tells on standard error how far long work is: nothing within the first half second; then, on a terminal, one line
/// that is redrawn, and elsewhere one line for every tenth.
@MainActor
final class ProgressMeter {
    private static let quiet: Int64 = 500
    private static let redraw: Int64 = 200

    private let output: Output
    private let now: @Sendable () -> Int64
    private let start: Int64
    private let total: Int?
    private var shownAt: Int64 = 0
    private var shownTenth = 0
    private var isShown = false

    /// A meter that starts now; `total` is how many bytes there are, where that is known.
    init(session: Session, total: Int?) {
        output = session.output
        now = session.surroundings.monotonic
        start = session.surroundings.monotonic()
        self.total = total
    }

    func show(_ progress: ImportProgress) {
        let time = now()
        let elapsed = time - start
        guard elapsed >= Self.quiet, progress.records > 0 else { return }
        if output.remarkIsTerminal {
            guard time - shownAt >= Self.redraw else { return }
            shownAt = time
            isShown = true
            output.status(line(progress, elapsed))
        } else if let total, total > 0 {
            let tenth = min(9, progress.bytes * 10 / total)
            guard tenth > shownTenth else { return }
            shownTenth = tenth
            output.remark(line(progress, elapsed))
        }
    }

    /// Takes the line away.
    func finish() {
        if isShown { output.status("") }
        isShown = false
    }

    private func line(_ progress: ImportProgress, _ elapsed: Int64) -> String {
        let rate = Int64(progress.records) * 1000 / max(1, elapsed)
        var parts = [
            progress.isFirstPass ? "looking at \(progress.records) rows" : "\(progress.records) rows", "\(rate) rows/s",
        ]
        if let total, total > 0, progress.bytes > 0 {
            let left = Int64(max(0, total - progress.bytes)) * elapsed / Int64(progress.bytes) / 1000
            parts.insert("\(min(100, progress.bytes * 100 / total)) %", at: 0)
            parts.append(left >= 60 ? "\(left / 60) min \(left % 60) s left" : "\(left) s left")
        }
        return parts.joined(separator: ", ")
    }
}
