internal import ArgumentParser
internal import LineEditing

/// Runs commands, and says in our words what went wrong.
///
/// `canvass theme merge a b` in a shell and `theme merge a b` at the prompt come to the same `execute(words:in:)`.
@MainActor
package struct Interpreter {
    /// Whether unique prefixes of command names are accepted: to a person, never to a script, whose meaning must not
    /// change when a command is added.
    package var acceptsPrefixes: Bool

    /// Whether one command is the whole run, so that options of the run may stand after it.
    private let isWholeRun: Bool

    package init(acceptsPrefixes: Bool = false, isWholeRun: Bool = false) {
        self.acceptsPrefixes = acceptsPrefixes
        self.isWholeRun = isWholeRun
    }

    /// Runs a line as typed; blank lines and `#` comments do nothing.
    ///
    /// The result is the exit code of `DESIGN.md` section 3.
    package func execute(_ line: String, in session: inout Session) -> Int32 {
        guard let first = line.first(where: { !$0.isWhitespace }), first != "#" else { return 0 }
        do {
            return execute(words: try commandWords(line), in: &session)
        } catch {
            return report(error, in: session)
        }
    }

    /// Runs a command that is already divided into words.
    package func execute(words: [String], in session: inout Session) -> Int32 {
        do {
            let words = try CommandPath.resolve(words, acceptsPrefixes: acceptsPrefixes)
            guard !words.isEmpty else { return 0 }
            var command = try Commands.parseAsRoot(words)
            if var sessionCommand = command as? any SessionCommand {
                try sessionCommand.run(in: &session)
            } else {
                // A noun alone, or what swift-argument-parser answers itself: both end in a message.
                try command.run()
            }
            return 0
        } catch {
            return report(error, in: session, words: words)
        }
    }

    /// Shows an error, or the help that was asked for, and returns the exit code.
    package func report(_ error: any Error, in session: Session, words: [String] = []) -> Int32 {
        let report = ErrorReport(
            error, words: words, columns: session.output.width(), isWholeRun: isWholeRun)
        if let text = report.help {
            session.output.result(text.hasSuffix("\n") ? text : text + "\n")
        }
        for diagnostic in report.diagnostics {
            session.output.remark(session.rendered(diagnostic))
        }
        report.lines(prefix: linePrefix(session)).forEach(session.output.tell)
        return report.exitCode
    }

    /// Where a script stands, for its errors; nothing at a prompt.
    private func linePrefix(_ session: Session) -> String {
        session.editor.lineNumber.map { "line \($0): " } ?? ""
    }
}
