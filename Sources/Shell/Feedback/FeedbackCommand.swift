package import ArgumentParser

/// The feedback model: who has which need, and how sure that is.
package struct FeedbackCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "feedback", abstract: "See who has which need, how badly, and how sure that is.",
        subcommands: [
            FeedbackListCommand.self, FeedbackWhyCommand.self, FeedbackGuardsCommand.self, FeedbackExportCommand.self,
        ])

    package init() {}
}
