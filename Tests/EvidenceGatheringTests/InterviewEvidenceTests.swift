import EvidenceGathering
import FeedbackModel
import Interviewing
import Journal
import SourceDiagnostics
import SurveyModel
import SurveyYAML
import Testing

/// What an interview says about themes, and what it does not say.
struct InterviewEvidenceTests {
    private static let definition = """
        survey: themed
        title: Themed
        mode: interviewer
        lists:
          trouble:
            - export: Exports
            - login: Signing in
            - other: {label: Something else, specify: true}
            - nothing: {label: Nothing, exclusive: true}
        questions:
          - exports: yes_no
            text: Do exports stop?
            theme: export
            words: verbatim
          - cost: scale(1..5)
            text: Too dear?
            theme: seats
          - cheap: scale(1..5)
            text: Cheap?
            theme: price
            present: cheap <= 2
          - which: choice(trouble)
            text: What troubles you most?
            theme: trouble
          - others: multi(trouble)
            text: And what else?
            if: exports = 'yes'
            theme: any
          - story: text
            text: Tell me.
            words: verbatim
          - summary: text
            text: In short?
        """

    private static let session = SessionID("5e551041-0000-4000-8000-000000000000")

    /// Words are about an export when they say so.
    private static let themes = ThemeFinder(
        themesInWords: { words in
            [("export", "bug/export"), ("sign in", "bug/login")].filter { words.lowercased().contains($0.0) }.map(\.1)
        },
        themeNamed: { ["export": "bug/export", "seats": "pricing/seats"][$0] })

    private struct Talk {
        var interview: Interview
        private var journal: [(event: InterviewEvent, mark: EventMark)] = []

        init() throws {
            let (survey, diagnostics) = SurveyParser.parse(InterviewEvidenceTests.definition, file: "themed.yaml")
            #expect(diagnostics.allSatisfy { $0.severity != .error })
            interview = Interview(survey: try #require(survey))
            take(interview.beginning(Opening(survey: "themed", definition: "0", fields: [], seed: 1, day: try day())))
        }

        private func day() throws -> CalendarDate { try #require(CalendarDate(year: 2026, month: 3, day: 2)) }

        mutating func take(_ events: [InterviewEvent]) {
            for event in events {
                let sequence = journal.count + 1
                let mark = EventMark(sequence: sequence, time: Int64(sequence) * 10, actor: "sam")
                journal.append((event, mark))
                for case .ignored(let complaint) in interview.reduce(event, at: mark) {
                    Issue.record("\(complaint.message)")
                }
            }
        }

        mutating func type(_ lines: String...) throws {
            for line in lines {
                guard case .record(let events) = try interview.act(on: line) else { continue }
                take(events)
            }
        }

        /// The same interview after a withdrawal: the payloads as they were, and no words.
        func erased() throws -> Talk {
            var erased = self
            erased.journal = try journal.map { event, mark in
                let encoded = try EventCodec.encode(event)
                let words = encoded.words.map { _ in String?.none }
                return (try EventCodec.decode(InterviewEvent.self, payload: encoded.payload, words: words), mark)
            }
            erased.interview = Interview.replay(erased.journal.map { ($0.event, $0.mark) }, of: interview.plan)
            return erased
        }

        func evidence(earlier: [Evidence] = [], themes: ThemeFinder = InterviewEvidenceTests.themes) -> [Evidence] {
            InterviewEvidence(
                interview, session: InterviewEvidenceTests.session, accountID: "acme", themes: themes, earlier: earlier
            ).items()
        }

        /// `theme place fidelity asked present`, which is what is counted.
        func summary(_ items: [Evidence]) -> [String] {
            items.map { item in
                guard case .session(_, _, let place) = item.source else { return "?" }
                let answer = item.wasAsked ? (item.isPresent ? " yes" : " no") : ""
                return "\(item.theme) \(place) \(item.fidelity.rawValue)\(answer)"
            }
        }
    }

    @Test func aYesIsYesAndANoIsNo() throws {
        var talk = try Talk()
        try talk.type("yes")
        let item = try #require(talk.evidence().first)
        #expect(
            item
                == Evidence(
                    theme: "bug/export",
                    source: .session(id: Self.session.text, sequence: item.sequence, place: "exports"),
                    channel: .interview, fidelity: .closed, accountID: "acme", time: Int64(item.sequence) * 10,
                    wasAsked: true, isPresent: true))
        #expect(item.sequence > 1)
        try talk.type("/back", "no")
        #expect(talk.summary(talk.evidence()) == ["bug/export exports closed no"])
    }

