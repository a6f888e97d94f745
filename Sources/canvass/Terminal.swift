import Glibc
import LineEditing
import Shell

/// The terminal, or what stands in its place.
@MainActor
struct Terminal {
    let signals: SignalInbox
    let environment: [String: String]
    private let readline: ReadlineEditor?

    init(signals: SignalInbox, environment: [String: String]) {
        self.signals = signals
        self.environment = environment
        let isPlain = ["", "dumb"].contains(environment["TERM", default: ""])
        readline =
            Self.isInteractive && !isPlain
            ? ReadlineEditor(signals: signals, environment: environment) : nil
    }

    /// Interactive only if both ends are terminals.
    static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// What reads lines for this way of running.
    func editor(for input: Program.Input, files: Files) throws -> any LineEditor {
        guard case .file(let path) = input else {
            return readline ?? PlainEditor(isInteractive: Self.isInteractive, signals: signals)
        }
        let next = try files.open(path)
        // A script that cannot be read on ends here; opening it has succeeded.
        return PlainEditor(signals: signals) { try? next() }
    }

    /// Makes the terminal fit for another program that is about to use it.
    func lend() { readline?.lendTerminal() }

    func restore() { readline?.restore() }
}
