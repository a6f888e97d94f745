package import ArgumentParser

/// Every command, one in a line, in the order in which help lists them.
///
/// A noun ("theme") is a plain `ParsableCommand` whose subcommands are `SessionCommand`s; a verb is a `SessionCommand`.
package enum CommandTable {
    package static let groups = [
        CommandGroup(name: "Field work", subcommands: fieldWork),
        CommandGroup(name: "Definitions", subcommands: definitions),
        CommandGroup(name: "Data in", subcommands: dataIn),
        CommandGroup(name: "Sense", subcommands: sense),
        CommandGroup(name: "Model", subcommands: model),
        CommandGroup(name: "Roadmap", subcommands: roadmap),
        CommandGroup(name: "Results", subcommands: results),
        CommandGroup(name: "House", subcommands: house),
    ].filter { !$0.subcommands.isEmpty }

    // Commas at the end and one command in a line, so that two branches that add commands merge.

    private static let fieldWork: [any ParsableCommand.Type] = [
        InterviewCommand.self,
        AnswerCommand.self,
        GroupNoun.self,
        ResumeCommand.self,
        SessionNoun.self,
        FollowUpCommand.self,
    ]

    private static let definitions: [any ParsableCommand.Type] = [
        SurveyCommand.self
    ]

    private static let dataIn: [any ParsableCommand.Type] = [
        ImportNoun.self,
        MapCommand.self,
        AccountCommand.self,
        ContactCommand.self,
        TicketCommand.self,
        IdeaCommand.self,
        UsageCommand.self,
        TypedCommand.self,
    ]

    private static let sense: [any ParsableCommand.Type] = [
        ThemeCommand.self
    ]

    private static let model: [any ParsableCommand.Type] = [
        FeedbackCommand.self
    ]

    private static let roadmap: [any ParsableCommand.Type] = [
        RoadmapCommand.self,
        EstimateCommand.self,
        ReviewCommand.self,
    ]

    private static let results: [any ParsableCommand.Type] = [
        ResultsCommand.self,
        ReportCommand.self,
    ]

    private static let house: [any ParsableCommand.Type] = [
        InitCommand.self,
        DemoCommand.self,
        BackUpCommand.self,
        RestoreCommand.self,
        DoctorCommand.self,
        RetentionCommand.self,
        SetCommand.self,
        CompletionCommand.self,
        ManualCommand.self,
        HelpCommand.self,
        QuitCommand.self,
    ]
}
