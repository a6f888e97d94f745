package import ArgumentParser
internal import FeedbackModel
internal import Journal
internal import Reporting
package import RoadmapScoring
internal import Storage
internal import SurveyModel

extension Decision.Choice: ExpressibleByArgument {}

package struct ReviewDecideCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "Enter what was decided about an initiative, with the reason.",
        discussion: """
            The choice is do, next, later, no or need_evidence. The log of decisions is kept for good: nothing in it is ever \
            changed, each entry carries the hash of the one before, and a later decision about the same initiative stands \
            beside the first. --override names what was set aside; without it, 'do' is refused where hardly anybody is known to \
            have the needs (isolated) or where a goal is worked against (vision).

            A forecast makes the decision checkable: what is measured, where it is now, where it should be on which day, and \
            how likely that is. 'review decisions --due' tells which forecasts have come due, 'review outcome' enters what came \
            of them.

            Examples:
              canvass review decide 2027-h1 free_viewers do --reason "two rivals have it" --dissent "sales: too cheap"
              canvass review decide 2027-h1 sticky_filters next --reason "small" --metric "tickets a month" --baseline 12 \
            --target 6 --due 2027-06-30 --probability 0.7

            Exits 1 when there is no such review or initiative, or when an override is missing, and 64 for a forecast that \
            misses a part.
            """)

    @Argument(help: ArgumentHelp("The review.", valueName: "review")) package var review: String
    @Argument(help: "The initiative.") package var initiative: String
    @Argument(help: "do, next, later, no or need_evidence.") package var choice: Decision.Choice
    @Option(help: "Why.") package var reason: String
    @Option(help: "A guard that is set aside, as isolated or vision; may be repeated.") package var override: [String] =
        []
    @Option(help: "Who was against it, and why.") package var dissent: String?
    @Option(help: "What will be measured.") package var metric: String?
    @Option(parsing: .unconditional, help: "Where it is now.") package var baseline: Double?
    @Option(parsing: .unconditional, help: "Where it should be.") package var target: Double?
    @Option(help: "The day on which it is looked at, as 2027-06-30.") package var due: String?
    @Option(parsing: .unconditional, help: "How likely the target is met, 0 to 1.") package var probability: Double?

    package init() {}

    package func validate() throws {
        guard !reason.allSatisfy(\.isWhitespace) else { throw ValidationError("--reason says why, and is not empty") }
        let parts: [Any?] = [metric, due, probability]
        let given = parts.count { $0 != nil }
        guard given == parts.count || (given == 0 && baseline == nil && target == nil) else {
            throw ValidationError("a forecast has --metric, --due and --probability together")
        }
        if let probability, !(0...1).contains(probability) {
            throw ValidationError(
                "--probability is from 0 to 1"
                    + ((2...100).contains(probability) ? "; \(probability) % is \(probability / 100)" : ""))
        }
        if let due, CalendarDate(due) == nil { throw ValidationError("--due is a day such as 2027-06-30") }
        for number in [baseline, target].compactMap(\.self) where !number.isFinite {
            throw ValidationError("--baseline and --target are numbers")
        }
    }

    package mutating func run(in session: inout Session) throws {
        let record = try session.reviewRecord(review)
        let document = try session.document(of: record)
        let found = try session.initiative(initiative, in: document.roadmap)
        if choice == .now { try checkOverrides(found, document) }
        var decision = Decision(
            review: record.name, digest: digest(of: record.document), initiative: found.id, choice: choice,
            reason: Words(reason), overrides: override.sorted(), dissent: dissent.map { Words($0) })
        if let metric, let due, let probability {
            decision.forecast = .init(
                metric: metric, baseline: baseline, target: target, due: due, probability: probability)
        }
        try session.record(.decided(decision))
        let number = try session.decisions().entries.count
        session.output.remark("decision \(number) is in the log: \(printable(found.id)), \(choice.title)")
    }

    /// What speaks against building it at once has to be set aside by name.
    private func checkOverrides(_ initiative: Initiative, _ document: ReviewDocument) throws(CommandFailure) {
        for (name, clause) in DecisionGuards.objections(to: initiative, in: document) where !override.contains(name) {
            throw CommandFailure(
                .failed, "'\(printable(initiative.id))' cannot be done at once without more: \(printable(clause))",
                hint: "--override \(name) sets that aside, and the log keeps it")
        }
    }
}
