internal import ExampleWorkspace

extension DemoStage {
    /// The whole job, in the order in which a team would do it.
    func play(keeps: Bool) throws {
        try build()
        say(
            "Larkspur sells reporting software to companies.",
            """
            Petra is its product manager, Sam answers the help desk. This play runs the real commands on a made-up company; \
            each line after '$' could be typed by you.
            """)
        try importData()
        try ask()
        try listen()
        try weigh()
        try decide(keeps: keeps)
    }

    private func importData() throws {
        say(
            "1. What is on file",
            "Accounts come from the customer system as CSV, by a mapping file; tickets come from the help desk as they are."
        )
        try run("import data/accounts.csv")
        try run("import data/tickets.ndjson", as: "sam")
        try run("import data/tickets.ndjson", as: "sam")
    }

    private func ask() throws {
        say(
            "2. Asking",
            """
            Surveys are YAML files; lint finds every mistake in them before a customer does. Customers answer alone, and Sam \
            calls two accounts that left, with the ticket on the screen.
            """)
        try run("survey lint")
        for (index, respondent) in respondents.enumerated() {
            try run(
                "answer feature-check --account \(respondent.accountID)", as: "customer",
                typing: Self.answers(of: respondent), isQuiet: index > 0)
        }
        let scripts = ["surveys/scripts/churn-anna.txt", "surveys/scripts/churn-rahul.txt"]
        for (ticket, script) in zip(leavers, scripts) {
            try run("interview churn-followup --ticket zendesk:\(ticket.number)", as: "sam", typing: script)
        }
    }

    private func listen() throws {
        say("3. Listening", "Petra leads a focus group and types while they talk: a letter for who, # for the theme.")
        try run("group reporting-focus-group", typing: "surveys/scripts/reporting-group.txt", slowness: 11)
    }

    private func weigh() throws {
        say(
            "4. What it says",
            """
            Shares count accounts, not voices, and come with their 90 % interval. Who was asked gives a share; who wrote a \
            ticket gives a lower bound. The account that wrote fourteen times about dark mode counts once.
            """)
        try run("feedback list")
        try run("feedback why export_timeout --quotes 6")
    }

    private func decide(keeps: Bool) throws {
        say(
            "5. What to build",
            """
            The same initiatives, scored by guesses and by what customers said. A review freezes the inputs, so that it can be \
            repeated byte for byte.
            """)
        try run("roadmap score")
        try run("roadmap why resumable_exports")
        say(
            "6. What else counts, and what fits",
            """
            Needs are not all: open deals, money and the company's goals have weights that were agreed beforehand. The plan is \
            what is worth most among all that the teams can do.
            """)
        try run("roadmap score --method weighted")
        try run("roadmap plan --quarters 2")
        try run("review freeze 2027-h1")
        try run("report review 2027-h1")
        if keeps {
            say("To look around", "cd \(workspace.folder) && \(program)")
        } else {
            say(
                "The end",
                """
                The report stays where it is; the rest of the workspace is removed now. With --keep it stays, to look around.
                """)
        }
    }
}
