/// Which items stand together in which set of a best-worst scaling, each as often as any other.
///
/// Every item comes equally often, give or take one, and every two items meet as evenly as a search from a few starts
/// finds; where a balanced incomplete block design exists for the numbers (J. J. Louviere, T. N. Flynn and A. A. J.
/// Marley, "Best-Worst Scaling", 2015) it is often found, but not always.
package enum BalancedDesign {
    /// Makes so many sets of so many items, counted from 0, in the order in which they are shown.
    ///
    /// The same seed and name give the same design. `size` is held to the number of items; without items or sets there is
    /// nothing.
    package static func sets(items: Int, sets: Int, size: Int, seed: UInt64, name: String) -> [[Int]] {
        guard items > 0, sets > 0, size > 0 else { return [] }
        let size = min(size, items)
        var chance = ParkMiller(seed: seed, name: name)
        // The work of one start grows with this; a long list needs fewer starts to come near.
        let work = sets * size * size * items
        let starts = max(2, min(64, 400_000 / max(1, work)))
        var best: (unevenness: Int, sets: [[Int]])?
        for _ in 0..<starts {
            let candidate = attempt(items: items, sets: sets, size: size, &chance)
            if candidate.unevenness < best?.unevenness ?? .max { best = candidate }
        }
        return (best?.sets ?? []).map { $0.shuffled(by: &chance) }
    }

    /// Fills the sets one item at a time with what came least often, and met the others in the set least often.
    private static func attempt(
        items: Int, sets: Int, size: Int, _ chance: inout ParkMiller
    ) -> (unevenness: Int, sets: [[Int]]) {
        var appearances = Array(repeating: 0, count: items)
        var meetings = Array(repeating: 0, count: items * items)
        var result: [[Int]] = []
        for _ in 0..<sets {
            var set: [Int] = []
            while set.count < size {
                var best: (appearances: Int, meetings: Int, item: Int)?
                var ties = 0
                for item in 0..<items where !set.contains(item) {
                    let met = set.reduce(0) { $0 + meetings[item * items + $1] * meetings[item * items + $1] }
                    let rank = (appearances[item], met)
                    if let known = best, (known.appearances, known.meetings) <= rank {
                        guard (known.appearances, known.meetings) == rank else { continue }
                        ties += 1
                        // Each of those alike has the same chance.
                        if chance.below(ties) > 0 { continue }
                    } else {
                        ties = 1
                    }
                    best = (rank.0, rank.1, item)
                }
                guard let item = best?.item else { break }
                appearances[item] += 1
                for other in set {
                    meetings[item * items + other] += 1
                    meetings[other * items + item] += 1
                }
                set.append(item)
            }
            result.append(set)
        }
        return (meetings.reduce(0) { $0 + $1 * $1 }, result)
    }
}
