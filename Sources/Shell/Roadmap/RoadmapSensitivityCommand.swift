package import ArgumentParser
internal import FeedbackModel
internal import Reporting
package import RoadmapScoring
internal import Storage
internal import Tabulation
internal import TerminalText

package struct RoadmapSensitivityCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "sensitivity", abstract: "Show what an initiative's score and rank hang on.",
        discussion: """
            Each input is set to its 10 % and its 90 % point while all others stay at their middle, the widest first; below \
            stands what the initiative would have to be worth, or to cost, to change places with its neighbours.

            JSON, CSV and TSV have the keys input, low, high, score_low, score_high, rank_low and rank_high.

            Examples:
              canvass roadmap sensitivity resumable_exports
              canvass roadmap sensitivity resumable_exports --method rice

            Exits 1 when there is no such initiative or it has no score, 65 when a definition has mistakes, and 66 when one is \
            missing.
            """)

    @Argument(help: "The initiative.") package var initiative: String
    @Option(help: "By which method.") package var method = ScoringMethod.needPerWeek
    @OptionGroup package var scoring: ScoringOptions
    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let picture = try session.roadmapPicture()
        let initiative = try session.initiative(initiative, in: picture.roadmap)
        let scoring = picture.scoring(.init(seed: scoring.seed, methods: [method]))
        guard let found = scoring.sensitivity(of: initiative.id, by: method) else {
            throw CommandFailure(
                .failed, "\(method.rawValue) has no score for '\(printable(initiative.id))'",
                hint: "'roadmap why \(printable(initiative.id))' tells what is missing")
        }
        let form = session.form(output.output)
        let isExact = form == .json || form == .jsonl || form == .csv || form == .tsv
        session.show(Self.table(found, isExact: isExact), output)
        guard !isExact else { return }
        for sentence in SensitivitySentences.all(found) {
            let lines = Fitting.wrapped(printable(sentence), to: max(24, session.layout.width ?? 100))
            session.output.result(lines.joined(separator: "\n") + "\n")
        }
    }

    private static func table(_ found: RoadmapSensitivity, isExact: Bool) -> Table {
        func number(_ value: Double) -> Cell {
            isExact ? Cell(value, fractionDigits: 4) : .text(NumberText.score(value))
        }
        return Table(
            columns: [
                .init("input"), .init("low", title: "10 %", alignment: .trailing, priority: 2),
                .init("high", title: "90 %", alignment: .trailing, priority: 2),
                .init("score_low", title: "score then", alignment: .trailing),
                .init("score_high", title: "and then", alignment: .trailing),
                .init("rank_low", title: "rank then", alignment: .trailing, priority: 1),
                .init("rank_high", title: "and then", alignment: .trailing, priority: 1),
            ],
            rows: found.swings.map { swing in
                [
                    .untrusted(SensitivitySentences.name(swing.input)), number(swing.low), number(swing.high),
                    number(swing.scoreAtLow), number(swing.scoreAtHigh), Cell(swing.rankAtLow), Cell(swing.rankAtHigh),
                ]
            })
    }
}

package struct RoadmapNextQuestionCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "next-question", abstract: "Tell which question would improve the roadmap most.",
        discussion: """
            For each theme that some initiative covers: what asking --ask more accounts would add to the first quarter's plan, \
            on average over what they may answer. After each possible number of yeses the quarter is chosen anew; where no \
            answer would change the choice, asking adds nothing. --account leaves out what that account was asked already.

            JSON, CSV and TSV have the keys theme, gain, most (what knowing the share exactly would add), asked and \
            initiatives; gains are need points.

            Examples:
              canvass roadmap next-question
              canvass roadmap next-question --account A0017 --ask 20

            Exits 1 when no team has a capacity or there is no such account, 65 when a definition has mistakes, and 66 when \
            one is missing.
            """)

    @Option(help: "Only what this account was not asked yet.") package var account: String?
    @Option(parsing: .unconditional, help: "How many accounts would be asked, 1 to 200.") package var ask = 10
    @OptionGroup package var scoring: ScoringOptions
    @OptionGroup package var output: ListOptions

    package init() {}

    package func validate() throws {
        guard (1...200).contains(ask) else { throw ValidationError("--ask is 1 to 200") }
    }

    package mutating func run(in session: inout Session) throws {
        let picture = try session.roadmapPicture()
        let limits = try session.planLimits(picture.feedback.settings)
        var asked: Set<String> = []
        if let account {
            guard try session.store().account(account) != nil else {
                throw CommandFailure(
                    .failed, "there is no account '\(printable(account))'", hint: "'account list' shows them all")
            }
            asked = try session.askedThemes(of: account)
        }
        let scoring = picture.scoring(.init(seed: scoring.seed, draws: 1, methods: [.needPerWeek]))
        let questions = RoadmapPlanner(scoring, by: .needPerWeek, limits: limits).nextQuestions(asking: ask, scoring)
            .filter { !asked.contains($0.theme) }
        let form = session.form(output.output)
        let isExact = form == .json || form == .jsonl || form == .csv || form == .tsv
        func number(_ value: Double) -> Cell {
            isExact ? Cell(value, fractionDigits: 4) : .text(NumberText.score(value))
        }
        session.show(
            Table(
                columns: [
                    .init("theme"), .init("gain", title: "adds", alignment: .trailing),
                    .init("most", title: "at most", alignment: .trailing, priority: 2),
                    .init("asked", alignment: .trailing, priority: 1), .init("initiatives", priority: 3),
                ],
                rows: questions.map { question in
                    [
                        .untrusted(question.theme), number(question.gain), number(question.most),
                        Cell(picture.feedback.estimate(question.theme)?.askedAccounts ?? 0),
                        .list(question.initiatives.map(Cell.untrusted)),
                    ]
                }), output)
        guard !isExact, let first = questions.first else { return }
        let lines = Fitting.wrapped(
            printable(SensitivitySentences.question(first)), to: max(24, session.layout.width ?? 100))
        session.output.result(lines.joined(separator: "\n") + "\n")
    }
}
