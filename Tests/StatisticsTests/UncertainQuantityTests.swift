import Statistics
import Testing

/// Numbers that are only known within bounds.
struct UncertainQuantityTests {
    // Published (D. G. Malcolm et al. 1959, the worked example computed with SciPy): 2, 4 and 9 have mean 4.5, α 2.143 and
    // β 3.857.
    @Test func anEstimateOfThreePoints() throws {
        let pert = try #require(PERT(low: 2, mode: 4, high: 9))
        #expect(abs(pert.mean - 4.5) < 1e-12)
        #expect(abs(pert.place.alpha - 2.143) < 5e-4 && abs(pert.place.beta - 3.857) < 5e-4)
        for (probability, expected) in [(0.05, 2.63015865), (0.5, 4.3825886), (0.95, 6.77392149)] {
            #expect(abs(pert.quantile(probability) - expected) < 1e-8)
        }
    }

    // Oracle: scipy.stats.triang.
    @Test func aTriangle() throws {
        let triangle = try #require(Triangular(low: 2, mode: 4, high: 9))
        for (probability, expected) in [(0.05, 2.83666003), (0.5, 4.81669987), (0.95, 7.67712434)] {
            #expect(abs(triangle.quantile(probability) - expected) < 1e-8)
        }
        #expect(abs(triangle.mean - 5) < 1e-12 && abs(triangle.variance - 13.0 / 6) < 1e-12)
    }

    @Test func whatIsKnownHasNoInterval() throws {
        #expect(UncertainQuantity.fixed(3).interval() == 3...3 && UncertainQuantity.fixed(3).isCertain)
        let point = UncertainQuantity.triangular(try #require(Triangular(low: 1, mode: 1, high: 1)))
        #expect(point.quantile(0.3) == 1 && point.mean == 1 && point.isCertain)
        let hump = UncertainQuantity.pert(try #require(PERT(low: 1, mode: 1, high: 1)))
        #expect(hump.quantile(0.3) == 1 && hump.mean == 1 && hump.isCertain)
        #expect(!UncertainQuantity.lognormal(Lognormal(interval: 2...8)).isCertain)
        #expect(Triangular(low: 3, mode: 2, high: 4) == nil && PERT(low: 1, mode: 5, high: 4) == nil)
        #expect(Triangular(low: .nan, mode: 2, high: 4) == nil && PERT(low: 1, mode: 2, high: .infinity) == nil)
    }

    // Drawn with even chances each has its mean, quantiles rise, and the table for quick draws is the same distribution.
    @Test func drawsHaveTheMean() throws {
        let quantities: [UncertainQuantity] = [
            .lognormal(Lognormal(interval: 2...8)), .triangular(try #require(Triangular(low: 0, mode: 0, high: 6))),
            .pert(try #require(PERT(low: 2, mode: 4, high: 9))), .share(BetaDistribution(alpha: 2, beta: 4)),
        ]
        for quantity in quantities {
            let values = (0..<2_000).map { quantity.quantile((Double($0) + 0.5) / 2_000) }
            #expect(abs(values.reduce(0, +) / 2_000 - quantity.mean) < 2e-3 * quantity.mean, "\(quantity)")
            #expect(values == values.sorted(), "\(quantity)")
            let table = QuantileTable(quantile: quantity.quantile)
            for probability in [0.01, 0.3, 0.5, 0.9, 0.99] {
                let drawn = table.value(atScore: Normal.quantile(probability))
                #expect(abs(drawn - quantity.quantile(probability)) < 1e-3, "\(quantity) at \(probability)")
            }
        }
    }
}
