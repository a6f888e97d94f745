import FeedbackModel
import Foundation
import Importing
import Storage
import Testing

@MainActor
private func workspace(roadmap: String? = nil) throws -> TypedSession {
    try FeedbackFixture.workspace(roadmap: roadmap)
}

private func results(_ transcript: String) -> String { FeedbackFixture.results(transcript) }

/// What one line brings, without what came before it.
@MainActor
private func only(_ session: TypedSession, _ line: String) -> String {
    let before = session.run().count
    return String(session.run(line).dropFirst(before))
}

private func objects(_ transcript: String) throws -> [[String: Any]] { try FeedbackFixture.objects(transcript) }

@MainActor
@Suite struct FeedbackCommandTests {
    // Scripts rely on these keys: exactly these, and unknown is null.
    @Test func feedbackListHasItsDocumentedKeys() throws {
        let found = try objects(try workspace().run("feedback list --format json"))
        let keys: Set = [
            "theme", "category", "rank", "need", "need_low", "need_high", "need_as_set", "basis", "prevalence",
            "prevalence_low", "prevalence_high", "measured_coverage", "prevalence_seats", "prevalence_revenue",
            "prevalence_users", "agreement", "severity",
            "severity_accounts", "asked_accounts", "yes_accounts", "share", "share_low", "share_high",
            "effective_sample", "design_effect", "ticket_accounts", "tickets", "ideas", "reviews",
            "anonymous_votes", "lower_bound", "ticket_rate",
            "ticket_trend", "mention_accounts", "arr_exposed", "arr_expected", "effective_accounts", "largest_account",
            "largest_part", "unmatched_answers", "unmatched_tickets", "badges",
        ]
        #expect(found.count == 3)
        for object in found { #expect(Set(object.keys) == keys) }
        let export = try #require(found.first)
        #expect(export["theme"] as? String == "bug/export")
        #expect(export["asked_accounts"] as? Int == 3)
        #expect(export["yes_accounts"] as? Int == 2)
        #expect(export["ticket_accounts"] as? Int == 1)
        #expect(export["tickets"] as? Int == 3)
        #expect(export["arr_exposed"] as? Double == 500)
        // Two of three who were asked, and one account with an urgent ticket: 100 · 2.5/4 · 1.
        #expect(abs(try #require(export["need"] as? Double) - 62.5) < 0.01)
        #expect(found[1]["share"] is NSNull)
        #expect(found[1]["need"] is NSNull)
    }

    // Off a terminal a table is TSV, with the same columns.
    @Test func offATerminalTheListIsTSV() throws {
        let text = results(try workspace().run("feedback list"))
        #expect(text.hasPrefix("theme\tcategory\trank\tneed\tneed_low\tneed_high\t"))
        #expect(text.contains("bug/export\tbug\t1\t62.5"))
    }

    // For people each number has its denominator.
    @Test func theReadableListShowsDenominators() throws {
        let text = results(try workspace().run("feedback list --format table"))
        #expect(text.contains("2 of 3"))
        #expect(text.contains("1 (3 tickets)"))
        #expect(text.contains("500 EUR"))
        #expect(text.contains("not asked"))
    }

    // Evidence about a theme that the codebook lacks is not lost silently.
    @Test func unknownThemesAreSaid() throws {
        let text = try workspace().run("feedback list")
        #expect(
            text.contains("! note: 1 remark about 'dark_mode', which is not in surveys/themes.yaml, is not counted"))
    }

