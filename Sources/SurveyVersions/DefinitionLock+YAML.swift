internal import LocatedYAML
package import SourceDiagnostics

extension DefinitionLock {
    /// The lock as the text of its file.
    package var yaml: String {
        var lines = [
            "# Written by 'survey lock'. Commit it: it fixes names, types and codes of exported data for good.",
            "lock: \(survey)",
            "names:",
        ]
        for entry in entries {
            lines.append("  - \(entry.name): \(entry.type)")
            if let range = entry.range { lines.append("    range: \(CanonicalValue.text(range.text).json)") }
            if let missing = entry.missing { lines.append("    missing: \(missing)") }
            lines.append("    first: \(entry.first)")
            lines.append("    last: \(entry.last)")
            if entry.isRetired { lines.append("    retired: true") }
            if let became = entry.became { lines.append("    became: \(became)") }
            guard !entry.codes.isEmpty else { continue }
            lines.append("    codes:")
            for code in entry.codes {
                lines.append("      - \(code.code): \(CanonicalValue.text(code.label).json)")
                lines.append("        number: \(code.number)")
                lines.append("        first: \(code.first)")
                lines.append("        last: \(code.last)")
                if let became = code.became { lines.append("        became: \(became)") }
            }
        }
        lines.append("history:")
        for version in history {
            lines.append("  - revision: \(version.revision)")
            lines.append("    hash: \(version.hash)")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// Reads the file of a lock.
    ///
    /// - Parameters:
    ///   - text: The bytes of the file.
    ///   - file: The path to show in diagnostics.
    /// - Returns: The lock, unless there is an error, and what is wrong.
    package static func parse(_ text: [UInt8], file: String) -> (lock: DefinitionLock?, diagnostics: [Diagnostic]) {
        let log = DiagnosticLog()
        let lock = YAMLNode.read(text, file: file, log: log)?.map("a lock, with 'lock', 'names' and 'history'") { map in
            let survey = map.required("lock", of: "the lock")?.text("the name of a survey")
            let entries = map.optional("names")?.items("a list of names")?.compactMap(entry) ?? []
            let history = map.optional("history")?.list("a list of revisions")?.compactMap { node in
                node.map("'revision' and 'hash'") { map -> Version? in
                    let revision = map.required("revision", of: "the version")?.integer(in: 1...1_000_000)
                    let hash = map.required("hash", of: "the version")?.text("a hash")
                    guard let revision, let hash else { return nil }
                    return Version(revision: revision, hash: hash)
                }
            }
            return DefinitionLock(survey: survey ?? "", entries: entries, history: history ?? [])
        }
        return (log.hasErrors ? nil : lock, log.sorted)
    }

    private static func entry(_ item: YAMLItem) -> Entry? {
        let map = item.attributes
        defer { map.finish() }
        let type = item.value?.text("a type")
        let first = map.required("first", of: "'\(item.name.text)'")?.integer(in: 1...1_000_000)
        let last = map.required("last", of: "'\(item.name.text)'")?.integer(in: 1...1_000_000)
        let range = map.optional("range")?.text("a range, as 0..60").flatMap(LockedRange.init)
        let missing = map.optional("missing")?.integer(in: -1_000_000_000_000_000 ... -91)
        let isRetired = map.optional("retired")?.boolean() ?? false
        let became = map.optional("became")?.text("a name")
        let codes = map.optional("codes")?.items("a list of codes")?.compactMap(code) ?? []
        guard let type, let first, let last else { return nil }
        return Entry(
            name: item.name.text, type: type, range: range, missing: missing, codes: codes, first: first, last: last,
            isRetired: isRetired, became: became)
    }

    private static func code(_ item: YAMLItem) -> Code? {
        let map = item.attributes
        defer { map.finish() }
        let label = item.value?.text("a wording", allowsEmpty: true) ?? ""
        let number = map.required("number", of: "'\(item.name.text)'")?.integer(in: -1_000_000...1_000_000_000)
        let first = map.required("first", of: "'\(item.name.text)'")?.integer(in: 1...1_000_000)
        let last = map.required("last", of: "'\(item.name.text)'")?.integer(in: 1...1_000_000)
        let became = map.optional("became")?.text("a code")
        guard let number, let first, let last else { return nil }
        return Code(
            code: item.name.text, number: number, label: label, first: first, last: last, became: became)
    }
}
