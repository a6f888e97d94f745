internal import FeedbackModel
@testable internal import Reporting
internal import RoadmapScoring
internal import Testing

/// What a customer might write to take over a document.
private let hostile = """
    <script>alert(1)</script><img src=x onerror=alert(2)> "quoted" 'single' & [link](http://evil) ![i](x) **bold** `code` \
    | cell | https://evil.example www.evil.example me@evil.example \u{202E}reversed \u{1B}[2J # h
    # Heading
    - item
    """

private func report(_ title: String = "Exports that resume", words: String = hostile) throws -> ReviewReport {
    let roadmap = Roadmap(
        name: "2027-h1",
        initiatives: [
            Initiative(
                id: "exports", title: title, covers: [.init(theme: "bug/export", share: 0.9)],
                effort: [.init(team: "app", low: 2, high: 5)], impact: 2, confidence: 0.8, reach: 400),
            Initiative(
                id: "bulk", title: "Bulk edit", covers: [.init(theme: "wish/bulk", share: 1)],
                effort: [.init(team: "app", low: 1, high: 9)], impact: 1, confidence: 0.5, reach: 300),
            Initiative(id: "queue", title: "Job queue", effort: [.init(team: "platform", low: 3, high: 6)]),
        ])
    let document = try Review.freeze(
        .init(
            roadmap: roadmap,
            estimates: [
                ThemeEstimate(
                    theme: "bug/export", category: "bug", askedAccounts: 18, yesAccounts: 6, ticketAccounts: 4,
                    tickets: 9,
                    needAccounts: 8, severityAccounts: 4, severity: 0.6, exposedRevenue: 412_000, unmatchedAnswers: 1),
                ThemeEstimate(theme: "wish/bulk", category: "wish", ticketAccounts: 2, tickets: 3, needAccounts: 2),
            ],
            targetAccounts: 60, currency: "EUR", codebook: "c", evidence: [], tickets: [],
            configuration: .init(seed: 1, draws: 500)))
    return ReviewReport(
        name: "q1", workspace: "larkspur", frozenAt: "2026-03-02 09:00 UTC", actor: "tester",
        review: try Review.read(document), digest: "d1", isReproduced: true,
        codebook: Codebook(name: "t", themes: [Theme(id: "bug/export", category: "bug", definition: "Exports stop.")]),
        quotes: [
            "bug/export": [
                .init(
                    words: words, fidelity: .verbatim, channel: .ticket, place: "ticket zendesk:12", accountID: "acme",
                    day: "2026-02-01")
            ]
        ])
}

@Suite struct ReviewReportTests {
    // The words are evidence: all of them are shown, and none of them acts.
    @Test func hostileWordsNeverBecomeHTML() throws {
        let page = try report(hostile).html
        #expect(!page.contains("<script"))
        #expect(!page.contains("<img"))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!page.contains("\u{202E}"))
        #expect(!page.contains("\u{1B}"))
        // Each attribute value is ours: a quotation mark in a title cannot end one.
        #expect(page.contains("&quot;quoted&quot; &#39;single&#39; &amp;"))
    }

    // Nothing is fetched: a report is read on trains and sent by mail.
    @Test func thePageHasNothingFromElsewhere() throws {
        let page = try report(words: "It spins.").html
        for outside in ["http://", "https://", "src=", "@import", "url(", "<link", "<script"] {
            #expect(!page.contains(outside), "\(outside)")
        }
        #expect(page.contains("default-src 'none'"))
        #expect(page.contains("prefers-color-scheme: dark"))
    }

    @Test func hostileWordsNeverBecomeMarkdown() throws {
        let text = try report(hostile).markdown
        #expect(text.contains("\\<script\\>alert(1)\\</script\\>"))
        #expect(!text.contains(" https://"))
        #expect(!text.contains(" www.evil"))
        #expect(!text.contains("\n# Heading"))
        #expect(!text.contains("\u{1B}"))
        // One line stays one line: a table row has as many cells as its head.
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| 1 |") }
        #expect(rows.allSatisfy { $0.replacing("\\|", with: "").count { $0 == "|" } == 6 })
    }

