extension RoadmapSensitivity {
    /// The weight of one criterion at which two initiatives are level.
    package struct WeightBreakEven: Hashable, Sendable {
        package var criterion: String
        package var other: String
        /// Among all criteria, 0 to 1: now, and then; the others keep their proportions.
        package var weight: Double
        package var weightNeeded: Double

        /// w* = (r_j − r_i) / ((v_i − v_j) + (r_j − r_i)), with v what the criterion says and r what all others say at weight 1.
        ///
        /// - Returns: From 0 to 1; `nil` where no weight makes them level.
        package static func weight(values: (Double, Double), rests: (Double, Double)) -> Double? {
            let behind = rests.1 - rests.0
            let weight = behind / ((values.0 - values.1) + behind)
            return weight.isFinite && (0...1).contains(weight) ? rounded(weight) : nil
        }

        /// For each criterion and neighbour the weight at which they are level, the smallest change first.
        package static func all(of own: RoadmapScore, beside others: [RoadmapScore]) -> [WeightBreakEven] {
            others.flatMap { other in
                (own.parts ?? []).compactMap { part -> WeightBreakEven? in
                    guard let mine = own.sides(of: part.name), let theirs = other.sides(of: part.name),
                        let needed = weight(values: (mine.value, theirs.value), rests: (mine.rest, theirs.rest))
                    else { return nil }
                    return WeightBreakEven(
                        criterion: part.name, other: other.initiative, weight: mine.weight, weightNeeded: needed)
                }
            }.sorted { ($0.change, $0.criterion, $0.other) < ($1.change, $1.criterion, $1.other) }
        }

        private var change: Double { rounded(abs(weightNeeded - weight)) }
    }
}

extension RoadmapScore {
    /// What a criterion says, 0 to 1, and what all others say together at weight 1; `nil` where it weighs nothing or all.
    fileprivate func sides(of criterion: String) -> (weight: Double, value: Double, rest: Double)? {
        guard let part = parts?.first(where: { $0.name == criterion }), let weight = part.weight,
            let points = part.points, weight > 0, weight < 1
        else { return nil }
        let others = (parts ?? []).filter { $0.name != criterion }.reduce(0) { $0 + ($1.points ?? 0) }
        return (weight, points / (100 * weight), others / (100 * (1 - weight)))
    }
}
