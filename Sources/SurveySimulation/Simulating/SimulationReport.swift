internal import Interviewing
package import SurveyModel

/// What many simulated respondents reached.
package struct SimulationReport: Sendable {
    package let map: ReachMap
    /// How many sessions reached each point of the map.
    package private(set) var counts: [Int]
    package private(set) var sessions = 0
    /// Sessions that ended because a question took no answer, or a check could not be met, by its name.
    package private(set) var stuck: [String: Int] = [:]
    private var times: [Int64] = []
    /// Fixed answers that were never taken, with what was said to them.
    package var refusals: [String: String] { refused.filter { !taken.contains($0.key) } }
    private var refused: [String: String] = [:]
    private var taken: Set<String> = []

    package init(_ survey: Survey) {
        map = ReachMap(survey)
        counts = Array(repeating: 0, count: map.points.count)
    }

    package mutating func add(_ visit: Simulation.Visit) {
        sessions += 1
        for point in map.reached(by: visit.sitting) { counts[point] += 1 }
        refused.merge(visit.refusals) { known, _ in known }
        taken.formUnion(visit.taken)
        if let place = visit.stuckAt { stuck[place, default: 0] += 1 }
        if visit.sitting.outcome == "complete" { times.append(visit.milliseconds) }
    }

    /// The share of sessions that reached a point, in percent.
    package func percent(_ point: Int) -> Double? {
        sessions == 0 ? nil : 100 * Double(counts[point]) / Double(sessions)
    }

    /// The least, the middle and the most minutes of the sessions that are complete; `nil` where none is.
    package var minutes: (least: Double, median: Double, most: Double)? {
        let sorted = times.sorted()
        guard let first = sorted.first, let last = sorted.last else { return nil }
        let middle = sorted.count / 2
        let median =
            sorted.count.isMultiple(of: 2)
            ? (Double(sorted[middle - 1]) + Double(sorted[middle])) / 2 : Double(sorted[middle])
        return (Double(first) / 60_000, median / 60_000, Double(last) / 60_000)
    }

    /// What no session reached, in the order of the map; points of scales and matrices last, since there are many.
    package var unreached: [ReachMap.Point] {
        let missed = map.points.indices.filter { counts[$0] == 0 }.map { map.points[$0] }
        return missed.filter { $0.kind != .point } + missed.filter { $0.kind == .point }
    }
}
