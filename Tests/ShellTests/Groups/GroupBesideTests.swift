import FocusGroups
import Journal
import LineEditing
import Shell
import Storage
import Testing

/// Promises, suggestions, remarks written twice, slips, and reports from inside the console.
@MainActor
struct GroupBesideTests {
    private static let guide = """
        survey: reports
        title: Reports
        mode: group
        sections:
          - talk: 10 min
            kind: key
            ask: What is hard?
        """

    private func session(_ lines: String...) -> (text: String, session: TypedSession) {
        let session = TypedSession(files: ["surveys/reports.yaml": Self.guide])
        let talk = ["group reports", "/add Dana role=admin", "/add Eli Berg", "/next"]
        return (session.run(talk + lines), session)
    }

    /// What the moderator promised in the room is what the report lists, and the report is there before the end.
    @Test func promisesStandInTheReportThatIsWrittenOnTheWay() throws {
        let (text, session) = session(
            "a: we wait for the export", "/promise a: send the beta link by Friday", "/promise all get the slides",
            "/promise 2 done", "/promise", "/report", "/export csv", "/export vtt", "/export qdpx")
        let name = "/work/results/group-3c6ef372"
        #expect(text.contains("promise 1 to a (Dana): send the beta link by Friday"), "\(text)")
        #expect(text.contains("promise 2: all get the slides  kept"))
        #expect(text.contains("written: \(name).md") && text.contains("written: \(name).html"))
        #expect(text.contains("written: 18 tables in \(name)"))
        let report = try #require(session.files["\(name).md"])
        #expect(report.contains("The group has not ended"))
        #expect(report.contains("P1: send the beta link by Friday"))
        #expect(!report.contains("all get the slides\n"), "what is kept is no follow-up")
        let open = try #require(session.files["\(name)/open.csv"])
        #expect(open.contains("promised,talk,P1: send the beta link by Friday"))
        #expect(session.files["\(name).vtt"]?.hasPrefix("WEBVTT") == true)
        #expect(text.contains("/export does not take that"))
    }

    /// In a named group the report uses names, of those who allow it and of nobody else.
    @Test func namesAreToldOfThoseWhoAllowIt() throws {
        let (_, session) = session(
            "/anonymity named", "/consent a attribute=yes quote=yes", "/consent b quote=yes",
            "a\" Eli Berg said so to Dana", "b\" I did", "/poll \"Which?\" x; y", "a=x b=y", "/report", "/end")
        let report = try #require(session.files["/work/results/group-3c6ef372.md"])
        #expect(report.contains("Who allowed it goes by name"))
        #expect(report.contains("P2 said so to Dana"))
        #expect(report.contains("Dana: x; P2: y"))
        #expect(!report.contains("Eli") && !report.contains("Berg"))
    }

    /// Slips: who gave which answer stands nowhere, and few of them are not shown.
    @Test func slipsAreCountedWithoutNames() throws {
        let (text, session) = session(
            "/add Fay", "/add Gil", "/add Hal", "/poll \"Leaving?\" yes; no", "/anonymity unlinkable",
            "?=yes ?=no ?=no",
            "/poll poll_1 show", "?=no ?=no", "/poll poll_1 show", "/report", "/withdraw b", "/report", "/end")
        #expect(text.contains("3 of 5 answered on slips; fewer than 5, so what came out is not shown"), "\(text)")
        #expect(text.contains("4 no"))
        let report = try #require(session.files["/work/results/group-3c6ef372.md"])
        #expect(report.contains("On slips without names: nobody knows who answered what"))
        #expect(report.contains("3 slips for poll 1, without names"))
        #expect(!report.contains("P1: yes"))
    }

    @Test func aSuggestionIsLookedThroughAndTaken() throws {
        let fixture = try GroupFixture()
        let editor = try fixture.sit([
            .type("/add Dana"), .type("/next"),
            .meanwhile {
                try? fixture.attach(
                    .observer, as: "cleo", ScriptedEditor(lines: ["> ask about the invoice", "> and the refund"]))
            },
            .wait(4), .type("/probe list"), .type("/probe take 1"), .type("/probe drop 2"), .type("/probe list"),
            .type("u"), .endOfInput,
        ])
        #expect(editor.statuses.contains { $0?.contains("suggested 2") == true })
        for line in [
            "  1 ask about the invoice  (observer cleo)", "  2 and the refund  (observer cleo)",
            "  /probe take N asks one, /probe drop N puts it aside", "  ask: ask about the invoice",
            "  suggestion 2 is put aside", "  1 taken, 1 dropped",
            "  undone: what becomes of a suggestion; /redo brings it back",
        ] {
            #expect(fixture.told.contains(line), "\(line) in \(fixture.told)")
        }
        #expect(try fixture.group().discussion.suggestions.map(\.state) == [.taken, .waiting])
    }

    /// Moderator and scribe write down the same remark: that is said at once, and one word makes one of it.
    @Test func aRemarkWrittenTwiceIsToldAndUnited() throws {
        let fixture = try GroupFixture()
        let editor = try fixture.sit([
            .type("/add Dana"), .type("/next"), .type("a: setup took three days"),
            .meanwhile {
                try? fixture.attach(.scribe, ScriptedEditor(lines: ["a\" setup took me three whole days"]))
            },
            .wait(4), .type("/same"), .endOfInput,
        ])
        let shown = editor.shown.joined(separator: "\n")
        #expect(shown.contains("2 may be the same remark as 1: /same makes one of them"), "\(shown)")
        #expect(fixture.told.contains("  1 was written down twice and counts once; 'u' makes two of it again"))
        let group = try fixture.group()
        #expect(group.utterances.map(\.text) == ["setup took me three whole days"])
        #expect(group.brokenInvariants().isEmpty)
    }

    @Test func howToSitDownBesideIsShown() throws {
        let fixture = try GroupFixture()
        try fixture.sit([.type("/join"), .endOfInput])
        #expect(fixture.told.contains { $0.contains("canvass group attach 5e551041 --role scribe") })
    }
}
