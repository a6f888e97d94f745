package import LineEditing
package import Storage

/// What a command may use: the workspace, the store, the terminal and the world.
@MainActor
package struct Session {
    package var surroundings: Surroundings
    package var workspace: Workspace?
    package var output: Output
    package var editor: any LineEditor
    /// Who acts: `--as`, `CANVASS_ACTOR`, or the system user.
    package var actor: String
    /// The output form that was asked for, or `nil` for the default of the stream.
    package var format: OutputFormat?
    /// Asked now and then by long work: whether Ctrl-C was pressed.
    package var isInterrupted: @MainActor @Sendable () -> Bool = { false }

    /// Waits so many milliseconds, and says whether Ctrl-C was pressed meanwhile; where nobody waits, that is so at once.
    package var wait: @MainActor @Sendable (_ milliseconds: Int) -> Bool = { _ in true }

    /// Set by `quit`: the prompt or script ends after this command.
    package var isLeaving = false

    private let openStore: @Sendable (_ path: String) throws(StoreFailure) -> any Store
    /// Shared by all copies of a session, so that none opens the store a second time.
    private var opened = OpenedStore()

    package init(
        surroundings: Surroundings, workspace: Workspace? = nil, output: Output, editor: any LineEditor, actor: String,
        openStore: @escaping @Sendable (_ path: String) throws(StoreFailure) -> any Store
    ) {
        self.surroundings = surroundings
        self.workspace = workspace
        self.output = output
        self.editor = editor
        self.actor = actor
        self.openStore = openStore
    }

    /// The store of the workspace, opened when it is first needed.
    package func store() throws -> any Store {
        if let store = opened.store { return store }
        let store = try openStore(try requireWorkspace().storePath)
        opened.store = store
        return store
    }

    /// Closes the store, so that its file can be replaced; the next command that needs it opens it again.
    package func closeStore() { opened.store = nil }

    /// Puts a copy in the place of the store's file and returns where the file before it now lies, if there was one.
    package var restoreStore: @Sendable (_ copy: String, _ path: String) throws(StoreFailure) -> String? = {
        (_, _) throws(StoreFailure) in throw StoreFailure(.unreachable, "this store is not a file")
    }

    /// The libraries that the program is built with, for `doctor`.
    package var libraries: [(name: String, version: String)] = []

    /// Whether the store was needed yet.
    package var hasOpenStore: Bool { opened.store != nil }

    /// The same session in another workspace, whose store it opens for itself.
    package func moved(to workspace: Workspace) -> Session {
        var moved = self
        moved.workspace = workspace
        moved.opened = OpenedStore()
        return moved
    }

    package func requireWorkspace() throws(CommandFailure) -> Workspace {
        guard let workspace else {
            throw CommandFailure(
                .missingFile, "there is no workspace here: no folder with 'surveys' and 'results' in it or above it",
                hint: "make one with 'canvass init', or name one with --workspace DIR")
        }
        return workspace
    }
}

@MainActor
private final class OpenedStore {
    var store: (any Store)?
}

/// A folder with `surveys/`, which people write, and `results/`, which the program writes.
package struct Workspace: Hashable, Sendable {
    /// Without a slash at the end.
    package var folder: String

    package init(folder: String) { self.folder = folder }

    package var surveys: String { folder + "/surveys" }
    package var results: String { folder + "/results" }
    package var storePath: String { results + "/canvass.sqlite" }
}
