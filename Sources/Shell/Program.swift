internal import ArgumentParser
internal import LineEditing

/// The program between its arguments and its exit code.
@MainActor
package enum Program {
    package nonisolated static let version = "0.1.0"
    /// When this version was made, for the manual page.
    package nonisolated static let releaseDate = "November 23, 2026"

    /// Where commands and answers come from.
    package enum Input: Hashable, Sendable {
        /// A prompt where both ends are terminals, otherwise lines from standard input.
        case standard
        /// Lines of a file.
        case file(String)
        /// Commands come with the arguments; answers still come from standard input, or the terminal.
        case arguments
    }

    /// Runs the program.
    ///
    /// `makeSession` opens what the options ask for, and `output` is where mistakes in the options are told.
    package static func run(
        _ arguments: [String], output: Output,
        makeSession: @MainActor (RunOptions, Input) throws -> Session
    ) -> Int32 {
        let (leading, words) = GlobalOptions.split(arguments)
        let (later, command) = GlobalOptions.lifted(from: words)
        do {
            let options = try parse(leading + later)
            let input = try input(options, command: command)
            var session = try makeSession(options, input)
            return run(command, options: options, input: input, in: &session)
        } catch {
            let report = ErrorReport(error, columns: output.width())
            if let help = report.help { output.result(help.hasSuffix("\n") ? help : help + "\n") }
            report.lines().forEach(output.tell)
            return report.exitCode
        }
    }

    private static func parse(_ words: [String]) throws -> RunOptions {
        // The commonest start, and argument-parser's reflection would be a third of its time.
        if words.isEmpty { return RunOptions() }
        guard words.contains(where: { $0 == "--help" || $0 == "-h" || $0 == "--version" }) == false else {
            // The help of the whole program, with its options.
            if words.contains("--version") { throw CleanExit.message("canvass \(version)") }
            throw CleanExit.message(Canvass.helpMessage())
        }
        return RunOptions(try GlobalOptions.parse(words))
    }

    private static func input(_ options: RunOptions, command: [String]) throws(CommandFailure) -> Input {
        let ways = [!command.isEmpty, !options.commands.isEmpty, options.file != nil].filter { $0 }.count
        guard ways <= 1 else {
            throw CommandFailure(
                .usage, "commands are given in more than one way", hint: "use one of: a command, -c COMMAND, -f FILE")
        }
        if let file = options.file { return .file(file) }
        return ways == 0 ? .standard : .arguments
    }

    private static func run(
        _ command: [String], options: RunOptions, input: Input, in session: inout Session
    ) -> Int32 {
        let interpreter = Interpreter()
        if input == .arguments {
            let code =
                !command.isEmpty
                ? Interpreter(isWholeRun: true).execute(words: command, in: &session)
                : firstFailure(of: options.commands, keepGoing: options.keepGoing) { line in
                    session.isLeaving ? nil : interpreter.execute(line, in: &session)
                }
            // All that comes in is for this command: what it left was meant for it too. A failure has its own line.
            if code == 0, let number = session.editor.lineNumber, session.editor.hasUnreadLines() {
                session.output.remark("note: what came in after line \(number) was not read")
            }
            return code
        }
        if session.editor.isInteractive { return CommandPrompt().run(in: &session) }
        return runScript(options.keepGoing, interpreter, in: &session)
    }

    private static func runScript(_ keepGoing: Bool, _ interpreter: Interpreter, in session: inout Session) -> Int32 {
        var first: Int32 = 0
        while !session.isLeaving {
            switch session.editor.next(LineRequest(prompt: "", keepsHistory: false)) {
            case .line(let line):
                let code = interpreter.execute(line, in: &session)
                if first == 0 { first = code }
                if code != 0, !keepGoing { return code }
            case .interrupted: return CommandFailure.ExitCode.interrupted.rawValue
            case .expired: continue
            case .endOfInput, .hangup: return first
            }
        }
        return first
    }

    private static func firstFailure(
        of lines: [String], keepGoing: Bool, _ execute: (String) -> Int32?
    ) -> Int32 {
        var first: Int32 = 0
        for line in lines {
            guard let code = execute(line) else { break }
            if first == 0 { first = code }
            if code != 0, !keepGoing { break }
        }
        return first
    }
}
