internal import FeedbackModel
internal import RoadmapScoring
internal import SourceDiagnostics
internal import TestSupport
internal import Testing

private let codebook = Codebook(
    name: "t",
    themes: ["bug/export_timeout", "ux/slow_reports", "bug/login", "wish/login"].map {
        Theme(id: $0, category: String($0.split(separator: "/")[0]))
    })

@Suite struct RoadmapParserTests {
    private func parse(_ text: String, teams: [String]? = nil) -> (roadmap: Roadmap?, found: [Diagnostic]) {
        let log = DiagnosticLog()
        let roadmap = RoadmapParser.parse(
            Array(text.utf8), file: "roadmap.yaml", codebook: codebook, teams: teams, log: log)
        return (roadmap, log.sorted)
    }

    @Test func aRoadmapIsInitiativesWithWhatTheyCoverAndCost() throws {
        let (roadmap, found) = parse(
            """
            roadmap: 2027-h1
            period: quarter
            initiatives:
              - resumable_exports:
                  title: Exports that resume
                  covers: {export_timeout: 0.9, ux/slow_reports: 0.2}
                  effort: {app: 2..5, platform: 1.5}
                  kind: support
                  impact: 2
                  confidence: 0.8
                  reach: 400
                  goals: {retention: 1, expansion: 0.5}
                  needs: [job_queue]
                  not_with: []
              - job_queue: {title: Job queue, covers: {}, effort: {platform: 3 .. 6}, kind: long_bet}
            goals: {retention: 0.6, expansion: 0.4}
            """, teams: ["app", "platform"])
        #expect(found.isEmpty)
        let first = try #require(roadmap?.initiatives.first)
        #expect(
            first.covers == [
                .init(theme: "bug/export_timeout", share: 0.9), .init(theme: "ux/slow_reports", share: 0.2),
            ])
        #expect(first.effort == [.init(team: "app", low: 2, high: 5), .init(team: "platform", low: 1.5, high: 1.5)])
        #expect(first.needs == ["job_queue"])
        #expect(roadmap?.initiatives.last?.kind == .longBet)
        #expect(roadmap?.initiatives.last?.effort.first?.high == 6)
        #expect(roadmap?.goals.map(\.weight) == [0.6, 0.4])
    }

    // Whoever mends a roadmap before a review wants the whole list, each with its place and what was meant.
    @Test func allMistakesAreShownAtOnce() {
        let marked: MarkedText = """
            roadmap: r
            period: «1»week
            initiatives:
              - a:
                  covers: {«2»export_timeouts: 0.5, «3»login: 0.1, slow_reports: «4»90}
                  effort: {«5»ap: 2..5, app: «6»5..2}
                  confidence: «7»80
                  impact: «8»4
                  kind: «9»bet
                  needs: [«10»b, «11»zz]
                  goals: {«12»growth: 1}
              - b: {needs: [«13»a], effort: {app: «14»0..3}, reach: «15»-1, «16»reech: 1}
              - «17»b: {not_with: [«18»b]}
              - «19»No-Name: {effort: {app: «20»soon}}
            goals: {retention: 1}
            """
        let found = parse(marked.text, teams: ["app", "platform"]).found
        let expected: [(String, String, String?)] = [
            ("1", "'week' is not one of", nil),
            ("2", "there is no theme 'export_timeouts'", "did you mean 'export_timeout'?"),
            ("3", "may mean several themes", "write one of bug/login, wish/login"),
            ("4", "above 0 and at most 1, not 90", "90 % is written 0.9"),
            ("5", "there is no team 'ap'", "did you mean 'app'?"),
            ("6", "lower end 5 is above the upper end 2", "write 2..5"), ("7", "not 80", "80 % is written 0.8"),
            ("8", "impact is 0.25", nil), ("9", "'bet' is not one of", nil), ("11", "there is no initiative 'zz'", nil),
            ("12", "serves a goal 'growth'", nil), ("13", "need each other in a circle", "a → b → a"),
            ("14", "above 0 person-weeks", nil), ("15", "expected a number from 0", nil),
            ("16", "unknown key 'reech'", nil),
            ("17", "initiative 'b' is given twice", nil), ("18", "cannot exclude itself", nil),
            ("19", "is no name for an initiative", nil), ("20", "expected person-weeks such as 2..5", nil),
        ]
        for (marker, words, hint) in expected {
            let place = marked.places[marker]
            let match = found.first {
                $0.message.contains(words) && $0.location.line == place?.line && $0.location.column == place?.column
            }
            #expect(match != nil, "\(marker): \(words) at \(String(describing: place)) in \(found)")
            if let hint { #expect(match?.hint == hint, "\(marker)") }
        }
        #expect(found.count == expected.count, "\(found)")
    }

    // A part that is too large is a percentage or a slip, and the hint must not read like a pocket calculator.
    @Test(arguments: [
        ("1.8", "write a part of 1, as 0.8"), ("2.3", "write a part of 1, as 0.8"), ("7", "7 % is written 0.07"),
        ("100", "100 % is written 1"), ("250", "write a part of 1, as 0.8"), ("-1", "write a part of 1, as 0.8"),
        ("0", "leave it out instead"),
    ])
    func aWrongPartIsToldHowToWriteIt(_ written: String, _ hint: String) {
        let found = parse("roadmap: r\ninitiatives:\n  - a: {confidence: \(written)}\n").found
        #expect(found.first { $0.message.contains("above 0 and at most 1") }?.hint == hint, "\(found)")
    }

    // Two numbers with a blank between are not one number.
    @Test(arguments: [("2 5..6", nil), ("2 .. 5", 5), ("3", 3), ("..5", nil), ("2..", nil), ("1..2..3", nil)])
    func anEffortIsOneNumberOrTwo(_ written: String, _ high: Double?) {
        let roadmap = parse("roadmap: r\ninitiatives:\n  - a: {effort: {app: '\(written)'}}\n").roadmap
        #expect(roadmap?.initiatives.first?.effort.first?.high == high)
    }

    // Random bytes and random YAML must give diagnostics, never a crash.
    @Test func noInputMakesItCrash() {
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let pieces = [
            "roadmap: r\n", "initiatives:\n", "  - a:\n", "      effort: ", "{app: ", "2..5", "..", "1e999", "nan", "}",
            "\n",
            "needs: [a, b]", "covers: ", "[", "- ", ": ", "9999999999999999999999", "\u{0}", "é", "''", "impact: ~",
        ]
        for _ in 0..<500 {
            let text = (0..<next(20)).map { _ in pieces[next(pieces.count)] }.joined()
            let (roadmap, found) = parse("roadmap: r\ninitiatives:\n  - a: {effort: {app: " + text)
            #expect(roadmap != nil || !found.isEmpty)
        }
    }
}
