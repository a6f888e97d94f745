package import ArgumentParser
internal import FeedbackModel
internal import Journal
internal import RoadmapScoring
internal import Tabulation

/// First estimates by several people, each for themselves.
package struct EstimateCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "estimate", abstract: "Estimate effort and impact, several people each for themselves.",
        subcommands: [
            EstimateAskCommand.self, EstimateGiveCommand.self, EstimateShowCommand.self, EstimateRevealCommand.self,
        ])

    package init() {}
}

package struct EstimateAskCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "ask", abstract: "Ask people for their estimate of an initiative.",
        discussion: """
            A new round begins; what was given in one before stays in the journal. As soon as all who are named have given \
            theirs, everybody sees all of them. People are named as --as names them.

            Examples:
              canvass estimate ask resumable_exports anna ben cleo
              canvass --as pm estimate ask free_viewers anna ben

            Exits 1 when there is no such initiative, 65 when a definition has mistakes, and 66 when one is missing.
            """)

    @Argument(help: "The initiative.") package var initiative: String
    @Argument(help: "Who is asked, by the name that they act under.") package var people: [String]

    package init() {}

    package func validate() throws {
        guard people.allSatisfy({ (1...100).contains($0.utf8.count) }) else {
            throw ValidationError("a name is 1 to 100 bytes long")
        }
    }

    package mutating func run(in session: inout Session) throws {
        let found = try session.initiative(initiative, in: try session.roadmap())
        let names = Set(people).sorted()
        try session.record(EstimateEvent.asked(initiative: found.id, people: names))
        session.output.tell(
            "\(names.map(printable).joined(separator: ", ")): 'estimate give \(printable(found.id))' takes your estimate; nobody "
                + "sees it before all have given theirs")
    }
}

package struct EstimateGiveCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "give", abstract: "Give your estimate of an initiative, before you see the others'.",
        discussion: """
            --effort is what a team would have to spend, in person-weeks, as the ends of an interval in which you are nine \
            tenths sure; --impact is on RICE's scale, 0.25 to 3, in the same way. Until all have given theirs, or somebody \
            reveals them, yours can be given again and nobody sees it; afterwards it stands.

            Examples:
              canvass estimate give resumable_exports --effort app=2..5 --effort platform=1..3
              canvass --as anna estimate give free_viewers --effort app=2..4 --impact 1..3 --note "without invoices"

            Exits 1 when there is no such initiative or your estimate stands already, 64 for a range that cannot be, 65 when a \
            definition has mistakes, and 66 when one is missing.
            """)

    @Argument(help: "The initiative.") package var initiative: String
    @Option(help: ArgumentHelp("Person-weeks of a team; may be repeated.", valueName: "team=low..high"))
    package var effort: [String] = []
    @Option(help: ArgumentHelp("How much it moves, 0.25 to 3.", valueName: "low..high")) package var impact: String?
    @Option(help: "What it rests on.") package var note: String?

    package init() {}

    package func validate() throws {
        guard !effort.isEmpty || impact != nil else { throw ValidationError("give --effort, --impact or both") }
        _ = try ranges()
        _ = try impactRange()
    }

    package mutating func run(in session: inout Session) throws {
        let found = try session.initiative(initiative, in: try session.roadmap())
        let ranges = try ranges()
        let teams = try session.settings()?.teams.map(\.name) ?? []
        for range in ranges where !teams.isEmpty && !teams.contains(range.team) {
            throw CommandFailure.unknown("team", printable(range.team), among: teams, exitCode: .usage)
        }
        let round = try session.estimateRounds().rounds[found.id]
        let own = round?.given.contains { $0.person == session.actor } ?? false
        guard !own || round?.isOpen != true else {
            throw CommandFailure(
                .failed, "your estimate stands, since everybody may see it now",
                hint: "'estimate ask \(printable(found.id)) NAME…' begins a new round")
        }
        try session.record(
            EstimateEvent.given(
                FirstEstimate(
                    initiative: found.id, effort: ranges, impact: try impactRange(), note: note.map { Words($0) })))
        let after = try session.estimateRounds().rounds[found.id]
        session.output.tell("your estimate of \(printable(found.id)) is kept" + EstimateWords.next(after, found.id))
    }

    private func ranges() throws(ValidationError) -> [FirstEstimate.TeamRange] {
        var ranges: [FirstEstimate.TeamRange] = []
        for text in effort {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let range = EstimateWords.range(parts[1], in: 0.01...10_000) else {
                throw ValidationError("--effort is a team and person-weeks, as app=2..5, from 0.01 to 10000")
            }
            guard !ranges.contains(where: { $0.team == parts[0] }) else {
                throw ValidationError("--effort names '\(printable(parts[0]))' twice")
            }
            ranges.append(FirstEstimate.TeamRange(team: parts[0], weeks: FirstEstimate.Range(range)))
        }
        return ranges
    }

    private func impactRange() throws(ValidationError) -> FirstEstimate.Range? {
        guard let impact else { return nil }
        guard let range = EstimateWords.range(impact, in: 0.25...3) else {
            throw ValidationError("--impact is from 0.25 to 3, as 1..2")
        }
        return FirstEstimate.Range(range)
    }
}

package struct EstimateRevealCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "reveal", abstract: "Let everybody see the estimates of an initiative, whoever is missing.",
        discussion: """
            Who has not given an estimate cannot do it. What is given afterwards is kept and shown, and counts in no pool, since \
            it was not given blind.

            Examples:
              canvass estimate reveal resumable_exports
              canvass --as anna estimate reveal free_viewers

            Exits 1 when nobody was asked, or when your own estimate is missing.
            """)

    @Argument(help: "The initiative.") package var initiative: String

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let found = try session.initiative(initiative, in: try session.roadmap())
        let id = printable(found.id)
        guard let round = try session.estimateRounds().rounds[found.id], !round.given.isEmpty else {
            throw CommandFailure(
                .failed, "nobody has estimated '\(id)' yet", hint: "'estimate give \(id) --effort app=2..5' does")
        }
        guard round.given.contains(where: { $0.person == session.actor }) else {
            throw CommandFailure(
                .failed, "you have not estimated '\(id)' yourself, and would be drawn to what you see",
                hint: "'estimate give \(id) --effort app=2..5' first")
        }
        guard !round.isOpen else { return session.output.tell("everybody sees them already") }
        try session.record(EstimateEvent.revealed(initiative: found.id))
        session.output.tell("everybody sees the estimates of \(id) now: 'estimate show \(id)'")
    }
}