    // From the number to the words: verbatim first, each with its place, and nothing acts on the terminal.
    @Test func whyWalksToTheWords() throws {
        let text = results(try workspace().run("feedback why export --format table"))
        for words in [
            "rank 1 of 1", "2 of 3 accounts asked say yes", "of 4 accounts have it",
            "at least 1 of 4 accounts (25 %), in 3 tickets, 1 of them without an account",
            "small sample: 3 accounts asked; when tried with 10", "It just <b>spins</b>.",
            "session 00000000, last_time",
            "A0 (a0) · ticket · 2023-11-14 · ticket zendesk:0", "no account · ticket · 2023-11-14 · ticket zendesk:3",
            "R · A0 (a0) · interview · 2026-03-02 · session 00000000, last_time",
            "2 yes, 1 no · interview · exports",
            "export fails␛[2J",
        ] {
            #expect(text.contains(words), "\(words) in \(text)")
        }
        let spins = try #require(text.range(of: "It just"))
        let tick = try #require(text.range(of: "Ticked answers"))
        #expect(spins.lowerBound < tick.lowerBound)
        #expect(!text.contains("\u{1B}"))
    }

    // A theme with a thousand tickets must not push its numbers off the screen, and nobody speaks twice first.
    @Test func whyQuotesSomeAndSaysHowToSeeTheRest() throws {
        let text = results(try workspace().run("feedback why export --format table --quotes 2"))
        #expect(text.contains("It just <b>spins</b>."))
        #expect(text.contains("Export fails\n"))
        #expect(!text.contains("export fails␛[2J"))
        #expect(text.contains("    2 more: feedback why bug/export --quotes 4\n"))
        let none = try workspace().run("feedback why export --quotes -1", "feedback why export --tickets -3")
        #expect(none.contains("error: line 1: --quotes takes a number from 0 on, not -1\n"))
        #expect(none.contains("error: line 2: --tickets takes a number from 0 on, not -3\n"))
    }

    @Test func whyGivesTheEvidenceAsJSON() throws {
        let text = results(try workspace().run("feedback why bug/export --format json"))
        let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let evidence = try #require(object["evidence"] as? [[String: Any]])
        #expect(evidence.count == 7)
        #expect(evidence.contains { $0["ticket"] as? String == "zendesk:3" && $0["account"] is NSNull })
        #expect(object["tickets"] as? Int == 3)
    }

    @Test func themesAreListedAndMissingOnesSuggested() throws {
        let session = try workspace()
        #expect(results(session.run("theme list --format csv")).contains("wish/bulk,wish,,bulk edit"))
        let text = try workspace().run("feedback why exprt", "theme show nothing_like_it")
        #expect(text.contains("error: line 1: there is no theme 'exprt'\n!   hint: did you mean 'export'?\n[exit 1]"))
    }

    @Test func aBrokenCodebookIsExit65WithAllItsMistakes() throws {
        let session = try workspace()
        session.files["surveys/themes.yaml"] = "codebook: t\nthemes:\n  - Bug: {themes: [a: {frases: [x]}]}\n"
        let text = session.run("feedback list")
        #expect(text.contains("is no name for a category"))
        #expect(text.contains("unknown key 'frases'"))
        #expect(text.hasSuffix("[exit 65]\n"))
        session.files["surveys/themes.yaml"] = nil
    }
}

