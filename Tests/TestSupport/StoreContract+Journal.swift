internal import FeedbackModel
internal import Importing
internal import Journal
internal import Storage
internal import Testing

extension StoreContract {
    static let journalClauses = [
        // The chain is what makes later tampering visible, so it must start and go on right.
        Clause("entries are numbered from 1 and chained from zeros") { (store) throws in
            let record = session(1)
            let opened = try store.open(record, definition: "text", with: [draft("opened"), draft(words: ["yes"])])
            let more = try store.append([draft(words: ["no", "maybe"])], to: record.id, status: nil)
            let stored = try store.entries(of: record.id, after: 0)
            #expect(stored == opened + more)
            #expect(stored.map(\.sequence) == [1, 2, 3])
            #expect(stored.first?.previous == .zero)
            expectChain(stored)
        },
        Clause("entries after a place are the rest of the journal") { (store) throws in
            let record = session(1)
            let all = try store.open(record, definition: "", with: (0..<5).map { draft(words: ["\($0)"]) })
            for place in 0...6 {
                #expect(try store.entries(of: record.id, after: place) == Array(all.dropFirst(place)))
            }
            #expect(try store.entries(of: session(2).id, after: 0) == [])
        },
        Clause("nobody's session can be opened over another") { (store) throws in
            let record = session(1)
            let first = try store.open(record, definition: "a", with: [draft("opened")])
            #expect(failure { _ = try store.open(record, definition: "b", with: [draft("opened")]) } == .conflict)
            #expect(try store.entries(of: record.id, after: 0) == first)
            #expect(try store.sessions() == [record])
        },
        // What is done at the desk is kept as sessions are, but nobody was asked anything in it.
        Clause("journals of the desk are none of the sessions") { (store) throws in
            var record = session(1)
            record.kind = .desk
            let opened = try store.open(record, definition: "", with: [draft("added", words: ["a secret"])])
            let closed = try store.append([draft("closed")], to: record.id, by: nil, status: .ended)
            _ = try store.open(session(2), definition: "", with: [draft("opened")])
            #expect(try store.sessions().map(\.id) == [session(2).id])
            #expect(try store.deskRecords().map(\.id) == [record.id])
            #expect(try store.session(record.id)?.kind == .desk)
            #expect(try store.entries(of: record.id, after: 0) == opened + closed)
            #expect(try store.sessionsWithoutEvidence(fingerprint: "f") == [session(2).id])
            #expect(try store.withdraw(record.id, saying: [draft("withdrawn")], by: nil) == 1)
            #expect(try store.problems() == [])
        },
        Clause("nothing is appended to a session that is not there") { (store) throws in
            let unknown = session(1).id
            #expect(failure { _ = try store.append([draft()], to: unknown, status: nil) } == .notFound)
            #expect(failure { try store.setDraft(DraftLine(text: "", after: 0), of: unknown) } == .notFound)
            #expect(failure { _ = try store.acquire(lease(1), of: unknown) { _ in true } } == .notFound)
            #expect(failure { _ = try store.withdraw(unknown, saying: [draft("withdrawn")], by: nil) } == .notFound)
            #expect(try store.sessions() == [])
        },
        // Promise 3: words are stored as they came.
        Clause("words come back byte for byte") { (store) throws in
            let record = session(1)
            _ = try store.open(record, definition: "", with: [draft(words: hostileTexts)])
            let words = try store.entries(of: record.id, after: 0).flatMap(\.draft.words)
            let bytes = words.map { Array(($0.text ?? "redacted").utf8) }
            #expect(bytes == hostileTexts.map { Array($0.utf8) })
            let areIntact = words.allSatisfy(\.isIntact)
            #expect(areIntact)
        },
        // A scribe decides on all that stands in the journal, such as that nobody has sent them away.
        Clause("an act beside the driver is stored only where nothing came in between") { (store) throws in
            let id = session(1).id
            let opened = try store.open(session(1), definition: "", with: [draft("opened")])
            let driver = try store.acquire(lease(1), of: id) { _ in true }
            try store.setDraft(DraftLine(text: "half", after: 1), of: id, by: driver)
            let beside = try store.append([draft(words: ["a"]), draft(words: ["b"])], to: id, after: 1)
            #expect(beside.map(\.sequence) == [2, 3])
            #expect(failure { _ = try store.append([draft(words: ["c"])], to: id, after: 1) } == .overtaken)
            #expect(failure { _ = try store.append([draft(words: ["c"])], to: id, after: 4) } == .overtaken)
            #expect(try store.draft(of: id)?.text == "half", "the half-typed line is the driver's")
            let driven = try store.append([draft(words: ["d"])], to: id, by: driver, status: nil)
            #expect(try store.draft(of: id) == nil)
            #expect(try store.entries(of: id, after: 0) == opened + beside + driven)
            expectChain(opened + beside + driven)
            #expect(failure { _ = try store.append([draft()], to: session(9).id, after: 0) } == .notFound)
        },
        Clause("two writers share one journal without a gap") { (store) throws in
            var random = SplitMix64(seed: 7)
            let ids = [session(1), session(2)]
            for record in ids { _ = try store.open(record, definition: "", with: []) }
            var expected: [SessionID: [JournalEntry]] = [:]
            for step in 0..<60 {
                let id = ids[Int(random.next() % 2)].id
                let drafts = (0..<Int(random.next() % 4)).map { draft("k\($0)", words: ["\(step)"], time: Int64(step)) }
                expected[id, default: []] += try store.append(drafts, to: id, status: nil)
            }
            for id in ids.map(\.id) {
                let stored = try store.entries(of: id, after: 0)
                let written = expected[id] ?? []
                #expect(stored == written, "seed 7")
                expectChain(stored)
            }
            #expect(try store.problems() == [])
        },
    ]

