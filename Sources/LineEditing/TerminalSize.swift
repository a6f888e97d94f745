internal import CReadline
internal import Glibc

/// How large the terminal is that results go to.
package struct TerminalSize: Hashable, Sendable {
    /// 0 where the terminal does not say it, as some serial lines and recorders do not.
    package var rows: Int
    package var columns: Int

    /// The size now, or `nil` off a terminal.
    package static var current: TerminalSize? {
        let (rows, columns) = (Int(creadline_rows(STDOUT_FILENO)), Int(creadline_columns(STDOUT_FILENO)))
        return columns > 0 ? TerminalSize(rows: rows, columns: columns) : nil
    }
}