@MainActor
@Suite struct RoadmapCommandTests {
    @Test func roadmapScoreHasItsDocumentedKeys() throws {
        let found = try objects(try workspace().run("roadmap score --all-methods --format json"))
        #expect(found.count == 9)
        for object in found {
            #expect(
                Set(object.keys) == [
                    "initiative", "method", "score", "low", "high", "rank", "chance_first", "expected_rank", "label",
                    "least_asked",
                ])
        }
        let first = try #require(found.first)
        #expect(first["initiative"] as? String == "exports")
        #expect(first["method"] as? String == "rice")
        #expect(first["rank"] as? Int == 1)
        #expect(first["label"] as? String == "solid")
        #expect(found.last?["score"] is NSNull)
        let modelled = try objects(try workspace().run("roadmap score --method rice_model --format json"))
        #expect(modelled.count == 3)
        #expect(modelled.first?["initiative"] as? String == "exports")
        let need = try objects(try workspace().run("roadmap score --format json"))
        #expect(need.allSatisfy { $0["method"] as? String == "need_per_week" })
    }

    @Test func whyTakesAScoreApart() throws {
        let text = results(try workspace().run("roadmap why exports --format table"))
        for words in [
            "rank 1 of 2", "reach 30 accounts · impact 2 · confidence 0.8 / effort 0.73 (0.46–1.15)",
            "meets 90 % of the need of 6", "feedback why bug/export",
        ] {
            #expect(text.contains(words), "\(words) in \(text)")
        }
    }

    @Test func aBrokenRoadmapIsExit65WithAllItsMistakes() throws {
        let session = try workspace(
            roadmap: "roadmap: r\ninitiatives:\n  - a: {covers: {exprt: 0.9}, effort: {ap: 5..2}, confidence: 80}\n")
        let text = session.run("roadmap score")
        for words in ["there is no theme 'exprt'", "there is no team 'ap'", "write 2..5", "80 % is written 0.8"] {
            #expect(text.contains(words), "\(words)")
        }
        #expect(text.hasSuffix("[exit 65]\n"))
    }

    // What was frozen is the same bytes a day later, cannot be overwritten, and is checked when shown.
    @Test func aReviewIsFrozenOnceAndReproduced() throws {
        let session = try workspace()
        let text = session.run(
            "review freeze q1", "review freeze q1", "review freeze q2", "review show q1 --format table",
            "review show q3")
        #expect(text.contains("! review q1 is frozen: 3 initiatives, SHA-256 "))
        #expect(session.exitCodes == [0, 1, 0, 0, 1])
        #expect(text.contains("scored again: same bytes"))
        let reviews = try session.store.reviews()
        #expect(reviews.count == 2)
        #expect(Set(reviews.map(\.document)).count == 1)
        #expect(reviews[0].document.contains("session:00000001-0000-4000-8000-000000000000#1"))
        #expect(!reviews[0].document.contains("spins"))
    }

    // A name becomes that of a file, so it cannot lead elsewhere.
    @Test(arguments: ["../x", "a/b", ".hidden", "", "a b"])
    func aReviewsNameCannotLeadElsewhere(_ name: String) throws {
        let session = try workspace()
        session.run("review freeze '\(name)'", "report review '\(name)'")
        #expect(session.exitCodes == [64, 64])
    }

    @Test func aReportIsWrittenInBothForms() throws {
        let session = try workspace()
        let text = session.run("review freeze q1", "report review q1")
        #expect(text.contains("/work/results/q1.md\n"))
        #expect(text.contains("/work/results/q1.html\n"))
        let page = try #require(session.files["/work/results/q1.html"])
        #expect(page.contains("It just &lt;b&gt;spins&lt;/b&gt;."))
        #expect(page.contains("<svg"))
        let markdown = try #require(session.files["/work/results/q1.md"])
        #expect(markdown.contains("> It just \\<b\\>spins\\</b\\>."))
        // Whose words they are stands beside them, by name.
        #expect(markdown.contains("A0 \\(a0\\), interview") || markdown.contains("A0 (a0), interview"))
        #expect(page.contains("A0 (a0), interview"))
        #expect(markdown.contains("Frozen 2026-03-02 09:00 UTC by tester."))
    }

    // Words that came after the freeze are not quoted as if they had been behind it.
    @Test func aReportQuotesOnlyWhatWasFrozen() throws {
        let session = try workspace()
        session.run("review freeze q1")
        _ = try session.store.importing(dryRun: false) { sink in
            try sink.put(
                Ticket(
                    id: "zendesk:99", source: "zendesk", subject: "Late", body: "export fails too late",
                    createdAt: 1_800_000_000))
        }
        session.run("feedback list", "report review q1 --quotes 50")
        let markdown = try #require(session.files["/work/results/q1.md"])
        #expect(!markdown.contains("too late"))
        #expect(markdown.contains("zendesk:3"))
    }

    // A plan needs a capacity, and says so; with one it chooses, and draws.
    @Test func aPlanIsMadeAndDrawn() throws {
        let session = try workspace()
        session.files["surveys/canvass.yaml"] = "workspace: w\n"
        #expect(session.run("roadmap plan").contains("no team has a capacity"))
        session.files["surveys/canvass.yaml"] = "workspace: w\nteams: {app: {capacity: 12}}\n"
        let json = results(only(session, "roadmap plan --format json --svg results/plan.svg"))
        let plan = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let quarters = try #require(plan["quarters"] as? [[String: Any]])
        #expect(quarters.count == 4 && quarters.allSatisfy { $0["proven"] as? Bool == true })
        #expect(session.files["/work/results/plan.svg"]?.hasPrefix("<svg xmlns=") == true)
        let text = session.run("roadmap plan --format table")
        for words in ["now, quarter 1", "exports", "now Q1", "no other choice is worth more"] {
            #expect(text.contains(words), "\(words) in \(text)")
        }
        #expect(session.run("roadmap plan --quarters 13").hasSuffix("[exit 64]\n"))
        #expect(session.run("roadmap next-question --format json").contains("bug/export"))
        #expect(session.run("roadmap sensitivity exports --format table").contains("share of accounts with bug/export"))
        #expect(session.run("roadmap sensitivity nothing").contains("[exit 1]"))
    }

    // What was decided stays, later choices stand beside it, and what was forecast is looked at when its day has come.
    @Test func decisionsAreKeptAndForecastsComeDue() throws {
        let session = try workspace()
        session.run("review freeze q1")
        let first = session.run(
            "review decide q1 exports do --reason 'they <b>cannot</b> close the month' --dissent 'sales' --metric tickets "
                + "--baseline 12 --target 6 --due 2026-01-31 --probability 0.7")
        #expect(first.contains("decision 1 is in the log: exports, do it"))
        session.run("review decide q1 exports next --reason 'no room after all'")
        let rows = try objects(only(session, "review decisions --format json"))
        #expect(rows.map { $0["choice"] as? String } == ["do", "next"])
        #expect(rows.first?["reason"] as? String == "they <b>cannot</b> close the month")
        #expect(try objects(only(session, "review decisions --due --format json")).count == 1)
        session.run("review outcome 1 yes --value 5", "review outcome 2 yes", "review outcome 9 no")
        #expect(session.exitCodes.suffix(3) == [0, 1, 1])
        #expect(try objects(only(session, "review decisions --due --format json")).isEmpty)
        let bands = try objects(only(session, "review calibration --format json"))
        #expect(bands.count == 2 && bands.first?["forecasts"] as? Int == 1)
        #expect(abs((bands.first?["brier"] as? Double ?? 0) - 0.09) < 1e-9)
        let page = session.run("report review q1")
        #expect(page.contains("q1.csv"))
        #expect(session.files["/work/results/q1.md"]?.contains("What was decided") == true)
        // The desk's journals and the decisions do not mistake each other.
        #expect(!session.run("followup list").contains("of the desk cannot be read"))
    }

    @Test func aDecisionThatMissesAPartIsRefused() throws {
        let session = try workspace()
        session.run("review freeze q1")
        session.run(
            "review decide q1 exports do --reason ' '", "review decide q1 exports do --reason x --metric m",
            "review decide q1 exports do --reason x --metric m --due soon --probability 0.5",
            "review decide q1 exports do --reason x --metric m --due 2027-01-01 --probability 70",
            "review decide q1 nobody do --reason x", "review decide q9 exports do --reason x")
        #expect(session.exitCodes.suffix(6) == [64, 64, 64, 64, 1, 1])
        #expect(try objects(only(session, "review decisions --format json")).isEmpty)
    }

    @Test func twoReviewsAreCompared() throws {
        let session = try workspace()
        session.run("review freeze q1")
        session.run("review freeze q2")
        let text = only(session, "review diff q1 q2 --format json")
        #expect(try objects(text).allSatisfy { $0["rank_before"] as? Int == $0["rank_after"] as? Int })
        #expect(session.run("review diff q1 q9").contains("[exit 1]"))
    }
}
