package import ArgumentParser
internal import FeedbackModel
internal import Reporting
package import RoadmapScoring
internal import Tabulation

package struct RoadmapPlanCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Choose what to build now, next and later, as far as the teams can.",
        discussion: """
            Each quarter by itself is the choice from what is left that is worth most among all that keep the teams' capacity and the reserve of \
            surveys/canvass.yaml, the needs, the exclusions and what is settled by 'plan: must' or 'plan: never' in \
            surveys/roadmap.yaml. The program proves that nothing is worth more, or says how much more it could be. Beside it: \
            what sorting and cutting a list would lose, what each reserved share costs, how likely the efforts fit, and in \
            how many of 200 draws the best first quarter holds an initiative.

            Efforts count with their means. --by says what an initiative is worth: need_per_week the need points that it \
            takes away, rice and rice_model their scores before the effort, npv the money, and so on.

            CSV and TSV have the keys quarter, horizon, number, initiative, reason, worth, person_weeks and core_index; JSON \
            is one object that has the leftovers, loads and prices too. --svg writes the timeline as a drawing.

            Examples:
              canvass roadmap plan
              canvass roadmap plan --quarters 2 --svg results/plan.svg

            Exits 1 when no team has a capacity or what is settled does not fit, 65 when a definition has mistakes, and 66 \
            when one is missing.
            """)

    @Option(parsing: .unconditional, help: "How many quarters, 1 to 12.") package var quarters = 4
    @Option(help: "By which method worth is counted.") package var by = ScoringMethod.needPerWeek
    @Option(help: ArgumentHelp("Write the timeline as a drawing.", valueName: "file")) package var svg: String?
    @OptionGroup package var scoring: ScoringOptions
    @OptionGroup package var output: OutputOptions

    package init() {}

    package func validate() throws {
        guard (1...12).contains(quarters) else { throw ValidationError("--quarters is 1 to 12") }
    }

    package mutating func run(in session: inout Session) throws {
        let picture = try session.roadmapPicture()
        let limits = try session.planLimits(picture.feedback.settings)
        let plan = try session.plan(picture, by: by, limits, seed: scoring.seed, quarters: quarters)
        let titles = Dictionary(
            picture.roadmap.initiatives.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        if let svg {
            let chart = PlanChart(PlanBars(plan), titles: titles, width: 960)
            try session.surroundings.files.write(svg, Array(chart.file.utf8))
        }
        switch session.form(output) {
        case .json, .jsonl: session.show(Self.json(plan, limits), or: Table(columns: []), output)
        case .csv, .tsv, .markdown, .lines: session.show(Self.table(plan), output)
        case .box, .table:
            session.show(PlanText(plan, limits, titles: titles, width: session.layout.width ?? 100).text)
        }
        if let svg { session.output.remark("the timeline is in \(printable(svg))") }
    }

    private static func table(_ plan: RoadmapPlan) -> Table {
        var number = 0
        return Table(
            columns: [
                .init("quarter"), .init("horizon"), .init("number"), .init("initiative"), .init("reason"),
                .init("worth"), .init("person_weeks"), .init("core_index"),
            ],
            rows: plan.quarters.flatMap { quarter in
                quarter.places.map { place in
                    number += 1
                    return [
                        Cell(quarter.number), .text(PlanBars.horizon(quarter.number)), Cell(number),
                        .untrusted(place.initiative), .text(place.reason.word), Cell(place.worth, fractionDigits: 4),
                        Cell(place.weeks.reduce(0) { $0 + $1.weeks }, fractionDigits: 2),
                        Cell(place.coreIndex, fractionDigits: 3),
                    ]
                }
            })
    }

    private static func json(_ plan: RoadmapPlan, _ limits: PlanLimits) -> JSONValue {
        .object([
            "by": .string(plan.method.rawValue),
            "quarters": .array(
                plan.quarters.map { quarter in
                    .object([
                        "quarter": .integer(quarter.number), "horizon": .string(PlanBars.horizon(quarter.number)),
                        "worth": .number(quarter.worth), "bound": .number(quarter.bound),
                        "proven": .boolean(quarter.isProven),
                        "initiatives": .array(
                            quarter.places.map { place in
                                .object([
                                    "initiative": .string(place.initiative), "reason": .string(place.reason.word),
                                    "worth": JSONValue(place.worth),
                                    "weeks": .array(
                                        place.weeks.map {
                                            ["team": .string($0.team), "person_weeks": .number($0.weeks)]
                                        }),
                                    "core_index": JSONValue(place.coreIndex),
                                ])
                            }),
                        "teams": .array(
                            quarter.loads.map { load in
                                .object([
                                    "team": .string(load.team), "capacity": .number(load.capacity),
                                    "person_weeks": .number(load.weeks), "chance_to_fit": .number(load.chanceToFit),
                                ])
                            }),
                        "sort_and_cut": .object([
                            "initiatives": .array(quarter.sortedAndCut.map(JSONValue.string)),
                            "worth": .number(quarter.sortedAndCutWorth),
                        ]),
                        "quotas": .array(
                            quarter.quotas.map {
                                ["quota": .string($0.quota.rawValue), "price": .number($0.price)]
                            }),
                    ])
                }),
            "left_out": .array(
                plan.leftovers.map { leftover in
                    .object([
                        "initiative": .string(leftover.initiative), "worth": JSONValue(leftover.worth),
                        "obstacle": .string(PlanSentences.obstacle(leftover.obstacle)),
                    ])
                }),
            "contenders": .array(
                plan.contenders.map {
                    ["initiative": .string($0.initiative), "core_index": .number($0.coreIndex)]
                }),
            "value_of_knowing": JSONValue(plan.valueOfKnowing),
            "value_of_knowing_each": .array(
                plan.lessons.map { ["theme": .string($0.theme), "value": .number($0.value)] }),
        ])
    }
}

