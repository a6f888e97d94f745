package import RoadmapScoring

/// A plan as bars: for each team what it works on, one thing after the other.
///
/// The capacity counts person-weeks, not days in a calendar: a bar says how much of a quarter's capacity a thing takes and
/// what comes before it, not on which day it is ready.
package struct PlanBars: Hashable, Sendable {
    package struct Bar: Hashable, Sendable {
        /// From 1, in the order of the plan.
        package var number: Int
        package var initiative: String
        /// From the beginning of the whole plan, in quarters.
        package var start: Double
        package var end: Double
    }

    package struct Row: Hashable, Sendable {
        package var team: String
        package var bars: [Bar]
    }

    package let rows: [Row]
    package let quarters: Int
    /// In the order of their numbers.
    package let initiatives: [String]

    package init(_ plan: RoadmapPlan) {
        quarters = plan.quarters.count
        initiatives = plan.quarters.flatMap { $0.places.map(\.initiative) }
        let numbers = Dictionary(initiatives.enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { first, _ in first })
        let teams = plan.quarters.first?.loads.map(\.team) ?? []
        rows = teams.map { team in
            var bars: [Bar] = []
            for (place, quarter) in plan.quarters.enumerated() {
                let capacity = quarter.loads.first { $0.team == team }?.capacity ?? 0
                var start = Double(place)
                for item in quarter.places {
                    guard capacity > 0, let weeks = item.weeks.first(where: { $0.team == team })?.weeks else {
                        continue
                    }
                    let end = min(Double(place + 1), start + weeks / capacity)
                    bars.append(
                        Bar(
                            number: numbers[item.initiative] ?? 0, initiative: item.initiative, start: start, end: end))
                    start = end
                }
            }
            return Row(team: team, bars: bars)
        }
    }

    /// What a quarter is called: now, next, then later.
    package static func horizon(_ quarter: Int) -> String { quarter <= 1 ? "now" : quarter == 2 ? "next" : "later" }
}
