import FeedbackModel
import Foundation
import Importing
import Journal
import Shell
import Storage
import Testing

enum FeedbackFixture {
    /// A workspace with two themes, three initiatives, four accounts, five tickets and three interviews.
    @MainActor
    static func workspace(roadmap: String? = nil) throws -> TypedSession {
        let session = TypedSession(files: [
            "surveys/themes.yaml": """
            codebook: test
            themes:
              - bug:
                  themes:
                    - export: {definition: Exports stop., phrases: [export fails]}
                    - login: {phrases: [cannot sign in]}
              - wish:
                  themes:
                    - bulk: {phrases: [bulk edit]}
            """,
            "surveys/canvass.yaml": "workspace: test\ncurrency: EUR\nteams: {app: {capacity: 24}}\n",
            "surveys/roadmap.yaml": roadmap ?? """
                roadmap: r1
                initiatives:
                  - exports: {title: Exports that resume, covers: {export: 0.9}, effort: {app: 2..5}, impact: 2, confidence: 0.8, reach: 30}
                  - bulk_edit: {covers: {bulk: 1}, effort: {app: 1..4}, impact: 1, confidence: 0.5, reach: 10}
                  - queue: {effort: {app: 3}, kind: long_bet}
                """,
        ])
        _ = try session.store.importing(dryRun: false) { sink in
            for (number, revenue) in [100.0, 200, 400, nil].enumerated() {
                _ = try sink.put(Account(id: "a\(number)", source: "crm", name: "A\(number)", revenue: revenue))
            }
            let tickets: [(String, String, String, String?)] = [
                ("a0", "The exports FAILED again", "urgent", nil), ("a0", "export fails\u{1B}[2J", "low", nil),
                ("a1", "Please add bulk editing", "normal", nil), ("", "Export fails", "high", nil),
                ("a2", "Nothing of interest", "high", nil),
            ]
            for (number, ticket) in tickets.enumerated() {
                _ = try sink.put(
                    Ticket(
                        id: "zendesk:\(number)", source: "zendesk", subject: "Help", body: ticket.1, priority: ticket.2,
                        createdAt: 1_700_000_000 + Int64(number), accountID: ticket.0.isEmpty ? nil : ticket.0))
            }
        }
        let codebook = Codebook(
            name: "test",
            themes: [
                Theme(id: "bug/export", category: "bug", phrases: ["export fails"]),
                Theme(id: "bug/login", category: "bug", phrases: ["cannot sign in"]),
                Theme(id: "wish/bulk", category: "wish", phrases: ["bulk edit"]),
            ])
        _ = try session.store.adopt(codebook, fingerprint: codebook.fingerprint)
        for (number, isYes) in [true, false, true].enumerated() {
            let id = SessionID("0000000\(number)-0000-4000-8000-000000000000")
            let record = SessionRecord(
                id: id, kind: .interview, survey: "s", definition: "d", accountID: "a\(number)", actor: "sam",
                startedAt: Int64(number), status: .ended)
            let draft = EntryDraft(
                time: 5, monotonic: 5, spell: 0, actor: "sam", kind: "answered", schema: 1, payload: "{}", words: [])
            _ = try session.store.open(record, definition: "survey: s", with: [draft])
            var items = [
                Evidence(
                    theme: "bug/export", source: .session(id: id.text, sequence: 1, place: "exports"),
                    channel: .interview,
                    fidelity: .closed, accountID: "a\(number)", speaker: "R", time: 1_772_442_000_000, wasAsked: true,
                    isPresent: isYes)
            ]
            if number == 0 {
                items.append(
                    Evidence(
                        theme: "bug/export", source: .session(id: id.text, sequence: 1, place: "last_time"),
                        channel: .interview, fidelity: .verbatim, accountID: "a0", speaker: "R",
                        time: 1_772_442_000_000,
                        words: "It just <b>spins</b>."))
            }
            if number == 1 {
                items.append(
                    Evidence(
                        theme: "dark_mode", source: .session(id: id.text, sequence: 1, place: "x"), channel: .interview,
                        fidelity: .paraphrase, accountID: "a1", time: 1))
            }
            try session.store.replaceEvidence(of: id, upTo: 1, fingerprint: codebook.fingerprint, with: items)
        }
        return session
    }

    /// What came to standard output.
    static func results(_ transcript: String) -> String {
        transcript.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("> ") && !$0.hasPrefix("! ") }.joined(separator: "\n")
    }

    static func objects(_ transcript: String) throws -> [[String: Any]] {
        try #require(JSONSerialization.jsonObject(with: Data(results(transcript).utf8)) as? [[String: Any]])
    }
}
