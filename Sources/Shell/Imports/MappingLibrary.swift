internal import Importing
internal import SourceDiagnostics

/// The mappings that can be named: those of the workspace, in `surveys/maps/`, and those that are built in.
///
/// A file is read only when its mapping is asked for, so that one that is broken or cannot be read stands in nobody
/// else's way.
struct MappingLibrary {
    /// A mapping that can be named.
    struct Entry {
        enum Place {
            case file(String)
            case preset([UInt8])
        }

        var name: String
        /// `built in`, or where the file is.
        var origin: String
        var place: Place
    }

    private let files: Files
    /// `nil` without a workspace.
    private let folder: String?

    init(_ files: Files, _ workspace: Workspace?) {
        self.files = files
        folder = workspace.map { $0.surveys + "/maps" }
    }

    /// Everything that can be named; a mapping of the workspace hides a built-in one of the same name.
    func entries() throws(FileFailure) -> [Entry] {
        var entries: [Entry] = []
        if let folder, files.isFolder(folder) {
            for file in try files.list(folder) where file.hasSuffix(".yaml") {
                entries.append(
                    Entry(
                        name: String(file.dropLast(5)), origin: "surveys/maps/\(file)",
                        place: .file("\(folder)/\(file)")))
            }
        }
        for preset in Preset.all where !entries.contains(where: { $0.name == preset.name }) {
            entries.append(Entry(name: preset.name, origin: "built in", place: .preset(preset.content)))
        }
        return entries
    }

    /// Finds a mapping by its name or its file; with a kind, only for records of this kind.
    func mapping(named name: String, kind: Mapping.Kind? = nil) throws -> Mapping {
        let mapping = try read(try entry(named: name)).get()
        if let kind, kind != mapping.kind {
            throw CommandFailure(
                .usage, "the mapping '\(mapping.name)' makes \(mapping.kind.plural), not \(kind.plural)")
        }
        return mapping
    }

    /// The only mapping that a file fits, or `nil` for none; which of several is a person's decision.
    func onlyMapping(fitting shape: FileShape, kind: Mapping.Kind?, file: String) throws -> Mapping? {
        let found = try fitting(shape, kind: kind)
        guard found.count < 2 else {
            throw CommandFailure(
                .badData,
                "more than one mapping fits \(file): \(found.map(\.name).joined(separator: ", "))",
                hint: "name one with --map; 'map list' lists them, and 'map show NAME' gives one to start from")
        }
        return found.first
    }

    func entry(named name: String) throws -> Entry {
        let entries = try entries()
        if let entry = entries.first(where: { $0.name == name }) { return entry }
        for path in [name, folder.map { "\($0)/\(name)" }].compactMap(\.self) where files.isFile(path) {
            return Entry(name: name, origin: path, place: .file(path))
        }
        if name.contains("/") || name.hasSuffix(".yaml") {
            throw CommandFailure(.missingFile, "there is no mapping file '\(name)'")
        }
        throw CommandFailure.unknown("mapping", name, among: entries.map(\.name), exitCode: .missingFile)
    }

    /// The mapping as it is written.
    func text(of entry: Entry) throws(FileFailure) -> [UInt8] {
        switch entry.place {
        case .file(let path): try files.read(path)
        case .preset(let content): content
        }
    }

    /// Reads a mapping, or tells all its mistakes.
    func read(_ entry: Entry) -> Result<Mapping, CommandFailure> {
        let log = DiagnosticLog()
        let text: [UInt8]
        do throws(FileFailure) {
            text = try self.text(of: entry)
        } catch {
            return .failure(CommandFailure(.badData, "\(entry.origin) cannot be read: \(error.message)"))
        }
        guard let mapping = Mapping.read(text, file: entry.origin, log: log) else {
            return .failure(
                CommandFailure(.badData, "the mapping in \(entry.origin) is wrong", diagnostics: log.sorted))
        }
        return .success(mapping)
    }

    /// The mappings that a file fits, the best first.
    ///
    /// One of the workspace that is wrong is an error: it may be the one that was meant.
    func fitting(_ shape: FileShape, kind: Mapping.Kind?) throws -> [Mapping] {
        var found: [Mapping] = []
        var broken: [CommandFailure] = []
        for entry in try entries() {
            switch read(entry) {
            case .success(let mapping): found.append(mapping)
            case .failure(let failure): broken.append(failure)
            }
        }
        if var failure = CommandFailure.joined(broken) {
            let them = broken.count == 1 ? "it" : "one of them"
            failure.message += "; \(them) may be the one for this file, so nothing was imported"
            failure.hint = "mend \(broken.count == 1 ? "it" : "them"), or name the mapping that is meant with --map"
            throw failure
        }
        return found.filter { (kind == nil || $0.kind == kind) && shape.fits($0) }
            .sorted { shape.score($0) > shape.score($1) }
    }
}

extension CommandFailure {
    /// Several failures as one; `nil` for none.
    static func joined(_ failures: [CommandFailure]) -> CommandFailure? {
        guard let first = failures.first else { return nil }
        return CommandFailure(
            first.exitCode, failures.map(\.message).joined(separator: "; "), hint: first.hint,
            diagnostics: failures.flatMap(\.diagnostics))
    }
}
