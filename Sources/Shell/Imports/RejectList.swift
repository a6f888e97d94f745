internal import Importing

/// The rows that an import did not store, as a file: where each stands, and why.
///
/// It has none of a row's words, so that it can be sent to whoever mends the file.
struct RejectList {
    /// Rows beyond these are counted only.
    private static let limit = 1_000_000

    private(set) var csv = Array("line,outcome,reason\n".utf8)
    private var count = 0

    mutating func add(_ rejection: ImportRejection) {
        count += 1
        guard count <= Self.limit else { return }
        let reason = rejection.reason.replacing("\"", with: "\"\"")
        csv += "\(rejection.line),\(rejection.isFailure ? "failed" : "dropped"),\"\(reason)\"\n".utf8
    }

    func sentence(_ file: String) -> String {
        let listed = min(count, Self.limit)
        let more = count > listed ? ", the first \(listed) of \(count)" : ""
        return "\(listed) \(listed == 1 ? "row that is" : "rows that are") not stored: see \(file)\(more)"
    }
}
