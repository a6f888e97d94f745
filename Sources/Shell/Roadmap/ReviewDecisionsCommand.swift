package import ArgumentParser
internal import Journal
internal import Reporting
internal import RoadmapScoring
internal import Statistics
internal import Tabulation

package struct ReviewDecisionsCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "decisions", abstract: "List what was decided, and which forecasts have come due.",
        discussion: """
            JSON, CSV and TSV have the keys number, decided_at, actor, review, initiative, choice, reason, overrides, dissent, \
            metric, baseline, target, due, probability, happened and value. --due shows only forecasts whose day has come and \
            of which nobody has entered what came of them.

            Examples:
              canvass review decisions
              canvass review decisions 2027-h1 --format csv
              canvass review decisions --due

            Exits 0, also when there is none.
            """)

    @Argument(help: ArgumentHelp("Only of this review.", valueName: "review")) package var review: String?
    @Flag(help: "Only forecasts that have come due.") package var due = false
    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        if let review { _ = try session.reviewRecord(review) }
        let log = try session.decisions()
        let today = String(TimeText.utc(milliseconds: session.surroundings.now()).prefix(10))
        let entries = (due ? log.due(on: today) : log.entries).filter { review == nil || $0.decision.review == review }
        session.show(
            Table(
                columns: [
                    .init("number", title: "no.", alignment: .trailing),
                    .init("decided_at", title: "decided", priority: 5, brevity: .minute),
                    .init("actor", priority: 6), .init("review", priority: 4), .init("initiative"), .init("choice"),
                    .init("reason", priority: 1), .init("overrides", priority: 8), .init("dissent", priority: 7),
                    .init("metric", priority: 9), .init("baseline", alignment: .trailing, priority: 10),
                    .init("target", alignment: .trailing, priority: 11), .init("due", priority: 2),
                    .init("probability", alignment: .trailing, priority: 3), .init("happened", priority: 12),
                    .init("value", alignment: .trailing, priority: 13),
                ],
                rows: entries.map { entry in
                    let (decision, forecast) = (entry.decision, entry.decision.forecast)
                    return [
                        Cell(entry.number), .text(TimeText.utc(milliseconds: entry.time)), .untrusted(entry.actor),
                        .untrusted(decision.review), .untrusted(decision.initiative), .text(decision.choice.rawValue),
                        .untrusted(decision.reason.description), .list(decision.overrides.map(Cell.untrusted)),
                        Cell(untrusted: decision.dissent?.description), Cell(untrusted: forecast?.metric),
                        Cell(forecast?.baseline?.value, fractionDigits: 2),
                        Cell(forecast?.target?.value, fractionDigits: 2),
                        Cell(forecast?.due), Cell(forecast?.probability.value, fractionDigits: 2), Cell(entry.happened),
                        Cell(entry.value, fractionDigits: 2),
                    ]
                }), output)
        let open = log.due(on: today).count
        if open > 0, !due {
            session.output.tell(
                "\(NumberText.count(open, "forecast has", "forecasts have")) come due: 'review decisions --due' shows them"
            )
        }
    }
}

package struct ReviewOutcomeCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "outcome", abstract: "Enter whether what a decision forecast has happened.",
        discussion: """
            NUMBER is that of 'review decisions'. A later entry about the same decision counts instead of the first; both stay \
            in the log.

            Examples:
              canvass review outcome 3 yes --value 5
              canvass review outcome 4 no --note "the release came two months late"

            Exits 1 when there is no such decision, or when it has no forecast.
            """)

    package enum Answer: String, ExpressibleByArgument, CaseIterable, Sendable { case yes, no }

    @Argument(help: ArgumentHelp("The decision's number.", valueName: "number")) package var number: Int
    @Argument(help: "yes or no.") package var happened: Answer
    @Option(parsing: .unconditional, help: "What was measured.") package var value: Double?
    @Option(help: "What there is to say about it.") package var note: String?

    package init() {}

    package func validate() throws {
        if let value, !value.isFinite { throw ValidationError("--value is a number") }
    }

    package mutating func run(in session: inout Session) throws {
        guard let entry = try session.decisions().entries.first(where: { $0.number == number }) else {
            throw CommandFailure(
                .failed, "there is no decision \(number)", hint: "'review decisions' shows their numbers")
        }
        guard entry.decision.forecast != nil else {
            throw CommandFailure(.failed, "decision \(number) has no forecast, so nothing can come of it")
        }
        try session.record(
            .resolved(
                decision: number, happened: happened == .yes, value: value.map { WrittenNumber($0) },
                note: note.map { Words($0) }))
        session.output.remark("entered: what decision \(number) forecast has \(happened == .yes ? "" : "not ")happened")
    }
}

package struct ReviewCalibrationCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "calibration", abstract: "Tell how good the forecasts of past decisions were.",
        discussion: """
            The Brier score is the mean of (probability − outcome)²: 0 for a seer, 0.25 for somebody who always says one half. \
            In each band stands how often what was said to be so likely has happened, with its 90 % interval. JSON, CSV and \
            TSV have the keys actor (null for everybody), from, to, forecasts, predicted, happened, low, high and brier (of \
            all bands).

            Examples:
              canvass review calibration
              canvass review calibration --format json

            Exits 0, also when no forecast has come due.
            """)

    @OptionGroup package var output: ListOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let log = try session.decisions()
        let actors = Set(log.entries.map(\.actor)).sorted()
        let all = ([nil] + actors.map(Optional.some)).compactMap { actor in
            log.calibration(of: actor).map { (actor: actor, calibration: $0) }
        }
        session.show(
            Table(
                columns: [
                    .init("actor"), .init("from", alignment: .trailing), .init("to", alignment: .trailing),
                    .init("forecasts", alignment: .trailing), .init("predicted", title: "said", alignment: .trailing),
                    .init("happened", alignment: .trailing), .init("low", alignment: .trailing, priority: 1),
                    .init("high", alignment: .trailing, priority: 2), .init("brier", alignment: .trailing, priority: 3),
                ],
                rows: all.flatMap { actor, calibration in
                    calibration.bands.map { band in
                        let interval = band.interval()
                        return [
                            Cell(untrusted: actor), Cell(band.range.lowerBound, fractionDigits: 2),
                            Cell(band.range.upperBound, fractionDigits: 2), Cell(band.count),
                            Cell(band.predicted, fractionDigits: 2), Cell(band.actual, fractionDigits: 2),
                            Cell(interval?.lowerBound, fractionDigits: 2),
                            Cell(interval?.upperBound, fractionDigits: 2),
                            Cell(calibration.brier, fractionDigits: 4),
                        ]
                    }
                }), output)
        if all.isEmpty { session.output.tell("no forecast has come due yet; 'review decide' enters them") }
    }
}
