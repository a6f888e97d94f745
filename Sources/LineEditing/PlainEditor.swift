internal import CReadline
internal import Glibc

/// Lines from a pipe, a file, or a terminal that is too plain to be drawn on.
@MainActor
package final class PlainEditor: LineEditor {
    package let isInteractive: Bool
    package private(set) var lineNumber: Int?
    package var defect: String? { buffer.defect }
    package let showsAbove = false
    private let signals: SignalInbox
    private let read: @MainActor () -> [UInt8]?
    /// What `poll` watches before it reads: standard input, or nothing for a file that is always ready.
    private let descriptor: Int32
    private var buffer = LineBuffer()
    private var isAtEnd = false

    /// How much of a line the system's own line discipline keeps (termios(3): 4096 with the line break).
    private static let terminalLimit = 4095

    /// Lines from standard input; a prompt is shown only where a person sits there.
    package init(isInteractive: Bool, signals: SignalInbox) {
        self.isInteractive = isInteractive
        self.signals = signals
        descriptor = STDIN_FILENO
        read = {
            var piece = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = Glibc.read(STDIN_FILENO, &piece, piece.count)
                if count > 0 { return Array(piece[..<count]) }
                if count == 0 || errno != EINTR { return nil }
            }
        }
    }

    /// Lines from anything that gives bytes piece by piece and `nil` at its end.
    package init(signals: SignalInbox, read: @escaping @MainActor () -> [UInt8]?) {
        isInteractive = false
        self.signals = signals
        self.read = read
        descriptor = -1
    }

    package func next(_ request: LineRequest) -> LineInput {
        if signals.wasHungUp { return .hangup }
        if isInteractive {
            write(request.prompt)
            request.shown()
        }
        while true {
            if let line = buffer.next(isAtEnd: isAtEnd) {
                if !isInteractive { lineNumber = (lineNumber ?? 0) + 1 }
                if isInteractive, line.utf8.count >= Self.terminalLimit {
                    show("a terminal without line editing takes 4095 characters at once: what came after is not here")
                }
                if buffer.wasCut { show("line \(lineNumber ?? 0) is longer than 16 MiB and was cut") }
                return .line(line)
            }
            if isAtEnd { return .endOfInput }
            switch wait(request) {
            case .interrupt: return .interrupted
            case .hangup: return .hangup
            default: break
            }
            if request.isOver() { return .expired }
        }
    }

    /// Waits for bytes or a signal, and takes in the bytes.
    private func wait(_ request: LineRequest) -> SignalInbox.Arrival? {
        var watched = [signals.descriptor, descriptor].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        // A file is always ready; a person's terminal ticks, so that a session can show what others did.
        let timeout: Int32 = descriptor < 0 ? 0 : isInteractive ? 200 : -1
        let count = poll(&watched, nfds_t(watched.count), timeout)
        if count > 0, watched[0].revents != 0 {
            switch signals.take() {
            case .suspend?: signals.suspend()
            case let arrival: return arrival
            }
        }
        if descriptor < 0 || (count > 0 && watched[1].revents != 0) {
            if let piece = read() { buffer.add(piece) } else { isAtEnd = true }
        } else if count == 0 {
            request.idle("")
        }
        return nil
    }

    package func hasUnreadLines() -> Bool {
        guard !isInteractive, lineNumber != nil else { return false }
        // Somebody may write blank lines for ever.
        for _ in 0..<16 {
            while let line = buffer.next(isAtEnd: isAtEnd) { if !line.allSatisfy(\.isWhitespace) { return true } }
            var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard !isAtEnd, descriptor < 0 || poll(&watched, 1, 0) > 0 else { return false }
            if let piece = read() { buffer.add(piece) } else { isAtEnd = true }
        }
        return false
    }

    package func show(_ text: String) {
        var line = Array((text + "\n").utf8)
        Glibc.write(STDERR_FILENO, &line, line.count)
    }

    package func setStatus(_ text: String?) {}

    private func write(_ text: String) {
        var bytes = Array(text.utf8)
        Glibc.write(STDOUT_FILENO, &bytes, bytes.count)
    }
}
