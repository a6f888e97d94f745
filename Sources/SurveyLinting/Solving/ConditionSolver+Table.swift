internal import SurveyModel

/// Truth tables of single conditions.
extension ConditionSolver {
    /// What a condition reads, as the axes of its table.
    private struct Axes {
        var variables: [Int] = []
        var groups: [MultiGroup] = []

        mutating func add(_ variable: Int) { if !variables.contains(variable) { variables.append(variable) } }
    }

    /// The most states for which one condition is evaluated.
    private static let most = 4096

    /// The most that the evaluations of one condition may cost together, in nodes of its tree.
    private static let mostEffort = 1_000_000

    /// Where the condition is what, by trying all cells of what it reads; `nil` where cells cannot stand for values.
    func table(_ expression: Expression) -> Truth? {
        guard let axes = axes(of: expression) else { return nil }
        let counts = axes.variables.map { model.variables[$0].samples.count }
        var size = 1
        for count in counts {
            size *= count
            guard size > 0, size <= Self.most else { return nil }
        }
        let (effort, overflows) = size.multipliedReportingOverflow(by: 8 + expression.effort)
        guard !overflows, effort <= Self.mostEffort else { return nil }
        budget.spend(effort)
        guard !budget.isSpent else { return nil }
        let compiled = CompiledExpression(expression)
        var environment = Environment(optionLists: model.optionLists)
        var rows: [[[Int]]] = [[], [], []]
        var isKnown = false
        var cells = Array(repeating: 0, count: counts.count)
        repeat {
            if fill(&environment, axes, cells) {
                let row: Int
                switch compiled.evaluate(in: environment) {
                case .value(.boolean(true)): row = 0
                case .value(.boolean(false)): row = 1
                default: row = 2
                }
                isKnown = isKnown || row != 2
                rows[row].append(cells)
            }
        } while advance(&cells, counts)
        // What nothing decides is something that the evaluation does not know.
        guard isKnown else { return nil }
        return Truth(
            isTrue: boxes(rows[0], axes), isFalse: boxes(rows[1], axes), isMissing: boxes(rows[2], axes))
    }

    private func axes(of expression: Expression) -> Axes? {
        let uses = ExpressionUses(expression)
        guard !uses.readsWorld else { return nil }
        var axes = Axes()
        for name in uses.names.sorted() where name != Inliner.nothing {
            guard let index = model[name] else { return nil }
            let variable = model.variables[index]
            axes.add(index)
            guard let group = model.group(of: index) else {
                let isKnown =
                    variable.isExhaustive
                    || (!uses.raw.contains(name) && !uses.emptied.contains(name) && variable.valued != 0)
                guard isKnown else { return nil }
                continue
            }
            axes.groups.append(group)
            let codes = group.members.map(\.code)
            let isRaw = uses.raw.contains(name)
            if isRaw, codes.count > 6 { return nil }
            let wanted = isRaw ? Set(codes) : uses.members[name] ?? []
            guard wanted.isSubset(of: codes) else { return nil }
            for member in group.members where wanted.contains(member.code) { axes.add(member.variable) }
            if uses.counted.contains(name), !isRaw { axes.add(group.count) }
        }
        // Sums over several questions are left alone: what looks impossible in them is often a unit that was mistaken.
        let summed = uses.raw.filter { $0 != Inliner.nothing }
        guard summed.count <= 1 else { return nil }
        return axes
    }

