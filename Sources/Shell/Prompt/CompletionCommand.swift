package import ArgumentParser

/// `completion bash`: a script for the user's shell.
package struct CompletionCommand: SessionCommand {
    package enum ShellName: String, CaseIterable, ExpressibleByArgument, Sendable { case bash, zsh, fish }

    package static let configuration = CommandConfiguration(
        commandName: "completion", abstract: "Print a completion script for bash, zsh or fish.",
        discussion: """
            Examples:
              canvass completion bash > ~/.local/share/bash-completion/completions/canvass
              canvass completion zsh > ~/.zfunc/_canvass
              canvass completion fish > ~/.config/fish/completions/canvass.fish

            Exits 64 for another shell.
            """)

    @Argument(help: "The shell.") package var shell: ShellName

    package init() {}

    package mutating func run(in session: inout Session) throws {
        guard let shell = CompletionShell(rawValue: shell.rawValue) else {
            throw CommandFailure(.usage, "there is no completion for '\(shell.rawValue)'")
        }
        let script = Canvass.completionScript(for: shell)
        session.output.result(script.hasSuffix("\n") ? script : script + "\n")
    }
}
