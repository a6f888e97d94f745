/// A box of states: for each variable it names, the cells that are still possible; every other variable is free.
struct Cube: Hashable, Sendable {
    struct Limit: Hashable, Sendable {
        var variable: Int
        /// One bit for each cell.
        var cells: UInt64
    }

    /// In the order of their variables, each at most once, none empty.
    private(set) var limits: [Limit]

    /// The box of all states.
    static let all = Cube(limits: [])

    private init(limits: [Limit]) { self.limits = limits }

    init(_ variable: Int, in cells: UInt64) { limits = [Limit(variable: variable, cells: cells)] }

    /// The cells of a variable, or `nil` where it is free.
    subscript(variable: Int) -> UInt64? {
        var (low, high) = (0, limits.count)
        while low < high {
            let middle = (low + high) / 2
            if limits[middle].variable < variable { low = middle + 1 } else { high = middle }
        }
        return low < limits.count && limits[low].variable == variable ? limits[low].cells : nil
    }

    /// What lies in both, or `nil` where nothing does.
    func met(with other: Cube) -> Cube? {
        if limits.isEmpty { return other }
        if other.limits.isEmpty { return self }
        var result: [Limit] = []
        result.reserveCapacity(limits.count + other.limits.count)
        var (left, right) = (0, 0)
        while left < limits.count, right < other.limits.count {
            let (first, second) = (limits[left], other.limits[right])
            if first.variable < second.variable {
                result.append(first)
                left += 1
            } else if first.variable > second.variable {
                result.append(second)
                right += 1
            } else {
                let cells = first.cells & second.cells
                guard cells != 0 else { return nil }
                result.append(Limit(variable: first.variable, cells: cells))
                left += 1
                right += 1
            }
        }
        result += limits[left...]
        result += other.limits[right...]
        return Cube(limits: result)
    }

    /// Whether it holds all of the other box.
    func covers(_ other: Cube) -> Bool {
        guard limits.count <= other.limits.count else { return false }
        return limits.allSatisfy { limit in
            other[limit.variable].map { $0 & ~limit.cells == 0 } ?? false
        }
    }
}

/// A union of boxes: a disjunctive normal form.
///
/// It always stands for at least the states that are meant, and maybe for more; so that it is empty proves that there is
/// no such state, and that it is not proves nothing.
struct CubeSet: Hashable, Sendable {
    private(set) var cubes: [Cube]

    static let never = CubeSet(cubes: [])
    static let always = CubeSet(cubes: [.all])

    init(cubes: [Cube]) { self.cubes = cubes }
    init(_ cube: Cube) { cubes = [cube] }

    var isEmpty: Bool { cubes.isEmpty }
    var isAlways: Bool { cubes.contains { $0.limits.isEmpty } }

    /// The variables that it names.
    var variables: Set<Int> {
        cubes.reduce(into: []) { names, cube in for limit in cube.limits { names.insert(limit.variable) } }
    }
}

/// How much the solver may do for one survey.
///
/// A survey can be written so that its conditions multiply without end; what is left over after the last step is taken
/// for unknown, and unknown is never reported.
final class SolverBudget {
    private var steps: Int
    /// The most boxes that one union may have; more are taken for all states.
    let widest = 4096

    init(steps: Int) { self.steps = steps }

    var isSpent: Bool { steps <= 0 }

    func spend(_ count: Int) { steps -= count }
}