    static let sessionClauses = [
        Clause("sessions are listed from the oldest, with the status of their last act") { (store) throws in
            let records = [session(1, startedAt: 30), session(3, startedAt: 10), session(2, startedAt: 10)]
            for record in records { _ = try store.open(record, definition: "", with: []) }
            _ = try store.append([], to: records[0].id, status: .ended)
            _ = try store.append([draft()], to: records[1].id, status: nil)
            #expect(try store.sessions().map(\.id) == [records[2].id, records[1].id, records[0].id])
            #expect(try store.session(records[0].id)?.status == .ended)
            #expect(try store.session(records[1].id) == records[1])
            #expect(try store.session(session(9).id) == nil)
        },
        // Whom a rule forbids to call is found without reading what others said.
        Clause("sessions about somebody are found by account, or by ticket where they have none") { (store) throws in
            _ = try store.importing(dryRun: false) { sink in
                for (id, contact) in [("t:1", nil), ("t:2", "c1"), ("t:3", "c2")] as [(String, String?)] {
                    _ = try sink.put(
                        Ticket(id: id, source: "t", subject: "s", body: "b", createdAt: 1, contactID: contact))
                }
            }
            let cases: [(SessionRecord.Kind, String?, String?)] = [
                (.interview, "a", nil), (.answer, "b", "t:1"), (.interview, "c", "t:1"), (.interview, nil, "t:1"),
                (.interview, nil, "t:2"), (.answer, nil, "t:3"), (.interview, nil, nil), (.group, "a", nil),
                (.desk, "a", nil), (.interview, nil, "gone"),
            ]
            for (index, (kind, account, ticket)) in cases.enumerated() {
                var record = session(index + 1, startedAt: Int64(index))
                (record.kind, record.accountID, record.ticketID) = (kind, account, ticket)
                _ = try store.open(record, definition: "", with: [])
            }
            let found = { (subject: SessionSubject) in
                try store.sessions(about: subject).map { Int($0.startedAt) }
            }
            #expect(try found(SessionSubject(accounts: ["a", "b"])) == [0, 1])
            #expect(try found(SessionSubject(tickets: ["t:1"])) == [3])
            #expect(try found(SessionSubject(accounts: ["c"], tickets: ["gone"], contact: "c1")) == [2, 4, 9])
            #expect(try found(SessionSubject()) == [])
        },
        // A session must open with its own definition, whatever became of the file since.
        Clause("a definition stays under its hash") { (store) throws in
            _ = try store.open(session(1, definition: "d1"), definition: "id: a\0b", with: [])
            _ = try store.open(session(2, definition: "d1"), definition: "id: a\0b", with: [])
            _ = try store.open(session(3, definition: "d2"), definition: "id: c", with: [])
            #expect(try store.definition("d1") == "id: a\0b")
            #expect(try store.definition("d2") == "id: c")
            #expect(try store.definition("d3") == nil)
        },
        Clause("the half-typed line lives until the next act") { (store) throws in
            let id = session(1).id
            _ = try store.open(session(1), definition: "", with: [])
            #expect(try store.draft(of: id) == nil)
            for text in hostileTexts {
                try store.setDraft(DraftLine(text: text, after: 3), of: id)
                #expect(try store.draft(of: id).map { Array($0.text.utf8) } == Array(text.utf8))
            }
            try store.setDraft(nil, of: id)
            #expect(try store.draft(of: id) == nil)
            try store.setDraft(DraftLine(text: "half", after: 0), of: id)
            _ = try store.append([draft()], to: id, status: nil)
            #expect(try store.draft(of: id) == nil)
        },
        // Who dies beside the driver must not lose the line, and nobody else's line is theirs.
        Clause("half-typed lines beside the driver live until the end") { (store) throws in
            let id = session(1).id
            let (scribe, observer) = (Seat(actor: "ben", role: "scribe"), Seat(actor: "ben", role: "observer"))
            _ = try store.open(session(1), definition: "", with: [])
            #expect(try store.draft(of: id, at: scribe) == nil)
            for text in hostileTexts {
                try store.setDraft(text, of: id, at: scribe)
                #expect(try store.draft(of: id, at: scribe).map { Array($0.utf8) } == Array(text.utf8))
            }
            try store.setDraft("another", of: id, at: observer)
            try store.setDraft(nil, of: id, at: scribe)
            #expect(try store.draft(of: id, at: scribe) == nil)
            _ = try store.append([draft()], to: id, status: nil)
            #expect(try store.draft(of: id, at: observer) == "another")
            _ = try store.append([draft()], to: id, status: .ended)
            #expect(try store.draft(of: id, at: observer) == nil)
            #expect(failure { try store.setDraft("x", of: session(2).id, at: scribe) } == .notFound)
        },
        // Two people must not drive one interview; a crashed one must not block it for ever.
        Clause("a session has one living driver") { (store) throws in
            let id = session(1).id
            _ = try store.open(session(1), definition: "", with: [])
            let first = try store.acquire(lease(1), of: id) { _ in true }
            #expect(failure { _ = try store.acquire(lease(2), of: id) { _ in true } } == .driven(by: first))
            let again = try store.acquire(lease(1), of: id) { _ in true }
            #expect(failure { _ = try store.acquire(lease(1, start: "2"), of: id) { _ in true } } == .driven(by: again))
            let second = try store.acquire(lease(2), of: id) { $0.process != 1 }
            // Who only looks on is told who drives, and changes nothing by asking.
            #expect(try store.driver(of: id) == second)
            #expect(failure { _ = try store.acquire(lease(1), of: id) { _ in true } } == .driven(by: second))
            try store.release(second, of: id)
            #expect(try store.driver(of: id) == nil)
            var timed = lease(1)
            timed.began = 4_711
            #expect(try store.acquire(timed, of: id) { _ in true }.began == 4_711)
            #expect(try store.driver(of: id)?.began == 4_711, "consoles beside it tell the driver's time by that")
            let third = try store.acquire(lease(1), of: id) { _ in true }
            #expect([first, again, second, third].map(\.generation) == [1, 2, 3, 5])
        },
        // A driver that was replaced ends some time later; what it gives back then is no longer its own.
        Clause("a driver gives back no lease but its own") { (store) throws in
            let id = session(1).id
            _ = try store.open(session(1), definition: "", with: [])
            let first = try store.acquire(lease(1), of: id) { _ in true }
            let second = try store.acquire(lease(2), of: id) { _ in false }
            try store.release(first, of: id)
            #expect(failure { _ = try store.acquire(lease(3), of: id) { _ in true } } == .driven(by: second))
            try store.release(second, of: id)
            let third = try store.acquire(lease(3), of: id) { _ in true }
            #expect(third.process == 3)
            try store.release(third, of: session(9).id)
        },
        // Whoever was replaced may not know it yet, and must not write between the acts of the one who drives now.
        Clause("a driver that was replaced stores nothing more") { (store) throws in
            let id = session(1).id
            _ = try store.open(session(1), definition: "", with: [draft("opened")])
            let first = try store.acquire(lease(1), of: id) { _ in true }
            _ = try store.append([draft(words: ["mine"])], to: id, by: first, status: nil)
            let second = try store.acquire(lease(2), of: id) { _ in false }
            let refused: () throws -> Void = {
                #expect(
                    failure { _ = try store.append([draft(words: ["late"])], to: id, by: first, status: .ended) }
                        == .replaced(by: second))
                let line = DraftLine(text: "late", after: 2)
                #expect(failure { try store.setDraft(line, of: id, by: first) } == .replaced(by: second))
                #expect(
                    failure { _ = try store.withdraw(id, saying: [draft("withdrawn")], by: first) }
                        == .replaced(by: second))
            }
            try refused()
            try store.setDraft(DraftLine(text: "half", after: 2), of: id, by: second)
            try refused()
            #expect(try store.draft(of: id)?.text == "half")
            _ = try store.append([draft(words: ["theirs"])], to: id, by: second, status: nil)
            // That the successor has gone does not bring the session back.
            try store.release(second, of: id)
            try refused()
            let words = try store.entries(of: id, after: 0).flatMap(\.draft.words).map(\.text)
            #expect(words == ["mine", "theirs"])
            #expect(try store.session(id)?.status == .open)
        },
        Clause("a scribe appends without driving") { (store) throws in
            let id = session(1).id
            _ = try store.open(session(1), definition: "", with: [draft("opened")])
            let driver = try store.acquire(lease(1), of: id) { _ in true }
            _ = try store.append([draft("noted", words: ["aside"])], to: id, status: nil)
            _ = try store.append([draft()], to: id, by: driver, status: nil)
            #expect(try store.entries(of: id, after: 0).map(\.draft.kind) == ["opened", "noted", "answered"])
        },
    ]

    static let redactionClauses = [
        // One of several people withdraws: their words go, those of the others stay, and so does the session.
        Clause("some words are taken and the others stay") { (store) throws in
            let record = session(1)
            let before = try store.open(
                record, definition: "", with: [draft(words: ["a", "b"]), draft(words: ["c"]), draft()])
            try store.setDraft(DraftLine(text: "half", after: 3), of: record.id)
            var said = draft("withdrew")
            said.payload = #"{"withdrew":{"entries":[1,2],"letter":"b"}}"#
            let places = [WordPlace(sequence: 1, place: 1), WordPlace(sequence: 2, place: 0)]
            let driver = try store.acquire(lease(1), of: record.id) { _ in true }
            let other = try store.acquire(lease(2), of: record.id) { _ in false }
            #expect(
                failure { _ = try store.erase(places, of: record.id, saying: [said], by: driver) }
                    == .replaced(by: other))
            #expect(try store.erase(places, of: record.id, saying: [said], by: other) == 2)
            let after = try store.entries(of: record.id, after: 0)
            #expect(after.flatMap(\.draft.words).map(\.text) == ["a", nil, nil])
            #expect(after.prefix(3).map(\.hash) == before.map(\.hash))
            expectChain(after)
            #expect(try store.draft(of: record.id) == nil)
            #expect(try store.session(record.id)?.status == record.status)
            #expect(try store.problems() == [])
            // An erasure that no entry speaks of is found.
            _ = try store.open(session(2), definition: "", with: [draft(words: ["a"]), draft(words: ["b"])])
            said.payload = #"{"withdrew":{"entries":[1],"letter":"b"}}"#
            _ = try store.erase([WordPlace(sequence: 1, place: 0)], of: session(2).id, saying: [said], by: nil)
            #expect(try store.problems() == [])
            said.payload = #"{"withdrew":{"entries":[],"letter":"b"}}"#
            _ = try store.erase([WordPlace(sequence: 2, place: 0)], of: session(2).id, saying: [said], by: nil)
            #expect(try store.problems().count == 1)
        },
        // Promise 6: a withdrawal erases words and breaks neither chain nor numbers.
        Clause("a withdrawal takes the words and leaves the chain") { (store) throws in
            let record = session(1)
            let before = try store.open(
                record, definition: "", with: [draft(words: ["a", "b"]), draft(words: ["c"]), draft()])
            _ = try store.open(session(2), definition: "", with: [draft(words: ["other"])])
            try store.setDraft(DraftLine(text: "half", after: 3), of: record.id)
            #expect(try store.withdraw(record.id, saying: [draft("withdrawn")], by: nil) == 3)
            #expect(try store.withdraw(record.id, saying: [draft("withdrawn")], by: nil) == 0)
            let after = try store.entries(of: record.id, after: 0)
            #expect(after.flatMap(\.draft.words).allSatisfy { $0.text == nil && $0.salt.isEmpty })
            #expect(after.prefix(3).map(\.hash) == before.map(\.hash))
            #expect(after.map(\.draft.kind).suffix(2) == ["withdrawn", "withdrawn"])
            expectChain(after)
            #expect(try store.draft(of: record.id) == nil)
            #expect(try store.session(record.id)?.status == .ended)
            #expect(try store.entries(of: session(2).id, after: 0).flatMap(\.draft.words).map(\.text) == ["other"])
            #expect(try store.problems() == [])
        },
        // A later session may repeat what an earlier one said, as `prior` does.
        Clause("a withdrawal reaches the entries of other sessions that repeat the words") { (store) throws in
            _ = try store.open(session(1), definition: "", with: [draft(words: ["a"])])
            _ = try store.open(
                session(2), definition: "", with: [draft(words: ["own"]), draft("recalled", words: ["a", "b"])])
            let copy = EntryPlace(session(2).id, sequence: 2)
            #expect(
                try store.withdraw(session(1).id, saying: [draft("withdrawn")], by: nil, copies: [copy], contacts: [])
                    == 3)
            let words = try store.entries(of: session(2).id, after: 0).map { $0.draft.words.map(\.text) }
            #expect(words == [["own"], [nil, nil]])
            expectChain(try store.entries(of: session(2).id, after: 0))
        },
        Clause("a withdrawal reaches the contacts that were put on file in the session") { (store) throws in
            _ = try store.open(session(1), definition: "", with: [draft(words: ["a"])])
            let (typed, other) = (
                Contact(id: "typed:1", source: "typed", accountID: "acme", name: "Dana", email: "d@acme.example"),
                Contact(id: "crm:2", source: "crm", accountID: "acme", name: "Eve")
            )
            _ = try store.importing(dryRun: false) { sink in
                _ = try sink.put(typed)
                _ = try sink.put(other)
            }
            let withdraw = {
                try store.withdraw(session(1).id, saying: [], by: nil, copies: [], contacts: [typed.id, "typed:9"])
            }
            #expect(try withdraw() == 2)
            #expect(try withdraw() == 0)
            #expect(try store.contact("typed:1") == Contact(id: "typed:1", source: "typed", accountID: "acme"))
            #expect(try store.contact("crm:2") == other)
            // Should somebody type the same again, it is another record than the erased one.
            #expect(try store.importing(dryRun: false) { try $0.put(typed) } == .updated)
        },
        Clause("a withdrawal reaches the evidence that was drawn from the words") { (store) throws in
            let id = session(1).id
            _ = try store.open(session(1), definition: "", with: [draft(words: ["a"]), draft(words: ["b"])])
            try store.replaceEvidence(
                of: id, upTo: 2, fingerprint: "f",
                with: [evidence("t", session: id, sequence: 1), evidence("t", session: id, sequence: 2)])
            _ = try store.withdraw(id, saying: [draft("withdrawn")], by: nil)
            #expect(try store.sessionEvidence(theme: nil).map(\.words) == [nil, nil])
            #expect(try store.sessionEvidence(theme: nil).map(\.severity) == [0.5, 0.5])
        },
        // Erasing by hand must not pass for a withdrawal.
        Clause("words that are gone without a withdrawal are found") { (store) throws in
            var empty = draft()
            empty.words = [SealedWords(text: nil, salt: [], digest: SealedWords(sealing: "x", salt: []).digest)]
            _ = try store.open(session(1), definition: "", with: [draft("opened"), empty])
            #expect(
                try store.journalProblems(of: session(1).id).map(\.text)
                    == ["words of entry 2 were erased, and no withdrawal says so"])
            #expect(try store.problems().count == 1)
        },
        // A journal that was redacted elsewhere can be taken over as it is.
        Clause("words that come redacted stay so") { (store) throws in
            var empty = draft()
            let sealed = SealedWords(sealing: "gone", salt: Array(1...16))
            empty.words = [SealedWords(text: nil, salt: [], digest: sealed.digest)]
            let entries = try store.open(session(1), definition: "", with: [empty, draft("withdrawn")])
            #expect(try store.entries(of: session(1).id, after: 0) == entries)
            #expect(try store.problems() == [])
        },
    ]
}
