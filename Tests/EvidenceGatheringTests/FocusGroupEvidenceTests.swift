import EvidenceGathering
import FeedbackModel
import FocusGroups
import Journal
import SurveyModel
import SurveyYAML
import Testing

/// What a focus group says about themes: what participants said, by the moderator's tags.
struct FocusGroupEvidenceTests {
    private static let guide = Survey(
        id: "reporting", title: "Reporting", mode: .group,
        sections: [
            GuideSection(id: "warm_up", kind: .opening, minutes: 5, ask: "Who are you?"),
            GuideSection(id: "renewal", kind: .key, minutes: 10, ask: "Why leave?", codes: ["pricing/renewal"]),
        ])

    private static let themes = ThemeFinder(
        themesInWords: { _ in ["never"] },
        themeNamed: { ["renewal": "pricing/renewal", "setup": "ux/setup", "pricing/renewal": "pricing/renewal"][$0] })

    private func evidence(_ lines: [String], guide: Survey = Self.guide) throws -> [Evidence] {
        var group = FocusGroup(guide: guide)
        var sequence = 0
        let take = { (event: GroupEvent) in
            sequence += 1
            group.reduce(
                event, at: Moment(sequence: sequence, time: Int64(sequence) * 10, monotonic: Int64(sequence), spell: 0))
        }
        _ = take(.started(guide: "reporting", isLive: true))
        for line in lines {
            let reading = group.parse(line)
            let events =
                if case .command(let name, let rest) = reading {
                    try group.events(for: try GroupCommand.parse(name, rest))
                } else {
                    try group.events(for: reading, lead: 0)
                }
            for event in events { _ = take(event) }
        }
        return FocusGroupEvidence(
            group, session: SessionID("5e551041-0000-4000-8000-000000000000"), themes: Self.themes
        ).items()
    }

    private func summary(_ items: [Evidence]) -> [String] {
        items.map { item in
            "\(item.theme) \(item.speaker ?? "-") \(item.accountID ?? "-") \(item.fidelity.rawValue) \(item.words ?? "")"
        }
    }

    private let roster = ["/add Dana account=A017", "/add Eli", "/next"]

    @Test func aTaggedUtteranceIsEvidenceOfItsSpeakersAccount() throws {
        let items = try evidence(
            roster + ["/consent b quote=yes", "a: it is dear #renewal", "b\" we nearly left #renewal #setup"])
        #expect(
            summary(items) == [
                "pricing/renewal P1 A017 paraphrase it is dear", "pricing/renewal P2 - verbatim we nearly left",
                "ux/setup P2 - verbatim we nearly left",
            ])
        #expect(items.allSatisfy { $0.channel == .focusGroup && !$0.wasAsked && $0.isPresent })
        #expect(
            items.allSatisfy {
                guard case .session(_, let sequence, let place) = $0.source else { return false }
                return sequence > 0 && place == "warm_up"
            })
    }

    /// The moderator's sentences are evidence of nothing, nor is what has no tag, however it is worded.
    @Test func whatNobodyTaggedAndWhatTheModeratorSaidIsNoEvidence() throws {
        #expect(try evidence(roster + ["m: is it dear? #renewal", "a: yes"]).isEmpty)
    }

    @Test func aThemeThatEmergedKeepsItsName() throws {
        #expect(try evidence(roster + ["a: the colours #paint"]).map(\.theme) == ["paint"])
    }

    @Test func whatWasTakenBackIsNoEvidence() throws {
        #expect(try evidence(roster + ["a: dear #renewal", "u"]).isEmpty)
        #expect(try evidence(roster + ["a: dear #renewal", "u", "/redo"]).count == 1)
    }

    /// One by one, people can say no: that is asked evidence, of the last round; hands are nobody's.
    @Test func whatEveryPersonIsAskedIsAskedEvidence() throws {
        let definition = """
            survey: asking
            title: Asking
            mode: group
            sections:
              - warm_up: 5 min
                ask: Who are you?
                each:
                  - late: yes_no
                    text: Were you late with a report?
                    theme: setup
                analyse: false
              - vote: 5 min
                each:
                  - dear: scale(1..5)
                    text: How dear is it?
                    theme: renewal
                  - drop: yes_no
                    text: Would you drop it?
                    theme: renewal
                    present: drop = 'yes' and dear > 3
            """
        let (parsed, diagnostics) = SurveyParser.parse(definition, file: "asking.yaml")
        let guide = try #require(parsed, "\(diagnostics)")
        let lines = [
            "/add Dana account=A017", "/add Eli", "/add Fay", "/next", "a=y b=n", "a: dear #renewal", "/next",
            "a=5 b=2 c=dk",
            "/poll drop", "a=y b=y", "/poll again", "a=y b=n",
        ]
        let items = try evidence(lines, guide: guide)
        #expect(
            items.map { "\($0.theme) \($0.speaker ?? "-") \($0.accountID ?? "-") \($0.isPresent) \($0.severity ?? -1)" }
                == [
                    "pricing/renewal P1 A017 true 1.0", "pricing/renewal P2 - false 0.25",
                    "pricing/renewal P1 A017 true -1.0", "pricing/renewal P2 - false -1.0",
                ])
        #expect(
            items.allSatisfy { $0.wasAsked && $0.fidelity == .closed && $0.channel == .focusGroup && $0.words == nil })
        #expect(try evidence(lines.prefix(7) + ["/hands 1=1 5=2"], guide: guide).isEmpty)
    }
}

