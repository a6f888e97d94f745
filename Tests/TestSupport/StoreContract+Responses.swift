internal import FeedbackModel
internal import Importing
internal import Journal
internal import Storage
internal import Testing

/// Sessions that come whole, in the one transaction of an import.
extension StoreContract {
    package static let responseClauses: [Clause] = [
        Clause("opens all sessions of an import at once") { store in
            _ = try store.importing(dryRun: false) { sink in
                for number in 1...3 { try sink.open(response(number), with: [draft("opened"), draft(words: ["so"])]) }
                #expect(try sink.entries(of: response(2).id).count == 2)
                #expect(try sink.entries(of: response(9).id).isEmpty)
                #expect(try sink.definition("r1") == "survey: r")
                #expect(try sink.definition("r2") == nil)
                return 0
            }
            #expect(try store.sessions().map(\.id) == (1...3).map { response($0).id })
            let first = try #require(try store.session(response(1).id))
            #expect(first.kind == .answer && first.status == .ended && first.accountID == "acme")
            #expect(try store.definition("r1") == "survey: r")
            #expect(try store.entries(of: first.id, after: 0).map { $0.draft.words.map(\.text) } == [[], ["so"]])
            #expect(try store.problems() == [])
        },
        Clause("continues the journal of an imported session") { store in
            for round in 0..<2 {
                _ = try store.importing(dryRun: false) { sink in
                    if round == 0 { try sink.open(response(1), with: [draft("opened")]) }
                    if round == 1 { try sink.append([draft("reopened"), draft()], to: response(1).id) }
                    return 0
                }
            }
            #expect(try store.entries(of: response(1).id, after: 0).map(\.sequence) == [1, 2, 3])
            #expect(try store.session(response(1).id)?.status == .ended)
            #expect(try store.problems() == [])
        },
        Clause("keeps no session of an import that throws, or is a dry run") { store in
            struct Stop: Error {}
            #expect(throws: Stop.self) {
                _ = try store.importing(dryRun: false) { (sink) throws -> Int in
                    try sink.open(response(1), with: [draft("opened")])
                    throw Stop()
                }
            }
            _ = try store.importing(dryRun: true) { sink in
                try sink.open(response(2), with: [draft("opened")])
                return 0
            }
            #expect(try store.sessions().isEmpty)
            #expect(try store.definition("r1") == nil)
        },
        Clause("finds contacts for responses by id, and by an address that only one has") { store in
            _ = try store.importing(dryRun: false) { sink in
                _ = try sink.put(Account(id: "acme", source: "crm", name: "Acme"))
                for (id, email) in [("c1", "a@acme.example"), ("c2", "b@acme.example"), ("c3", "b@acme.example")] {
                    _ = try sink.put(
                        Contact(id: id, source: "crm", accountID: "acme", name: nil, email: email, role: nil))
                }
                #expect(try sink.contact(withID: "c2") == ContactReference(id: "c2", accountID: "acme"))
                #expect(try sink.contact(withID: "c9") == nil)
                #expect(try sink.contact(withEmail: "a@acme.example")?.id == "c1")
                #expect(try sink.contact(withEmail: "b@acme.example") == nil)
                #expect(try sink.hasAccount("acme"))
                #expect(try !sink.hasAccount("other"))
                return 0
            }
        },
    ]

    private static func response(_ number: Int) -> ImportedSession {
        ImportedSession(
            id: session(number).id, survey: "r", text: "survey: r", definition: "r1", accountID: "acme", actor: "ada",
            startedAt: Int64(number))
    }
}