    /// Puts one state into the environment; `false` where there is no such state.
    private func fill(_ environment: inout Environment, _ axes: Axes, _ cells: [Int]) -> Bool {
        var cube = Cube.all
        for (variable, cell) in zip(axes.variables, cells) {
            let known = model.variables[variable]
            switch known.part {
            case .option, .count:
                guard let met = cube.met(with: Cube(variable, in: 1 << UInt64(cell))) else { return false }
                cube = met
            case .jumped: environment[Inliner.jumped(known.name)] = known.samples[cell]
            case .answer where model.group(of: variable) == nil: set(known, known.samples[cell], in: &environment)
            case .answer: continue
            }
        }
        for group in axes.groups {
            guard let place = axes.variables.firstIndex(of: group.answer) else { return false }
            let known = model.variables[group.answer]
            guard known.samples[cells[place]].value != nil else {
                // Of what was not answered no option is chosen: one row stands for all.
                guard group.members.allSatisfy({ cube[$0.variable] ?? 1 == 1 }), cube[group.count] ?? 1 == 1 else {
                    return false
                }
                set(known, known.samples[cells[place]], in: &environment)
                continue
            }
            guard let codes = group.answer(in: cube) else { return false }
            set(known, .value(.multi(codes)), in: &environment)
        }
        return true
    }

    private func set(_ variable: SolverVariable, _ answer: Answer, in environment: inout Environment) {
        if variable.name.hasPrefix("case.") {
            environment.caseFields[String(variable.name.dropFirst(5))] = answer.value
        } else {
            environment[variable.name] = answer
        }
    }

    private func advance(_ cells: inout [Int], _ counts: [Int]) -> Bool {
        for place in cells.indices.reversed() {
            cells[place] += 1
            if cells[place] < counts[place] { return true }
            cells[place] = 0
        }
        return false
    }

    /// The rows as boxes, of which those are joined that differ in one variable only.
    private func boxes(_ rows: [[Int]], _ axes: Axes) -> CubeSet {
        guard !rows.isEmpty else { return .never }
        guard !axes.variables.isEmpty else { return .always }
        // Where a multi has no answer, its options are free.
        var masks = rows.map { cells in
            zip(axes.variables, cells).map { variable, cell in
                let isFree =
                    model.variables[variable].part != .answer
                    && axes.groups.contains { group in
                        guard group.members.contains(where: { $0.variable == variable }) || group.count == variable,
                            let place = axes.variables.firstIndex(of: group.answer)
                        else { return false }
                        return model.variables[group.answer].samples[cells[place]].value == nil
                    }
                return isFree ? model.variables[variable].full : 1 << UInt64(cell)
            }
        }
        for axis in axes.variables.indices.reversed() {
            var joined: [[UInt64]: Int] = [:]
            var next: [[UInt64]] = []
            for mask in masks {
                var key = mask
                key[axis] = 0
                if let place = joined[key] {
                    next[place][axis] |= mask[axis]
                } else {
                    joined[key] = next.count
                    next.append(mask)
                }
            }
            masks = next
        }
        let cubes = masks.compactMap { mask -> Cube? in
            var cube: Cube? = .all
            for (variable, cells) in zip(axes.variables, mask) where cells != model.variables[variable].full {
                cube = cube?.met(with: Cube(variable, in: cells))
            }
            return cube
        }
        if cubes.contains(.all) { return .always }
        // What a part says of its answer belongs to the box.
        let hasParts = axes.variables.contains { model.variables[$0].parts != nil }
        return CubeSet(cubes: hasParts ? cubes.compactMap { model.consistent($0, after: $0) } : cubes)
    }
}

extension Expression {
    /// What it costs to evaluate it, in nodes of its tree: a pattern is held against each letter of a text.
    fileprivate var effort: Int {
        var (nodes, letters, pattern) = (0, 0, 0)
        measure(&nodes, &letters, &pattern)
        let (matching, overflows) = letters.multipliedReportingOverflow(by: pattern)
        return overflows ? .max / 2 : min(nodes + letters / 8 + matching / 8, .max / 2)
    }

    private func measure(_ nodes: inout Int, _ letters: inout Int, _ pattern: inout Int) {
        nodes += 1
        switch node {
        case .text(let text): letters += text.utf8.count
        case .matches(_, let text): pattern += text.utf8.count
        default: break
        }
        for child in children { child.measure(&nodes, &letters, &pattern) }
    }
}