    @Test(arguments: [
        ("1. first", "1\\. first"), ("- item", "\\- item"), ("3 - 2", "3 - 2"), ("a_b", "a\\_b"), ("10) x", "10\\) x"),
        ("x.y", "x.y"), ("+1", "\\+1"), ("=", "\\="), ("a\nb", "a b"),
    ])
    func aLineOfMarkdownBeginsNothing(_ words: String, expected: String) {
        #expect(EscapedText.markdown(words) == expected)
    }

    // Each number with its denominator and its interval, each quotation with its place.
    @Test func theReportSaysWhereNumbersAndWordsComeFrom() throws {
        let text = try report(words: "It spins.").markdown
        for words in [
            "6 of 18 accounts asked say yes: 33 %, 90 % interval 18–53 %",
            "at least 4 of 60 accounts (6.7 %), in 9 tickets",
            "> It spins.", "account acme, ticket, in their own words, 2026-02-01, ticket zendesk:12",
            "nobody was asked about its themes",
            "bug/export: small sample: 18 accounts asked; when tried with 10 asked, 90 % intervals held the truth 81 % of the time.",
            "wish/bulk: nobody was asked: tickets give only a lower bound.",
            "1 answer without an account is not counted",
            "412\u{202F}000 EUR a year at 8 of the 8 accounts", "gave the same bytes",
        ] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test func theSameReviewGivesTheSameBytes() throws {
        #expect(try report().html == report().html)
        #expect(try report().markdown == report().markdown)
    }

    // Ticks are round numbers, cover the highest end, and are not crowded.
    @Test(arguments: [0.0, 0.003, 0.9, 1, 7, 10, 14.2, 99, 241, 1200, 98_765])
    func axesHaveRoundTicks(_ high: Double) {
        for most in [4, 7] {
            let axis = ScoreAxis(upTo: high, most: most)
            #expect(axis.end >= high)
            #expect((2...most).contains(axis.ticks.count), "\(axis.ticks)")
            #expect(axis.ticks.first == 0)
        }
    }

    // Money may be lost: the axis goes below 0, and nothing is drawn over the labels.
    @Test func anAxisWithLossesHoldsThemAndZero() {
        for (low, high) in [(-13_423.0, 161_206.0), (-5, -2), (-0.3, 0.1), (-1e9, 3)] {
            let axis = ScoreAxis(from: low, upTo: high, most: 7)
            #expect(axis.start <= low && axis.end >= max(0, high) && axis.start < axis.end)
            #expect(axis.ticks.contains(0) && axis.ticks.count <= 9)
            #expect(axis.ticks.first == axis.start && axis.ticks.last == axis.end)
        }
    }

    @Test func longTitlesAreCutInTheChartAndWholeInTheTable() throws {
        let title = String(repeating: "A very long title ", count: 12)
        let page = try report(title).html
        #expect(page.contains("…</text>"))
        #expect(page.contains(">\(EscapedText.html(title))</a>"))
    }

    // Draws show no certainty, and few answers no percents.
    @Test func chancesAreToldAsFarAsTheyAreKnown() {
        #expect([0.001, 0.01, 0.5, 0.99, 0.995].map(NumberText.chance) == ["< 1 %", "1 %", "50 %", "99 %", "> 99 %"])
        #expect(
            [0.02, 0.06, 0.5, 0.94, 0.97].map(NumberText.roughChance) == ["< 10 %", "10 %", "50 %", "90 %", "> 90 %"])
    }

    @Test func numbersAreShownAsTheyAreWorth() {
        #expect(NumberText.score(148.34) == "148")
        #expect(NumberText.score(14.84) == "14.8")
        #expect(NumberText.score(0.154) == "0.15")
        #expect(NumberText.score(1_234_567) == "1\u{202F}234\u{202F}567")
        #expect(NumberText.percent(0.0123) == "1.2 %")
        #expect(NumberText.percent(0...1) == "0–100 %")
        #expect(NumberText.chance(1) == "> 99 %")
    }
}
