internal import FeedbackModel
internal import SourceDiagnostics
internal import Testing

private func diagnostics(_ text: String, _ parse: ([UInt8], String, DiagnosticLog) -> Void) -> [String] {
    let log = DiagnosticLog()
    parse(Array(text.utf8), "f.yaml", log)
    return log.sorted.map(\.message)
}

/// Records that were looked at again, and what follows for the model.
@Suite struct AuditTests {
    private static let codebook = Codebook(
        name: "t", themes: ["bug/export", "wish/bulk"].map { Theme(id: $0, category: "c") })

    private func item(_ isRecorded: Bool, _ codes: Bool..., theme: String = "bug/export") -> Audit.Item {
        .init(theme: theme, fidelity: .paraphrase, isRecorded: isRecorded, codes: codes)
    }

    // 20 needs of which 17 were written down, 12 without of which 1 was: (1 + 17)/(2 + 20) and (1 + 11)/(2 + 12).
    @Test func thirtyItemsReplaceWhatIsAssumed() {
        var items = (0..<20).map { item($0 < 17, true, true) } + (0..<12).map { item($0 < 1, false, false) }
        let accuracy = GuardSettings.Accuracy(sensitivity: 18.0 / 22, specificity: 12.0 / 14)
        #expect(Audit(items: items).accuracy == [.paraphrase: accuracy])
        // Where coders are divided, or one alone looked, nobody knows what is so.
        items += [item(true, true, false), item(true, true)]
        #expect(Audit(items: items).accuracy == [.paraphrase: accuracy])
        #expect(Audit(items: Array(items.prefix(29))).accuracy.isEmpty)
        var settings = GuardSettings()
        settings.take(Audit(items: items))
        #expect(settings.accuracy[.paraphrase] == accuracy)
        #expect(settings.accuracy[.closed] == .exact)
        settings.accuracy[.paraphrase] = .exact
        settings.accuracySet = [.paraphrase]
        settings.take(Audit(items: items))
        #expect(settings.accuracy[.paraphrase] == .exact)
    }

    @Test func anAuditIsRead() throws {
        let log = DiagnosticLog()
        let text = """
            audit: 2026-10
            items:
              - {item: "call 12, 03:10", theme: export, kind: paraphrase, recorded: yes, coders: {ben: no, ann: yes}}
              - {item: letter 4, theme: wish/bulk, kind: verbatim, recorded: no, coders: {ann: no, ben: no, cas: yes}}
            """
        let audit = try #require(Audit.parse(Array(text.utf8), file: "audit.yaml", codebook: Self.codebook, log: log))
        #expect(audit.items.map(\.theme) == ["bug/export", "wish/bulk"])
        #expect(audit.items.map(\.codes) == [[true, false], [false, false, true]])
        #expect(audit.items.map(\.truth) == [nil, false])
        #expect(audit.codings { _ in "x" } == ["x": [[true, false], [false, false, true]]])
    }

    @Test func whatIsWrongInAnAuditIsAllShown() {
        let found = diagnostics(
            """
            audit: x
            items:
              - {item: a, theme: exports, kind: gossip, recorded: maybe, coders: {ann: yes}}
              - {item: b, theme: export, kind: machine, recorded: yes, coders: {}}
              - {item: c, theme: export, kind: machine, recorded: yes, coders: {ann: true}}
              - {item: d, theme: export, kind: machine, recorded: yes, coders: {ann: yes}, by: me}
              - {item: d, theme: bug/export, kind: machine, recorded: yes, coders: {ann: yes}}
            """
        ) { _ = Audit.parse($0, file: $1, codebook: Self.codebook, log: $2) }
        for words in [
            "there is no theme 'exports'", "'gossip' is not one of verbatim", "'maybe' is not one of yes, no",
            "'true' is not one of yes, no", "unknown key 'by'", "'d' is audited for this theme twice",
        ] {
            #expect(found.contains { $0.contains(words) }, "\(words) in \(found)")
        }
        let wrong = (0..<40).map {
            "  - {item: i\($0), theme: export, kind: machine, recorded: \($0 < 20 ? "yes" : "no"), "
                + "coders: {a: \($0 < 20 ? "no" : "yes"), b: \($0 < 20 ? "no" : "yes")}}"
        }
        let useless = diagnostics("audit: x\nitems:\n" + wrong.joined(separator: "\n")) {
            _ = Audit.parse($0, file: $1, codebook: Self.codebook, log: $2)
        }
        #expect(useless.contains { $0.contains("by this audit 'machine' tells nothing") }, "\(useless)")
    }

    // The thresholds of K. Krippendorff, and no verdict from nine items.
    @Test func coldAgreementKeepsAThemeOutOfTheRanking() throws {
        var world = NeedWorld()
        world.add("bug/a", yes: 20, of: 60)
        world.add("bug/b", yes: 10, of: 60)
        /// Ten items of which the coders see `alike` alike, half of those with the need.
        func codings(_ alike: Int, of count: Int = 10) -> [[Bool]] {
            (0..<count).map { [$0.isMultiple(of: 2), ($0 < alike) == $0.isMultiple(of: 2)] }
        }
        func estimate(_ codings: [[Bool]]) throws -> ThemeEstimate {
            let model = NeedModel(
                population: Population(world.accounts), evidence: world.evidence, settings: world.settings,
                now: world.now, codings: ["bug/a": codings])
            let estimates = model.estimates()
            #expect(estimates[1].agreement == nil)
            let reasons = try #require(model.reasons(for: "bug/a", among: estimates))
            #expect((reasons.rank == nil) == estimates[0].isBlocked)
            #expect(model.reasons(for: "bug/b", among: estimates)?.rank == (estimates[0].isBlocked ? 1 : 2))
            return estimates[0]
        }
        #expect(try estimate(codings(20, of: 20)).agreement?.standing == .reliable)
        #expect(try estimate(codings(17, of: 20)).agreement?.standing == .tentative)
        let blocked = try estimate(codings(12, of: 20))
        #expect(blocked.agreement?.standing == .unreliable)
        #expect(blocked.model?.badges.contains(.unreliableCoding) == true && !blocked.isRanked)
        #expect(try estimate(codings(3, of: 9)).agreement == nil)
        world.settings.active.remove(.agreement)
        let off = try estimate(codings(12, of: 20))
        #expect(off.isRanked && off.model?.need == blocked.model?.need)
    }
}
