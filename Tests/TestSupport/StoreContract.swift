package import FeedbackModel
internal import Importing
package import Journal
package import Storage
internal import Testing

/// What every store must do, as clauses that a test runs against a fresh store each.
///
/// A store's own test target says: `@Test(arguments: StoreContract.clauses) func keeps(_ clause: StoreContract.Clause)`.
package enum StoreContract {
    package struct Clause: Sendable, CustomTestStringConvertible {
        /// A sentence.
        package var testDescription: String
        package var check: @Sendable (any Store) throws -> Void

        init(_ sentence: String, _ check: @escaping @Sendable (any Store) throws -> Void) {
            testDescription = sentence
            self.check = check
        }
    }

    package static let clauses: [Clause] =
        journalClauses + sessionClauses + redactionClauses + placeClauses + customerClauses + importClauses
        + importLogClauses + evidenceClauses + themeTicketClauses + reviewClauses + usageClauses + ideaClauses
        + responseClauses + erasureClauses + serviceClauses + claimClauses

    /// Texts that a careless store would cut, fold, run or refuse.
    package static let hostileTexts = [
        "", " ", "\0", "before\0after", "'; DROP TABLE ticket; --", "\" OR 1=1 /*", "?1 :a @b $c", "%_[a]*", "é",
        "e\u{301}",
        "\u{202E}desrever\u{202C}", "\u{1B}[31mred", "line\r\nline\u{2028}line", "👩‍👩‍👧‍👦", "\u{FFFD}\u{FEFF}\u{10FFFF}",
        String(repeating: "long ", count: 50_000),
    ]
}

// MARK: - What clauses are made of

extension StoreContract {
    package static func session(
        _ number: Int, startedAt: Int64 = 1_000, definition: String = "d1", status: SessionRecord.Status = .open
    ) -> SessionRecord {
        let digits = String(number)
        let id = "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
        return SessionRecord(
            id: SessionID(id), kind: .interview, survey: "renewal", definition: definition, accountID: "acme",
            ticketID: "csv:1", actor: "ada", startedAt: startedAt, status: status)
    }

    package static func draft(_ kind: String = "answered", words: [String] = [], time: Int64 = 5) -> EntryDraft {
        EntryDraft(
            time: time, monotonic: 7, spell: 0, actor: "ada", kind: kind, schema: 1, payload: #"{"\#(kind)":{}}"#,
            words: words.map { SealedWords(sealing: $0, salt: Array(1...16)) })
    }

    package static func lease(_ process: Int32, start: String = "1") -> Lease {
        Lease(actor: "ada", process: process, processStart: start, host: "desk", since: 9)
    }

    package static func ticket(_ key: String, body: String = "The export times out.") -> Ticket {
        Ticket(
            id: "csv:\(key)", source: "csv", subject: "Export", body: body, channel: "email", status: "open",
            priority: "high", createdAt: 100, updatedAt: 200, accountID: "acme", contactID: "c1",
            tags: ["export", "slow \"one\""], satisfaction: 0.25, language: "en", unmapped: #"{"plan":"pro"}"#)
    }

    package static let account = Account(
        id: "acme", source: "crm", name: "Acme", attributes: ["plan": "pro", "region": "EU"], seats: 40,
        revenue: 1200.5,
        lifecycle: "active")

    package static let contact = Contact(
        id: "c1", source: "crm", accountID: "acme", name: "Jo", email: "jo@acme.example", role: "admin")

    package static func evidence(
        _ theme: String, session: SessionID, sequence: Int = 1, words: String? = "It hangs."
    ) -> Evidence {
        Evidence(
            theme: theme, source: .session(id: session.text, sequence: sequence, place: "why"), channel: .interview,
            fidelity: .verbatim, accountID: "acme", speaker: "P1", time: 3, wasAsked: true, isPresent: false,
            severity: 0.5, words: words)
    }

    /// Puts tickets in and forgets the report.
    package static func put(_ tickets: [Ticket], in store: any Store) throws {
        try store.importing(dryRun: false) { sink in
            for ticket in tickets { _ = try sink.put(ticket) }
        }
    }

    /// Sends tickets in batches, as an importer does; returns the outcomes that are known at once.
    static func send(_ tickets: [Ticket], to sink: any ImportSink) throws -> [StoreOutcome: Int] {
        var outcomes: [StoreOutcome: Int] = [:]
        var batch = TicketBatch()
        for (index, ticket) in tickets.enumerated() {
            batch.add(ticket)
            guard index % 300 == 299 || index == tickets.count - 1 else { continue }
            outcomes.merge(try sink.send(&batch), uniquingKeysWith: +)
            #expect(batch.isEmpty)
        }
        return outcomes
    }

    /// The code of the failure that `body` must end in.
    static func failure(_ body: () throws -> Void) -> StoreFailure.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? StoreFailure)?.code
        }
    }

    /// That a journal is what the chain says, by recomputing it.
    static func expectChain(_ entries: [JournalEntry], sourceLocation: SourceLocation = #_sourceLocation) {
        var audit = ChainAudit()
        for entry in entries { audit.take(entry) }
        #expect(audit.problems == [], sourceLocation: sourceLocation)
    }
}
