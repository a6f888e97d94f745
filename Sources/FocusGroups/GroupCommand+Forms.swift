extension GroupCommand {
    /// A command's word, what may follow it, and what it does.
    package struct Form: Hashable, Sendable {
        package let name: String
        package let short: String?
        package let arguments: String
        package let summary: String

        init(_ name: String, short: String? = nil, _ arguments: String = "", _ summary: String) {
            self.name = name
            self.short = short
            self.arguments = arguments
            self.summary = summary
        }
    }

    /// All commands in the order in which help shows them.
    package static let forms: [Form] = [
        Form("next", short: "n", "", "go to the next section"),
        Form("back", "", "go to the section before"),
        Form("goto", "SECTION", "go to a section, by number or name"),
        Form("skip", "[REASON]", "leave this section out and go on"),
        Form("guide", "", "show this section again: what to say, to ask, to follow up"),
        Form("time", short: "t", "[+MINUTES]", "show plan and actual; borrow minutes from later sections"),
        Form("who", short: "w", "", "show who has talked how much"),
        Form("roster", "", "show the people and their letters"),
        Form("add", "NAME [LETTER] [account=A] [KEY=VALUE]…", "add somebody to the group"),
        Form("in", "LETTER…", "somebody came back"),
        Form("out", "LETTER… [REASON]", "somebody left the room"),
        Form("consent", "[LETTER PURPOSE=yes|no… [vN]]", "show or note who allows what"),
        Form("probe", "", "show the next probe of this section"),
        Form("follow", short: "f", "[N]", "ask the follow-up that is offered, or number N"),
        Form("ask", "WORDS", "keep a question of yours that the guide does not have"),
        Form("why", "", "tell what the conditions here look at, and how it is"),
        Form(
            "poll", short: "p", "[NAME|next] [show|hide|again|void]",
            "put a question to everybody, and 'b=2 c=1' takes answers; show or hide them, ask anew; "
                + "/poll \"Which?\" this; that makes one"),
        Form("hands", "[NAME] COUNT…", "keep a show of hands, as 4 1 1 or yes=4 no=1"),
        Form("brainstorm", "WORDS", "let everybody write in silence; '* idea' or 'b* idea' takes one in"),
        Form("ideas", "", "show the ideas"),
        Form("reveal", "", "let the group see the ideas"),
        Form("group", "N,N… as NAME", "give ideas that mean the same one name"),
        Form("stim", "[NAME [off]]", "keep that a stimulus is shown, or taken away"),
        Form("park", "[WORDS|N done]", "put something on the parking lot, show it, or settle a thing on it"),
        Form("tag", "N THEME…", "put themes on an utterance"),
        Form("untag", "N THEME", "take a theme off an utterance"),
        Form("note", "WORDS", "keep a private note, as ';' does"),
        Form("attached", "", "show who has a console beside yours: scribes and observers"),
        Form("dismiss", "N", "send the console with this number away"),
        Form("undo", short: "u", "[N]", "take back the last act, or the last N"),
        Form("redo", "[N]", "take back the last undo"),
        Form("pause", "", "stop the clock"),
        Form("break", "MINUTES", "stop the clock for a break"),
        Form("resume", "", "let the clock run again"),
        Form("stats", "", "show who took part how, and what was voted"),
        Form("end", "", "close the session with a summary"),
        Form("quit", short: "exit", "", "leave; everything is kept, and 'resume' goes on"),
        Form("help", short: "?", "", "show this"),
    ]
}
