internal import Statistics

/// What the waiting of a queue costs, worked off one by one.
package enum DelayCost {
    /// Σ cost · (weeks until it is done), in the given order.
    package static func total(_ queue: [(costPerWeek: Double, weeks: Double)]) -> Double {
        var (time, total) = (0.0, 0.0)
        for job in queue {
            time += job.weeks
            total += job.costPerWeek * time
        }
        return total
    }
}

extension RoadmapScoring {
    /// What the wait costs in all, in the order of cd3 and in that of the roadmap, with everything at its middle; `nil` for
    /// fewer than two.
    package func delayCosts() -> (best: Double, asListed: Double)? {
        let jobs = roadmap.initiatives.compactMap { initiative -> (costPerWeek: Double, weeks: Double)? in
            guard let cost = initiative.inputs?.delayCost, initiative.isCosted else { return nil }
            return (cost.quantity.median, initiative.effort.map(\.quantity.median).reduce(0, +))
        }
        guard jobs.count > 1 else { return nil }
        let sorted = jobs.sorted { $0.costPerWeek / $0.weeks > $1.costPerWeek / $1.weeks }
        return (rounded(DelayCost.total(sorted)), rounded(DelayCost.total(jobs)))
    }
}
