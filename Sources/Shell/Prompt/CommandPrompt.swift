internal import LineEditing

/// The prompt for a person: it reads a command, does it, says what came of it, and asks again.
@MainActor
package struct CommandPrompt {
    private let interpreter = Interpreter(acceptsPrefixes: true)

    package init() {}

    /// Runs until the person leaves; the result is the exit code.
    package func run(in session: inout Session) -> Int32 {
        session.output.remark(banner(session))
        while !session.isLeaving {
            let request = LineRequest(prompt: prompt(session), keepsHistory: true)
            switch session.editor.next(request) {
            case .line(let line): execute(line, in: &session)
            case .interrupted: continue
            case .endOfInput, .hangup: return 0
            }
        }
        return 0
    }

    private func execute(_ line: String, in session: inout Session) {
        // A paste of several lines arrives as one.
        let lines = line.split(whereSeparator: \.isNewline).map(String.init)
        for line in lines { _ = interpreter.execute(line, in: &session) }
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
    /// The name of the folder.
    package var name: String { folder.split(separator: "/").last.map(String.init) ?? folder }
}
