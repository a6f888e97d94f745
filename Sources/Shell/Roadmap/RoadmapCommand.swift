package import ArgumentParser
internal import FeedbackModel
internal import Reporting
package import RoadmapScoring
internal import Tabulation
internal import TerminalText

/// The roadmap: what could be built, and what it is worth.
package struct RoadmapCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "roadmap", abstract: "Score what could be built, with intervals and reasons.",
        subcommands: [
            RoadmapListCommand.self, RoadmapScoreCommand.self, RoadmapWhyCommand.self, RoadmapPlanCommand.self,
            RoadmapSensitivityCommand.self, RoadmapNextQuestionCommand.self, RoadmapExportCommand.self,
        ])

    package init() {}
}

package struct RoadmapListCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the initiatives as they were written down.",
        discussion: """
            The roadmap is surveys/roadmap.yaml. JSON has the keys initiative, title, kind, covers, effort_low, effort_high \
            (person-weeks of all teams, the sums of the interval ends), impact, confidence, reach, needs and issues: what was \
            made of it in Jira, Trello or GitHub, its status and when it was solved, once it came back with an import.

            Examples:
              canvass roadmap list
              canvass roadmap list --format json

            Exits 65 when the roadmap or the codebook has mistakes, all of which are shown, and 66 when one is missing.
            """)

    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let roadmap = try session.roadmap()
        let issues = Dictionary(grouping: try session.ownIssues(), by: \.initiative)
        session.show(
            Table(
                columns: [
                    .init("initiative"), .init("title", priority: 5), .init("kind", priority: 8),
                    .init("covers", priority: 6), .init("effort_low", title: "weeks from", alignment: .trailing),
                    .init("effort_high", title: "weeks to", alignment: .trailing),
                    .init("impact", alignment: .trailing, priority: 2),
                    .init("confidence", alignment: .trailing, priority: 3),
                    .init("reach", alignment: .trailing, priority: 4), .init("needs", priority: 7),
                    .init("issues", priority: 1),
                ],
                rows: roadmap.initiatives.map { initiative in
                    let isCosted = !initiative.effort.isEmpty
                    return [
                        .untrusted(initiative.id), .untrusted(initiative.title), .text(initiative.kind.rawValue),
                        .list(initiative.covers.map { .untrusted($0.theme) }),
                        Cell(isCosted ? initiative.effort.reduce(0) { $0 + $1.low } : nil, fractionDigits: 1),
                        Cell(isCosted ? initiative.effort.reduce(0) { $0 + $1.high } : nil, fractionDigits: 1),
                        Cell(initiative.impact, fractionDigits: 2), Cell(initiative.confidence, fractionDigits: 2),
                        Cell(initiative.reach, fractionDigits: 0), .list(initiative.needs.map(Cell.untrusted)),
                        .list((issues[initiative.id] ?? []).map { .untrusted($0.summary) }),
                    ]
                }), output)
    }
}

/// What chance scoring uses.
package struct ScoringOptions: ParsableArguments {
    @Option(help: "The seed of the draws; equal seeds give equal numbers.")
    package var seed: UInt64 = 20_260_101

    package init() {}
}

extension ScoringMethod: ExpressibleByArgument {}

package struct RoadmapScoreCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Rank the initiatives, and tell how sure the ranks are.",
        discussion: """
            need_per_week, which is shown without --method, is the need that an initiative would take away for each \
            person-week: 100 points are the whole customer base fully blocked. rice is reach · impact · confidence / effort as \
            people estimated them; its interval is that of the effort. rice_model takes the reach from the feedback: the target \
            accounts that have at least one of the covered needs; confidence is not used, since the interval stands for it. \
            Scores from the feedback are the medians of 10,000 draws, their intervals the 5 % and 95 % points. RICE counts \
            effort in person-months; 13 person-weeks are 3 of them. An initiative about whose themes nobody was asked has no \
            score from the feedback.

            weighted: criteria with weights and fixed anchors, agreed in surveys/roadmap.yaml. npv: gains over several \
            quarters, discounted, less the cost; --horizons shows the ranks over one quarter, four and all. cd3: what a week \
            of waiting costs, over the weeks. wsjf: (value + urgency + risk) / job size, relative. ice: impact, confidence and \
            ease. value_effort: value over weeks, with a quadrant. kano, opportunity and maxdiff: by the answers to the \
            survey's question that an initiative names. What an initiative has no numbers for has no score, and never 0.

            --without switches guards off for this once: those of the decision (vision, feedback-cap, horizon, concentration) \
            and those of the estimates.

            solid: among the first (--top) in at least four of five draws; contested: in between; out: in less than one of five.

            JSON, CSV and TSV have the keys initiative, method, score, low, high, rank, chance_first, expected_rank, label and \
            least_asked, the fewest accounts that were asked about one of its needs. What is unknown is null. Chances that \
            rest on fewer than 30 asked are shown to people with one digit. --ranks shows for each rank the chance that an \
            initiative has it.

            Examples:
              canvass roadmap score
              canvass roadmap score --method weighted --without vision
              canvass roadmap score --all-methods --format json

            Exits 65 when the roadmap or the codebook has mistakes, all of which are shown, and 66 when one is missing.
            """)

    @Option(help: "By which method.") package var method = ScoringMethod.needPerWeek
    @Flag(help: "Rank by every method that the roadmap has numbers for.") package var allMethods = false
    @Flag(help: "Show net present values and ranks over one quarter, four and all.") package var horizons = false
    @Option(parsing: .unconditional, help: "How many are the first.") package var top = RoadmapScoring.firstCount
    @Flag(help: "Show the chance of each rank.") package var ranks = false
    @OptionGroup package var guards: ScoringGuardOptions
    @OptionGroup package var scoring: ScoringOptions
    @OptionGroup package var output: ListOptions

    package init() {}

    package func validate() throws {
        guard (1...1000).contains(top) else { throw ValidationError("--top is 1 to 1000") }
        if horizons, ranks || allMethods { throw ValidationError("--horizons stands alone") }
    }

    package mutating func run(in session: inout Session) throws {
        let picture = try guards.applied(to: try session.roadmapPicture())
        let methods = allMethods ? picture.roadmap.usedMethods : [method]
        let scoring = picture.scoring(.init(seed: scoring.seed, methods: horizons ? [.npv] : methods))
        if horizons {
            try session.show(scoring.horizons(), output)
            return
        }
        let rankings = scoring.rankings(by: session.surroundings.workers)
        if ranks {
            session.show(RankTables.acceptability(rankings), output)
        } else {
            session.show(rankings, top: top, samples: picture.samples, output)
            let currency = picture.feedback.settings?.currency
            session.tellOfMethods(
                rankings.flatMap { MethodSentences.all($0, scoring, currency: currency) }, output.output)
        }
        session.remarkOnUnknownThemes(picture.feedback)
    }
}

extension Session {
    /// What a method has to say about a whole ranking, for people.
    fileprivate func tellOfMethods(_ sentences: [String], _ wish: OutputOptions) {
        guard [.box, .table].contains(form(wish)) else { return }
        for sentence in sentences {
            let text = Fitting.wrapped(printable(sentence), to: max(24, layout.width ?? 100))
            output.result(text.joined(separator: "\n") + "\n")
        }
    }
}
