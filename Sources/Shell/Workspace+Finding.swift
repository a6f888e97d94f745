extension Workspace {
    /// The workspace to work in: the one that was named, else `CANVASS_WORKSPACE`, else the nearest folder upward that
    /// has `surveys` and `results`; `nil` where there is none.
    ///
    /// Throws when a folder was named that is no workspace.
    package static func find(
        named option: String?, in surroundings: Surroundings
    ) throws(CommandFailure) -> Workspace? {
        let files = surroundings.files
        let variable = surroundings.environment["CANVASS_WORKSPACE"].flatMap { $0.isEmpty ? nil : $0 }
        if let named = option ?? variable {
            let folder = absolute(named, in: files.currentFolder())
            guard files.isFolder(folder) else {
                throw CommandFailure(.missingFile, "there is no folder '\(named)'")
            }
            guard isWorkspace(folder, files) else {
                throw CommandFailure(
                    .missingFile, "'\(named)' is not a workspace: it has no folders 'surveys' and 'results'",
                    hint: "make one with 'canvass init \(named)'")
            }
            return Workspace(folder: folder)
        }
        var names = files.currentFolder().split(separator: "/")
        while true {
            let folder = names.isEmpty ? "/" : names.map { "/" + $0 }.joined()
            if isWorkspace(folder, files) { return Workspace(folder: folder) }
            guard names.popLast() != nil else { return nil }
        }
    }

    private static func isWorkspace(_ folder: String, _ files: Files) -> Bool {
        files.isFolder(folder + "/surveys") && files.isFolder(folder + "/results")
    }

    private static func absolute(_ path: String, in folder: String) -> String {
        let whole = path.hasPrefix("/") ? path : folder + "/" + path
        var names: [Substring] = []
        for name in whole.split(separator: "/") where name != "." {
            if name == ".." { _ = names.popLast() } else { names.append(name) }
        }
        return names.isEmpty ? "/" : names.map { "/" + $0 }.joined()
    }
}
