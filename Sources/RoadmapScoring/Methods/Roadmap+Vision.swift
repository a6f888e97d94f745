extension Roadmap {
    /// How well an initiative serves the goals, by their weights, −1 to 1; `nil` where nobody said or no goal has a weight.
    ///
    /// A goal against which it is not rated is one that it does not serve.
    package func alignment(of initiative: Initiative) -> Double? {
        let whole = goals.reduce(0) { $0 + max(0, $1.weight) }
        guard whole > 0, !initiative.goals.isEmpty else { return nil }
        let sum = goals.reduce(0.0) { sum, goal in
            sum + max(0, goal.weight) * (initiative.goals.first { $0.goal == goal.name }?.rating ?? 0)
        }
        return rounded(sum / whole)
    }
}

/// An initiative that meets much need and serves the goals little: something to talk about, and nothing to calculate away.
package struct VisionTension: Hashable, Sendable {
    package var initiative: String
    /// Need points that it takes away.
    package var relief: Double
    /// −1 to 1.
    package var alignment: Double

    /// Below this the goals are served little.
    package static let little = 0.5

    /// The upper half by need relieved, as far as it serves the goals little, by relief.
    package static func all(_ ranking: MethodRanking, _ roadmap: Roadmap) -> [VisionTension] {
        let known = ranking.initiatives.compactMap { scored in
            scored.score.relief.map { (id: scored.score.initiative, relief: $0.value) }
        }.filter { $0.relief > 0 }.sorted { (-$0.relief, $0.id) < (-$1.relief, $1.id) }
        return known.prefix((known.count + 1) / 2).compactMap { id, relief in
            guard let initiative = roadmap.initiatives.first(where: { $0.id == id }),
                let alignment = roadmap.alignment(of: initiative), alignment < little
            else { return nil }
            return VisionTension(initiative: id, relief: relief, alignment: alignment)
        }
    }
}
