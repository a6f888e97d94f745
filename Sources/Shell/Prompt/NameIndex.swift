internal import FeedbackModel
internal import Journal
internal import Storage

/// The names that can be typed, each kind read when it is first asked for and kept until the next command.
///
/// What kind an argument takes is told by its value name: `<theme>`, `<session>`, `<account>`.
@MainActor
final class NameIndex {
    private let session: Session
    private var known: [String: [String]] = [:]

    init(_ session: Session) { self.session = session }

    /// Forgets everything, since a command may have changed it.
    func forget() { known = [:] }

    /// The names of a kind, sorted; empty for kinds that have none.
    func names(_ kind: String) -> [String] {
        if let names = known[kind] { return names }
        // No store or no workspace is no error here: Tab has nothing to offer then.
        let names = ((try? read(kind)) ?? []).sorted()
        known[kind] = names
        return names
    }

    private func read(_ kind: String) throws -> [String] {
        switch kind {
        case "survey", "guide", "name":
            let workspace = try session.requireWorkspace()
            let reserved: Set = ["themes", "roadmap", "canvass"]
            return try session.surroundings.files.list(workspace.surveys)
                .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
                .filter { !reserved.contains($0) && !$0.contains(".") }
        case "theme", "from", "into":
            return try session.store().codebook()?.themes.map(\.id) ?? []
        case "account":
            return try session.store().accounts().map(\.id)
        case "ticket":
            return try session.store().tickets(matching: TicketFilter(limit: 500)).map(\.id)
        case "session":
            return try session.store().sessions().map { String($0.id.description.prefix(8)) }
        case "review":
            return try session.store().reviews().map(\.name)
        default:
            return []
        }
    }

    /// Files and folders that a path may become; folders end with a slash.
    func paths(from typed: String, foldersOnly: Bool) -> [String] {
        let files = session.surroundings.files
        let cut = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
        let (folder, start) = (String(typed[..<cut]), typed[cut...])
        guard let names = try? files.list(folder.isEmpty ? "." : folder) else { return [] }
        return names.filter { $0.hasPrefix(start) && (!$0.hasPrefix(".") || start.hasPrefix(".")) }
            .compactMap { name in
                if files.isFolder(folder + name) { return folder + name + "/" }
                return foldersOnly ? nil : folder + name
            }
    }
}
