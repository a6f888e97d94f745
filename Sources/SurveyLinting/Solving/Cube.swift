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
        let place = Self.place(of: variable, in: limits, from: 0)
        return place < limits.count && limits[place].variable == variable ? limits[place].cells : nil
    }

    /// What lies in both, or `nil` where nothing does.
    func met(with other: Cube) -> Cube? {
        if limits.isEmpty { return other }
        if other.limits.isEmpty { return self }
        // A few limits meet very many, as a condition meets all that leads to a question: what lies between is copied.
        let (few, many) = limits.count < other.limits.count ? (limits, other.limits) : (other.limits, limits)
        var result: [Limit] = []
        result.reserveCapacity(few.count + many.count)
        var start = 0
        for limit in few {
            let place = Self.place(of: limit.variable, in: many, from: start)
            result += many[start..<place]
            start = place
            guard place < many.count, many[place].variable == limit.variable else {
                result.append(limit)
                continue
            }
            let cells = limit.cells & many[place].cells
            guard cells != 0 else { return nil }
            result.append(Limit(variable: limit.variable, cells: cells))
            start += 1
        }
        result += many[start...]
        return Cube(limits: result)
    }

    /// The first place from a start on whose variable is not lower.
    private static func place(of variable: Int, in limits: [Limit], from start: Int) -> Int {
        var (low, high) = (start, limits.count)
        while low < high {
            let middle = (low + high) / 2
            if limits[middle].variable < variable { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether it holds all of the other box.
    func covers(_ other: Cube) -> Bool {
        guard limits.count <= other.limits.count else { return false }
        var start = 0
        for limit in limits {
            let place = Self.place(of: limit.variable, in: other.limits, from: start)
            guard place < other.limits.count, other.limits[place].variable == limit.variable,
                other.limits[place].cells & ~limit.cells == 0
            else { return false }
            start = place + 1
        }
        return true
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
