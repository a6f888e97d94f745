internal import FeedbackModel
internal import Statistics

/// A customer base of which all is known: who has which need, how badly, who writes tickets, and what would be answered.
///
/// It has the biases that feedback has. Small customers are many and large ones loud; whom the product is not for needs other
/// things, and more of them; who is upset writes, writes again, and calls everything important; a few tickets have the wrong
/// label; who is asked is more likely large; and what an agent notes down misses some needs and invents some. All follows
/// from a seed.
struct SimulatedWorld {
    static let accountCount = 800
    static let themeCount = 20
    /// How well a note tells whether the need is there.
    static let recall = GuardSettings.Accuracy(sensitivity: 0.85, specificity: 0.98)
    /// How far the product is for those whom it is not for.
    static let poorFit = 0.2
    private static let mislabelled = 0.003

    /// One account and one theme.
    struct Cell {
        var hasNeed = false
        /// How bad what happens is: ¼, ½, ¾ or 1.
        var fact = 0.0
        /// How bad it is said to be, 0 to 1.
        var stated = 0.0
        var tickets = 0
        /// What a note of an interview would say.
        var isNoted = false
    }

    let accounts: [Account]
    let isIdeal: [Bool]
    /// By theme and account.
    let cells: [[Cell]]
    /// In which order accounts would answer.
    let order: [Int]

    init(seed: UInt64) {
        var chance = Chance(stream: Xoshiro256(seed: seed))
        let sizes = (0..<Self.accountCount).map { _ in chance.pick([0.6, 0.3, 0.1]) }
        let isIdeal = sizes.map { !chance.happens([0.35, 0.2, 0.1][$0]) }
        let seats = sizes.map { Int([5.0, 20, 200][$0] * chance.power([4, 10, 10][$0])) }
        accounts = sizes.indices.map { number in
            Account(
                id: Self.id(number), source: "simulated", name: "",
                attributes: [
                    "size": ["small", "middle", "large"][sizes[number]], "ideal": isIdeal[number] ? "yes" : "no",
                ],
                seats: seats[number], revenue: 300 * Double(seats[number]) * Elementary.exp(chance.normal(0, 0.4)),
                lifecycle: "active")
        }
        self.isIdeal = isIdeal
        let tempers = sizes.map { _ in chance.normal(0, 0.6) }
        cells = (0..<Self.themeCount).map { _ in
            let theme = Theme(&chance)
            return sizes.indices.map { theme.cell(sizes[$0], isIdeal: isIdeal[$0], temper: tempers[$0], &chance) }
        }
        // The smallest of exponential waiting times first: P. S. Efraimidis & P. G. Spirakis, Information Processing Letters
        // 97 (2006).
        let waits = sizes.map { -Elementary.log(chance.uniform()) / [1, 2, 4][$0] }
        order = waits.indices.sorted { waits[$0] < waits[$1] }
    }

    static func id(_ number: Int) -> String { "a\(1000 + number)" }

    /// P: the share of those that the product is for, by how far it is.
    var shares: [Double] {
        let fits = isIdeal.map { $0 ? 1 : Self.poorFit }
        let whole = fits.reduce(0, +)
        return cells.map { cells in zip(cells, fits).reduce(0) { $0 + ($1.0.hasNeed ? $1.1 : 0) } / whole }
    }

    /// Need points: what the model is to find.
    var needs: [Double] {
        let fits = isIdeal.map { $0 ? 1 : Self.poorFit }
        let whole = fits.reduce(0, +)
        return cells.map { cells in
            100 * zip(cells, fits).reduce(0) { $0 + ($1.0.hasNeed ? $1.0.fact * $1.1 : 0) } / whole
        }
    }

    /// What makes a theme.
    private struct Theme {
        private let need: Double
        private let bySize: [Double]
        private let ofPoorFit: Double
        private let severity: Double
        private let heat: Double

        init(_ chance: inout Chance) {
            need = chance.normal(-2.2, 0.9)
            bySize = (0..<3).map { _ in chance.normal(0, 0.6) }
            ofPoorFit = chance.normal(0.5, 0.8)
            severity = 0.25 + 0.65 * chance.uniform()
            heat = chance.normal(0, 0.8)
        }

        func cell(_ size: Int, isIdeal: Bool, temper: Double, _ chance: inout Chance) -> Cell {
            var cell = Cell()
            cell.hasNeed = chance.happens(logistic(need + bySize[size] + (isIdeal ? 0 : ofPoorFit)))
            let emotion = heat + temper + chance.normal(0, 0.5)
            cell.fact = min(1, max(0.25, (4 * chance.normal(severity, 0.18)).rounded() / 4))
            cell.stated = min(1, max(0, chance.normal((cell.hasNeed ? cell.fact : 0.3) + 0.1 + 0.2 * emotion, 0.1)))
            let writes = chance.happens(logistic(-1.4 + 0.9 * emotion + 0.8 * Double(size)))
            let repeats = Elementary.exp(0.6 * emotion + 0.5 * Double(size) - 0.5)
            let more = chance.poisson(min(20, repeats))
            let isMislabelled = chance.happens(SimulatedWorld.mislabelled)
            cell.tickets = cell.hasNeed ? (writes ? 1 + more : 0) : (isMislabelled ? 1 : 0)
            let recall = SimulatedWorld.recall
            cell.isNoted = chance.happens(cell.hasNeed ? recall.sensitivity : 1 - recall.specificity)
            return cell
        }

        private func logistic(_ x: Double) -> Double { 1 / (1 + Elementary.exp(-x)) }
    }
}

/// Draws of all kinds from one stream.
private struct Chance {
    var stream: Xoshiro256

    mutating func uniform() -> Double { stream.uniform() }

    mutating func happens(_ probability: Double) -> Bool { stream.uniform() < probability }

    mutating func normal(_ mean: Double, _ deviation: Double) -> Double {
        mean + deviation * Normal.quantile(stream.uniform())
    }

    /// From 1 to `most`, evenly by its logarithm.
    mutating func power(_ most: Double) -> Double { Elementary.exp(stream.uniform() * Elementary.log(most)) }

    /// A place, with these chances.
    mutating func pick(_ chances: [Double]) -> Int {
        var rest = stream.uniform()
        for (place, chance) in chances.enumerated() {
            if rest < chance { return place }
            rest -= chance
        }
        return chances.count - 1
    }

    /// A count with this mean.
    ///
    /// By the products of uniform numbers: D. E. Knuth, TAOCP 2, section 3.4.1.
    mutating func poisson(_ mean: Double) -> Int {
        let limit = Elementary.exp(-mean)
        var (count, product) = (0, stream.uniform())
        while product > limit {
            count += 1
            product *= stream.uniform()
        }
        return count
    }
}
