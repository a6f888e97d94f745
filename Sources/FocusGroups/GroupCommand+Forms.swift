extension GroupCommand {
    /// A command's word, what may follow it, and what it does.
    package struct Form: Hashable, Sendable {
        package let name: String
        package let short: String?
        /// All the other words for it.
        package let others: [String]
        package let arguments: String
        package let summary: String

        init(
            _ name: String, short: String? = nil, also: String? = nil, _ arguments: String = "", _ summary: String
        ) {
            self.name = name
            self.short = short
            others = [short, also].compactMap(\.self)
            self.arguments = arguments
            self.summary = summary
        }
    }

    /// All commands in the order in which help shows them.
    package static let forms: [Form] = [
        Form("start", "", "begin with the first section"),
        Form("next", short: "n", "", "go to the next section"),
        Form("back", "", "go to the section before"),
        Form("goto", "SECTION", "go to a section, by number or name"),
        Form("skip", "[REASON]", "leave this section out and go on"),
        Form("guide", "", "show this section again: what to say, to ask, to follow up"),
        Form("time", short: "t", "[+MINUTES]", "show plan and actual; borrow minutes from later sections"),
        Form("who", short: "w", also: "share", "", "show who has talked how much"),
        Form("quiet", "", "show who is not heard, and since when"),
        Form("roster", "", "show the people and their letters"),
        Form("add", "NAME [LETTER] [account=A] [KEY=VALUE]…", "add somebody to the group"),
        Form("letter", "NAME|LETTER LETTER", "give somebody another letter; what they said goes with them"),
        Form("in", "LETTER…", "somebody came back"),
        Form("out", "LETTER… [REASON]", "somebody left the room"),
        Form("consent", "[LETTER PURPOSE=yes|no… [vN]]", "show or note who allows what"),
        Form("withdraw", "LETTER", "erase for good what somebody said, who takes it back"),
        Form(
            "probe", "[list|take N|drop N]",
            "show the next probe of this section; look through what observers suggest, and take it up or not"),
        Form("follow", short: "f", "[N]", "ask the follow-up that is offered, or number N"),
        Form("ask", "WORDS", "keep a question of yours that the guide does not have"),
        Form("why", "", "tell what the conditions here look at, and how it is"),
        Form(
            "poll", short: "p", "[NAME|N|next] [show|hide|close|again|void]",
            "put a question to everybody, and 'b=2 c=1' takes answers; show or hide them, ask anew; "
                + "/poll [multi|scale 1-5|yesno|number|text] \"Which?\" this; that makes one"),
        Form("show", short: "s", "[NAME]", "show the group what came out of a question"),
        Form("hands", "[NAME|\"QUESTION\"] COUNT…", "keep a show of hands, as 4 1 1 or yes=4 no=1"),
        Form("rank", "[\"QUESTION\"] [THIS; THAT…]", "have things put in order; without any, the ideas"),
        Form("points", "[100] [\"QUESTION\"] [THIS; THAT…]", "have points spread over things"),
        Form(
            "dots", "[3] [max 2] [\"QUESTION\"] [THIS; THAT…]", "have dots stuck on things; without any, on the ideas"),
        Form("pair", "[\"QUESTION\"] [THIS; THAT…]", "have things judged two at a time"),
        Form(
            "anonymity", "[named|pseudonymous|unlinkable] [QUESTION]",
            "what reports tell of who is who; with 'unlinkable', slips are taken in as ?=2 and nobody's letter is stored"
        ),
        Form("cloud", "[NAME]", "count what was answered in words, by people"),
        Form(
            "qa", "[[LETTER:] WORDS|N a+ b-|N now|done|hide|back]", "keep what participants ask, with who supports it"),
        Form("brainstorm", "[3m] WORDS", "let everybody write in silence; '* idea' or 'b* idea' takes one in"),
        Form("ideas", "", "show the ideas"),
        Form("reveal", "", "let the group see the ideas"),
        Form("group", "N,N… as NAME", "give ideas that mean the same one name"),
        Form("promise", "[[LETTER:] WORDS|N done]", "keep what is promised to somebody or to all, for the report"),
        Form("stim", "[NAME [off]]", "keep that a stimulus is shown, or taken away"),
        Form("timer", "[2m|90s [LABEL]|off]", "count down beside everything else"),
        Form("park", "[WORDS|N now|done]", "put something on the parking lot, show it, or settle a thing on it"),
        Form("tag", "N THEME…", "put themes on an utterance"),
        Form("untag", "N THEME", "take a theme off an utterance"),
        Form(
            "code", "[merge OLD NEW|split OLD NEW N,N…|def NAME WORDS]",
            "show the themes of the group; make one of two or two of one; say what a new one means"),
        Form("same", "[N [N]]", "make one of what two consoles wrote down; without numbers, of what looks like it"),
        Form("note", "WORDS", "keep a private note, as ';' does"),
        Form("join", "", "show how a scribe or an observer sits down beside you"),
        Form("attached", "", "show who has a console beside yours: scribes and observers"),
        Form("dismiss", "N", "send the console with this number away"),
        Form("undo", short: "u", "[N]", "take back the last act, or the last N"),
        Form("redo", "[N]", "take back the last undo"),
        Form("pause", "", "stop the clock"),
        Form("break", "MINUTES", "stop the clock for a break"),
        Form("resume", "", "let the clock run again"),
        Form("stats", "", "show who took part how, and what was voted"),
        Form("report", "", "write the report as far as the group is"),
        Form("export", "md|html|csv|json|vtt", "write all of it in one form"),
        Form("nudge", "[RULE on|off|MINUTES]", "show what is remarked on by itself, and change it"),
        Form("mute", "nudges|events [off]", "let no remarks in, or nothing but alarms"),
        Form("bell", "[on|off]", "ring at alarms"),
        Form("plain", "[on|off]", "no bottom row and nothing that comes by itself: for screen readers"),
        Form("log", "[N]", "show again what came by itself"),
        Form("end", "", "close the session with a summary"),
        Form("quit", short: "exit", "", "leave; everything is kept, and 'resume' goes on"),
        Form("help", short: "?", "", "show this"),
    ]
}
