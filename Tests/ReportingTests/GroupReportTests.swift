import FocusGroups
import Journal
@testable import Reporting
import Tabulation
import Testing

/// A focus group on paper: all of it can be followed to the journal, and nobody's words are in it against their will.
struct GroupReportTests {
    /// Three people; Dana may be quoted, Eli was not asked, Fay refused.
    private func session() throws -> TypedGroup {
        var typed = try TypedGroup()
        try typed.type(
            "/add Dana Mora role=admin", "/add Eli", "/add Fay", "/consent a quote=yes recontact=yes",
            "/consent c quote=no",
            "/next", "a: I make the monthly report #renewal", "/next", "a=132 b=123 c=312", "/poll pick",
            "a=old b=new c=new", "/next", "a\" we nearly left, ask Eli #renewal !!", "b+ c-",
            "b\" it was the invoice #renewal", "b>a: we paid and said nothing #mystery !", "c: she is unhappy #renewal",
            "a: taken back #setup", "u", "?p a licence for contractors", "; Fay looked away", "m: and then? #renewal")
        return typed
    }

    @Test func everyNumberLeadsToALineThatIsThere() throws {
        let page = try session().report().html
        let targets = Set(page.matches(of: /href="#e(\d+)"/).map { String($0.1) })
        let lines = Set(page.matches(of: /id="e(\d+)"/).map { String($0.1) })
        #expect(targets.count > 10)
        #expect(targets.isSubset(of: lines), "\(targets.subtracting(lines))")
        let text = try session().report().markdown
        let links = Set(text.matches(of: /\]\(#e(\d+)\)/).map { String($0.1) })
        #expect(links.isSubset(of: Set(text.matches(of: /<a id="e(\d+)">/).map { String($0.1) })))
    }

    /// The counts of the themes, by person, are those of what was typed; the opening and the moderator do not count.
    @Test func themesAreCountedByPerson() throws {
        let themes = try session().report().themes
        #expect(themes.map(\.theme) == ["pricing/renewal", "mystery"])
        let renewal = try #require(themes.first)
        #expect(renewal.people.map(\.description) == ["a", "b", "c"])
        #expect(renewal.utterances.count == 3)
        #expect(!(try #require(themes.last).isKnown))
    }

    @Test func onlyThoseWhoAllowedItAreQuoted() throws {
        let report = try session().report()
        for text in [
            report.markdown, report.html, report.json.text(), report.tables.map { $0.table.text(as: .csv) }.joined(),
        ] {
            #expect(text.contains("we nearly left"))
            #expect(!text.contains("it was the invoice"), "own words of somebody who was not asked")
            #expect(text.contains("we paid and said nothing"), "the moderator's summary of somebody who was not asked")
            #expect(!text.contains("she is unhappy"), "somebody refused")
            #expect(!text.contains("looked away"), "a private note")
        }
        let unasked = try session().report(quotesUnasked: true).markdown
        #expect(unasked.contains("“it was the invoice”"))
        #expect(!unasked.contains("she is unhappy"))
    }

    @Test func namesGiveWayToPseudonyms() throws {
        let report = try session().report()
        for text in [report.markdown, report.html, report.json.text()] {
            #expect(text.contains("we nearly left, ask P2"))
            for name in ["Dana", "Mora", "Eli", "Fay"] { #expect(!text.contains(name)) }
        }
    }

    /// A withdrawal has erased the words; what is left are numbers.
    @Test func whatWasTakenBackIsNotShown() throws {
        var typed = try TypedGroup()
        try typed.type("/add Dana", "/consent a quote=yes", "/next", "/next")
        typed.take(
            .said(
                speakers: [.moderator], fidelity: .paraphrase, text: .redacted, marks: Marks(themes: ["renewal"]),
                isFlagged: false, lead: 0))
        let text = typed.report().markdown
        #expect(text.contains("taken back"))
    }

    @Test func agreementIsSaidInCounts() throws {
        let text = try session().report().markdown
        #expect(text.contains("1 of 2 agreed, 1 dissented"))
        // Marked, and without a sign: it is no statement that somebody failed to agree with.
        #expect(!text.contains("0 of 2 agreed"))
        #expect(text.contains("on which nobody gave a sign:\n\n- we paid and said nothing"))
    }

    /// Who took the floor without a word being noted has talked, and made no statement.
    @Test func aTurnWithoutWordsIsNoStatement() throws {
        var typed = try TypedGroup()
        try typed.type("/add Dana", "/add Eli", "/next", "/next", "a: we left", "b", "a", "b: so did we")
        let text = typed.report().markdown
        #expect(text.contains("2 statements of theirs were written down"))
        #expect(text.contains("2 turns of which only the speaker was noted"))
    }

    /// Two people write: in whose words a summary stands is said of each.
    @Test func aSummaryNamesWhoWroteIt() throws {
        var typed = try TypedGroup()
        try typed.type("/add Dana", "/next", "/next", "a: we left #renewal")
        typed.take(.attached(role: .scribe, name: "sam", process: .init(number: 7, start: "1", host: "h")))
        let console = try #require(typed.group.consoles.last).number
        let said = GroupEvent.said(
            speakers: [.participant(try #require(typed.group.participants.first).letter)], fidelity: .paraphrase,
            text: Words("over the price"), marks: Marks(themes: ["renewal"]), isFlagged: false, lead: 0)
        typed.take(.written(console: console, event: said))
        let text = typed.report().markdown
        #expect(text.contains("cards, in the moderator's words"))
        #expect(text.contains("cards, in the scribe's words"))
    }

    /// A reader who was not there knows no names of questions.
    @Test func questionsGoByTheirWording() throws {
        let text = try session().report().markdown
        #expect(text.contains("- **Which one?** new: 2; n = 3."))
        #expect(text.contains("### Which one?\n\n'pick': 3 of 3 people answered."))
    }

    @Test func smallGroupsGetCountsAndPrivateVotesNoNames() throws {
        let report = try session().report()
        #expect(report.markdown.contains("n = 3: counts, not percentages."))
        #expect(report.markdown.contains("P1: old; P2: new; P3: new"))
        #expect(!report.markdown.contains("P1: export"))
        #expect(report.markdown.contains("Order after Schulze: Getting numbers out"))
        let answers = try #require(report.tables.first { $0.name == "answers" }?.table)
        #expect(answers.rows.count == 3, "the private ranking is not among them")
    }

    @Test func theEstimatorIsNamed() throws {
        let timed = try session().report()
        #expect(timed.markdown.contains("estimated from the moderator's log"))
        #expect(timed.markdown.contains("(T1)"))
        var piped = try TypedGroup(isLive: false)
        try piped.type("/add Dana", "/add Eli", "/next", "a: one two three", "b: one")
        #expect(piped.report().markdown.contains("(T2)"))
        #expect(piped.report().html.contains("words written down"))
    }

    @Test func whatStayedOpenIsListed() throws {
        let text = try session().report().markdown
        #expect(text.contains("- a licence for contractors"))
        #expect(text.contains("- P1 may be contacted again."))
        #expect(text.contains("- ux/setup, which talk should have covered (["))
    }

    /// The words are evidence: all of them are shown, and none of them acts.
    @Test func hostileWordsDoNothing() throws {
        var typed = try TypedGroup()
        try typed.type("/add <b>Dana</b>", "/consent a quote=yes", "/next", "/next")
        let hostile = "<script>alert(1)</script> \"x\" | [l](http://evil) \u{202E}r \u{1B}[2J =1+1 #th<eme"
        try typed.type("a\" \(hostile) !!", "/park \(hostile)", "/end")
        let report = typed.report()
        #expect(!report.html.contains("<script"))
        #expect(report.html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        for text in [report.html, report.markdown] {
            #expect(!text.contains("\u{202E}"))
            #expect(!text.contains("\u{1B}"))
        }
        #expect(report.markdown.contains("\\<script\\>"))
        #expect(!report.html.contains("javascript") && !report.html.contains("src="))
    }

    @Test func theSameJournalGivesTheSameBytes() throws {
        let (one, other) = (try session().report(), try session().report())
        #expect(one.html == other.html)
        #expect(one.json.text() == other.json.text())
    }

    /// A session in which nothing happened is a report, too.
    @Test func anEmptySessionCanBeReported() throws {
        let report = try TypedGroup().report()
        #expect(report.html.contains("0 people took part"))
        #expect(report.markdown.contains("No statement was given a theme."))
        #expect(report.tables.allSatisfy { !$0.table.columns.isEmpty })
    }

    @Test func wholeNamesAreFoundInAnyCaseAndPartsOnlyAsWritten() {
        let scrubbing = NameScrubbing([("Will Ann Ortiz", "P1"), ("Jo", "P2"), ("Ann", "P3")])
        #expect(scrubbing.applied(to: "will it work, Will?") == "will it work, P1?")
        #expect(scrubbing.applied(to: "will ann ortiz's seat, and Ortiz") == "P1's seat, and P1")
        #expect(scrubbing.applied(to: "Ann said so") == "somebody said so", "two people have the name")
        #expect(scrubbing.applied(to: "Jo is too short") == "Jo is too short")
    }
}
