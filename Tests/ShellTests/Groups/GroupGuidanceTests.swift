import FocusGroups
import Journal
import LineEditing
import Shell
import Storage
import SurveyModel
import SurveyYAML
import Testing

/// What the console tells the moderator of the guide, and what it never does by itself.
@MainActor
struct GroupGuidanceTests {
    private static let definition = """
        survey: voting
        title: Voting
        mode: group
        lists: {pain: [{export: Getting numbers out}, {speed: Waiting}]}
        stimuli: {mock_a: {label: Version A, file: a.pdf}}
        sections:
          - welcome: 5 min
            kind: opening
            ask: Who are you?
            turns: round_robin
            each:
              - notes_ok: yes_no
                text: May we take notes?
                go:
                  - if: notes_ok = 'no'
                    end: leaves
          - cards: 5 min
            kind: exercise
            why: A private vote first.
            each:
              - worst: rank(pain)
                text: Which is worst?
                private: true
          - talk: 10 min
            kind: key
            show: [worst, mock_a]
            ask: You put ${label(top(worst)) ?? 'several things'} first. Why?
            call_on: highest(worst, 'speed')
            must_cover: [renewal]
            each:
              - pick: choice(a, b, neither)
                text: Which one?
            follow_up:
              - if: share(pick = 'neither') >= 0.5
                ask: Most took neither. Why?
          - apart: 8 min
            kind: key
            if: agreement(pick) < 0.6
            ask: You are not of one mind. Why?
          - close: 5 min
            kind: ending
            read_back: 2
            ask: What did we miss?
        outcomes:
          held: count(people) >= 3
        """

    private func fixture() throws -> GroupFixture {
        let (survey, diagnostics) = SurveyParser.parse(Self.definition, file: "voting.yaml")
        return try GroupFixture(try #require(survey, "\(diagnostics)"))
    }

    private let opening = ["/add Dana account=A017", "/add Eli", "/add Fay", "/next"]

    private func told(_ lines: [String], on fixture: GroupFixture) throws -> [String] {
        try fixture.sit((opening + lines).map { .type($0) } + [.endOfInput])
        return fixture.told.map { String($0.drop { $0 == " " }) }
    }

    @Test func aSectionShowsWhatTheGuideWantsOfIt() throws {
        let fixture = try fixture()
        let told = try told(
            ["a=y b=n", "b=y", "c=yes", "/next", "a=12 b=21 c=12", "/next", "b: it is dear #renewal"], on: fixture)
        for line in [
            "everybody once, one after the other: a, b, c", "notes_ok: May we take notes?", "1 yes: Yes", "2 no: No",
            "type a=… b=…, each y or n; /hands counts hands",
            "notes_ok: a,b ✓; 2 of 3 have answered; c to come", "b leaves here by the guide; /out b says so",
            "notes_ok: c ✓; everybody has answered", "why: A private vote first.",
            "worst (private): Which is worst?", "1 export: Getting numbers out",
            "hidden from the group until a section shows it, or /poll show",
            "worst: 3 of 3 answered", "2 export  mean 1.3  Getting numbers out", "order (Schulze): export > speed",
            "show: Version A (a.pdf)", "You put Getting numbers out first. Why?", "ask first: b (Eli)",
            "[to be talked about: #renewal]", "[1 follow-up, offered when answers call for it: /why]",
        ] {
            #expect(told.contains(line), "\(line)")
        }
    }

    /// The follow-up is shown with the values that call for it; the section stays until the moderator goes on.
    @Test func aFollowUpIsOfferedOnceWithItsValues() throws {
        let fixture = try fixture()
        let told = try told(["/goto talk", "a=3 b=3", "c=1", "a: no theme here", "/follow", "/why"], on: fixture)
        let offer = "follow-up 1, since share(pick = 'neither') is 0.67: /follow asks it"
        #expect(told.count { $0 == offer } == 1)
        #expect(told.contains("Most took neither. Why?"))
        #expect(told.contains("ask: Most took neither. Why?"))
        #expect(told.contains { $0.hasPrefix("apart: agreement(pick) < 0.6 is not true; agreement(pick) is 0.67") })
        #expect(try fixture.group().section?.id == "talk")
    }

    @Test func whatIsLeftUndoneIsToldOnceASectionIsLeft() throws {
        let fixture = try fixture()
        let told = try told(["b: hello", "a: hello", "/goto talk", "a=1 b=1", "/next", "/next"], on: fixture)
        #expect(told.contains("not heard in 'welcome': C"))
        #expect(told.contains("'notes_ok' was not answered by a, b, c; /poll notes_ok still takes answers"))
        #expect(told.contains("not talked about in 'talk': #renewal"))
        #expect(
            told.contains { $0.hasPrefix("passed over 'apart', which the guide does not mean for this group") })
        #expect(told.contains("read back: no theme was marked yet"))
    }

