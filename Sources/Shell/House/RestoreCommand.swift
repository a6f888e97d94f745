package import ArgumentParser
internal import LineEditing

package struct RestoreCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a copy that 'backup' made in the place of the store.",
        discussion: """
            The copy is checked whole first: that it is a Canvass store, not newer than this program, undamaged, and that \
            every journal's chain of hashes holds. The store that was there is kept beside it, and its name is told. \
            Nobody else may have the store open. A copy may hold words that were redacted since: redact them again.

            Examples:
              canvass restore results/canvass.sqlite.backup-20260302T090000Z
              canvass restore /media/safe/canvass-monday.sqlite --yes

            Exits 1 when you say no, 64 off a terminal without --yes, 66 when FILE is not there, 69 when the copy cannot \
            be used or the store is in use; nothing has changed then.
            """)

    @Argument(help: "The copy.", completion: .file()) package var file: String
    @Flag(help: "Do not ask.") package var yes = false

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let path = try session.requireWorkspace().storePath
        guard session.surroundings.files.isFile(file) else {
            throw CommandFailure(.missingFile, "there is no file '\(file)'")
        }
        if !yes, session.surroundings.files.isFile(path) { try confirm(path, in: session) }
        session.closeStore()
        let kept = try session.restoreStore(file, path)
        session.output.result(path + "\n")
        if let kept { session.output.remark("the store that was there is now '\(kept)'") }
    }

    @MainActor
    private func confirm(_ path: String, in session: Session) throws(CommandFailure) {
        guard session.editor.isInteractive else {
            throw CommandFailure(.usage, "this replaces the store '\(path)'", hint: "say --yes if you mean it")
        }
        let answer = session.editor.next(LineRequest(prompt: "Replace the store '\(path)'? Type yes: "))
        guard case .line(let line) = answer, line.lowercased() == "yes" || line.lowercased() == "y" else {
            throw CommandFailure(.failed, "nothing was changed")
        }
    }
}
