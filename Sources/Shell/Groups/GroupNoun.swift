package import ArgumentParser

/// `group …`: focus groups, from the moderator's console to what is left of them on paper.
///
/// `group GUIDE` is `group run GUIDE`: what is no subcommand is a guide.
package struct GroupNoun: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "group", abstract: "Focus groups: run one (also 'group GUIDE'), and look at what came out.",
        subcommands: [
            GroupSessionCommand.self,
            GroupAttachCommand.self,
            GroupReportCommand.self,
            GroupTranscriptCommand.self,
            GroupSaturationCommand.self,
        ], defaultSubcommand: GroupSessionCommand.self)

    package init() {}
}
