internal import Importing
internal import SourceDiagnostics

/// The mappings that can be named: those of the workspace, in `surveys/maps/`, and those that are built in.
struct MappingLibrary {
    /// A mapping with its text.
    struct Entry {
        var name: String
        /// `built in`, or where the file is.
        var origin: String
        var text: [UInt8]
    }

    private let files: Files
    private let folder: String

    init(_ files: Files, _ workspace: Workspace) {
        self.files = files
        folder = workspace.surveys + "/maps"
    }

    /// Everything that can be named; a mapping of the workspace hides a built-in one of the same name.
    func entries() throws(FileFailure) -> [Entry] {
        var entries: [Entry] = []
        for file in files.isFolder(folder) ? try files.list(folder) : [] where file.hasSuffix(".yaml") {
            let name = String(file.dropLast(5))
            entries.append(Entry(name: name, origin: "surveys/maps/\(file)", text: try files.read("\(folder)/\(file)")))
        }
        for preset in Preset.all where !entries.contains(where: { $0.name == preset.name }) {
            entries.append(Entry(name: preset.name, origin: "built in", text: Array(preset.text.utf8)))
        }
        return entries
    }

    /// Finds a mapping by its name or its file.
    func mapping(named name: String) throws -> Mapping {
        try read(entry(named: name))
    }

    func entry(named name: String) throws -> Entry {
        let entries = try entries()
        if let entry = entries.first(where: { $0.name == name }) { return entry }
        for path in [name, "\(folder)/\(name)"] where files.isFile(path) {
            return Entry(name: name, origin: path, text: try files.read(path))
        }
        if name.contains("/") || name.hasSuffix(".yaml") {
            throw CommandFailure(.missingFile, "there is no mapping file '\(name)'")
        }
        throw CommandFailure.unknown("mapping", name, among: entries.map(\.name), exitCode: .missingFile)
    }

    /// Reads a mapping, or tells all its mistakes.
    func read(_ entry: Entry) throws(CommandFailure) -> Mapping {
        let log = DiagnosticLog()
        guard let mapping = Mapping.read(entry.text, file: entry.origin, log: log) else {
            throw CommandFailure(
                .badData, "the mapping '\(entry.name)' is wrong; nothing was imported", diagnostics: log.sorted)
        }
        return mapping
    }

    /// The mappings that a file fits, the best first.
    ///
    /// One of the workspace that is wrong is an error: it may be the one that was meant.
    func fitting(_ shape: FileShape, kind: Mapping.Kind?) throws -> [Mapping] {
        try entries().map { try read($0) }
            .filter { (kind == nil || $0.kind == kind) && shape.fits($0) }
            .sorted { shape.score($0) > shape.score($1) }
    }
}
