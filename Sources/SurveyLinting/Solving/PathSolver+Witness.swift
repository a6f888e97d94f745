package import SurveyModel

extension PathSolver {
    /// Answers that lead to a question, tried out from the first question on; `nil` where none were found.
    ///
    /// None is found where the question is unreachable, and may be missed where much cannot be known, such as sums.
    func witness(for place: Int, tries: Int = 400) -> Witness? {
        var states = reach(place)
        // Jumps on other answers than those that the question needs have to be stayed away from, too.
        for (number, hop) in flow.hops.enumerated() where hop.start < place && hop.landing > place {
            states = conditions.both(states, stays(at: number))
        }
        for seed in 0..<UInt64(max(1, tries / max(1, min(states.cubes.count, 64)))) {
            for cube in states.cubes.prefix(64) {
                if let witness = Walk.lead(self, through: cube, seed: seed, to: place) { return witness }
            }
        }
        return nil
    }
}

/// What the solver says about a single question.
package enum Reach: Hashable, Sendable {
    /// These answers lead to it.
    case reached(Witness)
    /// No answers do: that is proven.
    case never
    /// None were found, which proves nothing.
    case unknown

    /// Looks for answers that lead to a question.
    ///
    /// - Parameters:
    ///   - question: The name of a question or calculation.
    ///   - survey: The survey, without errors.
    /// - Returns: What was found; `nil` where the survey has no such question.
    package static func of(_ question: String, in survey: Survey) -> Reach? {
        let paths = PathSolver(survey)
        guard let place = paths.flow.places[question] else { return nil }
        if let witness = paths.witness(for: place) { return .reached(witness) }
        return paths.reach(place).isEmpty ? .never : .unknown
    }
}
