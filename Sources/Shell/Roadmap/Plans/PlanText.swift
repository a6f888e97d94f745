internal import Reporting
internal import RoadmapScoring
internal import TerminalText

/// A plan for people at a terminal: quarter by quarter, and as a timeline.
struct PlanText {
    private let plan: RoadmapPlan
    private let limits: PlanLimits
    private let titles: [String: String]
    private let width: Int

    init(_ plan: RoadmapPlan, _ limits: PlanLimits, titles: [String: String], width: Int) {
        self.plan = plan
        self.limits = limits
        self.titles = titles.mapValues(printable)
        self.width = max(24, width)
    }

    var text: String {
        var lines: [String] = []
        func add(_ text: String, indent: Int, first: String? = nil) {
            for (place, line) in Fitting.wrapped(text, to: max(12, width - indent)).enumerated() {
                let head = place == 0 ? first ?? "" : ""
                lines.append(Fitting.padded(head, to: indent) + line)
            }
        }
        var number = 0
        for quarter in plan.quarters {
            if quarter.places.isEmpty { continue }
            add("\(PlanBars.horizon(quarter.number)), quarter \(quarter.number)", indent: 0)
            for place in quarter.places {
                number += 1
                add(titles[place.initiative] ?? printable(place.initiative), indent: 6, first: "  \(number)")
                add(printable(place.initiative) + ", " + printable(PlanSentences.weeks(place)), indent: 6)
                let reason = printable(PlanSentences.reason(place, plan.method))
                if !reason.isEmpty { add(reason, indent: 6) }
            }
            for load in quarter.loads {
                add("\(printable(load.team)): \(PlanSentences.load(load))", indent: 4, first: "  ·")
            }
            add(PlanSentences.proof(quarter, plan.method), indent: 4, first: "  =")
            if let loss = PlanSentences.loss(quarter, plan.method) { add(printable(loss), indent: 4, first: "  ·") }
            for price in quarter.quotas {
                add(PlanSentences.price(price, limits, plan.method), indent: 4, first: "  ·")
            }
            lines.append("")
        }
        if number == 0 { lines += ["Nothing fits, or nothing is worth anything yet.", ""] }
        if number > 0 {
            lines += PlanTimeline(PlanBars(plan), titles: titles, width: width).lines
            add("A bar is the share of a quarter's capacity, dots are free; the numbers are those above.", indent: 0)
            lines.append("")
        }
        if !plan.leftovers.isEmpty {
            add("in no quarter", indent: 0)
            for leftover in plan.leftovers {
                add(
                    "\(printable(leftover.initiative)): \(printable(PlanSentences.obstacle(leftover.obstacle)))",
                    indent: 4, first: "  –")
            }
            lines.append("")
        }
        for contender in plan.contenders.prefix(3) where contender.coreIndex >= 0.05 {
            add(
                "\(printable(contender.initiative)) would be in the first quarter in \(NumberText.chance(contender.coreIndex)) "
                    + "of the draws", indent: 4, first: "  ?")
        }
        if let knowing = PlanSentences.knowing(plan) { add(knowing, indent: 4, first: "  ?") }
        if let lesson = PlanSentences.lesson(plan) { add(printable(lesson), indent: 4, first: "  ?") }
        if number > 0 { add(PlanSentences.reading(plan.method), indent: 4, first: "  ·") }
        if plan.quarters.count(where: { !$0.places.isEmpty }) > 1 {
            add(PlanSentences.manner, indent: 4, first: "  ·")
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }
}
