internal import LineEditing
internal import TerminalText

/// The prompt for a person: it reads a command, does it, says what came of it, and asks again.
@MainActor
package struct CommandPrompt {
    private let interpreter = Interpreter(acceptsPrefixes: true)

    package init() {}

    /// Runs until the person leaves; the result is the exit code.
    package func run(in session: inout Session) -> Int32 {
        let names = NameIndex(session)
        let completion = CommandCompletion(names: names)
        session.output.tell(banner(session))
        openStore(session)
        while !session.isLeaving {
            let request = LineRequest(
                prompt: prompt(session), keepsHistory: true, complete: { completion.candidates($0) })
            switch session.editor.next(request) {
            case .line(let line):
                execute(line, in: &session)
                names.forget()
            case .interrupted, .expired: continue
            case .endOfInput, .hangup: return 0
            }
        }
        return 0
    }

    /// Opens the store before the first command, so that a store that cannot be used is said at once.
    private func openStore(_ session: Session) {
        guard let path = session.workspace?.storePath, session.surroundings.files.isFile(path) else { return }
        do { _ = try session.store() } catch { _ = interpreter.report(error, in: session) }
    }

    /// A paste of several lines arrives as one, and is not run unseen.
    private func execute(_ line: String, in session: inout Session) {
        let lines = line.split(whereSeparator: \.isNewline).map(String.init)
            .filter { !$0.allSatisfy(\.isWhitespace) }
        if lines.count > 1 {
            let question = LineRequest(prompt: "run these \(lines.count) lines, one after the other? [y/N] ")
            guard case .line(let answer) = session.editor.next(question), ["y", "yes"].contains(answer.lowercased())
            else { return session.output.tell("nothing was run") }
        }
        for line in lines where !session.isLeaving {
            guard interpreter.execute(line, in: &session) == 0 else { return }
        }
    }

    private func prompt(_ session: Session) -> String {
        guard let name = session.workspace?.name else { return "canvass> " }
        return "canvass(\(name))> "
    }

    private func banner(_ session: Session) -> String {
        let place = session.workspace.map { "workspace \($0.name)" } ?? "no workspace ('init' makes one)"
        return "canvass \(Program.version), \(place). Type 'help' for commands, 'quit' to leave."
    }
}

extension Workspace {
    /// The name of the folder, safe to show.
    package var name: String {
        let name = folder.split(separator: "/").last.map(String.init) ?? folder
        return PrintableText(name).description
    }
}