    @Test func oneUndoNamesTheWholeAct() throws {
        let fixture = try fixture()
        let told = try told(["/skip no time", "u", "/redo"], on: fixture)
        #expect(told.contains("undone: beginning of cards, skipping of welcome; /redo brings it back"))
        #expect(told.contains("again: skipping of welcome, beginning of cards"))
    }

    @Test func theTimerNamesWhatWasNotTalkedAbout() throws {
        let fixture = try fixture()
        let editor = try fixture.sit(
            (opening + ["/goto talk"]).map { .type($0) } + [
                .wait(8 * 60), .type("a: dear #renewal"), .wait(120), .endOfInput,
            ])
        #expect(
            editor.shown == [
                "  half of the time is over; not talked about yet: #renewal",
                "  time: 08:00 of 10:00 used in 'talk'; not talked about yet: #renewal\n"
                    + "  not heard in this section for 8 min or more: a, b, c",
                "  not heard in this section for 8 min or more: b, c",
                "  time: 'talk' is at its 10:00; /next goes on, /time +5 borrows minutes",
            ])
    }

    /// The row shows how many have answered as long as somebody is to come.
    @Test func theRowCountsAnswers() throws {
        let fixture = try fixture()
        let editor = try fixture.sit((opening + ["a=y b=y", "c=y"]).map { .type($0) } + [.endOfInput])
        let rows = editor.statuses.compactMap(\.self)
        #expect(rows.contains { $0.hasSuffix("notes_ok 2/3") })
        #expect(rows.last?.contains("notes_ok") == false)
    }

    /// A journal with votes is read again, by a later process, with the same result.
    @Test func votesOutliveTheProcess() throws {
        let fixture = try fixture()
        _ = try told(["a=y b=y", "/goto cards", "a=12"], on: fixture)
        let id = try #require(fixture.record?.id)
        try fixture.sit([.type("b=21 c=12"), .type("/next"), .type("/end"), .type("/end")], resuming: id)
        #expect(fixture.result.contains("held"))
        #expect(fixture.told.contains("  worst: export > speed (Schulze, n = 3); Kendall's W 0.11, 1 being all alike"))
        let group = try fixture.group()
        #expect(group.isComplete("worst"))
        #expect(group.brokenInvariants().isEmpty)
    }

    @Test func aWrongAnswerInAPipeStopsAndSuspends() throws {
        let fixture = try fixture()
        let failure = #expect(throws: CommandFailure.self) { try fixture.pipe(opening + ["a=maybe"]) }
        #expect(failure?.message == "'notes_ok' takes yes or no")
        #expect(fixture.record?.status == .suspended)
    }

    @Test func ideasStayHiddenUntilTheyAreRevealed() throws {
        let fixture = try fixture()
        let told = try told(
            [
                "/brainstorm what else", "* a dashboard", "b* fewer clicks", "/ideas", "/reveal", "/group 1,2 as ease",
                "/ideas",
            ],
            on: fixture)
        #expect(told.contains("2 ideas, hidden until /reveal"))
        #expect(told.contains("hidden until /reveal"))
        #expect(told.contains("1 a dashboard"))
        #expect(told.contains("2 fewer clicks  [ease]"))
    }
}