extension FocusGroupEvidenceTests {
    /// A transcript that came later puts the people's own words in the place of the moderator's; consent rules both.
    @Test func theRecordingsWordsAreVerbatimEvidence() throws {
        var group = FocusGroup(
            guide: Survey(
                id: "g", title: "G", mode: .group,
                sections: [
                    GuideSection(id: "talk", kind: .key, minutes: 5, ask: "Why?")
                ]))
        var sequence = 0
        func take(_ event: GroupEvent) {
            sequence += 1
            group.reduce(
                event, at: Moment(sequence: sequence, time: 0, monotonic: Int64(sequence) * 1_000, spell: 0))
        }
        func type(_ line: String) throws {
            let reading = group.parse(line)
            let events =
                if case .command(let name, let rest) = reading {
                    try group.events(for: try GroupCommand.parse(name, rest))
                } else {
                    try group.events(for: reading, lead: 0)
                }
            for event in events { take(event) }
        }
        take(.started(guide: "g", isLive: true))
        for line in [
            "/add Dana account=A017", "/add Eli account=A018", "/add Fay account=A019", "/consent a quote=yes",
            "/consent b link=no quote=no", "/next", "a: it is dear #renewal", "b: the same #renewal",
            "c: too dear #renewal",
            "/end",
        ] { try type(line) }
        take(.transcribed(form: "plain", voices: [], offset: nil))
        let heard: [(Character, String)] = [
            ("a", "honestly it is far too dear"), ("b", "same with us"), ("c", "we too find it too dear"),
        ]
        for (letter, words) in heard {
            let speaker = try #require(Letter(letter).map(Speaker.participant))
            take(.heard(speaker: speaker, start: nil, end: nil, text: Words(words), first: nil, last: nil))
        }
        let finder = ThemeFinder(themesInWords: { _ in [] }, themeNamed: { $0 == "renewal" ? "pricing/renewal" : nil })
        let items = FocusGroupEvidence(group, session: SessionID("5e551041"), themes: finder).items()
        // Own words of whoever was not asked stay in the room as well, as in every report of the group.
        #expect(items.map(\.words) == ["honestly it is far too dear", nil, nil])
        #expect(items.map(\.fidelity) == [.verbatim, .verbatim, .verbatim])
        #expect(items.map(\.accountID) == ["A017", nil, "A019"], "who does not allow the link counts for no account")
    }

    // A recorded call, in which nobody noted anything: the codebook's phrases find what customers said, and neither what
    // our own people said nor what nobody knows who said.
    @Test func aRecordingAloneIsEvidenceOfItsCustomers() throws {
        var group = FocusGroup(guide: Self.guide)
        let (ana, ben) = (Letter.all[0], Letter.all[1])
        let events: [GroupEvent] = [
            .started(guide: "reporting", isLive: false),
            .joined(letter: ana, pseudonym: "P1", name: "Ana", account: "A1", attributes: []),
            .consented(letter: ana, grants: [Grant(.quote, true)], version: nil),
            .joined(letter: ben, pseudonym: "P2", name: "Ben", account: nil, attributes: []), .ended,
            .transcribed(form: "vtt", voices: [], offset: 0),
            .heard(speaker: .moderator, start: 0, end: 1_000, text: "is it dear?", first: 1, last: 1),
            .heard(speaker: .participant(ana), start: 61_000, end: 62_000, text: "far too dear", first: 2, last: 3),
            .heard(speaker: .unknown, start: 63_000, end: 64_000, text: "dear", first: 4, last: 4),
            .heard(speaker: .participant(ben), start: nil, end: nil, text: "dear to us", first: 5, last: 5),
            .heard(speaker: .participant(ben), start: nil, end: nil, text: "fine", first: 6, last: 6),
        ]
        for (place, event) in events.enumerated() {
            group.reduce(event, at: Moment(sequence: place + 1, time: 1_000, monotonic: 0, spell: 0))
        }
        let finder = ThemeFinder(
            themesInWords: { $0.contains("dear") ? ["pricing/renewal"] : [] }, themeNamed: { _ in nil })
        let items = FocusGroupEvidence(group, session: SessionID("5e551041"), themes: finder).items()
        #expect(
            summary(items) == [
                "pricing/renewal P1 A1 verbatim far too dear", "pricing/renewal P2 - verbatim ",
            ])
        #expect(items.map(\.time) == [62_000, 1_000])
        #expect(items.map(\.source).first == .session(id: "5e551041", sequence: 8, place: "00:01:01"))
        #expect(items.allSatisfy { !$0.wasAsked && $0.channel == .focusGroup })
    }
}
