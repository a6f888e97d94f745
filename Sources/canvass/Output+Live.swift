import Glibc
import LineEditing
import Shell

extension Output {
    /// Standard output and standard error of this process.
    @MainActor
    static func live(_ color: ColorChoice, _ terminal: Terminal, _ environment: [String: String]) -> Output {
        let (isOutTerminal, isErrorTerminal) = (isatty(STDOUT_FILENO) == 1, isatty(STDERR_FILENO) == 1)
        var output = Output(
            result: { write($0, to: STDOUT_FILENO) }, remark: { write($0 + "\n", to: STDERR_FILENO) },
            isTerminal: isOutTerminal, width: { max(20, TerminalSize.current?.columns ?? 80) },
            hasColor: color.allowsColor(isTerminal: isOutTerminal, environment: environment))
        output.height = { isOutTerminal ? TerminalSize.current?.rows ?? 0 : 0 }
        output.remarkIsTerminal = isErrorTerminal
        // Carriage return, and erase to the end of the line (ECMA-48, EL).
        output.status = { write("\r\u{1B}[K" + $0, to: STDERR_FILENO) }
        output.remarkHasColor = color.allowsColor(isTerminal: isErrorTerminal, environment: environment)
        if Terminal.isInteractive, let pager = Pager(environment: environment) {
            output.page = { text in
                MainActor.assumeIsolated { terminal.lend() }
                SignalWatch.suspended { pager.show(text) }
            }
        }
        if Terminal.isInteractive {
            let editor = TextEditor(environment: environment)
            output.edit = { text in
                MainActor.assumeIsolated { terminal.lend() }
                return SignalWatch.suspended { editor.edit(text) }
            }
        }
        return PlainCharacters.areNeeded(in: environment) ? output.withPlainCharacters() : output
    }
}

/// Writes all of it; ends the program quietly when the reader has gone, as `head` does.
private func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
        var rest = UnsafeRawBufferPointer(bytes)
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count > 0 {
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            } else if errno == EPIPE {
                if descriptor == STDOUT_FILENO { _exit(0) }
                return
            } else if errno == EAGAIN {
                var watched = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&watched, 1, -1)
            } else if errno != EINTR {
                // A full disk behind a redirection must not look like success.
                if descriptor == STDOUT_FILENO {
                    let reason = String(cString: strerror(errno))
                    write("error: the result could not be written: \(reason)\n", to: STDERR_FILENO)
                    _exit(1)
                }
                return
            }
        }
    }
}