extension RoadmapPlan.Reason {
    var word: String {
        switch self {
        case .must: "must"
        case .worth: "worth"
        case .neededBy: "needed"
        }
    }
}

extension Session {
    /// What a plan has to keep to, as `surveys/canvass.yaml` has it.
    func planLimits(_ settings: WorkspaceSettings?) throws(CommandFailure) -> PlanLimits {
        guard let settings, settings.teams.contains(where: { $0.capacity > 0 }) else {
            throw CommandFailure(
                .failed, "no team has a capacity, so nothing can be planned",
                hint: "write 'teams: {app: {capacity: 24}}' into surveys/canvass.yaml: person-weeks a quarter")
        }
        return PlanLimits(teams: settings.teams, reserve: settings.reserve ?? CapacityReserve())
    }

    func plan(
        _ picture: RoadmapPicture, by method: ScoringMethod, _ limits: PlanLimits, seed: UInt64, quarters: Int
    ) throws(CommandFailure) -> RoadmapPlan {
        do {
            return try RoadmapPlanner(picture.scoring(.init(seed: seed, methods: [method])), by: method, limits: limits)
                .plan(quarters: quarters)
        } catch {
            let hint = "change 'plan:' in surveys/roadmap.yaml, or the capacity in surveys/canvass.yaml"
            switch error {
            case .mustsDoNotFit(let team, let weeks, let capacity):
                throw CommandFailure(
                    .failed,
                    "the musts with what they need take \(NumberText.score(weeks)) weeks of \(printable(team)), which has "
                        + "\(NumberText.exact(capacity))", hint: hint)
            case .mustsBreakQuota:
                throw CommandFailure(
                    .failed, "the musts with what they need take capacity that is reserved for other work", hint: hint)
            case .mustsContradict(let id):
                throw CommandFailure(
                    .failed, "the musts contradict each other at '\(printable(id))'",
                    hint: "a must may not need what is never built, nor exclude another must")
            case .mustWithoutEffort(let id):
                throw CommandFailure(
                    .failed,
                    "'\(printable(id))' must be built, but nobody said what it costs, or its team has no capacity",
                    hint: "write 'effort: {app: 2..5}' with a team of surveys/canvass.yaml")
            }
        }
    }
}