    /// The two highest points of a scale are a yes, unless the survey says which are; the place on it is the severity.
    @Test func theTwoHighestPointsOfAScaleAreAYes() throws {
        for (point, isPresent, severity) in [("5", true, 1.0), ("4", true, 0.75), ("3", false, 0.5), ("1", false, 0)] {
            var talk = try Talk()
            try talk.type("no", "", point)
            let item = try #require(talk.evidence().last)
            #expect(item.theme == "pricing/seats")
            #expect(item.isPresent == isPresent, "\(point)")
            #expect(item.severity == severity)
        }
    }

    @Test func theSurveySaysWhichAnswersAreAYes() throws {
        for (point, isPresent) in [("1", true), ("2", true), ("3", false), ("5", false)] {
            var talk = try Talk()
            try talk.type("no", "", "1", point)
            let item = try #require(talk.evidence().last)
            #expect(item.theme == "price", "an unknown theme keeps its name")
            #expect(item.isPresent == isPresent, "\(point)")
        }
    }

    /// "Nothing" is an answer, and it says no.
    @Test func anExclusiveOptionIsANo() throws {
        for (choice, multi, expected) in [("export", "1,2", " yes"), ("nothing", "nothing", " no")] {
            var talk = try Talk()
            try talk.type("yes", "", "1", "5", choice, multi)
            let counted = talk.summary(talk.evidence())
            #expect(counted.contains("trouble which closed" + expected))
            #expect(counted.contains("any others closed" + expected))
        }
    }

    @Test func whoDoesNotAnswerSaysNothing() throws {
        var talk = try Talk()
        try talk.type("/dk", "/refuse", "/skip", "/dk", "/skip", "/refuse")
        #expect(talk.evidence().isEmpty)
    }

    @Test func whatIsSetAsideSaysNothing() throws {
        var talk = try Talk()
        try talk.type("yes", "", "1", "5", "export", "1,2")
        #expect(talk.summary(talk.evidence()).contains("any others closed yes"))
        try talk.type("/goto exports", "no")
        #expect(talk.summary(talk.evidence()).filter { $0.contains(" others ") }.isEmpty)
        try talk.type("/goto exports", "yes")
        #expect(talk.summary(talk.evidence()).contains("any others closed yes"))
    }

    /// Words beside a yes are about what was asked, whatever they are; beside a no, only about what they name.
    @Test func wordsAreAboutWhatTheyNameAndWhatTheyExplain() throws {
        var talk = try Talk()
        try talk.type("yes", "it hangs for ever", "/goto exports", "/gist cannot sign in either")
        #expect(
            talk.summary(talk.evidence()) == [
                "bug/export exports closed yes", "bug/export exports verbatim", "bug/export exports paraphrase",
                "bug/login exports paraphrase",
            ])
        try talk.type("no")
        #expect(
            talk.summary(talk.evidence()) == ["bug/export exports closed no", "bug/login exports paraphrase"])
    }

    @Test func openAnswersAreVerbatimOnlyWhereTheSurveyAsksForThat() throws {
        var talk = try Talk()
        try talk.type("no", "", "1", "5", "other", "the Export of invoices", "Exports die.", "They export a lot.")
        let items = talk.evidence().filter { !$0.wasAsked }
        #expect(
            talk.summary(items) == [
                "bug/export which paraphrase", "bug/export story verbatim", "bug/export summary paraphrase",
            ])
        #expect(items.map(\.words) == ["the Export of invoices", "Exports die.", "They export a lot."])
        try talk.type("/goto which", "nothing")
        #expect(
            !talk.summary(talk.evidence()).contains("bug/export which paraphrase"), "that option is no longer chosen")
    }

    @Test func whatWasTakenBackSaysNothing() throws {
        var talk = try Talk()
        try talk.type("yes", "the export hangs", "/undo")
        #expect(talk.summary(talk.evidence()) == ["bug/export exports closed yes"])
        try talk.type("/undo")
        #expect(talk.evidence().isEmpty)
    }

    /// After a withdrawal the codebook may change; what the words were found to be about is all that is left of them.
    @Test func erasedWordsStayEvidenceOfWhatTheyWereFoundToBe() throws {
        var talk = try Talk()
        try talk.type("yes", "it hangs, and I cannot sign in", "1", "5", "export", "1", "An export died.", "nothing")
        let before = talk.evidence()
        let silent = try talk.erased()
        let codebookOfTomorrow = ThemeFinder(
            themesInWords: { _ in ["new"] }, themeNamed: Self.themes.themeNamed)
        let after = silent.evidence(earlier: before, themes: codebookOfTomorrow)
        #expect(talk.summary(after) == talk.summary(before))
        #expect(after.allSatisfy { $0.words == nil })
        // Never drawn before: only what was asked, and what explains it, is still known.
        #expect(
            talk.summary(silent.evidence())
                == talk.summary(before).filter { !$0.contains("login") && !$0.contains("story") })
    }
}

extension Evidence {
    fileprivate var sequence: Int {
        guard case .session(_, let sequence, _) = source else { return 0 }
        return sequence
    }
}
