package import ArgumentParser

/// `import …`: bring files in, and see what was brought in when and by whom.
///
/// `import FILE` is `import file FILE`: what is no subcommand is a file.
package struct ImportNoun: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring files of records in (also 'import FILE'), see what was brought in, and take it back.",
        subcommands: [
            ImportCommand.self,
            ImportTranscriptCommand.self,
            ImportListCommand.self,
            ImportShowCommand.self,
            ImportUndoCommand.self,
        ], defaultSubcommand: ImportCommand.self)

    package init() {}
}
