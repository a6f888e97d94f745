import Foundation
import Glibc
import Testing

/// An interview as an agent meets it: the real binary in a real terminal, of each kind that people have.
@Suite(.serialized, .enabled(if: TerminalWindow.tmux != nil, "tmux is not installed"))
struct InterviewStoryTests {
    private static let interview = "$CANVASS interview every --account acme --language en"

    /// Types what leads to the question about the story.
    private func reachStory(_ console: Console) throws {
        try console.sees("May I ask you")
        try console.types("y", sees: "Thank you")
        try console.types("", sees: "How likely")
        try console.types("7", sees: "What has been")
        try console.types("1,2", sees: "Tell me about it")
    }

    // Item 1: every type is answered by keys, and what is kept is what was typed.
    @Test(arguments: Console.Setting.allCases)
    func everyTypeIsAnsweredByKeys(_ setting: Console.Setting) throws {
        let console = try Console(
            Self.interview + "; $CANVASS survey export every --shape long --format csv > long.csv", setting)
        try reachStory(console)
        try console.types("The export never came.", sees: "Which matters most", "It is slow")
        try console.types("2", sees: "How many people")
        try console.types("12 people", sees: "whole number")
        try console.types("40", sees: "are idle")
        try console.types("3", sees: "How many hours")
        try console.types("7.50", sees: "What do you pay")
        try console.types("120", sees: "Since when")
        try console.types("2024-03-01", sees: "At what time")
        try console.types("9:30", sees: "How long")
        try console.types("1h30", sees: "Which do you use most")
        try console.types("2>1>4>3", sees: "spread 100 points")
        try console.types("1=50, 2=30", sees: "20")
        try console.types("3=rest", sees: "How good is each", "Search")
        try console.types("4", sees: "Exports")
        try console.types("/dk", sees: "Sharing with people")
        try console.types("3, 5", sees: "set 1 of 2")
        try console.types("1 2", sees: "set 2 of 2")
        try console.types("2 1", sees: "With a dark theme")
        try console.types("1", sees: "And without it")
        try console.types("3", sees: "What is it called")
        try console.types("Sheets", sees: "Is there another tool")
        try console.types("n", sees: "May we call you back")
        try console.types("y", sees: "Nothing is left to ask")
        try console.types("", sees: "ended: complete", "code=0")
        let rows = try console.window.read("long.csv").split(separator: "\n").map { $0 + "," }
        for (question, value) in [
            ("consent", "yes"), ("liking", "7"), ("hindrance", "price"), ("story", "The export never came."),
            ("main", "speed"), ("seats", "40"), ("idle", "3"), ("hours", "7.5"), ("price", "120"),
            ("since", "2024-03-01"), ("at", "09:30"), ("points", "50"), ("quality", "dont_know"), ("dark", "like"),
            ("tool", "Sheets"), ("close", "yes"),
        ] {
            #expect(
                rows.contains { $0.contains(",\(question),") && $0.contains(",\(value),") },
                "\(question) is not exported as \(value)")
        }
    }

    // Item 2: an earlier answer is changed; what depended on it is set aside in one line, and comes back.
    @Test(arguments: Console.Setting.allCases)
    func whatDependsOnAnAnswerIsSetAsideAndComesBack(_ setting: Console.Setting) throws {
        let console = try Console(Self.interview, setting)
        try reachStory(console)
        try console.types("It hung.", sees: "Which matters most")
        try console.types("1", sees: "How many people")
        try console.types("/goto hindrance", sees: "now: Price, It is slow; Enter keeps it")
        try console.types("none", sees: "2 answers set aside: story, main", "How many people")
        try console.types("/aside", sees: "story: It hung.", "main: Price")
        try console.types("/undo", sees: "2 answers count again: story, main")
        try console.types("/redo", sees: "2 answers set aside: story, main")
        try console.types("/back", sees: "now: Nothing in particular")
        try console.types("+3 -5", sees: "1 answer counts again: story", "How many people")
        try console.types("/pause", sees: "is kept with", "code=0")
    }

    // Items 3 and 5: whose words they are, which probe was used, and why a question comes.
    @Test(arguments: Console.Setting.allCases)
    func wordsProbesAndReasonsAreKeptApart(_ setting: Console.Setting) throws {
        let console = try Console(
            Self.interview + "; " + Console.lastSession + "$CANVASS session show $id --format json > shown.json",
            setting)
        try reachStory(console)
        try console.types("/probe", sees: "kept: the probe was asked")
        try console.types("/said it just hung, for ages", sees: "kept as the respondent's own words")
        try console.types("/gist Exports time out.", sees: "kept as your summary")
        try console.types("/readback", sees: "Exports time out.")
        try console.types("/confirm", sees: "the respondent says that the summary is right")
        try console.types("/why", sees: "hindrance = Price, It is slow")
        try console.types("/why close", sees: "close")
        try console.types("/lines", sees: "line 1>")
        try console.types("first line", sees: "line 2>")
        try console.types("second line", sees: "line 3>")
        try console.types(".", sees: "Which matters most")
        try console.types("/pause", sees: "is kept with", "code=0")
        let shown = try console.window.read("shown.json")
        for words in ["it just hung, for ages", "Exports time out.", "first line\\nsecond line"] {
            #expect(shown.contains(words), "\(words) is not in the session")
        }
    }

    // Item 4: a hard check must be put right; a soft one may be kept, with its reason.
    @Test(arguments: Console.Setting.allCases)
    func aFailedCheckShowsItsQuestionsAndIsCorrectedOrKept(_ setting: Console.Setting) throws {
        let console = try Console(Self.interview, setting)
        try reachStory(console)
        try console.types("It hung.", sees: "Which matters most")
        try console.types("1", sees: "How many people")
        try console.types("200", sees: "are idle")
        try console.types("300", sees: "That is more than there are.", "seats 200", "idle 300", "check>")
        try console.types("5", sees: "must be put right")
        try console.types("2", sees: "How many of them are idle")
        try console.types("150", sees: "Is it really that many?", "check>")
        try console.types("k They closed a site.", sees: "How many hours")
        try console.types("/undo", sees: "Is it really that many?")
        try console.types("/pause", sees: "is kept with", "code=0")
    }

    // Item 6: the appointment is in the customer's time, and the call is over.
    @Test(arguments: Console.Setting.allCases)
    func aCallBackEndsTheCallAndWaitsInTheQueue(_ setting: Console.Setting) throws {
        let console = try Console(Self.interview + "; $CANVASS followup list --format tsv > queue.tsv", setting)
        try reachStory(console)
        let day = "\(Calendar(identifier: .gregorian).component(.year, from: .now) + 1)-07-01"
        try console.types("/callback \(day) 10:00 Europe/Amsterdam", sees: "\(day) 10:00", "code=0")
        #expect(try console.window.read("queue.tsv").contains(day))
    }

    // Item 8: killed in the middle of a line, the same prompt comes back with that line.
    @Test(arguments: Console.Setting.allCases)
    func aKilledInterviewGoesOnAtTheSamePromptWithTheSameLine(_ setting: Console.Setting) throws {
        let console = try Console(Self.interview + "; $CANVASS resume --take-over", setting)
        try reachStory(console)
        try console.window.type("It hung when I")
        // A half-typed line is kept once the typing rests.
        try console.window.wait("the line") { $0.contains { $0.contains("It hung when I") } }
        Thread.sleep(forTimeInterval: 1.5)
        kill(try console.window.child(), SIGKILL)
        // A plain terminal keeps the line it is given to itself until Enter.
        let rest = setting == .plain ? "It hung when I clicked." : " clicked."
        let prompt = "\(console.prompt)5/26>" + (setting == .plain ? "" : " It hung when I")
        try console.window.wait("the same prompt") { $0.contains { $0.contains("goes on") } && $0.contains(prompt) }
        try console.window.type(rest)
        try console.window.press("Enter")
        try console.sees("Which matters most")
        try console.types("/review", sees: "It hung when I clicked.")
        try console.types("/pause", sees: "is kept with", "code=0")
    }

    // Item 9: alone at the keyboard, all is seen once more before it is handed in.
    @Test(arguments: Console.Setting.allCases)
    func whoAnswersAloneReviewsBeforeHandingIn(_ setting: Console.Setting) throws {
        let console = try Console("$CANVASS answer alone", setting)
        try console.sees("How likely")
        try console.types("9", sees: "What would you change")
        try console.types("Nothing at all.", sees: "May we ask again")
        try console.types("/back", sees: "now: Nothing at all.")
        try console.types("", sees: "May we ask again")
        try console.types("y", sees: "These are your answers", "Nothing at all.", "hands it in")
        try console.types("1", sees: "now: 9")
        try console.types("10", sees: "These are your answers")
        try console.types("", sees: "ended: complete", "code=0")
    }

    // Item 12: nothing that a terminal would take for a command is sent to one that understands none.
    @Test func aPlainTerminalGetsNoEscapes() throws {
        let console = try Console(
            "script -qec \"\(Self.interview)\" typescript", .plain)
        try console.sees("May I ask you")
        try console.types("y", sees: "Thank you")
        try console.types("/pause", sees: "is kept with", "code=0")
        let sent = try console.window.read("typescript")
        #expect(!sent.unicodeScalars.contains("\u{1B}"), "there is an escape in: \(sent.debugDescription)")
    }

    // Item 12: the row at the bottom stays, and what is typed stays, in a window that changes while somebody types.
    @Test func aResizedWindowKeepsTheLineAndTheRow() throws {
        let console = try Console(Self.interview, .wide)
        try reachStory(console)
        let words = "a long story of an export that hung for ages and then was gone"
        try console.window.type(words)
        try console.window.wait("the words") { $0.contains { $0.hasSuffix(words) } }
        try console.window.resize(columns: 40, rows: 14)
        try console.window.wait("the row at the new bottom") { $0.last?.contains("of 10 min") == true }
        try console.window.type(" again")
        try console.window.wait("the words") { $0.joined().contains(words + " again") }
        try console.window.press("Enter")
        try console.sees("Which matters most")
        try console.types("/review", sees: words + " again")
    }

    // Somebody shuts the machine down: the agent reads where it goes on, and the script that called knows why it ended.
    @Test(arguments: [SIGTERM, SIGHUP])
    func aProgramThatIsToldToEndSaysWhereItGoesOn(_ signal: Int32) throws {
        let console = try Console(Self.interview + "; echo first=$?; $CANVASS resume", .usual)
        try reachStory(console)
        try console.window.type("It hung")
        try console.window.wait("the line") { $0.contains { $0.contains("It hung") } }
        kill(try console.window.child(), signal)
        let lines = try console.window.wait("the same prompt") { lines in
            lines.contains("every 5/26> It hung") && lines.contains("first=\(128 + signal)")
        }
        #expect(lines.contains { $0.contains("is kept with 4 answers; 'resume") })
    }

    // Ctrl-D at an empty line is the end of the input: all is kept, and nothing is an error.
    @Test(arguments: [Console.Setting.usual, .plain])
    func theEndOfInputInTheMiddleKeepsAll(_ setting: Console.Setting) throws {
        let console = try Console(Self.interview + "; echo first=$?; $CANVASS resume", setting)
        try reachStory(console)
        try console.window.press("C-d")
        try console.window.wait("the same prompt") { lines in
            lines.contains { $0.contains("is kept with 4 answers") } && lines.contains("first=0")
                && lines.contains { $0.hasPrefix("\(console.prompt)5/26>") }
        }
    }

    // Ctrl-C by mistake is a key away from what was typed; only in this question.
    @Test func aClearedLineComesBackWithOneKey() throws {
        let console = try Console(Self.interview, .usual)
        try reachStory(console)
        try console.window.type("It hung when I clicked.")
        try console.window.wait("the line") { $0.contains { $0.hasSuffix("clicked.") } }
        try console.window.press("C-c")
        try console.sees("Up brings it back")
        try console.window.press("Up")
        try console.window.wait("the line again") { $0.last { $0.hasPrefix("every") }?.hasSuffix("clicked.") == true }
        try console.window.press("Enter")
        try console.sees("Which matters most")
        try console.window.press("Up")
        try console.window.type("1")
        try console.window.wait("nothing of it") { $0.contains("every 6/26> 1") }
    }

    // Ctrl-L clears the screen; the question and the row must not go with it.
    @Test func aClearedScreenShowsTheQuestionAgain() throws {
        let console = try Console(Self.interview, .usual)
        try reachStory(console)
        try console.window.press("C-l")
        let screen = try console.window.wait("a cleared screen") { lines in
            !lines.contains { $0.contains("What has been") } && lines.last?.contains("of 10 min") == true
        }
        #expect(screen.contains { $0.contains("Tell me about it") })
        #expect(screen.count { $0.hasPrefix("every 5/") } == 1)
    }

    // What was cut from a line about one customer must not come back in a line about another.
    @Test func wordsThatWereCutAreGoneWithTheirInterview() throws {
        let console = try Console(
            "$CANVASS -c 'interview every --account acme' -c 'interview every --account acme'", .usual)
        try reachStory(console)
        try console.window.type("my boss is a thief")
        try console.window.press("C-u")
        try console.types("/pause", sees: "is kept with", "May I ask you")
        try console.types("y", sees: "Thank you")
        try console.window.press("C-y")
        let screen = try console.types("", sees: "How likely")
        #expect(!screen.contains("thief"))
    }

    // Bad input: a paste of a megabyte is kept whole and in order, and the program stays alive.
    @Test func aPasteOfAMegabyteIsKeptWhole() throws {
        let console = try Console(
            Self.interview + "; $CANVASS survey export every --shape long --format csv > long.csv", .usual)
        try reachStory(console)
        let words = (0..<100_000).map { "w\($0)" }.joined(separator: " ")
        try console.window.pasteFile(words)
        try console.window.press("Enter")
        try console.sees("Which matters most")
        try console.types("/pause", sees: "is kept with")
        try console.window.wait("the export") { $0.contains { $0.hasPrefix("code=") } }
        #expect(try console.window.read("long.csv").contains(words))
    }
}
