internal import SurveyModel

/// How answers are followed back to what lets them be given.
extension PathSolver {
    /// A box of states, with the variables whose limits have not been followed back yet.
    private struct Trail {
        var cube: Cube
        /// In rising order.
        var pending: [Int]
        /// The latest question whose way was followed as a whole: what lies before it is settled, unless it gets narrower.
        var source: Int?

        init(_ cube: Cube) {
            self.cube = cube
            pending = cube.limits.map(\.variable)
        }

        /// A box that has been followed back already.
        init(followed cube: Cube) {
            self.cube = cube
            pending = []
        }

        mutating func follow(_ variable: Int) {
            let place = pending.firstIndex { $0 >= variable } ?? pending.count
            if place == pending.count || pending[place] != variable { pending.insert(variable, at: place) }
        }
    }

    /// No states are followed back over more answers than these.
    private static let longest = 2_000
    /// No box is made to speak of more variables than these.
    private static let mostLimits = 4_000

    /// The states among some in which the question can be asked: each answer that they need was asked for itself, and
    /// no jump that depends on the same answers passes over it.
    ///
    /// The latest answer comes first: what leads to its question was followed before, and stands in one step for all
    /// that lies before it.
    func followed(_ states: CubeSet, to place: Int) -> CubeSet {
        guard !gaps.contains(where: { $0.contains(place) }) else { return .never }
        var states = states
        for (number, variables) in readings.enumerated() where variables.isEmpty && passes(number, place) {
            states = conditions.both(states, stays(at: number))
        }
        return followed(states.cubes.map { Trail($0) }, to: place)
    }

    /// The states among those in which a question is asked in which a condition holds as well.
    func reach(_ place: Int, where condition: CubeSet) -> CubeSet {
        guard !condition.isEmpty else { return .never }
        return followed(reach(place).cubes.flatMap { limited(Trail(followed: $0), condition) }, to: place)
    }

    private func followed(_ start: [Trail], to place: Int) -> CubeSet {
        var trails = start
        for _ in 0..<Self.longest {
            let latest = trails.lazy.compactMap { $0.pending.last }.max()
            guard let variable = latest, !conditions.budget.isSpent else { break }
            var further: [Trail] = []
            for trail in trails {
                let next = trail.pending.last == variable ? followed(trail, variable, to: place) : [trail]
                for trail in next where further.count >= 64 || !further.contains(where: { $0.cube.covers(trail.cube) })
                {
                    further.append(trail)
                }
                guard further.count <= conditions.budget.widest else { return CubeSet(cubes: trails.map(\.cube)) }
            }
            trails = further
        }
        return CubeSet(cubes: trails.map(\.cube))
    }

    private func followed(_ trail: Trail, _ variable: Int, to place: Int) -> [Trail] {
        var trail = trail
        trail.pending.removeLast()
        return hopsReading[variable].reduce([trail]) { trails, number in
            passes(number, place) ? trails.flatMap { limited($0, stays(at: number)) } : trails
        }
        .flatMap { asked(variable, $0, before: place) }
    }

    private func passes(_ number: Int, _ place: Int) -> Bool {
        flow.hops[number].start < place && flow.hops[number].landing > place
    }

    /// Where a box needs a question to have been on the path, the states in which it was; where it needs it not to have
    /// been, those in which its conditions do not hold.
    private func asked(_ variable: Int, _ trail: Trail, before place: Int) -> [Trail] {
        guard let source = model.variables[variable].place, source < place else { return [trail] }
        let answer = model.answer(of: variable)
        let (full, reached) = (model.variables[answer].full, model.variables[answer].reached)
        let possible = trail.cube[answer] ?? full
        if possible & ~reached == 0 { return led(trail, to: source, before: place) }
        guard possible & reached == 0, !flow.canBePassed[source], !flow.steps[source].isBroken,
            flow.steps[source].question.optionCondition == nil
        else { return [trail] }
        let conditionsOff = flow.steps[source].conditions.map { conditions.notTrue(truth($0)) }
        return limited(trail, conditionsOff.reduce(.never, conditions.either))
    }

    /// The box within other states; what they say more is still to be followed.
    private func limited(_ trail: Trail, _ states: CubeSet) -> [Trail] {
        guard !states.isAlways, states.cubes.count <= conditions.budget.widest else { return [trail] }
        return states.cubes.compactMap { cube in
            guard let met = met(trail.cube, cube) else { return nil }
            var result = trail
            result.cube = met
            for limit in cube.limits {
                for variable in together(limit.variable) where met[variable] != trail.cube[variable] {
                    result.follow(variable)
                }
            }
            return result
        }
    }

    /// The box within the states that lead to an earlier question, which have been followed back themselves: only what
    /// is narrower in both than in each, and jumps from there on, are still to be looked at.
    private func led(_ trail: Trail, to source: Int, before place: Int) -> [Trail] {
        guard trail.source != source else { return [trail] }
        let states = reach(source)
        guard !states.isAlways, states.cubes.count <= conditions.budget.widest else { return [trail] }
        let jumps = flow.hops(from: source, to: place).filter { passes($0, place) }
        return states.cubes.flatMap { cube -> [Trail] in
            guard trail.cube.limits.count + cube.limits.count <= Self.mostLimits else { return [trail] }
            guard let met = met(trail.cube, cube) else { return [] }
            var result = trail
            result.cube = met
            result.source = source
            // What is narrower in both than in each is limited in both, so the shorter box shows all of it.
            for limit in (trail.cube.limits.count < cube.limits.count ? trail.cube : cube).limits {
                for variable in together(limit.variable) {
                    let cells = met[variable]
                    if cells != trail.cube[variable], cells != cube[variable] { result.follow(variable) }
                }
            }
            return jumps.reduce([result]) { trails, number in
                readings[number].contains { cube[$0] != nil }
                    ? trails.flatMap { limited($0, stays(at: number)) } : trails
            }
        }
    }

    /// The variable, and whether there is an answer at all to the multi that it belongs to: boxes that meet can settle that.
    private func together(_ variable: Int) -> [Int] {
        let answer = model.answer(of: variable)
        return answer == variable ? [variable] : [answer, variable]
    }

    private func met(_ first: Cube, _ second: Cube) -> Cube? {
        conditions.budget.spend(2 + (first.limits.count + second.limits.count) / 16)
        return conditions.met(first, second)
    }
}
