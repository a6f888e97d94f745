package import ArgumentParser
internal import Interviewing
internal import Journal
internal import Storage
internal import SurveyModel
internal import SurveySimulation
internal import Tabulation

package struct SurveySimulateCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Let simulated respondents answer a survey, and tell what they reach and how long it takes.",
        discussion: """
            Everybody answers by chance, always with something that the question takes, through the same rules as people. \
            The profiles take turns: steady, speedy (hurries and takes the first answer), refuser, unsure (does not know), \
            changer (goes back) and quitter. The same seed gives the same bytes. Shares say what the survey does with \
            such answers, nothing about customers.

            Minutes are estimated: reading aloud at 183 words a minute, or silently at 238 in a survey that is answered \
            alone, plus seconds for each type of answer, at a pace from \
            0.75 to 1.35 that differs by respondent; only complete sessions count.

            With --answer everybody gives an answer, or a share of them does: consent=yes, or consent=yes@90 for nine of \
            ten; the rest is chance. The name is that of a question, of a part of one as quality.export, or a field of the \
            case as case.plan; the answer is what would be typed, also /dk.

            Examples:
              canvass survey simulate churn-followup
              canvass survey simulate churn-followup --answer consent=yes --answer case.plan=free@80
              canvass survey simulate churn-followup -n 10000 --seed 7 --profile speedy,refuser --format csv

            Columns: kind (question, option, point, branch, check, missing, outcome, stuck or minutes), name, sessions, \
            percent of all sessions, minutes; points are those of scales and the cells of matrices. 'stuck' are questions that took nothing that was tried and checks that could not be \
            met. With --keep the sessions are stored in the workspace under the actor 'simulation' and marked as \
            simulated: they are no evidence and count nowhere. Exits 1 when a session got stuck, 64 when a fixed answer \
            is none that the survey takes, 65 when the survey is wrong, and 66 when there is none of that name.
            """)

    @Argument(help: "The survey's name.") package var survey: String
    @Option(name: [.customShort("n"), .customLong("count")], help: "How many respondents, 1 to 1000000.")
    package var count = 1000
    @Option(help: "Where all chance comes from.") package var seed: UInt64 = 1
    @Option(help: ArgumentHelp("The profiles, with commas; all, if none is named.", valueName: "names"))
    package var profile: String?
    @Option(
        help: ArgumentHelp(
            "An answer that they give, or a share of them with @PERCENT; may be repeated.", valueName: "name=answer"))
    package var answer: [String] = []
    @Flag(help: "Keep the sessions in the workspace's store, marked as simulated.") package var keep = false
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func validate() throws {
        guard (1...1_000_000).contains(count) else {
            throw ValidationError("--count takes a number from 1 to 1000000, not \(count).")
        }
    }

    package mutating func run(in session: inout Session) throws {
        let definition = try Definitions.survey(named: survey, in: session)
        guard definition.survey.mode != .group else {
            throw CommandFailure(.usage, "'\(survey)' is a discussion guide: nobody answers it alone")
        }
        let simulation = Simulation(
            definition.survey, seed: seed, profiles: try profiles(), fixed: try fixedAnswers(for: definition.survey),
            definition: definition.hash)
        var report = SimulationReport(definition.survey)
        let keeper = keep ? try SimulationKeeper(definition, in: &session) : nil
        for number in 0..<count {
            let visit = simulation.visit(number, from: keeper?.start ?? 0)
            report.add(visit)
            try keeper?.keep(visit)
            // An answer that none of so many could give will be taken from nobody.
            if number == 99, !report.refusals.isEmpty { break }
        }
        if let (name, reason) = report.refusals.min(by: { $0.key < $1.key }) {
            throw CommandFailure(.usage, "the answer that --answer gives to '\(name)' is not taken: \(reason)")
        }
        session.show(table(report), output)
        tell(report, budget: definition.survey.timeBudget, in: session)
        guard report.stuck.isEmpty else {
            throw CommandFailure(
                .failed,
                "\(counted(report.stuck.values.reduce(0, +), "session")) could not go on at "
                    + report.stuck.keys.sorted().map { "'\($0)'" }.joined(separator: ", "),
                hint: "no answer that was tried is taken there")
        }
    }

    private func profiles() throws -> [RespondentProfile] {
        guard let profile else { return RespondentProfile.all }
        let known = RespondentProfile.all
        return try profile.split(separator: ",").map { part in
            let name = String(part.drop { $0 == " " })
            guard let found = known.first(where: { $0.name == name }) else {
                var failure = CommandFailure.unknown("profile", name, among: known.map(\.name), exitCode: .usage)
                failure.hint = failure.hint ?? "there is \(known.map(\.name).joined(separator: ", "))"
                throw failure
            }
            return found
        }
    }

    private func fixedAnswers(for survey: Survey) throws -> FixedAnswers {
        var fixed = FixedAnswers()
        for text in answer {
            do throws(FixedAnswers.Mistake) {
                try fixed.fix(text, in: survey)
            } catch {
                switch error {
                case .shape:
                    throw CommandFailure(
                        .usage, "--answer takes a name and an answer, not '\(text)'",
                        hint: "as consent=yes, or consent=yes@90 for 90 of 100")
                case .unknown(let name, let known):
                    throw CommandFailure.unknown("question", name, among: known, exitCode: .usage)
                case .value(let field):
                    throw CommandFailure(.usage, "the case field '\(field)' cannot have the value of '\(text)'")
                case .share(let name):
                    throw CommandFailure(.usage, "the shares of the answers to '\(name)' come to more than 100")
                }
            }
        }
        return fixed
    }

    private func table(_ report: SimulationReport) -> Table {
        var table = Table(columns: [
            .init("kind"), .init("name"), .init("sessions", alignment: .trailing),
            .init("percent", alignment: .trailing), .init("minutes", alignment: .trailing, priority: 1),
        ])
        for (number, point) in report.map.points.enumerated() {
            table.rows.append([
                .text(point.kind.rawValue), .untrusted(point.name), Cell(report.counts[number]),
                Cell(report.percent(number), fractionDigits: 1),
            ])
        }
        for (name, count) in report.stuck.sorted(by: { $0.key < $1.key }) {
            table.rows.append([
                "stuck", .untrusted(name), Cell(count),
                Cell(100 * Double(count) / Double(report.sessions), fractionDigits: 1),
            ])
        }
        if let minutes = report.minutes {
            for (name, value) in [("least", minutes.least), ("median", minutes.median), ("most", minutes.most)] {
                table.rows.append(["minutes", .text(name), nil, nil, Cell(value, fractionDigits: 1)])
            }
        }
        return table
    }

    @MainActor
    private func tell(_ report: SimulationReport, budget: Int?, in session: Session) {
        var text = "\(counted(report.sessions, "respondent")) with seed \(seed)"
        if let minutes = report.minutes {
            let shown = [minutes.least, minutes.median, minutes.most].map { Cell.decimal($0, fractionDigits: 1).shown }
            text += ": \(shown[0]) to \(shown[2]) minutes, the middle one \(shown[1])"
            if let budget, minutes.median > Double(budget) { text += ", which is over the budget of \(budget)" }
        }
        session.output.tell(text)
        let missed = report.unreached.filter { $0.kind != .outcome }
        guard !missed.isEmpty else { return }
        let some = missed.prefix(8).map(\.name).joined(separator: ", ")
        session.output.tell(
            "never reached: \(some)\(missed.count > 8 ? " and \(missed.count - 8) more, with 0 sessions above" : "")")
    }
}

