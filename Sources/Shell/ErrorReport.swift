internal import ArgumentParser
internal import Journal
package import SourceDiagnostics
internal import Storage
internal import TerminalText

/// An error in our words: what is so, what to do, and the exit code.
package struct ErrorReport: Hashable, Sendable {
    package var message: String?
    package var hint: String?
    /// How the command is written, after a mistake in its options or arguments.
    package var usage: String?
    /// What was asked for, where the "error" was a wish for help or for the version.
    package var help: String?
    package var diagnostics: [Diagnostic] = []
    package var exitCode: Int32

    /// Puts an error into words.
    ///
    /// `words` is the command that failed, so that its usage can be shown, and `columns` the width of help. With
    /// `isWholeRun` it is the only command of the run, which takes the run's options too.
    package init(_ error: any Error, words: [String] = [], columns: Int = 80, isWholeRun: Bool = false) {
        switch error {
        case let error as CommandFailure:
            self.init(error.exitCode, error.diagnostics.isEmpty ? error.message : nil, hint: error.hint)
            diagnostics = error.diagnostics
            if !diagnostics.isEmpty, !error.message.isEmpty { message = error.message }
        case let error as StoreFailure:
            let isOut = [.unreachable, .busy, .newer, .corrupt].contains(error.code)
            self.init(isOut ? .storeUnreachable : .failed, error.message, hint: error.hint)
        case let error as FileFailure:
            self.init(error.isMissing ? .missingFile : .failed, "\(error.path): \(error.message)")
        case let error as UnreadableEntry:
            self.init(
                .failed, error.description,
                hint: "this is canvass \(Program.version): bring it up to date; nothing was changed")
        case let error as ExitCode:
            self.init(.failed, nil)
            exitCode = error.rawValue
        default:
            self.init(parsing: error, words: words, columns: columns, isWholeRun: isWholeRun)
        }
    }

    private init(_ exitCode: CommandFailure.ExitCode, _ message: String?, hint: String? = nil) {
        self.exitCode = exitCode.rawValue
        self.message = message
        self.hint = hint
    }

    /// An error of swift-argument-parser: it has facts we cannot see and a text that we can, which is reworded.
    private init(parsing error: any Error, words: [String], columns: Int, isWholeRun: Bool) {
        let text = Commands.message(for: error)
        guard Commands.exitCode(for: error) != .success else {
            self.init(.usage, nil)
            help = Commands.fullMessage(for: error, columns: columns)
            exitCode = 0
            return
        }
        let isUsage = Commands.exitCode(for: error) == .validationFailure
        let (first, rest) = Self.sentences(text)
        self.init(isUsage ? .usage : .failed, Self.reworded(first), hint: rest.map(Self.reworded))
        if hint == nil, message?.hasPrefix("unknown option") == true,
            let option = first.split(separator: "'").dropFirst().first
        {
            hint = GlobalOptions.advice(on: String(option), isWholeRun: isWholeRun)
        }
        let (path, command) = CommandPath.command(named: words)
        guard isUsage, !path.isEmpty else { return }
        usage = Commands.usageString(for: command).replacing("canvass ", with: "", maxReplacements: 1)
    }

    /// The lines for standard error.
    package func lines(prefix: String = "") -> [String] {
        var lines: [String] = []
        // What was typed or read from a file may be quoted in these.
        if let message { lines.append("error: \(prefix)\(PrintableText(message))") }
        if let hint { lines.append("  hint: \(PrintableText(hint))") }
        if let usage { lines.append("  usage: \(usage)") }
        return lines
    }

    /// The first sentence without its full stop, and the rest in one line.
    private static func sentences(_ text: String) -> (String, String?) {
        let parts = text.split(separator: "\n").map { $0.trimmingPrefix(while: \.isWhitespace) }
        // Its lists of values have one in a line, with a dash before it.
        let values = parts.filter { $0.hasPrefix("- ") }.map { $0.dropFirst(2) }.joined(separator: ", ")
        let line = (parts.filter { !$0.hasPrefix("- ") } + (values.isEmpty ? [] : [values[...]])).joined(separator: " ")
        guard let stop = line.firstRange(of: ". ") else {
            return (line.hasSuffix(".") ? String(line.dropLast()) : line, nil)
        }
        let rest = String(line[stop.upperBound...])
        return (String(line[..<stop.lowerBound]), rest.hasSuffix(".") ? String(rest.dropLast()) : rest)
    }

    private static func reworded(_ sentence: String) -> String {
        let words: [(String, String)] = [
            ("Missing expected argument ", "missing argument "), ("Missing one of: ", "missing one of "),
            ("Please provide one of the following: ", "one of "), ("Please provide ", ""), ("Error: ", ""),
        ]
        for (theirs, ours) in words where sentence.hasPrefix(theirs) {
            return ours + sentence.dropFirst(theirs.count)
        }
        return lowercased(sentence)
    }

    private static func lowercased(_ sentence: String) -> String {
        sentence.prefix(1).lowercased() + sentence.dropFirst()
    }
}
