import EvidenceGathering
import FeedbackModel
import Journal
import Testing

private func item(_ number: Int, theme: String = "bug/export", account: String? = "A1") -> EvidenceBundle.Item? {
    EvidenceBundle.Item(
        Evidence(
            theme: theme, source: .session(id: "s\(number)", sequence: 3, place: "q"), channel: .interview,
            fidelity: .verbatim, accountID: account, speaker: "P1", time: 1_700_000_000_000, wasAsked: true,
            isPresent: number.isMultiple(of: 2), severity: 0.75, words: "It spins."), entry: "ab")
}

private func bundle() -> EvidenceBundle {
    EvidenceBundle(
        workspace: "larkspur", exportedAt: "2026-03-02T09:00:00Z",
        accounts: [.init(Account(id: "A1", source: "crm", name: "Birch  Studio"))], withdrawn: ["s9"],
        items: [item(2), item(1)].compactMap(\.self))
}

private func fault(in text: String) -> BundleFault? {
    do {
        _ = try EvidenceBundle.read(Array(text.utf8))
        return nil
    } catch {
        return error.faults.first
    }
}

@Suite struct EvidenceBundleTests {
    // What leaves the workspace is read back whole, and holds neither words, nor who spoke, nor the account's name.
    @Test func aBundleIsReadBackAndHoldsNoWords() throws {
        let text = try bundle().text()
        #expect(try EvidenceBundle.read(Array(text.utf8)) == bundle())
        for word in ["spins", "P1", "Birch", "birch"] { #expect(!text.contains(word)) }
        #expect(EvidenceBundle.fingerprint(ofName: "birch studio") == bundle().accounts[0].name)
    }

    // A file that was cut off anywhere, or in which one byte is another, is refused, and the place is told.
    @Test func aBundleThatWasCutOffOrChangedIsRefused() throws {
        let text = try bundle().text()
        for length in stride(from: 0, to: text.utf8.count - 1, by: 7) {
            let cut = String(decoding: Array(text.utf8.prefix(length)), as: UTF8.self)
            #expect(fault(in: cut) != nil, "\(length)")
        }
        let changed = fault(in: text.replacing("\"present\":true", with: "\"present\":null"))
        #expect(changed?.line == 4 && changed?.message.contains("changed or cut off") == true)
        #expect(fault(in: text.replacing("\"canvass_bundle\":1", with: "\"canvass_bundle\":2"))?.line == 1)
    }

    // What is no bundle is told by its line, whatever it is, and never quoted.
    @Test(
        arguments: [
            ("", 1), ("not JSON", 1), ("[]", 1), ("{}", 1), ("[{}", 1), ("[\n{\"a\": 1}\n{}]", 3), ("{\"a\":\"", 1),
            ("\u{0}", 1), ("[1]", 1), ("{\"session\":\"s\",\"is_withdrawn\":false}", 1), ("{\"a\":\"\\", 1),
            ("{\"session\":\"s\",\"is_withdrawn\":false,\"is_practice\":true,\"evidence\":[]}", 1),
        ])
    func whatIsNoBundleIsRefusedWithItsPlace(_ text: String, _ line: Int) {
        #expect(fault(in: text)?.line == line, "\(text)")
    }

    // Sessions as 'session export' writes them: an array, or one in a line; withdrawn ones give nothing and are named.
    @Test func exportedSessionsAreRead() throws {
        let session = """
            {"session": "s1", "is_withdrawn": false, "answers": [{"value": "}"}], "evidence": [{"theme": "bug/x", "session": "s1", \
            "sequence": 4, "place": "q", "channel": "survey", "fidelity": "closed", "source_kind": "customer", "account": "A1", \
            "speaker": null, "time": 5, "asked": true, "present": false, "severity": null, "entry": null}]}
            """
        let withdrawn = "{\"session\":\"s2\",\"is_withdrawn\":true,\"evidence\":[]}"
        for text in ["[\(session),\n\(withdrawn)]", "\(session)\n\(withdrawn)\n"] {
            let bundle = try EvidenceBundle.read(Array(text.utf8))
            #expect(bundle.items.map(\.session) == ["s1"] && bundle.withdrawn == ["s2"])
        }
        let wrong = session.replacing("\"sequence\": 4", with: "\"sequence\": 0")
        #expect(fault(in: wrong)?.message == "'sequence' counts from 1")
        #expect(fault(in: session.replacing("\"survey\"", with: "\"dream\""))?.message.contains("'channel'") == true)
    }
}

@Suite struct EvidenceImportsTests {
    private let accounts = [
        Account(id: "A1", source: "crm", name: "Birch Studio"), Account(id: "B2", source: "crm", name: "Cedar"),
    ]

    private func imported(_ bundle: EvidenceBundle, _ number: Int, matches: [AccountMatch] = [])
        -> EvidenceImports.Import
    {
        EvidenceImports.Import(id: .init("import\(number)"), bundle: bundle, matches: matches, actor: "sam", time: 1)
    }

    private func evidence(_ imports: EvidenceImports, own: Set<String> = []) -> [Evidence] {
        imports.evidence(besides: own) { id in accounts.first { $0.id == id } }
    }

    // An id that belongs to somebody else here is not guessed; somebody may say it.
    @Test func anAccountIsMatchedByIdUnlessItsNameIsAnother() {
        var imports = EvidenceImports()
        imports.add(imported(bundle(), 1))
        #expect(evidence(imports).map(\.accountID) == ["A1", "A1"])
        var other = bundle()
        other.accounts = [.init(Account(id: "A1", source: "crm", name: "Somebody else"))]
        imports = EvidenceImports()
        imports.add(imported(other, 1))
        #expect(evidence(imports).map(\.accountID) == [nil, nil])
        imports = EvidenceImports()
        imports.add(imported(other, 1, matches: [.init(theirs: "A1", ours: "B2")]))
        #expect(evidence(imports).map(\.accountID) == ["B2", "B2"])
    }

    // A session counts once: by the last import that speaks of it, and never where the store has it itself.
    @Test func ofASessionTheLastImportCounts() throws {
        var imports = EvidenceImports()
        imports.add(imported(bundle(), 1))
        imports.add(imported(bundle(), 2))
        #expect(evidence(imports).count == 2)
        #expect(evidence(imports, own: ["s1"]).count == 1)
        imports.add(imported(EvidenceBundle(withdrawn: ["s1"], items: []), 3))
        #expect(evidence(imports).count == 1)
        try imports.take(.takenBack, of: .init("import3"), by: "sam", at: 2)
        #expect(evidence(imports).count == 2)
        try imports.take(.takenBack, of: .init("import2"), by: "sam", at: 3)
        try imports.take(.takenBack, of: .init("import1"), by: "sam", at: 3)
        #expect(evidence(imports).isEmpty)
    }
}
