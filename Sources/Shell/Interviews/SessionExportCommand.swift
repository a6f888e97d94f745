package import ArgumentParser
internal import EvidenceGathering
internal import Journal
internal import Storage
internal import Tabulation

/// `session export`: every session as JSON.
package struct SessionExportCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write sessions as JSON, one array or one object in a line.",
        discussion: """
            Each session is what 'session show --format json' gives, with 'evidence': what it says about the themes of the \
            codebook, which 'review import' of another workspace can count; null where there is no codebook. With --format jsonl each stands in a line of its own, \
            and is written as soon as it is read.

            Examples:
              canvass session export > sessions.json
              canvass session export 1a2b 3c4d --format jsonl

            Exits 1 when there is no such session.
            """)

    @Argument(help: "The sessions; all of them where none is named.") package var ids: [String] = []
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let records = ids.isEmpty ? try session.store().sessions() : try ids.map { try session.record(named: $0) }
        let evidence = try session.exportedEvidence()
        if session.form(output) == .jsonl {
            for record in records { session.output.result(try session.exported(record, evidence).text() + "\n") }
        } else {
            let values = try records.map { try session.exported($0, evidence) }
            session.output.result(JSONValue.array(values).text(indented: true) + "\n")
        }
    }
}

extension Session {
    fileprivate func exported(
        _ record: SessionRecord, _ evidence: [String: [EvidenceBundle.Item]]?
    ) throws -> JSONValue {
        try SessionDescription(try past(record)).json(with: evidence.map { $0[record.id.text] ?? [] })
    }

    /// By session, what it says about themes; `nil` where there is no codebook, so that nobody knows.
    fileprivate func exportedEvidence() throws -> [String: [EvidenceBundle.Item]]? {
        let store = try store()
        let codebook = try? codebook()
        if let codebook { try refresh(codebook) }
        guard try store.codebook() != nil else { return nil }
        let items = try bundled(try store.sessionEvidence(theme: nil))
        return Dictionary(grouping: items, by: \.session)
    }
}
