internal import Statistics

/// Seeded choices, the same on every machine.
struct Chance {
    private var stream: Xoshiro256

    /// A stream of its own for each named thing, so that a longer list of one moves no other.
    init(seed: UInt64, name: String) { stream = Xoshiro256(seed: seed, name: name) }

    mutating func happens(_ probability: Double) -> Bool { stream.uniform() < probability }

    /// A whole number from a range; the bias of the plain product is below 2⁻⁴⁰ here.
    mutating func integer(in range: ClosedRange<Int>) -> Int {
        let count = Double(range.upperBound - range.lowerBound + 1)
        return range.lowerBound + Int((stream.uniform() * count).rounded(.down))
    }

    /// One of several; `fallback` only if there are none.
    mutating func pick<Element>(_ elements: [Element], else fallback: Element) -> Element {
        elements.isEmpty ? fallback : elements[integer(in: 0...(elements.count - 1))]
    }

    mutating func pick(_ texts: [String]) -> String { pick(texts, else: "") }

    /// The place of one of several, each as likely as its weight says.
    mutating func index(weights: [Double]) -> Int {
        var point = stream.uniform() * weights.reduce(0, +)
        for (index, weight) in weights.enumerated() {
            point -= weight
            if point < 0 { return index }
        }
        return max(0, weights.count - 1)
    }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        for index in elements.indices.dropFirst().reversed() {
            elements.swapAt(index, integer(in: 0...index))
        }
        return elements
    }
}
