import Foundation
import TestSupport
import Testing

/// What an agent does before, beside and after an interview: the real binary in a real terminal, of each kind.
@Suite(.serialized, .enabled(if: TerminalWindow.tmux != nil, "tmux is not installed"))
struct InterviewSurroundingsTests {
    // Item 6: what was entered at the desk opens with its case, and is taken off the list with its outcome.
    @Test(arguments: Console.Setting.allCases)
    func aFollowUpIsEnteredHeldAndTakenOffTheList(_ setting: Console.Setting) throws {
        let console = try Console(
            """
            task=$($CANVASS followup add 'ask about the export' --account acme --survey every)
            $CANVASS followup next
            $CANVASS followup done $task called at noon
            $CANVASS followup list --format tsv > left.tsv
            $CANVASS followup rates every --format tsv > rates.tsv
            """, setting)
        try console.sees("May I ask you", "Acme Logistics")
        try console.types("n", sees: "Nothing is left to ask")
        try console.types("", sees: "ended: refused", "code=0")
        #expect(try !console.window.read("left.tsv").contains("ask about the export"))
        #expect(try console.window.read("rates.tsv").contains("count\tR\t1\t"))
    }

    // Item 7: the time of each question, with what came of it.
    @Test(arguments: Console.Setting.allCases)
    func theTimelineHasEachQuestionWithItsTime(_ setting: Console.Setting) throws {
        let console = try Console(
            "$CANVASS interview every --account acme; " + Console.lastSession
                + "$CANVASS session show $id --timeline --format tsv > times.tsv", setting)
        try console.sees("May I ask you")
        try console.types("y", sees: "Thank you")
        try console.types("", sees: "How likely")
        try console.types("7", sees: "What has been")
        try console.types("/back", sees: "now: 7")
        try console.types("8", sees: "What has been")
        try console.types("/pause", sees: "is kept with", "code=0")
        let rows = try console.window.read("times.tsv").split(separator: "\n").map { $0.split(separator: "\t") }
        let column = try #require(rows.first?.firstIndex(of: "seconds"))
        let liking = rows.filter { $0.count > column && $0[1] == "liking" }
        #expect(!liking.isEmpty && liking.allSatisfy { Double($0[column]) != nil })
        #expect(rows.contains { $0.count > 5 && $0[1] == "hindrance" && $0[5] == "left" })
    }

    // Item 8: somebody else takes the session over; the first console says so, and stores nothing more.
    @Test(arguments: Console.Setting.allCases)
    func whoWasReplacedIsToldAndStoresNothingMore(_ setting: Console.Setting) throws {
        let console = try Console("$CANVASS interview every --account acme", setting)
        try console.sees("May I ask you")
        try console.types("y", sees: "Thank you")
        let listed = try RunningProgram(["session", "list", "--format", "tsv"], in: console.window.folder).finish()
        let id = try #require(listed.output.split(separator: "\n").last?.split(separator: "\t").first)
        let refused = try RunningProgram(["resume", String(id)], in: console.window.folder).finish()
        #expect(refused.code == 1 && refused.errors.contains("--take-over"))
        let other = try RunningProgram(["resume", String(id), "--take-over"], in: console.window.folder)
        try other.type("\n9\n")
        #expect(try other.finish().code == 0)
        try console.types("", sees: "goes on there", "code=1")
        let shown = try RunningProgram(
            ["session", "show", String(id), "--format", "json"], in: console.window.folder
        ).finish().output
        #expect(shown.contains("\"liking\""))
    }

    // Item 10: who is not on file is typed in one line, and counts as the imported one once they are joined.
    @Test(arguments: Console.Setting.allCases)
    func whoIsNotOnFileIsTypedInAndJoinedLater(_ setting: Console.Setting) throws {
        let console = try Console(
            """
            $CANVASS interview every
            typed=$($CANVASS typed list --format tsv | tail -n 1 | cut -f 1)
            $CANVASS typed join $typed acme
            $CANVASS typed list --format tsv > typed.tsv
            """, setting)
        try console.sees("May I ask you")
        try console.types("/new account Acme Freight seats=12", sees: "is on file as typed by you: Acme Freight")
        try console.types("/pause", sees: "is kept with", "code=0")
        let row = try #require(try console.window.read("typed.tsv").split(separator: "\n").last)
        #expect(row.contains("Acme Freight") && row.split(separator: "\t").contains("acme"))
    }

    // Item 11: what agents hear is their opinion, and nobody's who is a customer.
    @Test(arguments: Console.Setting.allCases)
    func whatAgentsHearIsKeptAsTheirOpinion(_ setting: Console.Setting) throws {
        let console = try Console(
            "$CANVASS answer heard; $CANVASS feedback why bug/slow --format json > why.json", setting,
            files: [
                "surveys/themes.yaml": """
                codebook: c
                themes:
                  - bug:
                      definition: It does not do what it says.
                      themes:
                        - slow:
                            definition: It is slow.
                            phrases: [slow]
                """,
                "surveys/heard.yaml": """
                survey: heard
                title: What do you hear?
                mode: self
                respondents: agents
                lists:
                  often: [never, daily]
                questions:
                  - speed: choice(often)
                    text: How often do customers say that it is slow?
                    theme: bug/slow
                    present: [daily]
                """,
            ])
        try console.sees("How often do customers")
        try console.types("2", sees: "hands it in")
        try console.types("", sees: "ended: complete", "code=0")
        #expect(try console.window.read("why.json").contains("agent_opinion"))
    }

    // Item 13: practice looks like the real thing and says that it is none; nothing of it counts, and it plays back.
    @Test(arguments: Console.Setting.allCases)
    func practiceCountsNowhereAndIsPlayedBack(_ setting: Console.Setting) throws {
        let console = try Console(
            "$CANVASS interview every --account acme --practice; "
                + "$CANVASS survey export every --shape long --format csv > long.csv; " + Console.lastSession
                + "$CANVASS session replay $id --speed 1000 > replay.txt", setting)
        try console.sees("May I ask you", "practice \(console.prompt)1/24>")
        try console.types("y", sees: "Thank you", "practice \(console.prompt)2/24>")
        try console.types("/pause", sees: "practice session", "is kept with", "code=0")
        #expect(try !console.window.read("long.csv").contains(",yes,"))
        #expect(try console.window.read("replay.txt").contains("May I ask you a few questions?"))
    }

    // Item 1: a long answer is written in the agent's own editor.
    @Test(arguments: Console.Setting.allCases)
    func aLongAnswerIsWrittenInTheEditor(_ setting: Console.Setting) throws {
        let console = try Console(
            "export EDITOR='sh editor.sh'; $CANVASS answer alone; " + Console.lastSession
                + "$CANVASS session show $id --format json > shown.json", setting,
            files: ["editor.sh": "printf 'First it hung.\\nThen it was gone.\\n' > \"$1\"\n"])
        try console.sees("How likely")
        try console.types("9", sees: "What would you change")
        try console.types("/edit", sees: "May we ask again")
        try console.types("/pause", sees: "is kept with", "code=0")
        #expect(try console.window.read("shown.json").contains("First it hung.\\nThen it was gone."))
    }
}
