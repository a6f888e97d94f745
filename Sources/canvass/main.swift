import Glibc
import LineEditing
import Shell
import Storage
import StoreSQLite

// First of all, so that every later thread inherits the mask.
let signals = SignalInbox()
let surroundings = Surroundings.live()
let terminal = Terminal(signals: signals, environment: surroundings.environment)

let code = Program.run(
    Array(CommandLine.arguments.dropFirst()), output: .live(.auto, terminal, surroundings.environment)
) { options, input in
    var session = Session(
        surroundings: surroundings,
        workspace: try Workspace.find(named: options.workspace, in: surroundings),
        output: .live(options.color, terminal, surroundings.environment),
        editor: try terminal.editor(for: input, files: surroundings.files),
        actor: options.actor ?? surroundings.environment["CANVASS_ACTOR"] ?? surroundings.user,
        openStore: { path throws(StoreFailure) in try SQLiteStore(path: path) })
    session.restoreStore = { copy, path throws(StoreFailure) in try SQLiteStore.restore(from: copy, to: path) }
    session.libraries = [("sqlite", SQLiteStore.engineVersion), ("readline", readlineVersion())]
    session.format = options.format
    session.isInterrupted = { signals.isInterrupted() }
    session.wait = { signals.wait($0) }
    return session
}
terminal.restore()
// Who was told to end has ended by that, whatever else went wrong on the way.
exit(signals.exitCode ?? code)
