package import ArgumentParser

/// `init [DIR]`: a new workspace with a small example of each file.
package struct InitCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a workspace with a small survey, guide, codebook and roadmap.",
        discussion: """
            Makes the folders 'surveys' and 'results' and writes a commented starter for each kind of file. A file \
            that is there already is left as it is.

            Examples:
              canvass init
              canvass init ~/feedback

            Exits 0 when the workspace stands, 1 when a file cannot be written.
            """)

    @Argument(help: "The folder; by default the current one.", completion: .directory)
    package var folder: String?

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let files = session.surroundings.files
        let current = files.currentFolder()
        let folder = folder.map { $0.hasPrefix("/") ? $0 : current + "/" + $0 } ?? current
        let workspace = Workspace(
            folder: folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder)
        try files.makeFolder(workspace.surveys)
        try files.makeFolder(workspace.results)
        for (path, content) in Starter.files {
            let whole = workspace.folder + "/" + path
            guard !files.isFile(whole) else {
                session.output.remark("kept     \(path)")
                continue
            }
            try files.write(whole, Array(content.utf8))
            session.output.remark("written  \(path)")
        }
        session.workspace = session.workspace ?? workspace
        let option = workspace.folder == current ? "" : "--workspace \(workspace.folder) "
        let accounts = option.isEmpty ? "example-accounts.csv" : workspace.folder + "/example-accounts.csv"
        session.output.remark("next: canvass \(option)import \(accounts)")
        session.output.remark("then: canvass \(option)interview first-call --account acme")
    }
}
