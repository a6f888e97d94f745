internal import Storage
internal import SurveyModel
internal import SurveyVersions
internal import SurveyYAML
internal import TerminalText

/// One version of a definition: a file of today, or the text that a session kept.
struct DefinitionVersion {
    var survey: Survey
    var text: [UInt8]
    /// What it is called: the path of the file, or "revision 2 (1a2b3c4d)".
    var name: String
}

/// The versions of definitions that the workspace and the store know.
@MainActor
struct DefinitionVersions {
    let session: Session

    /// The definitions that sessions were held with, oldest first, each once, with the hash of its text.
    ///
    /// What this version of the program cannot read is left out.
    func stored(of survey: String? = nil) throws -> [(hash: String, version: DefinitionVersion)] {
        var seen: Set<String> = []
        var versions: [(hash: String, version: DefinitionVersion)] = []
        let store = try session.store()
        for record in try store.sessions() where survey.map({ $0 == record.survey }) ?? true {
            guard seen.insert(record.definition).inserted, let text = try store.definition(record.definition),
                let parsed = SurveyParser.parse(text, file: record.survey).survey
            else { continue }
            let hash = CanonicalForm(parsed).hash
            let name = "\(parsed.id) revision \(parsed.revision) (\(hash.prefix(8)))"
            versions.append(
                (record.definition, DefinitionVersion(survey: parsed, text: Array(text.utf8), name: name)))
        }
        return versions
    }

    /// A version by what a person types: a survey or a file, `NAME@REVISION`, or the beginning of a hash.
    ///
    /// Both hashes are understood: that of the text, by which sessions name their definition, and the canonical one.
    func version(named name: String) throws -> DefinitionVersion {
        let files = session.surroundings.files
        let folder = try session.requireWorkspace().surveys
        let file = try Definitions.file(ofSurvey: name, in: session)
        if files.isFile("\(folder)/\(name).yaml") || files.isFile(file) {
            let definition = try Definitions.survey(named: file, in: session)
            return DefinitionVersion(survey: definition.survey, text: definition.text, name: definition.path)
        }
        let parts = name.split(separator: "@", omittingEmptySubsequences: false)
        if parts.count == 2, let revision = Int(parts[1]) {
            if let found = try stored(of: String(parts[0])).last(where: { $0.version.survey.revision == revision }) {
                return found.version
            }
            throw CommandFailure(
                .missingFile, "no session was held with revision \(revision) of '\(PrintableText(parts[0]))'",
                hint: "the store keeps the definitions that sessions were held with")
        }
        if name.count >= 4, name.allSatisfy(\.isHexDigit) {
            let wanted = name.lowercased()
            let found = try stored().filter {
                $0.hash.hasPrefix(wanted) || CanonicalForm($0.version.survey).hash.hasPrefix(wanted)
            }
            if let first = found.first, Set(found.map { CanonicalForm($0.version.survey).hash }).count == 1 {
                return first.version
            }
            if !found.isEmpty {
                throw CommandFailure(
                    .failed, "\(found.count) definitions begin with '\(name)'",
                    hint: found.prefix(5).map { String($0.hash.prefix(12)) }.joined(separator: ", "))
            }
        }
        var failure = CommandFailure.unknown(
            "survey", PrintableText(name).description, among: try Definitions.names(in: session), exitCode: .missingFile
        )
        if failure.hint == nil { failure.hint = "name a survey, a file, NAME@REVISION, or the beginning of a hash" }
        throw failure
    }

    /// Where the lock of a survey is, whether or not it exists.
    func lockPath(_ survey: String) throws -> String { try session.requireWorkspace().surveys + "/\(survey).lock.yaml" }

    /// The lock beside a survey; `nil` where there is none.
    ///
    /// - Parameter survey: The survey's id.
    /// - Returns: The lock.
    /// - Throws: `CommandFailure` with exit code 65 when the lock itself has mistakes.
    func lock(of survey: String) throws -> DefinitionLock? {
        let path = try lockPath(survey)
        guard session.surroundings.files.isFile(path) else { return nil }
        let (lock, diagnostics) = DefinitionLock.parse(
            try session.surroundings.files.read(path), file: Definitions.shown(path, in: session))
        guard let lock else { throw CommandFailure(.badData, "", diagnostics: diagnostics) }
        return lock
    }
}
