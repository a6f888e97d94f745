internal import FocusGroups
internal import Journal
internal import Reporting
internal import Storage
internal import Tabulation

/// What is written down of a group for others, form by form.
@MainActor
struct GroupPapers {
    private let report: GroupReport
    private let files: Files
    /// What files and folders are called, as `group-5e551041`.
    let name: String

    init(_ past: PastSession, quotesUnasked: Bool, in session: inout Session) throws {
        report = try GroupReport(past, quotesUnasked: quotesUnasked, in: &session)
        files = session.surroundings.files
        name = "group-\(past.record.id.short)"
    }

    /// One form as text; tables are one object in JSON.
    func text(_ form: PaperForm) -> String {
        switch form {
        case .markdown: report.markdown
        case .html: report.html
        case .vtt: report.vtt
        case .json, .csv: report.json.text(indented: true) + "\n"
        }
    }

    /// Writes one form into a folder, and gives where it is.
    func write(_ form: PaperForm, into folder: String) throws(FileFailure) -> [String] {
        let path = "\(Self.trimmed(folder))/\(name)"
        guard form != .csv else { return try writeTables(into: path) }
        return [try write(form, to: "\(path).\(form.rawValue)")]
    }

    func write(_ form: PaperForm, to path: String) throws(FileFailure) -> String {
        try files.write(path, Array(text(form).utf8))
        return path
    }

    /// Writes a table for each part into a folder, which is made.
    func writeTables(into folder: String) throws(FileFailure) -> [String] {
        let folder = Self.trimmed(folder)
        try files.makeFolder(folder)
        var paths: [String] = []
        for (name, table) in report.tables {
            paths.append("\(folder)/\(name).csv")
            try files.write("\(folder)/\(name).csv", Array(table.text(as: .csv).utf8))
        }
        return paths
    }

    private static func trimmed(_ folder: String) -> String {
        var folder = folder
        while folder.hasSuffix("/"), folder.count > 1 { folder.removeLast() }
        return folder
    }
}
