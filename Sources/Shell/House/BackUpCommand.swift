package import ArgumentParser
internal import Storage

package struct BackUpCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the whole store into one file.",
        discussion: """
            The copy is complete and consistent, even while others write, and only you may read it. Nothing is \
            overwritten. Words that were redacted are not in it; words that are redacted later stay in it, so keep \
            copies only as long as you need them. Without FILE it lies beside the store, under a name with the time.

            The name of the copy goes to standard output.

            Examples:
              canvass backup
              canvass backup /media/safe/canvass-monday.sqlite

            Exits 1 when FILE exists, and 69 when the store or FILE's folder cannot be used.
            """)

    @Argument(help: "Where to write the copy.", completion: .file()) package var file: String?

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let store = try session.existingStore()
        let path = try file ?? Self.name(beside: session.requireWorkspace().storePath, at: session.surroundings.now())
        try store.backUp(to: path)
        session.output.result(path + "\n")
        let counts = try store.counts()
        session.output.remark(
            "copied \(counted(counts.sessions, "session")), \(counted(counts.tickets, "ticket")), "
                + counted(counts.accounts, "account"))
    }

    private static func name(beside store: String, at time: Int64) -> String {
        // Whole seconds: 20261123T034500Z.
        let digits = TimeText.utc(milliseconds: time - time % 1000).filter { $0 != "-" && $0 != ":" }
        return "\(store).backup-\(digits)"
    }
}

extension Session {
    /// The store, but only where there is one: a command that looks at it must not make it.
    func existingStore() throws -> any Store {
        let path = try requireWorkspace().storePath
        guard hasOpenStore || surroundings.files.isFile(path) else {
            throw CommandFailure(
                .missingFile, "there is no store yet: '\(path)' does not exist",
                hint: "the first import or interview makes it")
        }
        return try store()
    }
}
