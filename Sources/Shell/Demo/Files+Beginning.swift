extension Files {
    /// The same files, seen from another folder: relative paths begin there.
    func beginning(in folder: String) -> Files {
        let outer = self
        let place = { @Sendable (path: String) in path.hasPrefix("/") || path == "-" ? path : "\(folder)/\(path)" }
        var files = Files(
            read: { path throws(FileFailure) in try outer.read(place(path)) },
            open: { path throws(FileFailure) in try outer.open(place(path)) },
            write: { path, content throws(FileFailure) in try outer.write(place(path), content) },
            list: { path throws(FileFailure) in try outer.list(place(path)) },
            isFile: { outer.isFile(place($0)) }, isFolder: { outer.isFolder(place($0)) },
            makeFolder: { path throws(FileFailure) in try outer.makeFolder(place(path)) },
            remove: { path throws(FileFailure) in try outer.remove(place(path)) }, currentFolder: { folder })
        files.spool = { folder throws(FileFailure) in try outer.spool(place(folder)) }
        files.size = { outer.size(place($0)) }
        return files
    }
}
