internal import Statistics

/// What is believed about the share of accounts that have a need: chances of 400 equal cells from 0 to 1.
///
/// Chances are whole billionths, so that what a review has frozen is what was worked with, to the last bit.
package struct SharePosterior: Hashable, Sendable {
    package static let cells = 400

    /// The first cell with a chance, and the chances from there on in billionths.
    private let first: Int
    private let parts: [Int]
    private let grid: GridPosterior

    /// Makes the posterior from its logarithm at the middle of each cell, up to a constant; `nil` where evidence
    /// contradicts itself.
    package init?(logDensities: [Double]) {
        guard logDensities.count == Self.cells, let exact = GridPosterior(logDensities: logDensities) else {
            return nil
        }
        let parts = exact.weights.map { Int(($0 * 1e9).rounded()) }
        guard let first = parts.firstIndex(where: { $0 > 0 }), let last = parts.lastIndex(where: { $0 > 0 }) else {
            return nil
        }
        self.init(first: first, parts: Array(parts[first...last]))
    }

    private init?(first: Int, parts: [Int]) {
        guard first >= 0, !parts.isEmpty, parts.count <= Self.cells, first <= Self.cells - parts.count,
            parts.allSatisfy({ (0...2_000_000_000).contains($0) })
        else { return nil }
        var logs = Array(repeating: -Double.infinity, count: Self.cells)
        for (place, part) in parts.enumerated() { logs[first + place] = Elementary.log(Double(part)) }
        guard let grid = GridPosterior(logDensities: logs) else { return nil }
        self.first = first
        self.parts = parts
        self.grid = grid
    }

    /// P: the expected share.
    package var mean: Double { grid.mean }

    package var variance: Double { grid.variance }

    /// The chance that the share is at most `x`.
    package func cumulative(_ x: Double) -> Double { grid.cumulative(x) }

    /// The share that is not exceeded with the given chance; what draws are made with.
    package func quantile(_ probability: Double) -> Double { grid.quantile(probability) }

    /// The middle interval that holds the share with the given chance.
    package func interval(_ level: Double = 0.9) -> ClosedRange<Double> { grid.interval(level) }
}

extension SharePosterior: Codable {
    private enum CodingKeys: String, CodingKey { case first, parts }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let first = try values.decode(Int.self, forKey: .first)
        guard let posterior = Self(first: first, parts: try values.decode([Int].self, forKey: .parts)) else {
            throw DecodingError.dataCorruptedError(
                forKey: .parts, in: values, debugDescription: "these are not the chances of \(Self.cells) cells")
        }
        self = posterior
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(first, forKey: .first)
        try values.encode(parts, forKey: .parts)
    }
}
