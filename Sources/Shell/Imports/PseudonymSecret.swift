/// The workspace's secret, which turns names into pseudonyms that nobody can turn back.
///
/// It is made when it is first needed and lies beside the store, with mode 0600. Without it, the same people get new
/// pseudonyms.
@MainActor
enum PseudonymSecret {
    private static let length = 32

    private static func path(_ workspace: Workspace) -> String { workspace.results + "/canvass.sqlite-secret" }

    static func exists(_ session: Session, _ workspace: Workspace) -> Bool {
        session.surroundings.files.isFile(path(workspace))
    }

    static func load(_ session: Session, _ workspace: Workspace) throws -> [UInt8] {
        let files = session.surroundings.files
        let path = path(workspace)
        if files.isFile(path) {
            let secret = try files.read(path)
            guard secret.count == length else {
                throw CommandFailure(
                    .badData, "the secret in \(path) is not as it was written",
                    hint: "restore it from a backup; if it is deleted, people get new pseudonyms")
            }
            return secret
        }
        let secret = session.surroundings.salt() + session.surroundings.salt()
        try files.write(path, secret)
        return secret
    }
}