extension Cell {
    /// A number as people read it in a sentence.
    fileprivate var shown: String {
        guard case .decimal(let value, let digits) = self, digits == 1 else { return "" }
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

/// Puts simulated sessions into the store, through the same door as those of people.
@MainActor
private struct SimulationKeeper {
    let store: any Store
    let definition: Definition
    let surroundings: Surroundings
    let start: Int64

    init(_ definition: Definition, in session: inout Session) throws {
        store = try session.store()
        self.definition = definition
        surroundings = session.surroundings
        start = session.surroundings.now()
    }

    func keep(_ visit: Simulation.Visit) throws {
        let kind: SessionRecord.Kind = definition.survey.mode == .self ? .answer : .interview
        let record = SessionRecord(
            id: SessionID(surroundings.newID()), kind: kind, survey: definition.survey.id,
            definition: definition.hash, actor: Sitting.actor, startedAt: start)
        let acts = visit.sitting.acts
        guard let first = acts.first else { return }
        _ = try store.open(
            record, definition: String(decoding: definition.text, as: UTF8.self), with: try drafts([first]))
        _ = try store.append(
            try drafts(Array(acts.dropFirst())), to: record.id,
            status: visit.sitting.outcome == nil ? nil : .ended)
    }

    private func drafts(_ acts: [Sitting.Act]) throws -> [EntryDraft] {
        try acts.flatMap { act in
            try act.events.map { event in
                try EntryDraft(
                    event, time: act.time, monotonic: act.time - start, spell: 0, actor: Sitting.actor,
                    salt: surroundings.salt)
            }
        }
    }
}
