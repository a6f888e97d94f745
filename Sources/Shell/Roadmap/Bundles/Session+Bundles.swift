internal import EvidenceGathering
internal import FeedbackModel
internal import SourceDiagnostics
internal import Storage

extension Session {
    /// The bundle in a file, or on standard input; what is wrong is told with its place.
    func evidenceBundle(at path: String) throws -> EvidenceBundle {
        let next = try surroundings.files.open(path)
        var bytes: [UInt8] = []
        while let piece = try next() {
            bytes += piece
            guard bytes.count <= EvidenceBundle.largestSize else {
                let size = EvidenceBundle.largestSize >> 20
                throw CommandFailure(.badData, "\(printable(path)) is larger than \(size) MB, which no bundle is")
            }
        }
        do {
            return try EvidenceBundle.read(bytes)
        } catch {
            let file = path == "-" ? "standard input" : Definitions.shown(path, in: self)
            throw CommandFailure(
                .badData, "",
                diagnostics: error.faults.map { fault in
                    Diagnostic(
                        .error, .badBundle,
                        at: SourceLocation(file: file, line: fault.line, column: fault.column), fault.message)
                })
        }
    }

    /// What somebody typed about which account of theirs is which of ours.
    func accountMatches(_ texts: [String], in bundle: EvidenceBundle) throws -> [AccountMatch] {
        let theirs = Set(bundle.items.compactMap(\.account))
        return try texts.map { text in
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw CommandFailure(.usage, "--match takes THEIRS=OURS") }
            guard theirs.contains(parts[0]) else {
                throw CommandFailure.unknown(
                    "account of theirs", printable(parts[0]), among: theirs.sorted(), exitCode: .usage)
            }
            guard try store().account(parts[1]) != nil else {
                throw CommandFailure(
                    .usage, "there is no account '\(printable(parts[1]))' here", hint: "'account list' shows them all")
            }
            return AccountMatch(theirs: parts[0], ours: parts[1])
        }
    }
}

extension Diagnostic.Code {
    /// A file is no bundle of evidence, or not a whole one.
    static let badBundle: Self = "B001"
}
